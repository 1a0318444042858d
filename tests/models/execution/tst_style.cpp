#include "models/execution/lots.h"
#include "models/execution/style.h"
#include "models/execution/twap.h"

#include <QtTest/QtTest>

#include <limits>
#include <numeric>

using namespace ballast;
using namespace ballast::execution;
using namespace std::chrono_literals;

namespace {

using Lots = std::vector<std::int64_t>;

std::int64_t sum(const Lots& lots) { return std::accumulate(lots.begin(), lots.end(), 0LL); }
std::int64_t sum(const std::vector<Child>& children)
{
    std::int64_t out = 0;
    for (const Child& c : children) out += c.lots;
    return out;
}

Style of(StyleKind kind)
{
    Style style;
    style.kind = kind;
    return style;
}

constexpr StyleKind kAll[] = {StyleKind::ImmediateIoc,  StyleKind::Twap,
                              StyleKind::AlmgrenChriss, StyleKind::ObizhaevaWang,
                              StyleKind::Iceberg,       StyleKind::Peg};

}  // namespace

class tst_style : public QObject {
    Q_OBJECT

private slots:
    void partsSumToTheWholeAndStandAsTheirShares()
    {
        QCOMPARE(inLots(std::vector{1.0, 1.0, 1.0, 1.0}, 10), (Lots{3, 2, 3, 2}));
        QCOMPARE(inLots(std::vector{3.0, 1.0}, 8), (Lots{6, 2}));
        QCOMPARE(inLots(std::vector{1.0, 0.0, 1.0}, 5), (Lots{3, 0, 2}));
        QCOMPARE(inLots(std::vector{0.1, 0.2, 0.7}, 1), (Lots{0, 0, 1}));
        QCOMPARE(inLots(std::vector{1.0}, 0), (Lots{0}));
        QVERIFY(inLots(std::vector{1.0, -1.0}, 5).empty());
        QVERIFY(inLots(std::vector{0.0, 0.0}, 5).empty());
        QVERIFY(inLots(std::vector{std::numeric_limits<double>::quiet_NaN()}, 5).empty());
        QVERIFY(inLots({}, 5).empty());
    }

