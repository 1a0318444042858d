#include "ui/rebalance/trigger_form.h"

#include "models/core/text.h"
#include "ui/rebalance/policy_reading.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace ballast::ui {
namespace {

using rebalance::LiveBandRule;
using rebalance::Policy;

constexpr LiveBandRule kRules[] = {LiveBandRule::None, LiveBandRule::WhalleyWilmott,
                                   LiveBandRule::Zakamouline};
constexpr bands::VolatilitySource kSources[] = {
    bands::VolatilitySource::Regime, bands::VolatilitySource::Implied,
    bands::VolatilitySource::Realised, bands::VolatilitySource::Larger};
constexpr double kMostUsd = 1e9;  // what the exact parser holds, with nine decimals

/// A number of the form: how it is called and read. Empty is none.
struct Number {
    const char* name;
    const char* caption;
    const char* toolTip;
    double least, most;
    const char* range;
    std::optional<double> (*get)(const Policy&);
    void (*set)(Policy&, std::optional<double>);
};

bool isUsd(const Number& number)
{
    return std::string_view{number.caption}.find("USD") != std::string_view::npos;
}

std::optional<double> unlessZero(double value)
{
    return value == 0 ? std::nullopt : std::optional{value};
}
std::optional<double> unlessZero(core::Duration value, double unit)
{
    return unlessZero(core::seconds(value) / unit);
}

/// Of a number that is 0 when it is off; shown times `Scale`.
template <auto At, int Scale = 1>
Number plain(const char* name, const char* caption, const char* toolTip, double least, double most,
             const char* range)
{
    return {name,
            caption,
            toolTip,
            least,
            most,
            range,
            [](const Policy& p) { return unlessZero(Scale * At(p)); },
            [](Policy& p, std::optional<double> v) { At(p) = v.value_or(0) / Scale; }};
}

/// Of a limit that may be absent.
template <auto At>
Number limit(const char* name, const char* caption, const char* toolTip, double most,
             const char* range)
{
    return {name,
            caption,
            toolTip,
            -most,
            most,
            range,
            [](const Policy& p) { return At(p); },
            [](Policy& p, std::optional<double> v) { At(p) = v; }};
}

const Number kNumbers[] = {
    plain<[](auto& p) -> auto& { return p.triggers.hedgingSdUsd; }>(
        "hedgingSd", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Largest daily sd, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "What hedging may leave of daily swings: it sets the risk aversion."),
        0.01, kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "more than 0")),
    plain<[](auto& p) -> auto& { return p.triggers.tradeCostUsd; }>(
        "tradeCost", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Each trade, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "What a trade costs whatever its size."), 0,
        1e5, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 100 000")),
    plain<[](auto& p) -> auto& { return p.triggers.leastTrade; }>(
        "leastTrade", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Least trade, coin"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "No hedge is smaller. Empty: the lot."), 0,
        1e6, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000 000")),
    plain<[](auto& p) -> auto& { return p.band.inner; }>(
        "inner", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Inner band, coin"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Hedging to an inner band stops so far from the target."),
        0, 1e6, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to less than the nearer edge")),

    plain<[](auto& p) -> auto& { return p.triggers.priceMove; }, 100>(
        "priceMove", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Price move, %"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Of the spot since the last hedge."), 0.01,
        100, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.01 to 100")),
    plain<[](auto& p) -> auto& { return p.triggers.riskBudgetUsd; }>(
        "riskBudget", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Risk budget, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "One standard deviation of the delta's P&L."),
        0.01, kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "more than 0")),
    {"riskHorizon", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "over hours"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "The horizon of the risk budget."), 0.05, 8'760,
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.05 to 8 760"),
     [](const Policy& p) { return unlessZero(p.triggers.riskHorizon, 3600); },
     [](Policy& p, std::optional<double> v) {
         p.triggers.riskHorizon = core::fromSeconds(3600 * v.value_or(24));
     }},
    {"lelandEvery", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "every, minutes"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Leland's interval. Empty: the best clock."), 1,
     43'200, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "1 to 43 200"),
     [](const Policy& p) { return unlessZero(p.triggers.lelandEvery, 60); },
     [](Policy& p, std::optional<double> v) {
         p.triggers.lelandEvery = core::fromSeconds(60 * v.value_or(0));
     }},

    {"breachDwell", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Breach lasts, s"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                       "Outside for so long before a hedge is proposed. Empty: not at all."),
     0, 60, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 60"),
     [](const Policy& p) { return unlessZero(p.hysteresis.dwell, 1); },
     [](Policy& p, std::optional<double> v) {
         p.hysteresis.dwell = core::fromSeconds(v.value_or(0));
     }},
    plain<[](auto& p) -> auto& { return p.hysteresis.jump; }, 100>(
        "breachJump", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "or is beyond by, %"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Of the half width beyond the edge: proposed at once. Empty: always."),
        0, 1'000, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000")),
    {"breachRelease", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "over within, %"),
     QT_TRANSLATE_NOOP(
         "ballast::ui::TriggerForm",
         "Of the half width: a waiting proposal goes when delta is back so far. Empty: 90."),
     50, 100, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "50 to 100"),
     [](const Policy& p) { return unlessZero(100 * p.hysteresis.release); },
     [](Policy& p, std::optional<double> v) { p.hysteresis.release = v.value_or(90) / 100; }},

    limit<[](auto& p) -> auto& { return p.triggers.gamma.floor; }>(
        "gammaFloor", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Gamma at least"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Coin of delta per move of 1 %."), 1e6,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 to 1 000 000")),
    limit<[](auto& p) -> auto& { return p.triggers.gamma.ceiling; }>(
        "gammaCeiling", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Gamma at most"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Coin of delta per move of 1 %."), 1e6,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 to 1 000 000")),
    limit<[](auto& p) -> auto& { return p.triggers.vega.floor; }>(
        "vegaFloor", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Vega at least, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Per vol point."), kMostUsd,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 000 to 1 000 000 000")),
    limit<[](auto& p) -> auto& { return p.triggers.vega.ceiling; }>(
        "vegaCeiling", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Vega at most, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Per vol point."), kMostUsd,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 000 to 1 000 000 000")),
    limit<[](auto& p) -> auto& { return p.triggers.gamma.target; }>(
        "gammaTarget", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Gamma target"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Away from it by more than the tolerance: a joint hedge."),
        1e6, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 to 1 000 000")),
    plain<[](auto& p) -> auto& { return p.triggers.gamma.tolerance; }>(
        "gammaTolerance", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Gamma tolerance"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Coin of delta per move of 1 %, to either side."),
        1e-9, 1e6, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "more than 0")),
    limit<[](auto& p) -> auto& { return p.triggers.vega.target; }>(
        "vegaTarget", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Vega target, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Away from it by more than the tolerance: a joint hedge."),
        kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "-1 000 000 000 to 1 000 000 000")),
    plain<[](auto& p) -> auto& { return p.triggers.vega.tolerance; }>(
        "vegaTolerance", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Vega tolerance, USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Per vol point, to either side."), 1e-9,
        kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "more than 0")),
    plain<[](auto& p) -> auto& { return p.triggers.marginUse; }, 100>(
        "marginUse", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Margin use, %"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Maintenance margin over equity."), 0.1, 100,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.1 to 100")),
    plain<[](auto& p) -> auto& { return p.triggers.liquidationDistance; }, 100>(
        "liquidation", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Liquidation, % away"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Nearer than this fraction of the spot."),
        0.1, 95, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.1 to 95")),
    plain<[](auto& p) -> auto& { return p.triggers.fundingUsdPerDay; }>(
        "funding", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Funding, USD a day"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "What the hedge may pay."), 0.01, kMostUsd,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "more than 0")),

    {"jointSpread", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Spread, at most %"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Ask less bid, over the mid. Empty: 5."), 0.01,
     200, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.01 to 200"),
     [](const Policy& p) { return std::optional{100 * p.joint.candidates.maximumSpread}; },
     [](Policy& p, std::optional<double> v) {
         p.joint.candidates.maximumSpread = v.value_or(5) / 100;
     }},
    plain<[](auto& p) -> auto& { return p.joint.candidates.minimumDepthCoin; }>(
        "jointDepth", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Depth, coin"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "In sight on each side, at least."), 0, 1e6,
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000 000")),
    plain<[](auto& p) -> auto& { return p.joint.candidates.minimumOpenInterest; }>(
        "jointOpenInterest", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Open interest, coin"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Of options and dated futures, at least."), 0,
        kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000 000 000")),
    {"jointDaysFrom", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Days to expiry, from"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "No leg expires sooner."), 0, 3660,
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 3660"),
     [](const Policy& p) { return unlessZero(p.joint.candidates.minimumLife, 86'400); },
     [](Policy& p, std::optional<double> v) {
         p.joint.candidates.minimumLife = core::fromSeconds(86'400 * v.value_or(0));
     }},
    {"jointDaysTo", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "to"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "No leg expires later. Empty: any."), 0.01, 3660,
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0.01 to 3660"),
     [](const Policy& p) {
         const core::Duration life = p.joint.candidates.maximumLife;
         return life == core::Duration::max() ? std::nullopt : unlessZero(life, 86'400);
     },
     [](Policy& p, std::optional<double> v) {
         p.joint.candidates.maximumLife =
             v ? core::fromSeconds(86'400 * *v) : core::Duration::max();
     }},
    {"jointLegs", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Most legs"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                       "Each is an order after the one before it. Empty: 4."),
     1, 8, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "1 to 8"),
     [](const Policy& p) { return std::optional{static_cast<double>(p.joint.mostLegs)}; },
     [](Policy& p, std::optional<double> v) {
         p.joint.mostLegs = static_cast<std::size_t>(v.value_or(4));
     }},
    plain<[](auto& p) -> auto& {
        return p.joint.riskUsd;
    }>("jointRisk", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Risk penalty, USD"),
       QT_TRANSLATE_NOOP(
           "ballast::ui::TriggerForm",
           "What a Greek at the edge of its range counts as costing; nearer to the middle less, by "
           "the square."),
       0, kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000 000 000")),
    {"jointFunding", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Funding, hours"),
     QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                       "So long a perpetual leg that pays funding is counted."),
     0, 720, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 720"),
     [](const Policy& p) { return unlessZero(p.joint.fundingHorizon, 3600); },
     [](Policy& p, std::optional<double> v) {
         p.joint.fundingHorizon = core::fromSeconds(3600 * v.value_or(0));
     }},
    plain<[](auto& p) -> auto& { return p.joint.marginUsd; }>(
        "jointMargin", QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "Margin, at most USD"),
        QT_TRANSLATE_NOOP("ballast::ui::TriggerForm",
                          "Initial margin of all legs together. Empty: any."),
        0, kMostUsd, QT_TRANSLATE_NOOP("ballast::ui::TriggerForm", "0 to 1 000 000 000")),
};
constexpr std::size_t kLiveBandEnd = 4, kTriggersEnd = 11, kLimitsEnd = 22;

QString timesText(const rebalance::Schedule& schedule)
{
    QStringList all;
    for (const core::Duration at : schedule.at) {
        const QString clock = words(core::clockUtc(core::Time{at}));
        all << (clock.endsWith(QStringLiteral(":00")) ? clock.left(5) : clock);
    }
    return all.join(QStringLiteral(", "));
}

QString readTimes(const QString& typed, rebalance::Schedule& schedule)
{
    schedule.at.clear();
    for (const QString& text : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString clock = text.trimmed();
        const QTime time = QTime::fromString(
            clock, clock.size() > 5 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
        if (!time.isValid())
            return TriggerForm::tr("allowed: times of day in UTC, such as 07:30, 16:00");
        schedule.at.push_back(std::chrono::milliseconds{time.msecsSinceStartOfDay()});
    }
    return {};
}

}  // namespace

TriggerForm::TriggerForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("triggerForm"));
    m_sections.reserve(5);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    Section& live = section(QStringLiteral("sectionLiveBand"), tr("Live band"), column);
    m_liveBand = new QComboBox(live.body);
    m_liveBand->setObjectName(QStringLiteral("triggerLiveBand"));
    m_liveBand->setAccessibleName(tr("Live band by"));
    m_liveBand->setToolTip(
        toolTipOf(tr("A band inside the fixed one that follows gamma, volatility and cost.")));
    for (const LiveBandRule rule : kRules)
        m_liveBand->addItem(rule == LiveBandRule::None ? tr("none") : spoken(text(rule)));
    place(live, tr("Live band by"), m_liveBand);
    m_volatility = new QComboBox(live.body);
    m_volatility->setObjectName(QStringLiteral("triggerVolatility"));
    m_volatility->setAccessibleName(tr("Volatility"));
    m_volatility->setToolTip(toolTipOf(
        tr("Implied by what is held, realised by the index, or the larger. By regime: implied, and "
           "the larger while the market is stressed.")));
    for (const bands::VolatilitySource source : kSources)
        m_volatility->addItem(spoken(text(source)));
    place(live, tr("Volatility"), m_volatility);
    buildNumbers(0, kLiveBandEnd, live);
    m_fundingShift = toggle(live, QStringLiteral("triggerFundingShift"), tr("Lean to funding"),
                            tr("The live band leans to the side that funding pays."));
    Section& others = section(QStringLiteral("sectionTriggers"), tr("Other triggers"), column);
    m_leland = toggle(others, QStringLiteral("triggerLeland"), tr("Leland's interval"),
                      tr("Since the last hedge, at his volatility."));
    buildNumbers(kLiveBandEnd, kTriggersEnd, others);
    Section& limits = section(QStringLiteral("sectionLimits"), tr("Limits"), column);
    buildNumbers(kTriggersEnd, kLimitsEnd, limits);
    Section& joint = section(QStringLiteral("sectionJoint"), tr("Joint hedge"), column);
    buildNumbers(kLimitsEnd, std::size(kNumbers), joint);
    const QString patterns = tr("Patterns with commas between; * stands for any letters.");
    m_names = line(joint, QStringLiteral("triggerJointNames"), tr("Only names like"), patterns);
    m_except = line(joint, QStringLiteral("triggerJointExcept"), tr("Never names like"), patterns);
    Section& own = section(QStringLiteral("sectionTarget"), tr("Target by spot, times"), column);
    m_points =
        line(own, QStringLiteral("triggerPoints"), tr("Target by spot"),
             tr("Spot: coin, in pairs, straight lines between them. Empty: the target above."));
    m_times = line(own, QStringLiteral("triggerTimes"), tr("Times of day, UTC"),
                   tr("Of the schedule, instead of its interval."));
    connect(m_liveBand, &QComboBox::activated, this, &TriggerForm::edited);
    connect(m_volatility, &QComboBox::activated, this, &TriggerForm::edited);
}

