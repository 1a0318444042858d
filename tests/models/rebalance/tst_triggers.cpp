#include "models/rebalance/policy_problems.h"
#include "models/rebalance/triggers/triggers.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <functional>

using namespace ballast;
using namespace ballast::rebalance;
using namespace std::chrono_literals;

namespace {

/// One coin's standard deviation over a day.
const double kOneCoinUsd = 64'000 * 0.55 / std::sqrt(365.0);
const core::Time kTen = *core::parseIsoUtc("2026-11-22T10:00:00Z");

/// Thin spaces group thousands for people; here they would only be hard to type.
QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}

/// A quiet day: delta +1 in a band of ±2 at 64 000, short gamma, 55 % volatility, last hedged an
/// hour ago at the same price.
struct Day {
    Policy policy;
    TriggerInputs in;
    Day()
    {
        policy.underlying = "BTC";
        policy.band = {0, 2, 2, HedgeTo::Edge, 0.5};
        in.delta = 1;
        in.spot = 64'000;
        in.gamma1Pct = -0.5;
        in.vega = -1'500;
        in.marginUse = 0.3;
        in.now = kTen;
        in.live.inputs = {.forward = 64'000,
                          .gamma = -8.76733449e-4,
                          .sigma = 0.55,
                          .tau = 30.0 / 365,
                          .cost = 5e-4,
                          .riskAversion = 1e-6};
        in.live.sigmaImplied = 0.55;
        in.live.lot = 0.001;
        in.live.spotAtLastHedge = 64'000;
        in.live.lastHedgeAt = kTen - 1h;
        in.live.hedgePositionUsd = 640'000;
        in.live.funding8h = 0.0001;
        in.live.liquidationDistance = -0.31;
    }
    TriggerInputs& inputs()
    {
        in.mandate = policy.mandate(in.spot);
        in.band = inForce(policy.triggers, in.mandate, in.live);
        return in;
    }
    TriggerDecision decide() { return trigger(policy, inputs()); }
};

using Change = std::function<void(Day&)>;

struct Row {
    const char* name;
    TriggerKind kind;
    Change change;
    bool fired;
    bool hedgeable;
    const char* said;
};

