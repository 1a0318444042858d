#include "ui/rebalance/joint_form.h"

#include "models/core/text.h"
#include "models/rebalance/propose.h"
#include "models/tables/what_if_table.h"
#include "ui/rebalance/policy_reading.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using rebalance::GreekRange;

constexpr int kFieldWidth = 84, kNumberWidth = 78;
constexpr int kMostDays = 3660;

/// A value as its row writes it; the sign is always there.
QString valueText(double value, int decimals) { return words(core::signedNumber(value, decimals)); }

template <class Box>
Box* plainBox(const char* name, const QString& tip, QWidget* parent)
{
    auto* box = new Box(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(tip);
    box->setToolTip(toolTipOf(tip));
    box->setLocale(QLocale::c());
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setMaximumWidth(62);
    return box;
}

/// A row of captions and fields.
QHBoxLayout* fieldRow(QWidget* box)
{
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    return row;
}

QLabel* caption(QWidget* parent, const QString& text)
{
    return plainLabel(QStringLiteral("caption"), parent, text);
}

bool isOutside(const GreekRange& range, double value)
{
    return (range.lower && value < *range.lower) || (range.upper && value > *range.upper);
}

struct Meaning {
    const char* name;
    const char* shown;
    int decimals;
    const char* tip;
};
constexpr Meaning kMeanings[] = {
    {"delta", QT_TRANSLATE_NOOP("ballast::ui::JointForm", "Delta"), 3,
     QT_TRANSLATE_NOOP(
         "ballast::ui::JointForm",
         "Net delta with orders that may be live, coin, in the convention of the policy's band")},
    {"gamma", QT_TRANSLATE_NOOP("ballast::ui::JointForm", "Gamma 1 %"), 4,
     QT_TRANSLATE_NOOP("ballast::ui::JointForm",
                       "Change of delta, coin, for a move of the price by 1 %")},
    {"vega", QT_TRANSLATE_NOOP("ballast::ui::JointForm", "Vega"), 0,
     QT_TRANSLATE_NOOP("ballast::ui::JointForm", "USD for a volatility point")},
};

}  // namespace

JointForm::JointForm(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    buildHead(grid);
    for (std::size_t i = 0; i < m_rows.size(); ++i) buildRow(grid, i);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(6);
    column->addLayout(grid);
    column->addWidget(buildQuoteRow());
    column->addWidget(buildLifeRow());
    column->addWidget(buildCostRow());
    column->addWidget(buildNameRow());
    column->addStretch(1);
    takeRules(rebalance::JointRules{});
    judge();
}

void JointForm::buildHead(QGridLayout* grid)
{
    m_underlying = new QComboBox(this);
    m_underlying->setObjectName(QStringLiteral("jointUnderlying"));
    m_underlying->setAccessibleName(tr("Underlying"));
    m_underlying->setMinimumContentsLength(4);
    grid->addWidget(m_underlying, 0, 0);
    const std::pair<QString, QString> heads[] = {
        {tr("Now"), tr("As the book stands")},
        {tr("Lower"), tr("Not below this after the hedge; empty: no bound")},
        {tr("Upper"), tr("Not above this after the hedge; empty: no bound")},
        {tr("After"), tr("As the book would stand, at the prices of now")}};
    for (int i = 0; i < 4; ++i) {
        QLabel* head = caption(this, heads[i].first);
        head->setToolTip(toolTipOf(heads[i].second));
        head->setAlignment(Qt::AlignRight | Qt::AlignBottom);
        grid->addWidget(head, 0, i + 1);
    }
    grid->setColumnStretch(0, 1);
    connect(m_underlying, &QComboBox::activated, this, [this] {
        forgetTyped();
        touched();
    });
}

