#include "models/bands/bands.h"
#include "models/bands/waiting.h"
#include "models/core/text.h"
#include "models/laboratory/backtest.h"
#include "models/laboratory/counter_random.h"

#include <QtTest/QtTest>

#include <cmath>
#include <functional>
#include <numeric>

using namespace ballast;
using namespace ballast::laboratory;

namespace {

constexpr double kDayYears = 1.0 / 365;
constexpr double kStepSeconds = 3600;

/// A Black-Scholes world in hours: one call, renewed each `tenor` days.
class World final : public Market {
public:
    explicit World(std::uint64_t seed, std::size_t steps = 1'000'000, double size = -10)
        : m_seed(seed), m_steps(steps), m_size(size)
    {
    }
    double spot() const override { return m_spot; }
    void quote(double, std::span<const Contract> contracts, std::span<double> forward,
               std::span<double> sigma) const override
    {
        std::ranges::fill(forward, m_spot);
        std::ranges::fill(sigma.first(contracts.size()), kSigma);
    }
    std::vector<Contract> book() const override { return {at(0)}; }
    Contract renewed(const Contract&, double years) const override { return at(years); }
    bool advance() override
    {
        if (m_step == m_steps) return false;
        if (onStep) onStep(m_step);
        double even[1], odd[1];
        fillNormals(m_seed, 1, m_step++, even, odd);
        const double years = kStepSeconds / 86'400 * kDayYears;
        m_spot *= std::exp(-kSigma * kSigma / 2 * years + kSigma * std::sqrt(years) * even[0]);
        return true;
    }
    static constexpr double kSigma = 0.6;
    std::function<void(std::uint32_t)> onStep;

private:
    Contract at(double years) const
    {
        return {.strike = m_spot, .expiryYears = years + 10 * kDayYears, .size = m_size};
    }
    std::uint64_t m_seed;
    std::size_t m_steps;
    double m_size, m_spot = 60'000;
    std::uint32_t m_step = 0;
};

Policy clock(const char* name, std::uint32_t every)
{
    return {.name = name, .hedge = {.trigger = Trigger::Clock, .every = every}};
}

Policy band(const char* name, double width, rebalance::HedgeTo to = rebalance::HedgeTo::Target)
{
    return {.name = name,
            .hedge = {.trigger = Trigger::Band, .below = width, .above = width, .hedgeTo = to}};
}

BacktestPlan planWith(std::vector<Policy> policies, double days = 30, std::uint64_t seeds = 3)
{
    BacktestPlan plan;
    plan.title = "a world of hours";
    plan.stepSeconds = kStepSeconds;
    plan.days = days;
    plan.lastSeed = seeds;
    plan.policies = std::move(policies);
    plan.open = [](std::uint64_t seed) -> core::Expected<std::unique_ptr<Market>> {
        return std::make_unique<World>(seed);
    };
    return plan;
}

/// A day of steps under the desk's policy, all of them as `seen` makes them.
HedgeOutcome dayOf(const rebalance::Policy& policy, double stepSeconds,
                   const std::function<void(Seen&, int second)>& seen, const Costs& costs = {},
                   core::Time begins = kWalkBegins)
{
    Hedge rule{.trigger = Trigger::Desk};
    rule.policy = std::make_shared<const rebalance::Policy>(policy);
    Series series;
    series.begins = begins;
    for (int second = 0; second <= 86'400; second += static_cast<int>(stepSeconds)) {
        Seen& step = series.steps.emplace_back();
        step = {.spot = 60'000, .gamma = -1e-3, .tau = 0.1, .sigma = 0.5};
        seen(step, second);
    }
    return hedge(rule, costs, series, stepSeconds / 86'400 * kDayYears);
}

rebalance::Policy deskOf(double width)
{
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.band = {.target = 0, .below = width, .above = width};
    return policy;
}

Report run(BacktestPlan plan, bool backwards = false)
{
    Backtest backtest(std::move(plan));
    const std::atomic<bool> goOn{false};
    do
        for (std::size_t i = 0; i < backtest.parts(); ++i)
            backtest.run(backwards ? backtest.parts() - 1 - i : i, goOn);
    while (backtest.next());
    return backtest.report();
}

}  // namespace

class TestBacktest : public QObject {
    Q_OBJECT
private slots:
    void theFrontierIsWhatNoOtherRuleDominates_data()
    {
        QTest::addColumn<QList<double>>("costs");
        QTest::addColumn<QList<double>>("errors");
        QTest::addColumn<QString>("efficient");
        QTest::newRow("one alone") << QList{3.0} << QList{2.0} << "1";
        QTest::newRow("a chain") << QList{1.0, 2.0, 3.0} << QList{3.0, 2.0, 1.0} << "111";
        QTest::newRow("one behind") << QList{1.0, 2.5, 2.0} << QList{3.0, 2.5, 2.0} << "101";
        QTest::newRow("the same error, dearer") << QList{1.0, 2.0} << QList{1.0, 1.0} << "10";
        QTest::newRow("the same cost, worse") << QList{1.0, 1.0} << QList{2.0, 1.0} << "01";
        QTest::newRow("twins") << QList{1.0, 1.0} << QList{1.0, 1.0} << "11";
        QTest::newRow("one beats all") << QList{5.0, 1.0, 3.0} << QList{5.0, 1.0, 1.0} << "010";
    }
    void theFrontierIsWhatNoOtherRuleDominates()
    {
        QFETCH(QList<double>, costs);
        QFETCH(QList<double>, errors);
        std::vector<PolicyResult> results(static_cast<std::size_t>(costs.size()));
        for (int i = 0; i < costs.size(); ++i) {
            results[static_cast<std::size_t>(i)].cost = costs[i];
            results[static_cast<std::size_t>(i)].sd = errors[i];
        }
        markEfficient(results);
        QString found;
        for (const PolicyResult& r : results) found += QLatin1Char(r.efficient ? '1' : '0');
        QTEST(found, "efficient");
    }

    void aHedgeLeavesWhatItsResidualDeltaMoves()
    {
        // By hand: a delta of -1, then -2; sold forward at 100, 110, 105, 125 with a band of 0.5.
        Series series;
        const double spots[] = {100, 110, 105, 125}, deltas[] = {-1, -2, -2, -3};
        for (int i = 0; i < 4; ++i)
            series.steps.push_back(
                {.spot = spots[i], .delta = deltas[i], .gamma = -0.1, .tau = 0.1, .sigma = 0.5});
        Costs costs;
        costs.fee = 0.001;
        costs.halfSpread = 0;
        costs.visibleDepth = 1e9;
        costs.lot = 0.25;
        const HedgeOutcome out = hedge(band("", 0.5).hedge, costs, series, kDayYears);
        QCOMPARE(out.cost.count, 3.0);
        // Held 1, 2, 2, 3 coin: what is open is 0 on each step before the look.
        QVERIFY(std::abs(out.error.mean) < 1e-12);
        QVERIFY(std::abs(out.cost.mean - 0.001 * (110 + 125) / 3) < 1e-12);
        QVERIFY(std::abs(out.trades.mean - 2.0 / 3) < 1e-12);
        const HedgeOutcome wide = hedge(band("", 1.5).hedge, costs, series, kDayYears);
        // Nothing is done until the last look: open are -1 over two steps.
        QVERIFY(std::abs(wide.error.mean - (-1 * (105 - 110) - 1 * (125 - 105)) / 3.0) < 1e-12);
        QVERIFY(std::abs(wide.turnover.mean - 2.0 / 3) < 1e-12);
    }
    void tradesAreWholeLotsTowardsNoTrade()
    {
        Series series;
        for (const double delta : {0.0, -0.79})
            series.steps.push_back(
                {.spot = 100, .delta = delta, .gamma = -0.1, .tau = 0.1, .sigma = 0.5});
        Costs costs;
        costs.lot = 0.25;
        QCOMPARE(hedge(clock("", 1).hedge, costs, series, kDayYears).turnover.mean, 0.75);
    }
    void beyondTheVisibleDepthAnOrderPaysForImpact()
    {
        const Costs costs;
        const double within = costFraction(costs, costs.visibleDepth, 0.03);
        QCOMPARE(within, costs.fee + costs.halfSpread);
        double before = within;
        for (double coin = 10; coin < 2'000; coin *= 2) {
            const double more = costFraction(costs, coin, 0.03);
            QVERIFY(more > before);
            before = more;
        }
    }
    void aSeriesSettlesRenewsAndSumsUp()
    {
        World world(5);
        const Series series = walk(world, 24 * 25, kStepSeconds / 86'400 * kDayYears);
        QCOMPARE(series.steps.size(), std::size_t{24 * 25 + 1});
        QCOMPARE(series.priced, 24.0 * 25 + 1);
        // Hedged each hour with Black-Scholes' delta in his own world, a sold call renewed at its
        // own value earns nothing but noise: far less than the premium of some 2 000 USD a call.
        double pnl = 0, coin = -series.steps[0].delta, expiries = 0;
        for (std::size_t i = 1; i < series.steps.size(); ++i) {
            pnl +=
                series.steps[i].bookPnl + coin * (series.steps[i].spot - series.steps[i - 1].spot);
            coin = -series.steps[i].delta;
            expiries += series.steps[i].tau > series.steps[i - 1].tau;
        }
        QCOMPARE(expiries, 2.0);
        QVERIFY2(std::abs(pnl) < 8'000, qPrintable(QString::number(pnl)));
    }
    void aMarketThatEndsEndsTheSeries()
    {
        World world(5, 7);
        QCOMPARE(walk(world, 100, kDayYears).steps.size(), std::size_t{8});
    }

    void hedgingOftenerCostsMoreAndLeavesLess()
    {
        const Report report =
            run(planWith({clock("hourly", 1), clock("daily", 24), band("band", 0.5)}));
        const PolicyResult &hourly = report.policies[0], &daily = report.policies[1];
        QVERIFY(hourly.cost > daily.cost);
        QVERIFY(hourly.sd < daily.sd);
        QCOMPARE(hourly.trades <= 24, true);
        QVERIFY(report.events > 3 * 30 * 24);
    }
    void theOrderOfThePartsDoesNotMatter()
    {
        const auto policies = [] {
            Policy searched{.name = "searched",
                            .hedge = {.trigger = Trigger::WhalleyWilmott},
                            .dailySdUsd = 900};
            searched.hedge.hedgeTo = rebalance::HedgeTo::Edge;
            return std::vector<Policy>{clock("hourly", 1), searched};
        };
        QVERIFY(run(planWith(policies())) == run(planWith(policies()), true));
    }
    void theRiskAversionIsFoundForTheDeviationThatIsAccepted_data()
    {
        QTest::addColumn<int>("trigger");
        QTest::addColumn<double>("wanted");
        for (const auto trigger : {Trigger::WhalleyWilmott, Trigger::Zakamouline})
            for (const double wanted : {1'000.0, 2'000.0})
                QTest::addRow("%s, %.0f", std::string{text(trigger)}.c_str(), wanted)
                    << int(trigger) << wanted;
    }
    void theRiskAversionIsFoundForTheDeviationThatIsAccepted()
    {
        QFETCH(int, trigger);
        QFETCH(double, wanted);
        Policy policy{
            .name = "searched", .hedge = {.trigger = Trigger(trigger)}, .dailySdUsd = wanted};
        policy.hedge.hedgeTo = rebalance::HedgeTo::Edge;
        const Report report = run(planWith({policy}, 60, 4));
        QVERIFY(report.problems.empty());
        const PolicyResult& found = report.policies[0];
        QVERIFY(found.hedge.riskAversion > Backtest::kLeastAversion);
        QVERIFY2(found.sd <= wanted && found.sd > 0.93 * wanted,
                 qPrintable(QString::number(found.sd)));
    }
    void whatNoAversionReachesIsSaid()
    {
        Policy policy{
            .name = "too much", .hedge = {.trigger = Trigger::WhalleyWilmott}, .dailySdUsd = 1e-3};
        const Report report = run(planWith({policy}));
        QCOMPARE(report.problems.size(), std::size_t{1});
        QVERIFY(report.problems[0].starts_with("too much: no risk aversion leaves as little as"));
    }
    void aMarketThatCannotBeOpenedIsNamedOnce()
    {
        BacktestPlan plan = planWith({clock("hourly", 1)});
        plan.open = [](std::uint64_t) -> core::Expected<std::unique_ptr<Market>> {
            return core::failure("there is no such market");
        };
        QCOMPARE(run(std::move(plan)).problems,
                 std::vector<std::string>{"there is no such market"});
    }
    void theDesksOwnPolicyIsTriedAsTheDeskFollowsIt()
    {
        auto desk = std::make_shared<rebalance::Policy>();
        desk->underlying = "BTC";
        desk->band = {.target = 0, .below = 0.5, .above = 0.5};
        Policy own{.name = "own", .hedge = {.trigger = Trigger::Desk}, .inForce = true};
        own.hedge.policy = desk;
        const Report report = run(planWith({own, band("the same", 0.5)}));
        // With a fixed band alone it is the fixed band.
        QCOMPARE(report.policies[0].cost, report.policies[1].cost);
        QCOMPARE(report.policies[0].sd, report.policies[1].sd);
        QVERIFY(report.policies[0].inForce && report.policies[0].trades > 0);

        auto alive = std::make_shared<rebalance::Policy>(*desk);
        alive->band.below = alive->band.above = 3;
        alive->band.hedgeTo = rebalance::HedgeTo::Edge;
        alive->triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
        alive->triggers.hedgingSdUsd = 1'000;
        own.hedge.policy = alive;
        Policy wide = band("mandate alone", 3, rebalance::HedgeTo::Edge);
        const Report second = run(planWith({own, wide}));
        QVERIFY(second.policies[0].sd < second.policies[1].sd);
        QVERIFY(second.policies[0].cost > second.policies[1].cost);
    }
    void aWalkThatIsCancelledEndsSoon()
    {
        std::atomic<bool> cancelled{false};
        World world(5);
        world.onStep = [&](std::uint32_t step) { cancelled = cancelled || step == 5'000; };
        const Series series = walk(world, 900'000, kStepSeconds / 86'400 * kDayYears, &cancelled);
        QVERIFY2(series.steps.size() <= 5'001 + kStepsALook,
                 qPrintable(QString::number(series.steps.size())));
        cancelled = false;
        World whole(5);
        const Series kept = walk(whole, 3 * kStepsALook, 1e-6);
        cancelled = true;
        const Hedge rule = clock("", 1).hedge;
        QVERIFY(hedge(rule, {}, kept, kDayYears, &cancelled).cost.count < double(kStepsALook));
        QCOMPARE(hedge(rule, {}, kept, kDayYears).cost.count, 3.0 * kStepsALook);
    }
    void moreStepsThanThereIsRoomForAreRefused()
    {
        int opened = 0;
        BacktestPlan plan = planWith({clock("hourly", 1)}, kMostSteps / 24 + 1, 1);
        plan.open = [&](std::uint64_t seed) -> core::Expected<std::unique_ptr<Market>> {
            ++opened;
            return std::make_unique<World>(seed);
        };
        const Report report = run(std::move(plan));
        QCOMPARE(opened, 0);
        QCOMPARE(report.problems.size(), std::size_t{1});
        QVERIFY(report.problems[0].ends_with("are more than the 8000000 there is room for"));
    }
    void seedsThatShareAPathShareItsStandardError()
    {
        const auto over = [](std::uint64_t seeds, bool onePath) {
            BacktestPlan plan = planWith({clock("hourly", 1)}, 30, seeds);
            plan.onePath = onePath;
            plan.open = [](std::uint64_t) -> core::Expected<std::unique_ptr<Market>> {
                return std::make_unique<World>(1);
            };
            return run(std::move(plan));
        };
        const Report once = over(1, true), often = over(5, true), apart = over(5, false);
        // Five times the same days: the same deviation but for the n - 1, and no surer.
        QVERIFY(std::abs(often.policies[0].costError / once.policies[0].costError - 1) < 0.02);
        QVERIFY(std::abs(often.policies[0].sdError / once.policies[0].sdError - 1) < 1e-9);
        QVERIFY(apart.policies[0].costError < 0.5 * once.policies[0].costError);
        QVERIFY(assumptions(often).find("share one recorded path") != std::string::npos);
        QVERIFY(assumptions(once).find("share one") == std::string::npos);
    }
    void aScheduleFallsWhereTheMarketsOwnClockHasIt()
    {
        rebalance::Policy policy = deskOf(100);
        policy.schedule.enabled = true;
        policy.schedule.at = {std::chrono::hours{8}};
        // Open at the second look, two hours into the walk.
        const auto seen = [](Seen& step, int second) { step.delta = second == 7'200 ? -1 : 0; };
        QCOMPARE(dayOf(policy, 3'600, seen).trades.mean, 0.0);
        QCOMPARE(dayOf(policy, 3'600, seen, {}, kWalkBegins + std::chrono::hours{6}).turnover.mean,
                 1.0);
    }
    void inTheHalfHourBeforeAnExpiryNothingIsHedged_data()
    {
        QTest::addColumn<int>("expiry");
        QTest::addColumn<bool>("hedged");
        QTest::newRow("no expiry") << 0 << true;
        QTest::newRow("in its half hour") << 3'600 << false;
        QTest::newRow("an hour before") << 7'200 << true;
    }
    void inTheHalfHourBeforeAnExpiryNothingIsHedged()
    {
        QFETCH(int, expiry);
        const HedgeOutcome out = dayOf(deskOf(0.5), 60, [&](Seen& step, int second) {
            step.nextExpiryYears = expiry / 31'536'000.0;
            step.delta = second >= 2'400 && second < 3'540 ? -1 : 0;
        });
        QTEST(out.trades.mean > 0, "hedged");
    }
    void afterAHedgeTheDeskCoolsDown()
    {
        const auto restless = [](Seen& step, int second) { step.delta = second % 2 ? 5 : -5; };
        rebalance::Policy policy = deskOf(0.5);
        policy.cooldown = std::chrono::seconds{1};
        QCOMPARE(dayOf(policy, 1, restless).trades.mean, 86'400.0);
        policy.cooldown = std::chrono::seconds{15};
        QCOMPARE(dayOf(policy, 1, restless).trades.mean, 86'400.0 / 15);
    }
    void theLiveBandLeansToTheSideThatFundingPays()
    {
        rebalance::Policy policy = deskOf(50);
        policy.triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
        policy.triggers.hedgingSdUsd = 5'000;
        const auto seen = [](Seen& step, int second) {
            step.spot = 60'000 + second / 60.0;
            step.delta = second / 600 % 2 ? 40 : -40;
            step.funding8h = 1e-3;
        };
        const double straight = dayOf(policy, 60, seen).error.mean;
        policy.triggers.fundingShift = true;
        // Longs pay: it stays shorter, and loses where the price rises.
        const double leaning = dayOf(policy, 60, seen).error.mean;
        QVERIFY2(leaning < straight - 1,
                 qPrintable(QStringLiteral("%1, %2").arg(leaning).arg(straight)));
    }
    void theBandFollowsTheMarketEveryTenSeconds_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("hedged");
        QTest::newRow("between two refreshes") << 3'612 << false;
        QTest::newRow("over a refresh") << 3'618 << true;
    }
    void theBandFollowsTheMarketEveryTenSeconds()
    {
        QFETCH(int, from);
        rebalance::Policy policy = deskOf(50);
        policy.triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
        policy.triggers.hedgingSdUsd = 20'000;
        const Costs costs;
        bands::Inputs in{.forward = 60'000,
                         .gamma = -1e-3,
                         .sigma = 0.5,
                         .tau = 0.1,
                         .cost = costFraction(costs, 50, 0.5 / std::sqrt(365.0))};
        in.riskAversion = bands::riskAversionFor(20'000, in).perUsd;
        const double width = bands::whalleyWilmott(in).coin;
        QVERIFY(width > 1 && width < 45);
        // For five seconds a gamma that wants a narrower band, and a delta just inside the one
        // before.
        const HedgeOutcome out = dayOf(policy, 1, [&](Seen& step, int second) {
            const bool now = second >= from && second < from + 5;
            step.gamma = now ? -1e-6 : -1e-3;
            step.delta = now ? 0.9 * width : 0;
        });
        QTEST(out.trades.mean > 0, "hedged");
    }
    void theDesksFormulasGoByAHedgeOfHalfItsMandate()
    {
        rebalance::Policy policy = deskOf(50);
        policy.triggers.leland = true;
        policy.triggers.lelandEvery = std::chrono::hours{1};
        const auto seen = [](Seen& step, int second) {
            step.delta = 20 * std::sin(second / 9e3);
            step.vanna = -50;
        };
        Costs other;
        other.typicalTrade = 500;
        const HedgeOutcome one = dayOf(policy, 60, seen), two = dayOf(policy, 60, seen, other);
        QVERIFY(one.trades.mean > 0);
        QCOMPARE(one.trades, two.trades);
        QCOMPARE(one.turnover, two.turnover);
    }
    void theReferenceLooksEveryFiveSeconds()
    {
        QCOMPARE(fiveSecondThreshold(0.5, 1).hedge.every, 5U);
        QCOMPARE(fiveSecondThreshold(0.5, 5).hedge.every, 1U);
        QCOMPARE(fiveSecondThreshold(0.5, 5).hedge.above, 0.5);
    }
    void theTableIsWrittenAsItAlwaysWas()
    {
        Report report;
        PolicyResult first;
        first.name = "band, 0.5";
        first.cost = 12.5;
        first.costError = 0.25;
        first.sd = 100;
        first.sdError = 3;
        first.pnlSd = 220;
        first.trades = 4.5;
        first.turnover = 2.25;
        PolicyResult second;
        second.name = "WW";
        second.hedge.trigger = Trigger::WhalleyWilmott;
        second.hedge.riskAversion = 1e-6;
        second.cost = 20;
        second.sd = 150;
        second.inForce = true;
        report.policies = {first, second};
        markEfficient(report.policies);
        QCOMPARE(QString::fromStdString(core::csvText(policyTable(report))),
                 QStringLiteral(
                     "policy,trigger,cost_usd,cost_se,sd_usd,sd_se,pnl_sd_usd,risk_aversion,trades,"
                     "turnover_coin,efficient,in_force\r\n"
                     "\"band, 0.5\",band,12.5,0.25,100,3,220,,4.5,2.25,yes,\r\n"
                     "WW,whalley-wilmott,20,0,150,0,,1e-06,0,0,,yes\r\n"));
    }
    void whatTheCostsComeFromStandsBesideThem()
    {
        Report report;
        report.policies.resize(1);
        QCOMPARE(assumptions(report), std::string{});  // a study
        report.costs.emplace();
        report.costs->fee = 3e-4;
        report.costs->dailyVolume = 250'000;
        QCOMPARE(assumptions(report),
                 std::string{"Costs assumed: fee 3 bp, half spread 0.5 bp, 5 coin at the best "
                             "prices, "} +
                     core::number(250'000, 0) + " coin a day, Y 1");
        const std::string csv = core::csvText(policyTable(report));
        QVERIFY(csv.find(",in_force,fee_bp,half_spread_bp,visible_depth_coin,daily_volume_coin,"
                         "impact_y\r\n") != std::string::npos);
        QVERIFY2(csv.ends_with(",3,0.5,5,250000,1\r\n"), csv.c_str());
    }
};

QTEST_APPLESS_MAIN(TestBacktest)
#include "tst_backtest.moc"
