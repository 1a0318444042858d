#include "models/execution/leg_order.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace ballast::execution;

namespace {

using Order = std::vector<std::size_t>;

/// Whether every prefix of `order` is no worse than the book before, by definition.
bool holds(const std::vector<LegEffect>& legs, const Order& order, double deviation, double spare)
{
    double delta = deviation, margin = 0;
    for (const std::size_t i : order) {
        delta += legs[i].deltaChange;
        margin += legs[i].marginChangeUsd;
        if (std::abs(delta) > std::abs(deviation) + 1e-9 || margin > spare + 1e-6) return false;
    }
    return true;
}

}  // namespace

class tst_leg_order : public QObject {
    Q_OBJECT

private slots:
    void theLargestReductionComesFirst()
    {
        const std::vector<LegEffect> legs{{"a", -1, 0}, {"b", -4, 0}, {"c", -2, 0}};
        const LegOrder out = legOrder(legs, 10);
        QVERIFY(out.safe && out.reason.empty());
        QCOMPARE(out.order, (Order{1, 2, 0}));
    }

    void marginIsFreedBeforeItIsUsed()
    {
        const std::vector<LegEffect> legs{{"future", -4, 900}, {"option bought back", -0.5, -1000}};
        const LegOrder out = legOrder(legs, 5);
        QVERIFY(out.safe);
        QCOMPARE(out.order, (Order{1, 0}));                     // although the future reduces more
        QCOMPARE(legOrder(legs, 5, 900).order, (Order{0, 1}));  // where there is margin to spare
    }

    void anOptionThatLeadsAwayWaitsForItsHedge()
    {
        const std::vector<LegEffect> legs{{"calls", +3, 0}, {"perpetual", -7, 0}};
        const LegOrder out = legOrder(legs, 4);
        QVERIFY(out.safe);
        QCOMPARE(out.order, (Order{1, 0}));  // 4 -> -3 -> 0, and never 4 -> 7
    }

    void theGreedyFirstLegIsNotTakenWhereItLeadsNowhere()
    {
        // "a" alone is best, but after it neither of the others can follow.
        const std::vector<LegEffect> legs{{"a", -4, 100}, {"b", -1, -100}, {"c", +1, -100}};
        const LegOrder out = legOrder(legs, 4, 0);
        QVERIFY(out.safe);
        QCOMPARE(out.order.front(), std::size_t{1});
        QVERIFY(holds(legs, out.order, 4, 0));
    }

    void whereNoOrderIsSafeItSaysWhatBreaks()
    {
        const std::vector<LegEffect> dear{{"a", -2, 50}, {"b", -2, 50}};
        const LegOrder out = legOrder(dear, 4);
        QVERIFY(!out.safe);
        QCOMPARE(out.reason, std::string("the plan as a whole needs 100 USD of margin more"));
        QCOMPARE(out.order, (Order{0, 1}));
        QCOMPARE(legOrder({{{"a", +2, 0}}}, 4).reason,
                 std::string("the plan as a whole leads away from the target"));
        const std::vector<LegEffect> pair{{"far", -20, 0}, {"near", +20, 0}};
        QCOMPARE(legOrder(pair, 4).reason,
                 std::string("cut off after far, delta would be further from its target"));
        const std::vector<LegEffect> swap{{"x", +20, -50}, {"y", -2, 40}, {"z", -20, 5}};
        QVERIFY(!legOrder(swap, 2, 0).safe);
    }

    void aRandomPlanIsSafeExactlyWhenSomeOrderIs()
    {
        unsigned state = 12345;
        const auto next = [&] {
            return int((state = state * 1664525u + 1013904223u) >> 16) % 21 - 10;
        };
        int safe = 0, unsafe = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<LegEffect> legs;
            for (int i = 0; i < 5; ++i)
                legs.push_back({std::to_string(i), double(next()), double(next() - 2)});
            const double deviation = next();
            Order order{0, 1, 2, 3, 4};
            bool any = false;
            do any = any || holds(legs, order, deviation, 3);
            while (!any && std::ranges::next_permutation(order).found);
            const LegOrder out = legOrder(legs, deviation, 3);
            QCOMPARE(out.safe, any);
            QCOMPARE(out.reason.empty(), any);
            if (any) QVERIFY(holds(legs, out.order, deviation, 3));
            auto sorted = out.order;
            std::ranges::sort(sorted);
            QCOMPARE(sorted, (Order{0, 1, 2, 3, 4}));
            (any ? safe : unsafe)++;
        }
        QVERIFY(safe > 20 && unsafe > 20);
    }

    void whatIsNotKnownIsNotSafe()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!legOrder({{{"a", nan, 0}}}, 4).safe);
        QVERIFY(!legOrder({{{"a", -1, nan}}}, 4).safe);
        QVERIFY(!legOrder({{{"a", -1, 0}}}, nan).safe);
        QVERIFY(!legOrder({{{"a", -1, 0}}}, 4, -1).safe);
        QVERIFY(!legOrder(std::vector<LegEffect>(kMostLegs + 1), 4).safe);
        QVERIFY(legOrder({}, 4).safe);
        QVERIFY(legOrder(std::vector<LegEffect>(kMostLegs), 4).safe);
    }
};

QTEST_APPLESS_MAIN(tst_leg_order)
#include "tst_leg_order.moc"
