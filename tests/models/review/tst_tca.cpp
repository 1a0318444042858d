// What a rebalance cost, where it went, by what it may be grouped; and what else could have been
// done.
#include "models/review/counterfactual.h"
#include "models/review/shortfall.h"
#include "models/review/tca.h"
#include "tests/models/review/review_samples.h"
#include "tests/support/vector_number.h"

#include <QTest>

using namespace ballast;
using namespace ballast::review;
namespace s = ballast::review::samples;

namespace {

bool near(double a, double b, double of = 1) { return std::abs(a - b) <= 1e-9 * std::max(1.0, of); }

double partsOf(const CostSum& c)
{
    return c.delay() + c.timing + c.spread + c.impact + c.fees() + c.opportunity;
}

/// A leg of any kind with any of its marks missing.
CaseLeg anyLeg(s::Chance& chance)
{
    CaseLeg l = s::leg();
    const double mid = chance.between(100, 90'000);
    l.side = chance.below(2) ? core::Side::Buy : core::Side::Sell;
    l.unit.sizedInUsd = chance.below(2);
    l.unit.usdPerPriceUnit =
        l.unit.sizedInUsd || chance.below(2) ? 1 : chance.between(1'000, 90'000);
    l.target = chance.between(10, 1e6);
    const auto around = [&] {
        return MidNow{mid * chance.between(0.99, 1.01), 0.3, mid, s::at(1)};
    };
    l.decision = chance.below(4) ? around() : MidNow{};
    l.referencePrice = mid;
    l.approval = chance.below(4) ? std::optional{around()} : std::nullopt;
    l.arrival = chance.below(4) ? std::optional{around()} : std::nullopt;
    l.end = chance.below(4) ? std::optional{around()} : std::nullopt;
    l.fills.clear();
    double left = l.target;
    for (int n = chance.below(6); n > 0; --n) {
        CaseFill fill;
        fill.quantity = left * chance.between(0.1, 0.6);
        left -= fill.quantity;
        fill.price = mid * chance.between(0.99, 1.01);
        fill.mid = chance.below(5) ? mid * chance.between(0.99, 1.01) : 0;
        fill.halfSpread = chance.below(3) ? mid * 1e-4 : 0;
        fill.feeUsd = chance.between(-5, 20);
        l.fills.push_back(fill);
    }
    return l;
}

}  // namespace

class TestTca : public QObject {
    Q_OBJECT
private slots:
    void thePartsAreTheWhole()
    {
        s::Chance chance(11);
        CostSum all;
        double total = 0;
        for (int n = 0; n < 20'000; ++n) {
            const CaseLeg leg = anyLeg(chance);
            const CostSum cost = costOf(leg);
            QVERIFY2(near(partsOf(cost), cost.total, std::abs(cost.total) + cost.targetUsd),
                     qPrintable(QString::number(n)));
            double fees = 0;
            for (const CaseFill& fill : leg.fills) fees += fill.feeUsd;
            QVERIFY(near(cost.fees(), fees, std::abs(fees)));
            QVERIFY(cost.feesPaid >= 0 && cost.rebates <= 0);
            double bars = 0;
            for (const CostBar& bar : costBars(cost)) bars += bar.isTotal ? -bar.usd : bar.usd;
            QVERIFY(near(bars, 0, cost.targetUsd));
            all += cost;
            total += cost.total;
        }
        QVERIFY(near(all.total, total, std::abs(total)));
        QVERIFY(near(partsOf(all), all.total, all.targetUsd));
    }
    /// The reference rows, each as a leg.
    void agreesWithTheReferenceRows()
    {
        simdjson::dom::parser parser;
        int rows = 0;
        for (simdjson::dom::element row :
             parser.load((test::vectorsDirectory() / "tca.json").string())["rows"].get_array()) {
            const simdjson::dom::element in = row["inputs"].value(), out = row["expected"].value();
            CaseLeg leg;
            leg.side = test::number(in, "side") > 0 ? core::Side::Buy : core::Side::Sell;
            leg.target = test::number(in, "target_qty");
            leg.orders = 1;
            leg.decision.mid = test::number(in, "decision_mid");
            leg.arrival = MidNow{test::number(in, "arrival_mid")};
            leg.approval = leg.arrival;
            leg.end = MidNow{test::number(in, "end_mid")};
            for (simdjson::dom::element f : in["fills"].get_array()) {
                CaseFill fill;
                fill.quantity = test::number(f, "qty");
                fill.price = test::number(f, "price");
                fill.mid = test::number(f, "mid");
                fill.halfSpread = test::number(f, "half_spread");
                fill.feeUsd = test::number(f, "fee");
                leg.fills.push_back(fill);
            }
            const CostSum cost = costOf(leg);
            const double of = leg.target * leg.decision.mid;
            QVERIFY(near(cost.total, test::number(out, "is_total"), of * 1e-3));
            QVERIFY(near(cost.delay(), test::number(out, "delay"), of * 1e-3));
            QVERIFY(near(cost.timing, test::number(out, "timing"), of * 1e-3));
            QVERIFY(near(cost.spread, test::number(out, "spread"), of * 1e-3));
            QVERIFY(near(cost.impact, test::number(out, "impact"), of * 1e-3));
            QVERIFY(near(cost.opportunity, test::number(out, "opportunity"), of * 1e-3));
            QVERIFY(near(cost.totalBp(), test::number(out, "is_bps"), 1));
            ++rows;
        }
        QCOMPARE(rows, 30);
    }
    void anInverseContractIsMeasuredInDollars()
    {
        const CaseLeg leg = s::leg();
        const CostSum cost = costOf(leg);
        double slippage = 0, fees = 0;
        for (const CaseFill& fill : leg.fills) {
            slippage += shortfallUsd(leg.unit, leg.side, fill.quantity, fill.price, 63'200);
            fees += fill.feeUsd;
        }
        QVERIFY(near(cost.total, slippage + fees, 1e3));
        QVERIFY(near(cost.tradedUsd, 126'400, 1e5));
        // It was sold: the price fell by 10 while a person thought, and by 2 until it was sent.
        QVERIFY(near(cost.approval, 2 * 10, 1e3));
        QVERIFY(near(cost.sending, 2 * 2, 1e3));
        QVERIFY(near(cost.realised, cost.total - 20, 1e3));
        QCOMPARE(cost.estimated, 83.2);
        QCOMPARE(cost.withoutMarks, 0);
        QVERIFY(cost.markOutBp(3) > 0);  // it fell on after the sale
        QVERIFY(near(cost.markOutBp(1), 1e4 * (6 / 63'186.0 + 5 / 63'185.0) / 2, 10));
    }
    /// An option's cost in volatility points: what a change of volatility by so many points would
    /// have cost the same, by the vega of the decision.
    void anOptionIsMeasuredInVolatilityPoints()
    {
        // Twelve of fifteen coin of a call were bought: 0.0405 for a mid of 0.04, vega 40 USD each.
        CaseLeg call;
        call.instrument = "BTC-25SEP26-70000-C";
        call.side = core::Side::Buy;
        call.unit.usdPerPriceUnit = 60'000;
        call.target = 15;
        call.vega = 15 * 40.0;
        call.referencePrice = 0.04;
        call.orders = 1;
        call.decision = {0.04, 0.0004, 60'000, s::at(0)};
        call.approval = call.arrival = call.end = call.decision;
        CaseFill fill;
        fill.at = s::at(1);
        fill.quantity = 12;
        fill.price = 0.0405;
        fill.mid = 0.04;
        fill.halfSpread = 0.0004;
        fill.spot = 60'000;
        fill.feeUsd = 216;
        call.fills = {fill};
        const CostSum cost = costOf(call);
        // 0.0005 coin at 60,000 are 30 USD a coin, on 40 USD of vega: three quarters of a point.
        QVERIFY(near(cost.slippageVolPoints(), 0.75, 1));
        // With 216 of fees 576 on the 600 that the vega of the fifteen was.
        QVERIFY(near(cost.total, 576, 1e3));
        QVERIFY(near(cost.totalVolPoints(), 0.96, 1));
        // A sale has a negative vega, and costs as much.
        CaseLeg put = call;
        put.side = core::Side::Sell;
        put.vega = -15 * 40.0;
        put.fills[0].price = 0.0395;
        QVERIFY(near(costOf(put).totalVolPoints(), 0.96, 1));
        // Beside a future the options alone are in it; of two options the mean by vega.
        Case all = s::one();
        all.legs.push_back(call);
        put.target = 45, put.vega *= 3, put.fills[0].quantity = 36, put.fills[0].feeUsd = 0;
        all.legs.push_back(put);
        const CostSum sum = costOf(all);
        QVERIFY(near(sum.slippageVolPoints(), 0.75, 1));
        QVERIFY(near(sum.totalVolPoints(), (576 + 1'080) / 2'400.0, 1));
        QCOMPARE(costOf(s::leg()).totalVolPoints(), 0.0);
        QCOMPARE(costOf(s::leg()).vegaTarget, 0.0);
    }
    void whatWasNotFilledIsAnOpportunity()
    {
        const CostSum cost = costOf(s::leg(126'400, 63'200));
        QVERIFY(near(cost.opportunity, 20.0, 1e3));  // one coin, sold 20 lower at the end
        QCOMPARE(cost.estimated, 41.6);
        CaseLeg none = s::leg(126'400, 0);
        QVERIFY(near(costOf(none).total, 40.0, 1e3));
        none.orders = 0;  // nobody sent anything: nothing was to be had
        QCOMPARE(costOf(none), CostSum{});
    }
    void groupsAddUpToAll()
    {
        s::Chance chance(5);
        std::vector<Case> cases;
        for (int n = 0; n < 300; ++n) {
            Case c = s::one(static_cast<std::uint64_t>(n + 1), n * 977.0);
            c.row.trigger = chance.below(2) ? "Schedule" : "Band breach";
            c.row.underlying = chance.below(2) ? "ETH" : "BTC";
            c.trader = chance.below(2) ? "anna" : "ben";
            c.automatic = chance.below(3) == 0;
            c.style = chance.below(2) ? "at once" : "in slices";
            c.legs = {anyLeg(chance)};
            c.legs[0].venue = chance.below(2) ? "paper" : "paper-b";
            if (chance.below(3) == 0) c.legs.push_back(anyLeg(chance));
            c.tags = {"looked at"};
            cases.push_back(c);
        }
        std::vector<const Case*> all;
        for (const Case& c : cases) all.push_back(&c);
        const CostSum total = costBy(all, CostBy::Total).front().cost;
        for (int by = 0; by < kCostBys; ++by) {
            CostSum sum;
            for (const CostGroup& group : costBy(all, static_cast<CostBy>(by))) {
                QVERIFY2(!group.key.empty(), text(static_cast<CostBy>(by)).data());
                sum += group.cost;
            }
            QVERIFY2(near(sum.total, total.total, total.targetUsd),
                     text(static_cast<CostBy>(by)).data());
            QCOMPARE(sum.orders, total.orders);
        }
        const auto sizes = costBy(all, CostBy::Size);
        for (std::size_t n = 1; n < sizes.size(); ++n)
            QVERIFY(sizes[n - 1].cost.targetUsd / sizes[n - 1].rebalances <
                    sizes[n].cost.targetUsd / sizes[n].rebalances);
        QCOMPARE(costBy(all, CostBy::Automatic).size(), std::size_t{2});
    }

    // ---- what else could have been done ------------------------------------------------------

    /// By hand: 2 coin sold at 63 192 of the index, and it stood at 63 000 an hour later.
    void whatElseByHand()
    {
        const Case c = s::one();
        const CostSum paid = costOf(c);
        const double cost = paid.fees() + paid.spread + paid.impact;
        const WhatIfs what = whatIfs(c, {});
        QCOMPARE(what.rows[0].kind, WhatIfKind::AsTraded);
        QVERIFY(near(what.rows[0].trade, -2, 1));
        QVERIFY(near(what.rows[0].vsActualUsd.value, 0, 1));
        QVERIFY(near(what.rows[0].costUsd, cost, 1e3));
        const auto of = [&](WhatIfKind kind) {
            return *std::ranges::find(what.rows, kind, &WhatIf::kind);
        };
        // It would have kept two coin that fell by 192, and sold them then at the same cost.
        const WhatIf none = of(WhatIfKind::NoTrade);
        QVERIFY(near(none.costUsd, 0));
        QVERIFY(near(none.closingUsd, cost, 1e3));
        QVERIFY(near(none.vsActualUsd.value, -2 * 192, 1e3));
        QVERIFY(near(none.deltaAfter, 2.6, 1));
        QVERIFY(none.vsActualUsd.plusMinus > 0);
        // To the edge: 0.3 coin sold, 1.7 kept.
        const WhatIf edge = of(WhatIfKind::ToEdge);
        QVERIFY(near(edge.trade, -0.3, 1));
        QVERIFY(edge.costUsd < cost * 0.3 / 2 + 1);
        QVERIFY(edge.trackingUsd > what.rows[0].trackingUsd);
        QVERIFY(near(what.rows[0].trackingUsd, 0, 1e3));  // it led to the target
        QVERIFY(near(vsNoTrade(c).value, none.vsActualUsd.value, 1e3));
        QVERIFY(of(WhatIfKind::Later).unknown.size() > 0);  // no path
        QVERIFY(what.basis.impact.find("square-root") != std::string::npos);
    }
    void whatFollowedIsTradedTogether()
    {
        Case c = s::one();
        c.nextTrade =
            2;  // an hour later it was bought back: without a trade nothing would have been
        const WhatIfs what = whatIfs(c, {});
        const WhatIf none = *std::ranges::find(what.rows, WhatIfKind::NoTrade, &WhatIf::kind);
        QVERIFY(near(none.closingUsd, -what.rows[0].costUsd, 1e3));
        QVERIFY(near(none.vsActualUsd.value, -2 * 192 + 2 * what.rows[0].costUsd, 1e3));
    }
    void laterAndWithAPathInBetween()
    {
        const Case c = s::one();
        const std::vector<SpotPoint> seconds = {{s::at(0), 63'205},
                                                {s::at(6.2), 63'192},
                                                {s::at(10), 63'190},
                                                {s::at(20), 63'150},
                                                {s::at(3'600), 63'000}};
        WhatIfTerms terms;
        terms.later = {core::fromSeconds(3.8), core::fromSeconds(8.8), std::chrono::hours{2}};
        const WhatIfs what = whatIfs(c, seconds, terms);
        std::vector<WhatIf> later;
        std::ranges::copy_if(what.rows, std::back_inserter(later),
                             [](const WhatIf& w) { return w.kind == WhatIfKind::Later; });
        QCOMPARE(later.size(), std::size_t{3});
        QVERIFY(near(later[0].vsActualUsd.value, -2.0 * 2, 1e3));   // it sold 2 lower
        QVERIFY(near(later[1].vsActualUsd.value, -2.0 * 22, 1e3));  // half-way between the points
        QVERIFY(later[1].vsActualUsd.plusMinus > later[0].vsActualUsd.plusMinus);
        QVERIFY(!later[2].unknown.empty());
    }
    void anotherPlaceIsPricedByItsOwnFeeAndSpread()
    {
        Case c = s::one();
        c.places = {{"paper-b", "BTC-PERPETUAL", {63'200, 2.5, 63'205, s::at(0)}, 2e-4}};
        const WhatIfs what = whatIfs(c, {});
        const WhatIf there = *std::ranges::find(what.rows, WhatIfKind::OtherVenue, &WhatIf::kind);
        const CostSum paid = costOf(c);
        const double impact = std::max(paid.impact, 0.0);
        QVERIFY(near(there.costUsd, 2 * (2e-4 * 63'200 + 2.5) + impact, 1e3));
        QCOMPARE(there.name, std::string{"all on paper-b"});
        QVERIFY(there.vsActualUsd.value > 0);
        c.legs[0].fills.clear();
        const WhatIfs none = whatIfs(c, {});
        const auto nowhere = std::ranges::find(none.rows, WhatIfKind::OtherVenue, &WhatIf::kind);
        QVERIFY(!nowhere->unknown.empty());
    }
    void whatCannotBeSaidIsSaid()
    {
        Case c = s::one();
        c.spotUntil = 0;
        QVERIFY(!whatIfs(c, {}).rows[1].unknown.empty());
        c = s::one();
        c.legs[0].deltaChange = -0.5;  // an option's
        QVERIFY(whatIfs(c, {}).rows[1].unknown.find("options") != std::string::npos);
        QCOMPARE(vsNoTrade(c), Figure{});
    }
    void anOverrideEarnsWhatTheProposalWouldHaveLost()
    {
        Case rejected = s::one();
        rejected.row.outcome = "Rejected";
        rejected.row.orders = 0;
        rejected.row.filled = 0;
        rejected.legs[0].orders = 0;
        rejected.legs[0].fills.clear();
        Case edited = s::one(8);
        edited.edited = true;
        edited.row.outcome = "Edited";
        edited.tradeAsProposed = -2.6;
        const Case plain = s::one(9);
        const Case* all[] = {&rejected, &edited, &plain};
        const auto found = overrides(all);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].what, std::string{"Rejected"});
        // The sale would have earned 2 times 205, less what it was told to cost, twice.
        QVERIFY(near(found[0].earnedUsd.value, -(2 * 205 - 2 * 83.2), 1e3));
        QVERIFY(found[1].earnedUsd.value < 0);  // it fell: all of it should have been sold
        QVERIFY(found[1].earnedUsd.plusMinus > 0);
    }
    /// Only what a person said otherwise; what ran out or was overtaken has nobody behind it.
    void whatNobodyDecidedIsNoOverride()
    {
        struct Row {
            const char* outcome;
            const char* trader;
            bool isOverride;
        };
        const Row rows[] = {{"Rejected", "anna", true},  {"Snoozed", "anna", true},
                            {"Withdrawn", "anna", true}, {"Withdrawn", "", false},
                            {"Rejected", "", false},     {"Expired", "", false},
                            {"Expired", "anna", false},  {"Refused", "", false}};
        for (const Row& row : rows) {
            Case one = s::one();
            one.row.outcome = row.outcome;
            one.row.actor = *row.trader ? row.trader : "engine";
            one.trader = row.trader;
            one.row.orders = one.legs[0].orders = 0;
            one.row.filled = 0;
            one.legs[0].fills.clear();
            const Case* all[] = {&one};
            const auto found = overrides(all);
            QVERIFY2(!found.empty() == row.isOverride, row.outcome);
            if (row.isOverride) QCOMPARE(found[0].who, std::string{row.trader});
        }
    }
    void aPeriodsPathIsCutForEachCase()
    {
        std::vector<SpotPoint> path;
        for (int n = -5; n < 200; ++n) path.push_back({s::at(60.0 * n), 63'200 - 2.0 * n});
        const Case first = s::one(1), second = s::one(2, 3'000);
        const Case* all[] = {&first, &second};
        const auto sums = periodWhatIfs(all, {{"BTC", path}});
        const auto none = std::ranges::find(sums, WhatIfKind::NoTrade, &PeriodWhatIf::kind);
        double expected = 0;
        for (const Case* one : all) expected += whatIfs(*one, path).rows[4].vsActualUsd.value;
        QVERIFY(near(none->vsActualUsd.value, expected, 1e4));
        QCOMPARE(none->unknown, 0);
        QVERIFY(none->vsActualUsd.plusMinus > 0);
        // Without a path by the marks alone.
        const auto bare = periodWhatIfs(all, {});
        QVERIFY(near(
            std::ranges::find(bare, WhatIfKind::NoTrade, &PeriodWhatIf::kind)->vsActualUsd.value,
            2 * vsNoTrade(first).value, 1e4));
    }
    void aPeriodAddsUpItsRows()
    {
        std::vector<PeriodWhatIf> sums;
        for (int n = 0; n < 4; ++n) add(sums, whatIfs(s::one(), {}));
        Case unknown = s::one();
        unknown.spotUntil = 0;
        add(sums, whatIfs(unknown, {}));
        const auto none = std::ranges::find(sums, WhatIfKind::NoTrade, &PeriodWhatIf::kind);
        const WhatIf one = whatIfs(s::one(), {}).rows[4];
        QCOMPARE(none->rebalances, 5);
        QCOMPARE(none->unknown, 1);
        QVERIFY(near(none->vsActualUsd.value, 4 * one.vsActualUsd.value, 1e4));
        QVERIFY(near(none->vsActualUsd.plusMinus, 2 * one.vsActualUsd.plusMinus, 1e4));
    }
};

QTEST_GUILESS_MAIN(TestTca)
#include "tst_tca.moc"
