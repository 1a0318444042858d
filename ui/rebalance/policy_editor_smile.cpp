// The smile rule in the policy editor: a choice, and the numbers it asks for.
#include "ui/rebalance/policy_editor.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace ballast::ui {
namespace {

using pricing::SmileRule;
constexpr SmileRule kSmileRules[] = {SmileRule::StickyStrike, SmileRule::StickyMoneyness,
                                     SmileRule::SkewStickiness, SmileRule::MinimumVariance};
constexpr const char* kSmileRuleWords[] = {
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "sticky strike"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "sticky moneyness"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "skew stickiness R"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "minimum variance")};
constexpr const char* kSmileRuleTips[] = {
    QT_TRANSLATE_NOOP(
        "ballast::ui::PolicyEditor",
        "Each strike keeps its volatility when the price moves: nothing is added to the delta."),
    QT_TRANSLATE_NOOP(
        "ballast::ui::PolicyEditor",
        "The smile moves with the price: vega times skew over the price is taken off the delta."),
    QT_TRANSLATE_NOOP(
        "ballast::ui::PolicyEditor",
        "The at-the-money volatility moves by R times the skew: 1 is sticky strike, 0 sticky "
        "moneyness."),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor",
                      "Hull and White: vega (a + b delta + c delta squared) over price and root of "
                      "time is added. "
                      "a, b and c come from a regression.")};

/// Captions above fields, as in the grid around them.
QGridLayout* cells(QWidget* whole)
{
    auto* inner = new QGridLayout(whole);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setHorizontalSpacing(6);
    inner->setVerticalSpacing(4);
    return inner;
}

}  // namespace

/// The rule, and beside it what it asks for: nothing, R, or a, b and c.
void PolicyEditor::buildSmile(QGridLayout* grid, int row)
{
    m_smile = new QComboBox(this);
    m_smile->setObjectName(QStringLiteral("policySmile"));
    m_smile->setAccessibleName(tr("Smile rule"));
    for (int i = 0; i < 4; ++i) {
        m_smile->addItem(tr(kSmileRuleWords[i]));
        m_smile->setItemData(i, toolTipOf(tr(kSmileRuleTips[i])), Qt::ToolTipRole);
    }
    QLabel* caption = plainLabel(QStringLiteral("caption"), this, tr("Smile rule"));
    grid->addWidget(caption, row, 0);
    grid->addWidget(m_smile, row + 1, 0);
    m_stickinessCell = new QWidget(this);
    m_abcCell = new QWidget(this);
    m_stickiness = field(QStringLiteral("policyStickiness"), QStringLiteral("R"),
                         tr("Skew-stickiness ratio, -1 to 3."), cells(m_stickinessCell), 0, 0);
    QGridLayout* abc = cells(m_abcCell);
    const QString tip = tr("Of Hull and White's regression, -5 to 5.");
    m_a = field(QStringLiteral("policySmileA"), QStringLiteral("a"), tip, abc, 0, 0);
    m_b = field(QStringLiteral("policySmileB"), QStringLiteral("b"), tip, abc, 0, 1);
    m_c = field(QStringLiteral("policySmileC"), QStringLiteral("c"), tip, abc, 0, 2);
    grid->addWidget(m_stickinessCell, row, 1, 2, 1);
    grid->addWidget(m_abcCell, row, 1, 2, 2);
}

void PolicyEditor::takeSmile(const PolicyFields& fields)
{
    m_smile->setCurrentIndex(static_cast<int>(std::ranges::find(kSmileRules, fields.smileRule) -
                                              std::begin(kSmileRules)));
    m_stickiness->setText(fields.stickiness);
    m_a->setText(fields.smileA);
    m_b->setText(fields.smileB);
    m_c->setText(fields.smileC);
}

void PolicyEditor::typeSmile(PolicyFields& fields) const
{
    fields.smileRule = kSmileRules[std::max(0, m_smile->currentIndex())];
    fields.stickiness = m_stickiness->text();
    fields.smileA = m_a->text();
    fields.smileB = m_b->text();
    fields.smileC = m_c->text();
}

/// The dialog keeps the height of its tallest choice, so that nothing is squeezed or jumps.
void PolicyEditor::showSmileFields()
{
    const int chosen = std::max(0, m_smile->currentIndex());
    const SmileRule rule = kSmileRules[chosen];
    const int height = m_stickinessCell->sizeHint().height();
    for (QWidget* cell : {m_stickinessCell, m_abcCell}) cell->setMinimumHeight(height);
    m_stickinessCell->setVisible(rule == SmileRule::SkewStickiness);
    m_abcCell->setVisible(rule == SmileRule::MinimumVariance);
    m_smile->setToolTip(toolTipOf(tr(kSmileRuleTips[chosen])));
}

}  // namespace ballast::ui