TriggerForm::Section& TriggerForm::section(const QString& name, const QString& title,
                                           QVBoxLayout* column)
{
    auto* head = new QPushButton(title, this);
    head->setObjectName(name);
    head->setCheckable(true);
    head->setAutoDefault(false);
    head->setProperty("role", QStringLiteral("segment"));
    auto* body = new QWidget(this);
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(0, 2, 0, 6);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int i = 0; i < 3; ++i) grid->setColumnStretch(i, 1);
    column->addWidget(head, 0, Qt::AlignLeft);
    column->addWidget(body);
    m_sections.push_back({head, body, grid});
    body->setVisible(false);
    connect(head, &QPushButton::toggled, body, &QWidget::setVisible);
    return m_sections.back();
}

void TriggerForm::place(Section& section, const QString& caption, QWidget* field)
{
    const int row = 2 * (section.cells / 3), column = section.cells % 3;
    ++section.cells;
    section.grid->addWidget(plainLabel(QStringLiteral("caption"), section.body, caption), row,
                            column);
    section.grid->addWidget(field, row + 1, column);
}

QLineEdit* TriggerForm::line(Section& section, const QString& name, const QString& caption,
                             const QString& toolTip)
{
    auto* edit = new QLineEdit(section.body);
    edit->setObjectName(name);
    edit->setAccessibleName(caption);
    edit->setToolTip(toolTipOf(toolTip));
    edit->setProperty("role", QStringLiteral("number"));
    edit->setMaxLength(400);
    place(section, caption, edit);
    connect(edit, &QLineEdit::textEdited, this, &TriggerForm::edited);
    return edit;
}