    void aTwapStaysNearItsSliceAndSumsExactly()
    {
        for (const std::int64_t total : {1LL, 7LL, 1000LL, 123'457LL, 4'000'000'000'000LL})
            for (const int slices : {1, 2, 3, 10, 97})
                for (std::uint64_t seed = 0; seed < 20; ++seed) {
                    const Lots lots = twap(total, slices, 0.2, seed);
                    QCOMPARE(lots.size(), std::size_t(slices));
                    QCOMPARE(sum(lots), total);
                    const double slice = double(total) / slices;
                    for (const std::int64_t n : lots)
                        QVERIFY(n >= 0 && std::abs(double(n) - slice) <= 0.2 * slice + 1);
                }
        QCOMPARE(twap(100, 4), (Lots{25, 25, 25, 25}));
    }

    void theSameSeedIsTheSameScheduleAndAnotherIsNot()
    {
        QCOMPARE(twap(10'000, 10, 0.2, 42), twap(10'000, 10, 0.2, 42));
        QVERIFY(twap(10'000, 10, 0.2, 42) != twap(10'000, 10, 0.2, 43));
        const Lots lots = twap(10'000, 10, 0.2, 42);
        const auto [least, most] = std::ranges::minmax(lots);
        QVERIFY(most - least > 100);  // it does swing
    }

    void aTwapOutOfRangeIsNone()
    {
        QVERIFY(twap(-1, 4).empty() && twap(10, 0).empty() && twap(10, 4, 0.21).empty());
        QVERIFY(twap(10, 4, -0.1).empty());
        QVERIFY(twap(10, 4, std::numeric_limits<double>::quiet_NaN()).empty());
    }

    void childrenOfEveryStyleSumToTheTotalInOrderOfTime()
    {
        int checked = 0;
        for (const StyleKind kind : kAll)
            for (const std::int64_t total : {1LL, 2LL, 9LL, 100LL, 54'321LL, 70'000'000LL})
                for (const std::int64_t least : {1LL, 5LL, 1000LL})
                    for (const std::int64_t touch : {0LL, 40LL, 100'000LL}) {
                        const auto all = execution::children(of(kind), total, least, touch);
                        QVERIFY(!all.empty() && all.size() <= std::size_t(kMostSlices));
                        QCOMPARE(sum(all), total);
                        for (const Child& c : all)
                            QVERIFY(c.lots >= std::min(least, total) && c.after >= 0ns);
                        QVERIFY(std::ranges::is_sorted(all, {}, &Child::after));
                        ++checked;
                    }
        QCOMPARE(checked, 6 * 6 * 9);
    }

    void immediateAndPegAreOneOrder()
    {
        QCOMPARE(execution::children(of(StyleKind::ImmediateIoc), 17),
                 (std::vector<Child>{{17, 0ns}}));
        QCOMPARE(execution::children(of(StyleKind::Peg), 17), (std::vector<Child>{{17, 0ns}}));
    }

    void aTwapBeginsAtOnceAndEndsASliceBeforeTheEnd()
    {
        Style style = of(StyleKind::Twap);
        style.over = 4min;
        style.slices = 4;
        style.jitter = 0;
        QCOMPARE(execution::children(style, 100),
                 (std::vector<Child>{{25, 0min}, {25, 1min}, {25, 2min}, {25, 3min}}));
        QCOMPARE(execution::children(style, 100, 40), (std::vector<Child>{{50, 1min}, {50, 3min}}));
        QCOMPARE(execution::children(style, 100, 60), (std::vector<Child>{{100, 2min}}));
        QCOMPARE(execution::children(style, 10, 60), (std::vector<Child>{{10, 0min}}));
    }

    void almgrenChrissTradesLessAndLess()
    {
        const auto all = execution::children(of(StyleKind::AlmgrenChriss), 100'000);
        QCOMPARE(all.size(), std::size_t(10));
        for (std::size_t i = 1; i < all.size(); ++i) QVERIFY(all[i].lots < all[i - 1].lots);
        // kappa T = 2.5: the first tenth takes 1 - sinh(2.25) / sinh(2.5)
        QCOMPARE(all.front().lots, std::llround(1e5 * (1 - std::sinh(2.25) / std::sinh(2.5))));
    }

    void obizhaevaWangTradesABlockAtEitherEnd()
    {
        Style style = of(StyleKind::ObizhaevaWang);
        style.slices = 6;
        const auto all = execution::children(style, 100'000);
        QCOMPARE(all.size(), std::size_t(6));
        QCOMPARE(all.back().after, core::Duration{style.over});
        QVERIFY(std::abs(all.front().lots - all.back().lots) <= 1);
        style.refill = 10min;
        const auto slow = execution::children(style, 100'000);
        QVERIFY(slow.front().lots > 2 * slow[1].lots);
        style.slices = 1;
        QCOMPARE(execution::children(style, 9), (std::vector<Child>{{9, 0ns}}));
    }

    void anIcebergShowsAShareOfTheTouch()
    {
        const Iceberg ice{.touchShare = 0.25, .leastLots = 2, .mostLots = 50};
        QCOMPARE(clip(ice, 100, 40), 10);
        QCOMPARE(clip(ice, 100, 4), 2);      // never less than two
        QCOMPARE(clip(ice, 100, 4000), 50);  // never more than fifty
        QCOMPARE(clip(ice, 11, 40), 11);     // one alone is not left behind
        QCOMPARE(clip(ice, 1, 40), 1);
        QCOMPARE(clip(ice, 0, 40), 0);
        Style style = of(StyleKind::Iceberg);
        style.iceberg = ice;
        QCOMPARE(execution::children(style, 25, 1, 40),
                 (std::vector<Child>{{10, 0s}, {10, 2s}, {5, 4s}}));
    }

    void whatDoesNotHoldTogetherIsSaidAndHasNoChildren()
    {
        const auto wrong = [](StyleKind kind, auto change) {
            Style style = of(kind);
            change(style);
            return !problem(style).empty() && execution::children(style, 100).empty();
        };
        QVERIFY(wrong(StyleKind::Twap, [](Style& s) { s.slices = 0; }));
        QVERIFY(wrong(StyleKind::Twap, [](Style& s) { s.slices = kMostSlices + 1; }));
        QVERIFY(wrong(StyleKind::Twap, [](Style& s) { s.over = 0ns; }));
        QVERIFY(wrong(StyleKind::Twap, [](Style& s) { s.jitter = 0.3; }));
        QVERIFY(wrong(StyleKind::AlmgrenChriss, [](Style& s) { s.halfLife = 0ns; }));
        QVERIFY(wrong(StyleKind::ObizhaevaWang, [](Style& s) { s.refill = -1s; }));
        QVERIFY(wrong(StyleKind::Iceberg, [](Style& s) { s.iceberg.touchShare = 2; }));
        QVERIFY(wrong(StyleKind::Iceberg, [](Style& s) { s.iceberg.mostLots = 0; }));
        QVERIFY(wrong(StyleKind::Iceberg, [](Style& s) { s.clipPause = -1s; }));
        QVERIFY(wrong(StyleKind::Peg, [](Style& s) { s.peg.repegTicks = 0; }));
        for (const StyleKind kind : kAll) {
            QVERIFY(problem(of(kind)).empty());
            QVERIFY(execution::children(of(kind), 0).empty() &&
                    execution::children(of(kind), -5).empty());
        }
    }
};

QTEST_APPLESS_MAIN(tst_style)
#include "tst_style.moc"