void JointForm::buildRow(QGridLayout* grid, std::size_t number)
{
    const Meaning& meaning = kMeanings[number];
    Row& row = m_rows[number];
    row.name = meaning.name;
    row.decimals = meaning.decimals;
    const QString tip = tr(meaning.tip);
    QLabel* name = caption(this, tr(meaning.shown));
    name->setToolTip(toolTipOf(tip));
    const auto figure = [&](const char* which) {
        QLabel* label = plainLabel(QStringLiteral("number"), this, QStringLiteral("–"));
        label->setObjectName(
            QStringLiteral("joint%1%2").arg(QLatin1String(which), QLatin1String(meaning.name)));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setMinimumWidth(kNumberWidth);
        label->setToolTip(toolTipOf(tip));
        return label;
    };
    row.now = figure("Now");
    row.lower = bound(row, "Lower");
    row.upper = bound(row, "Upper");
    row.after = figure("After");
    const int at = static_cast<int>(number) + 1;
    grid->addWidget(name, at, 0);
    grid->addWidget(row.now, at, 1);
    grid->addWidget(row.lower.field, at, 2);
    grid->addWidget(row.upper.field, at, 3);
    grid->addWidget(row.after, at, 4);
    for (Bound* one : {&row.lower, &row.upper})
        connect(one->field, &QLineEdit::textEdited, this, [this, one] {
            one->typed = true;
            touched();
        });
}

JointForm::Bound JointForm::bound(const Row& row, const char* side)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(
        QStringLiteral("joint%1%2").arg(QLatin1String(side), QLatin1String(row.name)));
    const QString tip = (side == std::string_view{"Lower"}
                             ? tr("Lower bound of %1; empty: none. The policy's until another is "
                                  "typed.")
                             : tr("Upper bound of %1; empty: none. The policy's until another is "
                                  "typed."))
                            .arg(QLatin1String(row.name));
    field->setAccessibleName(tip);
    field->setToolTip(toolTipOf(tip));
    field->setProperty("role", QStringLiteral("number"));
    field->setPlaceholderText(tr("none"));
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(kFieldWidth);
    return {field, false, {}};
}

QWidget* JointForm::buildQuoteRow()
{
    auto* box = new QWidget(this);
    m_spread = plainBox<QDoubleSpinBox>(
        "jointSpread", tr("Largest spread, percent: ask less bid, over the mid"), box);
    m_spread->setRange(0.01, 200);
    m_depth = plainBox<QDoubleSpinBox>(
        "jointDepth",
        tr("Least depth, coin, visible on each side; half of what is seen is left to "
           "others"),
        box);
    m_depth->setRange(0, 1e6);
    m_legs = plainBox<QSpinBox>(
        "jointMostLegs", tr("Most legs: each is an order sent after the one before it"), box);
    m_legs->setRange(1, static_cast<int>(rebalance::kMostLegs));
    auto* row = fieldRow(box);
    row->addWidget(caption(box, tr("Spread, at most %")));
    row->addWidget(m_spread);
    row->addWidget(caption(box, tr("Depth, at least")));
    row->addWidget(m_depth);
    row->addStretch(1);
    row->addWidget(caption(box, tr("Most legs")));
    row->addWidget(m_legs);
    for (QDoubleSpinBox* each : {m_spread, m_depth})
        connect(each, &QDoubleSpinBox::valueChanged, this, &JointForm::ruleTyped);
    connect(m_legs, &QSpinBox::valueChanged, this, &JointForm::ruleTyped);
    return box;
}

QWidget* JointForm::buildLifeRow()
{
    auto* box = new QWidget(this);
    m_daysFrom = plainBox<QSpinBox>("jointDaysFrom", tr("Days to expiry, at least"), box);
    m_daysFrom->setRange(0, kMostDays);
    m_daysTo = plainBox<QSpinBox>("jointDaysTo", tr("Days to expiry, at most; 0: any"), box);
    m_daysTo->setRange(0, kMostDays);
    m_daysTo->setSpecialValueText(tr("any"));
    m_reset = new QPushButton(tr("Policy's bounds"), box);
    m_reset->setObjectName(QStringLiteral("jointReset"));
    m_reset->setProperty("role", QStringLiteral("quiet"));
    m_reset->setToolTip(
        tr("Back to the band in force, the gamma and vega limits and targets of the "
           "policy, and its rules for the legs"));
    auto* row = fieldRow(box);
    row->addWidget(caption(box, tr("Days to expiry")));
    row->addWidget(m_daysFrom);
    row->addWidget(caption(box, tr("to")));
    row->addWidget(m_daysTo);
    row->addStretch(1);
    row->addWidget(m_reset);
    for (QSpinBox* each : {m_daysFrom, m_daysTo})
        connect(each, &QSpinBox::valueChanged, this, &JointForm::ruleTyped);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        forgetTyped();
        touched();
    });
    return box;
}