QPushButton* TriggerForm::toggle(Section& section, const QString& name, const QString& caption,
                                 const QString& toolTip)
{
    auto* button = new QPushButton(tr("Off"), section.body);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setProperty("role", QStringLiteral("segment"));
    button->setToolTip(toolTipOf(toolTip));
    button->setAccessibleName(caption);
    place(section, caption, button);
    connect(button, &QPushButton::toggled, button,
            [button](bool on) { button->setText(on ? tr("On") : tr("Off")); });
    connect(button, &QPushButton::clicked, this, &TriggerForm::edited);
    return button;
}

void TriggerForm::buildNumbers(std::size_t from, std::size_t to, Section& section)
{
    for (std::size_t i = from; i < to; ++i)
        m_numbers.push_back(line(section,
                                 QStringLiteral("trigger_") + QString::fromUtf8(kNumbers[i].name),
                                 tr(kNumbers[i].caption), tr(kNumbers[i].toolTip)));
}

void TriggerForm::open(Section& section, bool opened)
{
    if (opened) section.head->setChecked(true);
}

void TriggerForm::take(const Policy& policy)
{
    const rebalance::TriggerRules& rules = policy.triggers;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const auto value = kNumbers[i].get(policy);
        m_numbers[i]->setText(value ? typedNumber(*value) : QString());
    }
    m_liveBand->setCurrentIndex(
        static_cast<int>(std::ranges::find(kRules, rules.liveBand) - std::begin(kRules)));
    m_volatility->setCurrentIndex(
        static_cast<int>(std::ranges::find(kSources, rules.volatility) - std::begin(kSources)));
    m_fundingShift->setChecked(rules.fundingShift);
    m_leland->setChecked(rules.leland);
    m_points->setText(pointsText(policy.target));
    m_times->setText(timesText(policy.schedule));
    open(m_sections[0], rules.liveBand != LiveBandRule::None);
    open(m_sections[1], rules.priceMove > 0 || rules.riskBudgetUsd > 0 || rules.leland ||
                            policy.hysteresis != rebalance::Hysteresis{});
    open(m_sections[2], rules.gamma.any() || rules.vega.any() || rules.marginUse > 0 ||
                            rules.liquidationDistance > 0 || rules.fundingUsdPerDay > 0);
    m_names->setText(patternsText(policy.joint.candidates.names));
    m_except->setText(patternsText(policy.joint.candidates.excluded));
    open(m_sections[3], policy.joint != rebalance::JointRules{});
    open(m_sections[4], !policy.target.points.empty() || !policy.schedule.at.empty());
}

