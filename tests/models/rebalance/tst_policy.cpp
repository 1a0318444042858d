#include "models/rebalance/policy_problems.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <chrono>

using namespace ballast;
using namespace ballast::rebalance;

namespace {

Policy usual()
{
    Policy p;
    p.underlying = "BTC";
    p.account = {"paper", "paper"};
    p.band = {0, 2.3, 2.3, HedgeTo::Target, 0.5};
    p.hedgeInstrument = "BTC-PERPETUAL";
    return p;
}

SubBookTarget& gammaBook(Policy& p)
{
    if (p.subBooks.empty()) p.subBooks.push_back({.name = "Gamma"});
    return p.subBooks.front();
}

using Change = void (*)(Policy&);
struct Setting {
    const char* name;
    Change change;
};

/// Everything of a policy that a person can set.
const Setting kSettings[] = {
    {"target", [](Policy& p) { p.band.target = 0.5; }},
    {"target, by less than is usually shown", [](Policy& p) { p.band.target = 0.0001; }},
    {"below", [](Policy& p) { p.band.below = 2.30001; }},
    {"above", [](Policy& p) { p.band.above = 3; }},
    {"hedge_to", [](Policy& p) { p.band.hedgeTo = HedgeTo::Edge; }},
    {"ratio",
     [](Policy& p) {
         p.band.hedgeTo = HedgeTo::Ratio;
         p.band.ratio = 0.3;
     }},
    {"inner",
     [](Policy& p) {
         p.band.hedgeTo = HedgeTo::Pair;
         p.band.inner = 1;
     }},
    {"convention", [](Policy& p) { p.convention = portfolio::DeltaConvention::UsdNeutral; }},
    {"smile_rule", [](Policy& p) { p.smile.rule = pricing::SmileRule::StickyMoneyness; }},
    {"target_points", [](Policy& p) { p.target.points = {{60'000, 1}, {70'000, 0}}; }},
    {"target_points, another delta",
     [](Policy& p) { p.target.points = {{60'000, 2}, {70'000, 0}}; }},
    {"schedule", [](Policy& p) { p.schedule.enabled = true; }},
    {"schedule_every_s",
     [](Policy& p) {
         p.schedule.enabled = true;
         p.schedule.every = std::chrono::minutes{30};
     }},
    {"schedule_at",
     [](Policy& p) {
         p.schedule.enabled = true;
         p.schedule.at = {std::chrono::hours{7}};
     }},
    {"schedule_minimum",
     [](Policy& p) {
         p.schedule.enabled = true;
         p.schedule.minimumDelta = 0.5;
     }},
    {"price_move", [](Policy& p) { p.triggers.priceMove = 0.012345; }},
    {"risk_budget_usd", [](Policy& p) { p.triggers.riskBudgetUsd = 5'000.25; }},
    {"risk_horizon_s",
     [](Policy& p) {
         p.triggers.riskBudgetUsd = 5'000.25;
         p.triggers.riskHorizon = std::chrono::hours{3};
     }},
    {"leland", [](Policy& p) { p.triggers.leland = true; }},
    {"leland_every_s",
     [](Policy& p) {
         p.triggers.leland = true;
         p.triggers.lelandEvery = std::chrono::minutes{5};
     }},
    {"live_band", [](Policy& p) { p.triggers.liveBand = LiveBandRule::Zakamouline; }},
    {"hedging_sd_usd", [](Policy& p) { p.triggers.hedgingSdUsd = 900; }},
    {"funding_shift", [](Policy& p) { p.triggers.fundingShift = true; }},
    {"trade_cost_usd", [](Policy& p) { p.triggers.tradeCostUsd = 1; }},
    {"least_trade", [](Policy& p) { p.triggers.leastTrade = 0.00001; }},
    {"gamma_floor", [](Policy& p) { p.triggers.gamma.floor = -1; }},
    {"gamma_ceiling", [](Policy& p) { p.triggers.gamma.ceiling = 1; }},
    {"gamma_target", [](Policy& p) { p.triggers.gamma.target = 0.25; }},
    {"gamma_tolerance", [](Policy& p) { p.triggers.gamma.tolerance = 0.1; }},
    {"vega_floor", [](Policy& p) { p.triggers.vega.floor = -1'000; }},
    {"vega_ceiling", [](Policy& p) { p.triggers.vega.ceiling = 1'000; }},
    {"vega_target", [](Policy& p) { p.triggers.vega.target = 250; }},
    {"vega_tolerance", [](Policy& p) { p.triggers.vega.tolerance = 100; }},
    {"margin_use", [](Policy& p) { p.triggers.marginUse = 0.505; }},
    {"liquidation_distance", [](Policy& p) { p.triggers.liquidationDistance = 0.105; }},
    {"funding_usd_per_day", [](Policy& p) { p.triggers.fundingUsdPerDay = 10.5; }},
    {"sub_books", [](Policy& p) { gammaBook(p); }},
    {"sub_books, target", [](Policy& p) { gammaBook(p).target = 1; }},
    {"sub_books, convention",
     [](Policy& p) { gammaBook(p).convention = portfolio::DeltaConvention::BlackScholes; }},
    {"sub_books, target_points",
     [](Policy& p) { gammaBook(p).bySpot.points = {{60'000, 1}, {70'000, 0}}; }},
    {"sub_books, gamma_target", [](Policy& p) { gammaBook(p).gamma.target = 1; }},
    {"sub_books, gamma_floor", [](Policy& p) { gammaBook(p).gamma.floor = -1; }},
    {"sub_books, gamma_ceiling", [](Policy& p) { gammaBook(p).gamma.ceiling = 2; }},
    {"sub_books, vega_target", [](Policy& p) { gammaBook(p).vega.target = 3; }},
    {"sub_books, vega_floor", [](Policy& p) { gammaBook(p).vega.floor = -4; }},
    {"sub_books, vega_ceiling", [](Policy& p) { gammaBook(p).vega.ceiling = 5; }},
    {"joint_spread", [](Policy& p) { p.joint.candidates.maximumSpread = 0.1; }},
    {"joint_depth", [](Policy& p) { p.joint.candidates.minimumDepthCoin = 1; }},
    {"joint_open_interest", [](Policy& p) { p.joint.candidates.minimumOpenInterest = 10; }},
    {"joint_days_from", [](Policy& p) { p.joint.candidates.minimumLife = std::chrono::days{2}; }},
    {"joint_days_to", [](Policy& p) { p.joint.candidates.maximumLife = std::chrono::days{60}; }},
    {"joint_names", [](Policy& p) { p.joint.candidates.names = {"*-C"}; }},
    {"joint_except", [](Policy& p) { p.joint.candidates.excluded = {"*-C"}; }},
    {"joint_legs", [](Policy& p) { p.joint.mostLegs = 3; }},
    {"joint_risk_usd", [](Policy& p) { p.joint.riskUsd = 50; }},
    {"joint_funding_hours", [](Policy& p) { p.joint.fundingHorizon = std::chrono::hours{8}; }},
    {"joint_margin_usd", [](Policy& p) { p.joint.marginUsd = 20'000; }},
    {"hedge_with", [](Policy& p) { p.hedgeInstrument = "BTC-25JUN27"; }},
    {"alternatives", [](Policy& p) { p.alternatives = {{{"second", "x"}, "BTC-PERPETUAL"}}; }},
    {"collar", [](Policy& p) { p.collar = 0.004; }},
    {"proposal_life_s", [](Policy& p) { p.proposalLife = std::chrono::seconds{31}; }},
    {"cooldown_s", [](Policy& p) { p.cooldown = std::chrono::milliseconds{5'100}; }},
    {"style", [](Policy& p) { p.style.kind = execution::StyleKind::Twap; }},
    {"style_slices",
     [](Policy& p) {
         p.style.kind = execution::StyleKind::Twap;
         p.style.slices = 7;
     }},
    {"style_over_s",
     [](Policy& p) {
         p.style.kind = execution::StyleKind::Twap;
         p.style.over = std::chrono::seconds{301};
     }},
};

/// What contradicts itself or is out of its range, and what is said of it.
struct Wrong {
    const char* name;
    Change change;
    const char* key;
    const char* sentence;
};
const Wrong kWrong[] = {
    {"a tolerance of nothing", [](Policy& p) { p.triggers.gamma.target = 0.5; }, "gamma_tolerance",
     "gamma_tolerance is 0, expected more than 0 beside gamma_target"},
    {"a negative tolerance", [](Policy& p) { p.triggers.vega.tolerance = -1; }, "vega_tolerance",
     "vega_tolerance is -1, expected 0 to 1000000000000"},
    {"a target below the floor",
     [](Policy& p) {
         p.triggers.gamma.floor = 0;
         p.triggers.gamma.target = 0;
         p.triggers.gamma.tolerance = 0.5;
     },
     "gamma_target",
     "gamma_target less its tolerance is -0.5, expected not below gamma_floor, which is 0"},
    {"a target above the ceiling",
     [](Policy& p) {
         p.triggers.vega.ceiling = 1'000;
         p.triggers.vega.target = 900;
         p.triggers.vega.tolerance = 200;
     },
     "vega_target",
     "vega_target and its tolerance are 1100, expected not above vega_ceiling, which is 1000"},
    {"contradictory limits",
     [](Policy& p) {
         p.triggers.gamma.floor = 1;
         p.triggers.gamma.ceiling = -1;
     },
     "gamma_floor", "gamma_floor is 1, expected less than gamma_ceiling, which is -1"},
    {"a negative cost", [](Policy& p) { p.triggers.tradeCostUsd = -1; }, "trade_cost_usd",
     "trade_cost_usd is -1, expected 0 to 100000"},
    {"a spread of nothing", [](Policy& p) { p.joint.candidates.maximumSpread = 0; }, "joint_spread",
     "joint_spread is 0, expected 0.0001 to 2"},
    {"a negative depth", [](Policy& p) { p.joint.candidates.minimumDepthCoin = -1; }, "joint_depth",
     "joint_depth is -1, expected 0 to 1000000"},
    {"a negative open interest", [](Policy& p) { p.joint.candidates.minimumOpenInterest = -1; },
     "joint_open_interest", "joint_open_interest is -1, expected 0 to 1000000000000"},
    {"days the wrong way round",
     [](Policy& p) {
         p.joint.candidates.minimumLife = std::chrono::days{30};
         p.joint.candidates.maximumLife = std::chrono::days{7};
     },
     "joint_days_from", "joint_days_from is 30, expected at most joint_days_to, which is 7"},
    {"an empty pattern", [](Policy& p) { p.joint.candidates.names = {""}; }, "joint_names",
     "joint_names is a list of 1, expected at most 50 patterns of 1 to 60 characters"},
    {"no leg", [](Policy& p) { p.joint.mostLegs = 0; }, "joint_legs",
     "joint_legs is 0, expected 1 to 8"},
    {"a negative penalty", [](Policy& p) { p.joint.riskUsd = -5; }, "joint_risk_usd",
     "joint_risk_usd is -5, expected 0 to 1000000000000"},
    {"funding for ever", [](Policy& p) { p.joint.fundingHorizon = std::chrono::hours{721}; },
     "joint_funding_hours", "joint_funding_hours is 721, expected 0 to 720"},
    {"negative margin", [](Policy& p) { p.joint.marginUsd = -5; }, "joint_margin_usd",
     "joint_margin_usd is -5, expected 0 to 1000000000000"},
    {"a sub-book twice", [](Policy& p) { p.subBooks = {{.name = "Gamma"}, {.name = "Gamma"}}; },
     "sub_books", "sub_books, “Gamma”: it is named twice, expected once"},
    {"a sub-book far away", [](Policy& p) { gammaBook(p).target = 2e6; }, "sub_books",
     "sub_books, “Gamma”: target is 2000000, expected -1000000 to 1000000"},
    {"a sub-book's limits the wrong way round", [](Policy& p) { gammaBook(p).vega = {2, 1}; },
     "sub_books",
     "sub_books, “Gamma”: vega_floor is 2, expected less than vega_ceiling, which is 1"},
    {"a sub-book's target without a tolerance", [](Policy& p) { gammaBook(p).gamma.target = 1; },
     "sub_books",
     "sub_books, “Gamma”: gamma_target is 1, expected only beside a gamma_target of the policy, "
     "to which it is added"},
    {"a band inside a lot", [](Policy& p) { p.band.below = 1e-5; }, "below",
     "below is 1e-05, expected at least 0.001, the lot of the hedge instrument"},
};

}  // namespace

class tst_policy : public QObject {
    Q_OBJECT
private slots:
    void whateverDiffersDiffersInTheRecord_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(kSettings); ++i)
            QTest::newRow(kSettings[i].name) << static_cast<int>(i);
    }
    void whateverDiffersDiffersInTheRecord()
    {
        QFETCH(int, row);
        Policy changed = usual();
        kSettings[row].change(changed);
        QVERIFY(!(changed == usual()));
        const std::string before = words(usual()), after = words(changed);
        QVERIFY2(before != after, after.c_str());
    }
    void noTwoSettingsSayTheSame()
    {
        std::vector<std::string> all{words(usual())};
        for (const Setting& setting : kSettings) {
            Policy changed = usual();
            setting.change(changed);
            all.push_back(words(changed));
        }
        std::ranges::sort(all);
        const auto twice = std::ranges::adjacent_find(all);
        QVERIFY2(twice == all.end(), twice == all.end() ? "" : twice->c_str());
    }

    void namesKeyValueAndRange_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(kWrong); ++i)
            QTest::newRow(kWrong[i].name) << static_cast<int>(i);
    }
    void namesKeyValueAndRange()
    {
        QFETCH(int, row);
        const Wrong& wrong = kWrong[row];
        Policy policy = usual();
        QVERIFY(problems(policy, 0.001).empty());
        wrong.change(policy);
        const auto found = problems(policy, 0.001);
        QVERIFY(!found.empty());
        QCOMPARE(QString::fromStdString(found.front().key), QString::fromUtf8(wrong.key));
        QString said = QString::fromStdString(found.front().sentence);
        said.replace(QLatin1Char('"'), QChar(0x201C));  // either quotation mark will do
        QString wished = QString::fromUtf8(wrong.sentence);
        wished.replace(QChar(0x201D), QChar(0x201C));
        said.replace(QChar(0x201D), QChar(0x201C));
        QCOMPARE(said, wished);
    }

    void theTargetsOfSubBooksAreAddedToThePolicys()
    {
        Policy policy = usual();
        policy.subBooks = {{.name = "Gamma"}, {.name = "Core"}};
        policy.subBooks[0].gamma.target = 0.5;
        policy.subBooks[1].gamma.target = -0.2;
        QVERIFY(!gammaOf(policy).target);  // without a tolerance there is nothing to ask for
        policy.triggers.gamma.target = 0.1;
        QVERIFY(std::abs(*gammaOf(policy).target - 0.4) < 1e-12);
        QVERIFY(!vegaOf(policy).target);
    }
};

QTEST_APPLESS_MAIN(tst_policy)
#include "tst_policy.moc"