/// What counts beside price and fee.
QWidget* JointForm::buildCostRow()
{
    auto* box = new QWidget(this);
    const auto number = [&](const char* name, const QString& tip, double most) {
        auto* field = plainBox<GroupedDecimalBox>(name, tip, box);
        field->setRange(0, most);
        field->setDecimals(0);
        field->setMaximumWidth(84);  // a million with its groups
        connect(field, &QDoubleSpinBox::valueChanged, this, &JointForm::ruleTyped);
        return field;
    };
    m_interest = number("jointOpenInterest",
                        tr("Least open interest of options and dated futures, coin"), 1e9);
    m_risk = number("jointRisk",
                    tr("Risk penalty, USD: what a Greek at the edge of its range counts "
                       "as costing, and by the square less nearer to the middle; 0: "
                       "any place inside is as good"),
                    1e9);
    m_funding = number("jointFunding",
                       tr("Hours for which a perpetual leg that pays funding is "
                          "counted as paying it"),
                       720);
    m_margin = number("jointMargin",
                      tr("Most initial margin of all legs together, USD, by the "
                         "venue's standard model; 0: any"),
                      1e9);
    m_margin->setSpecialValueText(tr("any"));
    auto* rows = new QGridLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(6);
    rows->setVerticalSpacing(4);
    const std::pair<QString, QDoubleSpinBox*> fields[] = {
        {tr("Open interest, at least"), m_interest},
        {tr("Risk penalty, USD"), m_risk},
        {tr("Funding, hours"), m_funding},
        {tr("Margin, at most USD"), m_margin}};
    for (int i = 0; i < 4; ++i) {
        rows->addWidget(caption(box, fields[i].first), i / 2, 3 * (i % 2));
        rows->addWidget(fields[i].second, i / 2, 3 * (i % 2) + 1);
    }
    rows->setColumnStretch(2, 1);
    return box;
}

QWidget* JointForm::buildNameRow()
{
    auto* box = new QWidget(this);
    m_names = new QLineEdit(box);
    m_names->setObjectName(QStringLiteral("jointNames"));
    const QString tip = tr(
        "Only instruments whose name matches one of these patterns, with commas between; * stands "
        "for any letters, ? for one. Empty: all");
    m_names->setAccessibleName(tip);
    m_names->setToolTip(toolTipOf(tip));
    m_names->setPlaceholderText(tr("all, or e.g. *-C, *-PERPETUAL"));
    m_except = new QLineEdit(box);
    m_except->setObjectName(QStringLiteral("jointExcept"));
    const QString never = tr("Never an instrument whose name matches one of these");
    m_except->setAccessibleName(never);
    m_except->setToolTip(toolTipOf(never));
    m_except->setPlaceholderText(tr("none"));
    auto* row = fieldRow(box);
    row->addWidget(caption(box, tr("Names")));
    row->addWidget(m_names, 2);
    row->addWidget(caption(box, tr("except")));
    row->addWidget(m_except, 1);
    for (QLineEdit* each : {m_names, m_except})
        connect(each, &QLineEdit::textEdited, this, &JointForm::ruleTyped);
    return box;
}

void JointForm::setUnderlyings(const std::vector<core::Currency>& underlyings)
{
    if (underlyings == m_underlyings) return;
    const QSignalBlocker quiet(m_underlying);
    const QString shown = m_underlying->currentText();
    m_underlyings = underlyings;
    m_underlying->clear();
    for (const core::Currency& u : m_underlyings) m_underlying->addItem(words(u));
    m_underlying->setCurrentIndex(
        m_underlyings.empty() ? -1 : std::max(0, m_underlying->findText(shown)));
}