QStringList TriggerForm::read(Policy& policy) const
{
    QStringList problems;
    const auto judge = [&](QLineEdit* edit, const QString& caption, const QString& problem) {
        setStyleProperty(edit, "wrong", !problem.isEmpty());
        if (!problem.isEmpty()) problems << caption + QStringLiteral(": ") + problem;
    };
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const Number& number = kNumbers[i];
        const QString typed = m_numbers[i]->text().trimmed();
        QString problem;
        std::optional<double> value;
        if (!typed.isEmpty())
            value = (isUsd(number) ? readUsd : readNumber)(typed, number.least, number.most,
                                                           tr(number.range), problem);
        judge(m_numbers[i], tr(number.caption), problem);
        // What is shown exactly as it is in force is left exactly as it is.
        const auto before = number.get(policy);
        if (problem.isEmpty() && typed != (before ? typedNumber(*before) : QString()))
            number.set(policy, value);
    }
    rebalance::TriggerRules& rules = policy.triggers;
    rules.liveBand = kRules[std::max(0, m_liveBand->currentIndex())];
    rules.volatility = kSources[std::max(0, m_volatility->currentIndex())];
    rules.fundingShift = m_fundingShift->isChecked();
    rules.leland = m_leland->isChecked();
    if (m_names->text() != patternsText(policy.joint.candidates.names))
        policy.joint.candidates.names = readPatterns(m_names->text());
    if (m_except->text() != patternsText(policy.joint.candidates.excluded))
        policy.joint.candidates.excluded = readPatterns(m_except->text());
    if (m_points->text() != pointsText(policy.target))
        judge(m_points, m_points->accessibleName(), readPoints(m_points->text(), policy.target));
    else
        judge(m_points, {}, {});
    if (m_times->text() != timesText(policy.schedule))
        judge(m_times, m_times->accessibleName(), readTimes(m_times->text(), policy.schedule));
    else
        judge(m_times, {}, {});
    return problems;
}

}  // namespace ballast::ui