const Row kRows[] = {
    {"inside the fixed band", TriggerKind::Band, [](Day&) {}, false, true,
     "net delta +1.00 is inside -2.00 to +2.00"},
    {"above the fixed band", TriggerKind::Band, [](Day& d) { d.in.delta = 2.5; }, true, true,
     "net delta +2.50 is outside -2.00 to +2.00"},
    {"below a band around a target that follows the spot", TriggerKind::Band,
     [](Day& d) {
         d.policy.target.points = {{60'000, 6}, {68'000, 2}};
         d.in.delta = 1.9;
     },
     true, true, "net delta +1.90 is outside +2.00 to +6.00"},

    {"a slot that began", TriggerKind::Schedule,
     [](Day& d) {
         d.policy.schedule = {true, 1h, 0.1, {}};
         d.in.lastScheduleSlot = kTen - 1h;
     },
     true, true, "a slot of the schedule began at 10:00:00 UTC"},
    {"a slot that is done", TriggerKind::Schedule,
     [](Day& d) {
         d.policy.schedule = {true, 1h, 0.1, {}};
         d.in.lastScheduleSlot = kTen;
     },
     false, true, "the slot of 10:00:00 UTC is done"},
    {"too near for the schedule", TriggerKind::Schedule,
     [](Day& d) { d.policy.schedule = {true, 1h, 1.5, {}}; }, false, true,
     "too near the target for the slot of 10:00:00 UTC: 1.00 of 1.50"},
    {"a time of day", TriggerKind::Schedule,
     [](Day& d) {
         d.policy.schedule = {true, 1h, 0.1, {7h, 9h + 30min, 16h}};
         d.in.lastScheduleSlot = kTen - 3h;
     },
     true, true, "a slot of the schedule began at 09:30:00 UTC"},
    {"the last time of yesterday", TriggerKind::Schedule,
     [](Day& d) {
         d.policy.schedule = {true, 1h, 0.1, {11h, 16h}};
         d.in.lastScheduleSlot = kTen - 18h;
     },
     false, true, "the slot of 16:00:00 UTC is done"},

    {"the price stood still", TriggerKind::PriceMove,
     [](Day& d) { d.policy.triggers.priceMove = 0.02; }, false, true,
     "the price moved 0.00 % since the last hedge, the limit is 2.00 %"},
    {"the price moved", TriggerKind::PriceMove,
     [](Day& d) {
         d.policy.triggers.priceMove = 0.02;
         d.in.spot = 62'720;
     },
     true, true, "the price moved -2.00 % since the last hedge, the limit is 2.00 %"},
    {"the price moved and nothing is to do", TriggerKind::PriceMove,
     [](Day& d) {
         d.policy.triggers.priceMove = 0.02;
         d.in.spot = 62'720;
         d.in.delta = 0.0005;
     },
     false, true,
     "the price moved -2.00 % since the last hedge, the limit is 2.00 %; the delta is at its "
     "target"},
    {"no price to compare with", TriggerKind::PriceMove,
     [](Day& d) {
         d.policy.triggers.priceMove = 0.02;
         d.in.live.spotAtLastHedge = 0;
     },
     false, true, "there is no price to compare with yet"},

    {"within the risk budget", TriggerKind::RiskBudget,
     [](Day& d) { d.policy.triggers.riskBudgetUsd = 2'000; }, false, true,
     "the delta's risk over 24 h 00 min is $1842, the budget is $2000"},
    {"over the risk budget", TriggerKind::RiskBudget,
     [](Day& d) { d.policy.triggers.riskBudgetUsd = 1'800; }, true, true,
     "the delta's risk over 24 h 00 min is $1842, the budget is $1800"},
    {"a shorter horizon has less risk", TriggerKind::RiskBudget,
     [](Day& d) {
         d.policy.triggers.riskBudgetUsd = 1'000;
         d.policy.triggers.riskHorizon = 6h;
     },
     false, true, "the delta's risk over 6 h 00 min is $921, the budget is $1000"},
    {"no volatility, no risk", TriggerKind::RiskBudget,
     [](Day& d) {
         d.policy.triggers.riskBudgetUsd = 1'000;
         d.in.live.inputs.sigma = 0;
     },
     false, true, "no volatility is known yet"},

    {"inside the live band", TriggerKind::LiveBand,
     [](Day& d) {
         d.policy.triggers.liveBand = LiveBandRule::WhalleyWilmott;
         d.in.live.status = bands::Status::Ok;
         d.in.live.halfWidth = 1.2;
     },
     false, true, "net delta +1.00 is inside -1.20 to +1.20 by Whalley-Wilmott"},
    {"outside the live band, inside the fixed one", TriggerKind::LiveBand,
     [](Day& d) {
         d.policy.triggers.liveBand = LiveBandRule::Zakamouline;
         d.in.live.status = bands::Status::Ok;
         d.in.live.halfWidth = 0.8;
         d.in.live.centreShift = -0.1;
     },
     true, true, "net delta +1.00 is outside -0.90 to +0.70 by Zakamouline"},
    {"without gamma there is no live band", TriggerKind::LiveBand,
     [](Day& d) {
         d.policy.triggers.liveBand = LiveBandRule::WhalleyWilmott;
         d.in.live.status = bands::Status::NoGamma;
     },
     false, true, "the fixed band holds alone: Whalley-Wilmott has no width, "},

    {"Leland's interval is over", TriggerKind::Leland,
     [](Day& d) {
         d.policy.triggers.leland = true;
         d.policy.triggers.lelandEvery = 30min;
     },
     true, true,
     "1 h 00 min since the last hedge, Leland's interval is 30 min 00 s at 60.0 % volatility"},
    {"Leland's interval is not over", TriggerKind::Leland,
     [](Day& d) {
         d.policy.triggers.leland = true;
         d.policy.triggers.lelandEvery = 2h;
     },
     false, true,
     "1 h 00 min since the last hedge, Leland's interval is 2 h 00 min at 57.6 % volatility"},
    {"Leland for who is long where his formula does not hold", TriggerKind::Leland,
     [](Day& d) {
         d.policy.triggers.leland = true;
         d.policy.triggers.lelandEvery = 30min;
         d.in.live.inputs.gamma = 1e-3;
         d.in.live.inputs.cost = 0.01;
     },
     true, true,
     "1 h 00 min since the last hedge, Leland's interval is 30 min 00 s; no volatility of his pays "
     "these costs, the delta of now is kept"},
    {"Leland without a clock", TriggerKind::Leland, [](Day& d) { d.policy.triggers.leland = true; },
     false, true, "no interval is known: it needs gamma, volatility and a risk aversion"},
    {"Leland on the best clock", TriggerKind::Leland,
     [](Day& d) {
         d.policy.triggers.leland = true;
         d.in.live.bestClockYears = 1.0 / 365 / 48;
     },
     true, true,
     "1 h 00 min since the last hedge, Leland's interval is 30 min 00 s at 60.0 % volatility"},

    {"gamma above its floor", TriggerKind::Gamma,
     [](Day& d) { d.policy.triggers.gamma.floor = -1; }, false, false,
     "gamma per 1 % of -0.500 is above its floor of -1.000"},
    {"gamma below its floor", TriggerKind::Gamma,
     [](Day& d) { d.policy.triggers.gamma = {-0.4, 1}; }, true, false,
     "gamma per 1 % of -0.500 is below its floor of -0.400"},
    {"gamma above its ceiling", TriggerKind::Gamma,
     [](Day& d) {
         d.policy.triggers.gamma.ceiling = 1;
         d.in.gamma1Pct = 1.25;
     },
     true, false, "gamma per 1 % of +1.250 is above its ceiling of +1.000"},
    {"gamma between its limits", TriggerKind::Gamma,
     [](Day& d) { d.policy.triggers.gamma = {-1, 1}; }, false, false,
     "gamma per 1 % of -0.500 is inside -1.000 to +1.000"},
    {"vega below its floor", TriggerKind::Vega,
     [](Day& d) { d.policy.triggers.vega.floor = -1'000; }, true, false,
     "vega per point of -$1500 is below its floor of -$1000"},
    {"vega below its ceiling", TriggerKind::Vega,
     [](Day& d) { d.policy.triggers.vega.ceiling = 1'000; }, false, false,
     "vega per point of -$1500 is below its ceiling of $1000"},

    {"gamma near its target", TriggerKind::Gamma,
     [](Day& d) {
         d.policy.triggers.gamma.target = -0.4;
         d.policy.triggers.gamma.tolerance = 0.2;
     },
     false, true, "gamma per 1 % of -0.500 is within 0.200 of its target of -0.400"},
    {"gamma away from its target", TriggerKind::Gamma,
     [](Day& d) {
         d.policy.triggers.gamma.target = 0;
         d.policy.triggers.gamma.tolerance = 0.2;
     },
     true, true,
     "gamma per 1 % of -0.500 is further than 0.200 from its target of 0.000, below it"},
    {"gamma away from the target that sub-books move", TriggerKind::Gamma,
     [](Day& d) {
         d.policy.triggers.gamma.target = 0;
         d.policy.triggers.gamma.tolerance = 0.2;
         d.policy.subBooks = {{.name = "Core"}};
         d.policy.subBooks[0].gamma.target = -1;
     },
     true, true,
     "gamma per 1 % of -0.500 is further than 0.200 from its target of -1.000, above it"},
    {"vega away from its target", TriggerKind::Vega,
     [](Day& d) {
         d.policy.triggers.vega.target = 0;
         d.policy.triggers.vega.tolerance = 1'000;
     },
     true, true, "vega per point of -$1500 is further than $1000 from its target of $0, below it"},
    {"a sub-book's own limit", TriggerKind::Gamma,
     [](Day& d) {
         static const std::vector<SubBookPart> kParts = [] {
             SubBookPart part;
             part.name = "Core";
             part.gamma1Pct = -0.7;
             part.gammaLimits.floor = -0.6;
             return std::vector{part};
         }();
         d.in.subBooks = kParts;
     },
     true, false, "Core: gamma per 1 % of -0.700 is below its floor of -0.600"},

    {"margin is free", TriggerKind::Margin, [](Day& d) { d.policy.triggers.marginUse = 0.5; },
     false, false, "maintenance margin takes 30.0 % of equity, the limit is 50.0 %"},
    {"margin is used up and a smaller hedge helps", TriggerKind::Margin,
     [](Day& d) {
         d.policy.triggers.marginUse = 0.5;
         d.in.marginUse = 0.61;
     },
     true, true, "maintenance margin takes 61.0 % of equity, the limit is 50.0 %"},
    {"margin is used up and the hedge is what is needed", TriggerKind::Margin,
     [](Day& d) {
         d.policy.triggers.marginUse = 0.5;
         d.in.marginUse = 0.61;
         d.in.live.hedgePositionUsd = -640'000;
     },
     true, false, "maintenance margin takes 61.0 % of equity, the limit is 50.0 %"},
    {"liquidation below is near who is long", TriggerKind::Margin,
     [](Day& d) {
         d.policy.triggers.liquidationDistance = 0.1;
         d.in.live.liquidationDistance = -0.08;
     },
     true, true, "liquidation is 8.0 % away, the least is 10.0 %"},
    {"liquidation above is near who is long: a hedge is no help", TriggerKind::Margin,
     [](Day& d) {
         d.policy.triggers.liquidationDistance = 0.1;
         d.in.live.liquidationDistance = 0.08;
     },
     true, false, "liquidation is 8.0 % away, the least is 10.0 %"},
    {"liquidation is far", TriggerKind::Margin,
     [](Day& d) { d.policy.triggers.liquidationDistance = 0.1; }, false, false,
     "liquidation is 31.0 % away, the least is 10.0 %"},
    {"no liquidation in sight", TriggerKind::Margin,
     [](Day& d) {
         d.policy.triggers.liquidationDistance = 0.1;
         d.in.live.liquidationDistance = 0;
     },
     false, false, "no liquidation price is in sight"},

    {"funding is cheap", TriggerKind::Funding,
     [](Day& d) { d.policy.triggers.fundingUsdPerDay = 200; }, false, true,
     "the hedge pays $192 a day in funding, the limit is $200"},
    {"funding is dear and less hedge is wanted", TriggerKind::Funding,
     [](Day& d) { d.policy.triggers.fundingUsdPerDay = 150; }, true, true,
     "the hedge pays $192 a day in funding, the limit is $150"},
    {"funding is dear and the hedge is wanted", TriggerKind::Funding,
     [](Day& d) {
         d.policy.triggers.fundingUsdPerDay = 150;
         d.in.delta = -1;
     },
     true, false, "the hedge pays $192 a day in funding, the limit is $150"},
    {"funding is paid to us", TriggerKind::Funding,
     [](Day& d) {
         d.policy.triggers.fundingUsdPerDay = 150;
         d.in.live.funding8h = -0.0001;
     },
     false, true, "the hedge is paid $192 a day in funding, the limit is $150"},
};

}  // namespace

class TestTriggers : public QObject {
    Q_OBJECT
private slots:
    void saysWhyItFiresOrNot_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(kRows); ++i)
            QTest::newRow(kRows[i].name) << static_cast<int>(i);
    }
    void saysWhyItFiresOrNot()
    {
        QFETCH(int, row);
        const Row& wish = kRows[row];
        Day day;
        wish.change(day);
        const TriggerDecision decision = day.decide();
        const TriggerVerdict* verdict = decision.find(wish.kind);
        QVERIFY(verdict);
        const QString said = plain(verdict->reason);
        const QString expected = QString::fromUtf8(wish.said);
        QVERIFY2(
            expected.endsWith(QLatin1String(", ")) ? said.startsWith(expected) : said == expected,
            qPrintable(said));
        QCOMPARE(verdict->fired, wish.fired);
        QCOMPARE(verdict->hedgeable, wish.hedgeable);
        QCOMPARE(decision.fired == wish.kind, wish.fired && wish.hedgeable);
    }

    void whatIsOffSaysNothing()
    {
        Day day;
        const TriggerDecision decision = day.decide();
        QCOMPARE(decision.verdicts.size(), 1u);
        QCOMPARE(decision.verdicts.front().kind, TriggerKind::Band);
        QCOMPARE(decision.reason, std::string("inside the band"));
    }

    void theMostUrgentThatAHedgeCanHelpIsTheReason()
    {
        Day day;
        TriggerRules& rules = day.policy.triggers;
        rules.gamma.floor = -0.1;
        rules.priceMove = 0.01;
        rules.riskBudgetUsd = 100;
        day.policy.schedule = {true, 1h, 0.1, {}};
        day.in.spot = 66'000;
        TriggerDecision decision = day.decide();
        const std::vector<TriggerKind> kinds{TriggerKind::Gamma, TriggerKind::Band,
                                             TriggerKind::RiskBudget, TriggerKind::PriceMove,
                                             TriggerKind::Schedule};
        QCOMPARE(decision.verdicts.size(), kinds.size());
        for (std::size_t i = 0; i < kinds.size(); ++i)
            QCOMPARE(decision.verdicts[i].kind, kinds[i]);
        QVERIFY(decision.find(TriggerKind::Gamma)->fired);
        QCOMPARE(decision.fired, std::optional{TriggerKind::RiskBudget});
        day.in.delta = 3;
        QCOMPARE(day.decide().fired, std::optional{TriggerKind::Band});
        rules.marginUse = 0.2;
        decision = day.decide();
        QCOMPARE(decision.fired, std::optional{TriggerKind::Margin});
    }

    void inTheSettlementWindowOnlyMarginFires_data()
    {
        QTest::addColumn<int>("minutesBefore");
        QTest::addColumn<bool>("quiet");
        QTest::newRow("an hour before") << 60 << false;
        QTest::newRow("a minute before the window") << 31 << false;
        QTest::newRow("the window begins") << 30 << true;
        QTest::newRow("its last minute") << 1 << true;
        QTest::newRow("delivered") << 0 << false;
    }
    void inTheSettlementWindowOnlyMarginFires()
    {
        QFETCH(int, minutesBefore);
        QFETCH(bool, quiet);
        Day day;
        day.in.live.nextExpiry = *core::parseIsoUtc("2026-11-27T08:00:00Z");
        day.in.now = *day.in.live.nextExpiry - std::chrono::minutes{minutesBefore};
        day.in.delta = 5;
        day.policy.triggers.priceMove = 0.01;
        day.policy.triggers.gamma.floor = -0.1;
        day.policy.schedule = {true, 1h, 0.1, {}};
        TriggerDecision decision = day.decide();
        QCOMPARE(decision.fired.has_value(), !quiet);
        QCOMPARE(decision.find(TriggerKind::Gamma)->fired, !quiet);
        if (!quiet) return;
        for (const TriggerVerdict& verdict : decision.verdicts)
            QVERIFY(verdict.reason.starts_with("settlement window until 08:00:00 UTC: "));
        QCOMPARE(decision.reason, std::string("settlement window until 08:00:00 UTC"));
        day.policy.triggers.marginUse = 0.2;
        QCOMPARE(day.decide().fired, std::optional{TriggerKind::Margin});
    }

    void theBandInForceIsNowhereOutsideTheMandate_data()
    {
        QTest::addColumn<double>("halfWidth");
        QTest::addColumn<double>("shift");
        QTest::addColumn<double>("budget");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        const auto row = [](const char* name, double halfWidth, double shift, double budget,
                            double lower, double upper) {
            QTest::newRow(name) << halfWidth << shift << budget << lower << upper;
        };
        row("no live band", 0, 0, 0, -2, 3);
        row("a narrower one", 1, 0, 0, -1, 1);
        row("a wider one is cut", 5, 0, 0, -2, 3);
        row("cut on one side", 2.5, 0, 0, -2, 2.5);
        row("shifted", 1, 0.5, 0, -0.5, 1.5);
        row("shifted against the mandate", 1, 2.5, 0, 1.5, 3);
        row("shifted out of the mandate: it holds alone", 1, 9, 0, -2, 3);
        row("a risk budget", 0, 0, kOneCoinUsd, -1, 1);
        row("a risk budget and a live band", 0.5, 0.25, kOneCoinUsd, -0.25, 0.75);
    }
    void theBandInForceIsNowhereOutsideTheMandate()
    {
        QFETCH(double, halfWidth);
        QFETCH(double, shift);
        QFETCH(double, budget);
        QFETCH(double, lower);
        QFETCH(double, upper);
        Day day;
        day.policy.band.above = 3;
        day.policy.triggers.riskBudgetUsd = budget;
        day.in.live.halfWidth = halfWidth;
        day.in.live.centreShift = shift;
        const FixedBand& band = day.inputs().band;
        QVERIFY2(std::abs(band.lower() - lower) < 1e-6, qPrintable(QString::number(band.lower())));
        QVERIFY2(std::abs(band.upper() - upper) < 1e-6, qPrintable(QString::number(band.upper())));
    }

    void aTargetIsStraightBetweenItsPointsAndFlatBeyond()
    {
        const DeltaTarget target{{{50'000, 2}, {60'000, 1}, {80'000, -3}}};
        for (const auto& [spot, delta] : {std::pair{40'000., 2.},
                                          {50'000., 2.},
                                          {55'000., 1.5},
                                          {60'000., 1.},
                                          {70'000., -1.},
                                          {90'000., -3.}})
            QCOMPARE(target.at(spot, 9), delta);
        QCOMPARE(target.at(0, 9), 9.0);
        QCOMPARE(DeltaTarget{}.at(50'000, 9), 9.0);
    }

    /// The same reference as the vectors of bands: sqrt(8/pi) lambda / (sigma sqrt(dt)).
    void lelandAimsAtTheDeltaOfHisVolatility()
    {
        Day day;
        day.policy.triggers.leland = true;
        day.policy.triggers.lelandEvery = 1h;
        day.in.live.vanna = -0.02;  // coin per vol point
        const double a = std::sqrt(8 / M_PI) * 5e-4 / (0.55 * std::sqrt(1.0 / 8760));
        const double points = 100 * 0.55 * (std::sqrt(1 + a) - 1);
        QVERIFY(std::abs(lelandShift(day.policy.triggers, day.in.live) - 0.02 * points) < 1e-12);
        day.in.live.inputs.gamma = 1;
        QVERIFY(std::abs(lelandShift(day.policy.triggers, day.in.live) -
                         0.02 * 100 * 0.55 * (std::sqrt(1 - a) - 1)) < 1e-12);
    }

    void whatIsWrongWithAPolicyIsNamed_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("said");
        const auto row = [](int what, const char* key, const char* said) {
            QTest::newRow(said) << what << QString::fromUtf8(key) << QString::fromUtf8(said);
        };
        row(0, "below", "below is -1, expected 1e-06 to 1000000");
        row(1, "above",
            "above is 0.0001, expected at least 0.00015, the lot of the hedge instrument");
        row(2, "schedule_every_s", "schedule_every_s is 5, expected 60 to 86400");
        row(3, "vega_floor", "vega_floor is 3, expected less than vega_ceiling, which is 2");
        row(4, "price_move", "price_move is nan, expected 0 to 1");
        row(5, "hedging_sd_usd", "hedging_sd_usd is 0, expected more than 0 for a live_band");
        row(6, "leland_every_s", "leland_every_s is 1, expected 60 to 2592000");
        row(7, "funding_shift", "funding_shift is true, expected a live_band that it moves");
        row(8, "trade_cost_usd", "trade_cost_usd is -2, expected 0 to 100000");
        row(9, "", "");
    }
    void whatIsWrongWithAPolicyIsNamed()
    {
        QFETCH(int, what);
        QFETCH(QString, key);
        QFETCH(QString, said);
        Policy policy;
        policy.band = {0, 2, 2, HedgeTo::Target, 0.5};
        TriggerRules& rules = policy.triggers;
        if (what == 0) policy.band.below = -1;
        if (what == 1) policy.band.above = 0.0001;
        if (what == 2) policy.schedule.every = 5s;
        if (what == 3) rules.vega = {3, 2};
        if (what == 4) rules.priceMove = std::nan("");
        if (what == 5) rules.liveBand = LiveBandRule::Zakamouline;
        if (what == 6) rules.leland = true, rules.lelandEvery = 1s;
        if (what == 7) rules.fundingShift = true, rules.hedgingSdUsd = 1;
        if (what == 8) rules.tradeCostUsd = -2;
        const auto wrong = problems(policy, 0.00015);
        QCOMPARE(wrong.size(), key.isEmpty() ? 0u : 1u);
        if (wrong.empty()) return;
        QCOMPARE(QString::fromStdString(wrong.front().key), key);
        QCOMPARE(QString::fromStdString(wrong.front().sentence), said);
    }

    void everyKindHasItsWord()
    {
        for (const TriggerKind kind :
             {TriggerKind::Band, TriggerKind::Schedule, TriggerKind::Manual, TriggerKind::Margin,
              TriggerKind::Gamma, TriggerKind::Vega, TriggerKind::RiskBudget, TriggerKind::LiveBand,
              TriggerKind::PriceMove, TriggerKind::Leland, TriggerKind::Funding})
            QVERIFY(!text(kind).empty());
    }
};

QTEST_APPLESS_MAIN(TestTriggers)
#include "tst_triggers.moc"