void JointForm::setUnderlying(core::Currency underlying)
{
    const int at = m_underlying->findText(words(underlying));
    if (at < 0 || at == m_underlying->currentIndex()) return;
    m_underlying->setCurrentIndex(at);
    forgetTyped();
    touched();
}

core::Currency JointForm::underlying() const
{
    const int at = m_underlying->currentIndex();
    return at >= 0 && at < static_cast<int>(m_underlyings.size())
               ? m_underlyings[static_cast<std::size_t>(at)]
               : core::Currency{};
}

void JointForm::present(const engine::UnderlyingState& state)
{
    m_policy = state.policy;
    const rebalance::JointWish asked = rebalance::wishOf(state.policy, state.band);
    const rebalance::GreekRange* ranges[] = {&asked.delta, &asked.gamma, &asked.vega};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].lower.policy = ranges[i]->lower;
        m_rows[i].upper.policy = ranges[i]->upper;
    }
    if (!m_rulesTyped && m_rules != state.policy.joint) takeRules(state.policy.joint);
    m_rows[0].nowValue = state.deltaWorstCase;
    m_rows[1].nowValue = state.exposure.gamma1PctCoin;
    m_rows[2].nowValue = state.exposure.vega;
    m_rows[0].now->setToolTip(toolTipOf(tr(kMeanings[0].tip) + QStringLiteral(": ") +
                                        spoken(portfolio::text(state.policy.convention))));
    for (Row& row : m_rows)
        for (Bound* one : {&row.lower, &row.upper}) fill(*one, row);
    judge();
}

void JointForm::fill(Bound& bound, const Row& row)
{
    if (bound.typed) return;
    const QString text = bound.policy ? valueText(*bound.policy, row.decimals) : QString();
    if (bound.field->text() != text) bound.field->setText(text);
}

void JointForm::showGreeks(const rebalance::GreekTriple& now, const rebalance::GreekTriple& after)
{
    const std::array<double, 3> nows{now.delta, now.gamma, now.vega},
        afters{after.delta, after.gamma, after.vega};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].nowValue = nows[i];
        m_rows[i].afterValue = afters[i];
    }
    judge();
}

void JointForm::showNoAfter()
{
    for (Row& row : m_rows) row.afterValue.reset();
    judge();
}

