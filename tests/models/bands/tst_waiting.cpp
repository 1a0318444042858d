#include "models/bands/waiting.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace ballast;
using namespace ballast::bands;
using namespace std::chrono_literals;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Inputs example()
{
    return {.forward = 64'000,
            .gamma = -8.76733449e-4,
            .sigma = 0.55,
            .cost = 5e-4,
            .riskAversion = 1e-6};
}

core::Time at(const char* text) { return core::parseIsoUtc(text).value(); }

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); }

}  // namespace

class tst_waiting : public QObject {
    Q_OBJECT

private slots:
    void settlementIsTheNextEightOClock_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("minutes");
        const auto row = [](const char* now, int minutes) {
            QTest::addRow("%s", now) << QString::fromLatin1(now) << minutes;
        };
        row("2026-03-01T07:30:00Z", 30);
        row("2026-03-01T08:00:00Z", 24 * 60);
        row("2026-03-01T08:01:00Z", 24 * 60 - 1);
        row("2026-12-31T23:00:00Z", 9 * 60);
        row("1969-12-31T23:00:00Z", 9 * 60);
    }
    void settlementIsTheNextEightOClock()
    {
        QFETCH(QString, now);
        QFETCH(int, minutes);
        QCOMPARE(untilSettlement(at(qPrintable(now))), core::Duration{minutes * 1min});
    }

    void leavingItCostsItsRiskAndTradingItsFees()
    {
        const Waiting w = waiting(example(), 4, -4, at("2026-03-01T07:00:00Z"));
        QCOMPARE(w.status, Status::Ok);
        QVERIFY(isNear(w.tradeUsd, 5e-4 * 64'000 * 4));
        const double hour = 1.0 / 8760;
        QVERIFY(isNear(w.oneHour.years, hour));
        QVERIFY(isNear(w.oneHour.deltaPenaltyUsd,
                       0.5e-6 * 16 * 64'000.0 * 64'000 * 0.55 * 0.55 * hour));
        const double sd = 8.76733449e-4 * 64'000 * 64'000 * 0.55 * 0.55 * hour / std::sqrt(2);
        QVERIFY(isNear(w.oneHour.gammaPenaltyUsd, 0.5e-6 * sd * sd));
        QCOMPARE(w.oneHour.penaltyUsd(), w.oneHour.deltaPenaltyUsd + w.oneHour.gammaPenaltyUsd);
        QCOMPARE(w.untilSettlement.years, w.oneHour.years);
        QCOMPARE(w.oneHour.savingUsd, w.oneHour.deltaPenaltyUsd);  // all of it, to the target
        QVERIFY(w.fiveMinutes.deltaPenaltyUsd < w.oneHour.deltaPenaltyUsd);
    }

    void atTheBreakEvenTheTradeHasSavedWhatItCosts()
    {
        Inputs in = example();
        in.fixedCostUsd = 7;
        for (const double trade : {-4.0, -3.0, -0.5}) {
            const Waiting w = waiting(in, 4, trade, at("2026-03-01T07:00:00Z"));
            QVERIFY(w.breakEvenYears.has_value());
            const double savedAYear = w.oneHour.savingUsd / w.oneHour.years;
            QVERIFY(isNear(*w.breakEvenYears * savedAYear, w.tradeUsd));
        }
    }

    void whatSavesNothingNeverBreaksEven()
    {
        const core::Time now = at("2026-03-01T07:00:00Z");
        QVERIFY(!waiting(example(), 4, 0, now).breakEvenYears);
        QCOMPARE(waiting(example(), 4, 0, now).tradeUsd, 0.0);
        QVERIFY(!waiting(example(), 4, 1, now).breakEvenYears);   // away from the target
        QVERIFY(!waiting(example(), 4, -8, now).breakEvenYears);  // to the other side of it
        QVERIFY(!waiting(example(), 0, -1e-9, now).breakEvenYears);
        QVERIFY(!waiting(example(), 1e-9, -1e-9, now).breakEvenYears);  // in thousands of years
    }

    void waitingNeedsNoGamma()
    {
        Inputs in = example();
        in.gamma = 0;
        const Waiting w = waiting(in, 4, -4, at("2026-03-01T07:00:00Z"));
        QCOMPARE(w.status, Status::Ok);
        QCOMPARE(w.oneHour.gammaPenaltyUsd, 0.0);
        QVERIFY(w.breakEvenYears.has_value());
        QCOMPARE(inaction(in, 0.5, 4, 0.01).status, Status::Ok);
    }

    void whatIsNotFiniteIsRefused()
    {
        const core::Time now = at("2026-03-01T07:00:00Z");
        QCOMPARE(waiting(example(), kNan, 0, now).status, Status::InvalidInput);
        QCOMPARE(waiting(example(), 1, kNan, now).status, Status::InvalidInput);
        QCOMPARE(waiting(example(), 1e200, 0, now).status, Status::Undefined);
        QCOMPARE(waiting(example(), 1e200, 0, now).oneHour.penaltyUsd(), 0.0);
        QCOMPARE(inaction(example(), kNan, 1, 1).status, Status::InvalidInput);
        QCOMPARE(inaction(example(), 0.5, 1, 0).status, Status::InvalidInput);
        QCOMPARE(inaction(example(), -0.5, 1, 1).status, Status::InvalidInput);
        QCOMPARE(inaction(example(), 0.5, 1e200, 1).status, Status::Undefined);
        Inputs in = example();
        in.forward = 0;
        QCOMPARE(waiting(in, 1, 0, now).status, Status::InvalidInput);
    }

    void theDailySwingAskedForIsTheOneTheBandMakes()
    {
        for (const double swing : {500.0, 20'000.0, 3e6}) {
            const RiskAversion answer = riskAversionFor(swing, example());
            QCOMPARE(answer.status, Status::Ok);
            Inputs in = example();
            in.riskAversion = answer.perUsd;
            const double sd =
                whalleyWilmott(in).coin / std::sqrt(3) * 64'000 * 0.55 * std::sqrt(1.0 / 365);
            QVERIFY(isNear(sd, swing));
        }
        QVERIFY(riskAversionFor(500, example()).perUsd > riskAversionFor(5000, example()).perUsd);
    }

    void aSwingWithoutAnswerSaysWhy()
    {
        Inputs in = example();
        QCOMPARE(riskAversionFor(0, in).status, Status::InvalidInput);
        QCOMPARE(riskAversionFor(kNan, in).status, Status::InvalidInput);
        in.riskAversion = 0;  // is not read
        QCOMPARE(riskAversionFor(500, in).status, Status::Ok);
        in.cost = 0;
        QCOMPARE(riskAversionFor(500, in).status, Status::Undefined);
        in.gamma = 0;
        QCOMPARE(riskAversionFor(500, in).status, Status::NoGamma);
    }
};

QTEST_APPLESS_MAIN(tst_waiting)
#include "tst_waiting.moc"
