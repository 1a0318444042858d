// Another rule over a recorded period: the book without its hedges, and what the rule would have
// cost.
#include "models/laboratory/recorded_series.h"

#include "models/laboratory/hedger.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

using namespace ballast;
using namespace ballast::laboratory;
namespace s = ballast::review::samples;

namespace {

struct Recorded {
    std::vector<review::MinuteRow> minutes;
    std::vector<review::Case> cases;
    std::vector<const review::Case*> all() const
    {
        std::vector<const review::Case*> out;
        for (const review::Case& one : cases) out.push_back(&one);
        return out;
    }
};

/// Two days of a book with gamma, hedged to its target each so many minutes: what the store keeps.
Recorded recorded(int hedgeEvery, double target = 0)
{
    s::Chance chance(9);
    Recorded out;
    double spot = 60'000, drift = 0, hedged = 0;
    for (int n = 0; n <= 2 * 1'440; ++n) {
        const double before = spot;
        if (n > 0) spot *= std::exp(0.5 * std::sqrt(kMinuteYears) * chance.normal());
        drift += 2 * 100 * (spot / before - 1);
        const core::Time minute = s::at(60.0 * n);
        review::MinuteRow row{minute,
                              "BTC",
                              minute + std::chrono::seconds{59},
                              spot,
                              target + drift + hedged,
                              target,
                              2,
                              0.5,
                              5e-4};
        out.minutes.push_back(row);
        if (hedgeEvery == 0 || n == 0 || n % hedgeEvery != 0) continue;
        review::Case one = s::one(static_cast<std::uint64_t>(n));
        review::CaseLeg& leg = one.legs[0];
        leg.fills.resize(1);
        leg.target = leg.fills[0].quantity = 1'000;
        leg.deltaChange = -(drift + hedged);
        leg.fills[0].at = minute + std::chrono::milliseconds{59'500};
        hedged = -drift;
        out.cases.push_back(one);
    }
    return out;
}

HedgeOutcome clockOf(const Series& series, std::uint32_t every)
{
    Hedge clock;
    clock.trigger = Trigger::Clock;
    clock.every = every;
    Costs costs = recordedCosts({}, 0);
    costs.fee = 5e-4, costs.halfSpread = 0;
    return hedge(clock, costs, series, kMinuteYears);
}

}  // namespace

class TestRecordedSeries : public QObject {
    Q_OBJECT
private slots:
    /// However it was hedged, the book under it is the same.
    void theBookIsTheOneUnderItsHedges()
    {
        const Recorded none = recorded(0), hourly = recorded(60), often = recorded(7, 3);
        const Series bare = recordedSeries(none.minutes, {});
        for (const Recorded* other : {&hourly, &often}) {
            const Series series = recordedSeries(other->minutes, other->all());
            QCOMPARE(series.steps.size(), bare.steps.size());
            for (std::size_t n = 0; n < bare.steps.size(); ++n) {
                QVERIFY(std::abs(series.steps[n].delta - bare.steps[n].delta) < 1e-9);
                QCOMPARE(series.steps[n].spot, bare.steps[n].spot);
            }
        }
        QCOMPARE(bare.begins, s::at(0));
        QVERIFY(std::abs(bare.steps[0].gamma - 2 * 100 / 60'000.0) < 1e-12);
    }
    void anotherClockCostsWhatItTrades()
    {
        const Recorded hourly = recorded(60);
        const Series series = recordedSeries(hourly.minutes, hourly.all());
        const HedgeOutcome same = clockOf(series, 60), often = clockOf(series, 6);
        QCOMPARE(same.cost.count, 2.0);
        double turnover = 0;
        for (const review::Case& one : hourly.cases) turnover += std::abs(one.legs[0].deltaChange);
        // The tried clock trades what the recorded one did, a minute apart at most.
        QVERIFY(std::abs(same.turnover.mean * 2 / turnover - 1) < 0.1);
        QVERIFY(often.cost.mean > 2 * same.cost.mean);
        QVERIFY(often.error.sd() + std::abs(often.error.mean) <
                same.error.sd() + std::abs(same.error.mean));
    }
    void aSilenceStandsStill()
    {
        Recorded gap = recorded(0);
        gap.minutes.erase(gap.minutes.begin() + 100, gap.minutes.begin() + 200);
        const Series series = recordedSeries(gap.minutes, {});
        QCOMPARE(series.steps.size(), recorded(0).minutes.size());
        for (std::size_t n = 99; n < 200; ++n)
            QCOMPARE(series.steps[n].spot, series.steps[99].spot);
        QVERIFY(series.steps[200].spot != series.steps[99].spot);
        QVERIFY(recordedSeries({}, {}).steps.empty());
    }
    void costsAreWhatWasPaid()
    {
        review::CostSum paid;
        paid.tradedUsd = 1e6, paid.feesPaid = 500, paid.rebates = -100;
        paid.spread = 40, paid.impact = 20;
        const Costs costs = recordedCosts(paid, 0.1);
        QCOMPARE(costs.fee, 4e-4);
        QCOMPARE(costs.halfSpread, 6e-5);
        QVERIFY(std::abs(costFraction(costs, 3, 0.03) - 4.6e-4) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestRecordedSeries)
#include "tst_recorded_series.moc"
