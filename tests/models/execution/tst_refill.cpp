#include "models/execution/refill.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace ballast;
using namespace ballast::execution;
using namespace std::chrono_literals;

namespace {

constexpr double kFull = 1000;

/// A book of which trades take `gap`, and which closes that with this half-time; looked at ten
/// times a second.
void takes(Refill& refill, core::Time& now, int times, double gap, double halfTimeS, double spaceS)
{
    for (int i = 0; i < 20; ++i, now += 100ms) refill.sample(now, kFull, kFull);
    for (int take = 0; take < times; ++take) {
        refill.took(now, true);
        const core::Time at = now;
        for (; core::seconds(now - at) < spaceS; now += 100ms) {
            const double passed = core::seconds(now - at);
            refill.sample(now, kFull - gap * std::exp2(-passed / halfTimeS), kFull);
        }
    }
}

}  // namespace

class TestRefill : public QObject {
    Q_OBJECT
private slots:
    void findsTheHalfTime_data()
    {
        QTest::addColumn<double>("halfTime");
        for (const double s : {0.5, 2.0, 7.0, 20.0}) QTest::addRow("%g s", s) << s;
    }
    void findsTheHalfTime()
    {
        QFETCH(double, halfTime);
        Refill refill;
        core::Time now{};
        takes(refill, now, 10, 400, halfTime, 10 * halfTime);
        QVERIFY(refill.halfTime().has_value());
        QVERIFY2(std::abs(core::seconds(*refill.halfTime()) - halfTime) <= 0.11 + 0.02 * halfTime,
                 qPrintable(QString::number(core::seconds(*refill.halfTime()))));
    }

    void saysNothingBeforeItHasSeenEnough()
    {
        Refill refill;
        core::Time now{};
        takes(refill, now, 7, 400, 2, 20);
        QCOMPARE(refill.seen(), std::size_t{7});
        QVERIFY(!refill.halfTime());
    }

    void smallTakesAreNoGaps()
    {
        Refill refill;
        core::Time now{};
        takes(refill, now, 20, 50, 2, 20);
        QCOMPARE(refill.seen(), std::size_t{0});
    }

    /// Gaps that never close make the half-time longer; they are not forgotten.
    void whatDoesNotRefillCountsWithItsTime()
    {
        Refill quick, mixed;
        core::Time now{}, later{};
        takes(quick, now, 10, 400, 2, 20);
        takes(mixed, later, 10, 400, 2, 20);
        takes(mixed, later, 2, 400, 1e6, 61);
        QVERIFY(*mixed.halfTime() > *quick.halfTime() + 10s);
    }

    void nonsenseIsNotTaken()
    {
        Refill refill;
        core::Time now{};
        takes(refill, now, 10, 400, 2, 20);
        const auto before = refill.halfTime();
        refill.sample(now, std::nan(""), -1);
        QCOMPARE(refill.halfTime(), before);
    }
};

QTEST_APPLESS_MAIN(TestRefill)
#include "tst_refill.moc"