/// Shows the policy's rules for the legs.
void JointForm::takeRules(const rebalance::JointRules& joint)
{
    m_rules = joint;
    const construction::CandidateRules& rules = joint.candidates;
    const auto days = [](core::Duration life) {
        return life == core::Duration::max() ? 0 : qRound(core::seconds(life) / 86'400);
    };
    const std::pair<QDoubleSpinBox*, double> numbers[] = {
        {m_spread, 100 * rules.maximumSpread},
        {m_depth, rules.minimumDepthCoin},
        {m_interest, rules.minimumOpenInterest},
        {m_risk, joint.riskUsd},
        {m_funding, core::seconds(joint.fundingHorizon) / 3600},
        {m_margin, joint.marginUsd}};
    for (const auto& [box, value] : numbers) {
        const QSignalBlocker quiet(box);
        box->setValue(value);
    }
    const std::pair<QSpinBox*, int> wholes[] = {{m_legs, static_cast<int>(joint.mostLegs)},
                                                {m_daysFrom, days(rules.minimumLife)},
                                                {m_daysTo, days(rules.maximumLife)}};
    for (const auto& [box, value] : wholes) {
        const QSignalBlocker quiet(box);
        box->setValue(value);
    }
    m_names->setText(patternsText(rules.names));
    m_except->setText(patternsText(rules.excluded));
}

void JointForm::ruleTyped()
{
    m_rulesTyped = true;
    touched();
}

/// As it stands in the fields; what no person has typed is exactly the policy's.
rebalance::JointRules JointForm::rules() const
{
    if (!m_rulesTyped) return m_rules;
    rebalance::JointRules joint = m_rules;
    construction::CandidateRules& rules = joint.candidates;
    rules.maximumSpread = m_spread->value() / 100;
    rules.minimumDepthCoin = m_depth->value();
    rules.minimumOpenInterest = m_interest->value();
    rules.minimumLife = std::chrono::days{m_daysFrom->value()};
    rules.maximumLife = core::Duration::max();
    if (m_daysTo->value() > 0) rules.maximumLife = std::chrono::days{m_daysTo->value()};
    rules.names = readPatterns(m_names->text());
    rules.excluded = readPatterns(m_except->text());
    joint.mostLegs = static_cast<std::size_t>(m_legs->value());
    joint.riskUsd = m_risk->value();
    joint.fundingHorizon = core::fromSeconds(3600 * m_funding->value());
    joint.marginUsd = m_margin->value();
    return joint;
}

void JointForm::forgetTyped()
{
    m_rulesTyped = false;
    if (m_policy.underlying == underlying()) takeRules(m_policy.joint);

    for (Row& row : m_rows) {
        for (Bound* one : {&row.lower, &row.upper}) {
            one->typed = false;
            fill(*one, row);
        }
    }
}

void JointForm::touched()
{
    judge();
    emit changed();
}

/// Takes one bound in; false where what is typed is no number.
bool JointForm::read(Row& row, GreekRange& range)
{
    bool good = true;
    const std::pair<Bound*, std::optional<double>*> sides[] = {{&row.lower, &range.lower},
                                                               {&row.upper, &range.upper}};
    for (const auto& [bound, value] : sides) {
        *value = bound->policy;
        bool wrong = false;
        if (bound->typed) {
            value->reset();
            const QString text = bound->field->text().trimmed();
            const auto number = tables::readSize(text);
            wrong = !text.isEmpty() && !number;
            if (number) *value = number->toDouble();
        }
        setStyleProperty(bound->field, "wrong", wrong);
        if (wrong && m_problem.isEmpty())
            m_problem = (bound == &row.lower ? tr("The lower bound of %1 is not a number.")
                                             : tr("The upper bound of %1 is not a number."))
                            .arg(QLatin1String(row.name));
        good = good && !wrong;
    }
    if (!good || !range.lower || !range.upper || *range.lower <= *range.upper) return good;
    setStyleProperty(row.lower.field, "wrong", true);
    if (m_problem.isEmpty())
        m_problem =
            tr("The lower bound of %1 is above its upper one.").arg(QLatin1String(row.name));
    return false;
}

void JointForm::paintRow(const Row& row, const GreekRange& range)
{
    const auto paint = [&](QLabel* label, std::optional<double> value) {
        setWords(label, value ? valueText(*value, row.decimals) : QStringLiteral("–"));
        // What only rounds to outside is inside.
        const double hair = 1e-6 * std::abs(value.value_or(0));
        const bool outside =
            value && isOutside(range, *value + hair) && isOutside(range, *value - hair);
        setTone(label, outside ? tables::Tone::Breach : tables::Tone::Neutral);
    };
    paint(row.now, row.nowValue);
    paint(row.after, row.afterValue);
}

void JointForm::judge()
{
    m_problem.clear();
    m_wish.reset();
    rebalance::Policy policy = m_policy;
    policy.joint = rules();
    rebalance::JointWish wish = rebalance::wishOf(policy, m_policy.band);
    const std::array<GreekRange*, 3> ranges{&wish.delta, &wish.gamma, &wish.vega};
    bool good = true, typed = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        good = read(m_rows[i], *ranges[i]) && good;
        typed = typed || m_rows[i].lower.typed || m_rows[i].upper.typed;
        paintRow(m_rows[i], *ranges[i]);
    }
    m_reset->setEnabled(typed || m_rulesTyped);
    const bool backwards = m_daysTo->value() > 0 && m_daysFrom->value() > m_daysTo->value();
    if (backwards && m_problem.isEmpty())
        m_problem = tr("Days to expiry: the first number is above the second.");
    if (!good || backwards || m_policy.underlying != underlying() || underlying().empty()) return;
    m_wish = std::move(wish);
}

}  // namespace ballast::ui
