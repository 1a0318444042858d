#include "ui/guard/guard_panel.h"

#include "models/core/text.h"
#include "models/tables/guard_table.h"
#include "ui/guard/guard_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kLongestReason = 200;

QHBoxLayout* slimRow(QWidget* box)
{
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(8);
    return row;
}

QString causeText(const engine::GuardState& state)
{
    if (state.level == engine::GuardLevel::Normal)
        return QStringLiteral("No tripwire is near enough to matter.");
    return QStringLiteral("Since %1 UTC: %2.")
        .arg(words(core::clockUtc(state.since)), words(state.cause));
}

}  // namespace

GuardPanel::GuardPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(QStringLiteral("Guard"), this)),
      m_table(new tables::GuardTable(this)),
      m_view(new QTreeView(this)),
      m_gauges(new FactGrid(this, 8))
{
    setObjectName(QStringLiteral("guardPanel"));
    m_view->setObjectName(QStringLiteral("guardTable"));
    m_view->setAccessibleName(QStringLiteral("Tripwires"));
    m_view->setModel(m_table);
    dressTable(m_view, {150, 92, 340, 260, 84});
    m_view->setItemDelegateForColumn(tables::GuardTable::Way, new BarDelegate(m_view));
    m_gauges->setObjectName(QStringLiteral("guardGauges"));
    auto* gauges = new QHBoxLayout;
    gauges->setContentsMargins(10, 4, 10, 4);
    gauges->addWidget(m_gauges);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_view, 1);
    column->addLayout(gauges);
    column->addWidget(buildClear());
}

QWidget* GuardPanel::buildHead()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_underlying = new QComboBox(box);
    m_underlying->setObjectName(QStringLiteral("guardUnderlying"));
    m_underlying->setAccessibleName(QStringLiteral("Underlying"));
    m_underlying->setMinimumContentsLength(4);
    m_level = new Badge(box);
    m_level->setObjectName(QStringLiteral("guardLevel"));
    m_level->setToolTip(toolTipOf(QStringLiteral(
        "NORMAL: as the policy says. CAUTION: a wider band, longer pauses, nothing sent without a "
        "person; ends by itself. HALT: nothing proposed or sent; only a person ends it.")));
    m_cause = plainLabel(QStringLiteral("muted"), box);
    m_cause->setObjectName(QStringLiteral("guardCause"));
    m_cause->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_underlying);
    row->addWidget(m_level);
    row->addWidget(m_cause, 1);
    connect(m_underlying, &QComboBox::currentIndexChanged, this, &GuardPanel::refresh);
    return box;
}

QWidget* GuardPanel::buildClear()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_reason = new QLineEdit(box);
    m_reason->setObjectName(QStringLiteral("guardReason"));
    m_reason->setAccessibleName(QStringLiteral("Why trading may go on"));
    m_reason->setPlaceholderText(QStringLiteral("Why trading may go on"));
    m_reason->setMaxLength(kLongestReason);
    m_clear = new QPushButton(QStringLiteral("Clear HALT"), box);
    m_clear->setObjectName(QStringLiteral("guardClear"));
    m_clear->setToolTip(toolTipOf(QStringLiteral(
        "Ends the HALT of this underlying: it goes on in CAUTION, and the reason is recorded. "
        "Refused while its cause is still there. Cost, hedges and errors are counted anew.")));
    row->addWidget(m_reason, 1);
    row->addWidget(m_clear);
    connect(m_reason, &QLineEdit::textChanged, this, &GuardPanel::refresh);
    connect(m_reason, &QLineEdit::returnPressed, this, &GuardPanel::clearHalt);
    connect(m_clear, &QPushButton::clicked, this, &GuardPanel::clearHalt);
    return box;
}

void GuardPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    count();
    fillChoice();
    if (isVisible()) refresh();
}

void GuardPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void GuardPanel::setUnderlying(core::Currency underlying)
{
    if (const int at = m_underlying->findText(words(underlying)); at >= 0)
        m_underlying->setCurrentIndex(at);
}

void GuardPanel::count()
{
    int guarded = 0;
    if (m_snapshot->underlyings)
        for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
            if (state.guard.level != engine::GuardLevel::Normal) ++guarded;
    if (guarded == m_guarded) return;
    m_guarded = guarded;
    emit guardedChanged(guarded);
}

void GuardPanel::fillChoice()
{
    if (!m_snapshot->underlyings) return;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (m_underlying->findText(words(state.underlying)) < 0)
            m_underlying->addItem(words(state.underlying));
}

const engine::UnderlyingState* GuardPanel::shown() const
{
    if (!m_snapshot || !m_snapshot->underlyings) return nullptr;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (words(state.underlying) == m_underlying->currentText()) return &state;
    return nullptr;
}

void GuardPanel::refresh()
{
    const engine::UnderlyingState* state = shown();
    const bool halted = state && state->guard.level == engine::GuardLevel::Halt;
    m_reason->setEnabled(halted);
    m_clear->setEnabled(halted && !m_reason->text().trimmed().isEmpty());
    if (!state) return setWords(m_cause, QStringLiteral("No underlying has a policy yet."));
    m_level->set(words(text(state->guard.level)), state->guard.level == engine::GuardLevel::Normal
                                                      ? tables::Tone::Muted
                                                      : tables::toneOf(state->guard.level));
    setWords(m_cause, causeText(state->guard));
    m_cause->setToolTip(toolTipOf(causeText(state->guard)));
    m_table->show(state->guard);
    m_gauges->set(gaugeFacts(state->guard.picture));
}

void GuardPanel::clearHalt()
{
    const engine::UnderlyingState* state = shown();
    const QString reason = m_reason->text().trimmed();
    if (!state || state->guard.level != engine::GuardLevel::Halt || reason.isEmpty()) return;
    emit commanded({engine::ClearGuard{state->underlying, reason.toStdString()}});
    m_reason->clear();
}

}  // namespace ballast::ui
