#include "models/bands/regime.h"

#include <QtTest/QtTest>

#include <limits>
#include <vector>

using namespace ballast::bands;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Each figure as a multiple of its average.
Conditions times(double volatility, double spread, double depth)
{
    return {0.5 * volatility, 0.5, 1e-4 * spread, 1e-4, 2e6 * depth, 2e6};
}

}  // namespace

class tst_regime : public QObject {
    Q_OBJECT

private slots:
    void theWorstFigureMakesTheRegime()
    {
        using enum Regime;
        QCOMPARE(nextRegime(Normal, times(1, 1, 1)).regime, Normal);
        QCOMPARE(nextRegime(Normal, times(0.5, 0.6, 1.5)).regime, Calm);
        QCOMPARE(nextRegime(Normal, times(0.5, 0.6, 1)).regime, Normal);  // depth is only usual
        QCOMPARE(nextRegime(Normal, times(2.1, 1, 1)).regime, Stressed);
        QCOMPARE(nextRegime(Normal, times(1, 3, 1)).regime, Stressed);
        QCOMPARE(nextRegime(Calm, times(0.5, 0.5, 0.4)).regime, Stressed);
        QCOMPARE(nextRegime(Normal, times(0.5, 0.5, 0.4)).reason,
                 std::string("stressed; worst: the average depth 2.50 times what is there now"));
        QCOMPARE(nextRegime(Normal, times(2.1, 1, 1)).reason,
                 std::string("stressed; worst: realised volatility 2.10 times its average"));
    }

    void aRegimeIsLeftLaterThanItIsEntered()
    {
        using enum Regime;
        QCOMPARE(nextRegime(Normal, times(1.9, 1, 1)).regime, Normal);
        QCOMPARE(nextRegime(Stressed, times(1.9, 1, 1)).regime, Stressed);
        QCOMPARE(nextRegime(Stressed, times(1.6, 1, 1)).regime, Normal);
        QCOMPARE(nextRegime(Normal, times(0.9, 0.5, 2)).regime, Normal);
        QCOMPARE(nextRegime(Calm, times(0.9, 0.5, 2)).regime, Calm);
        QCOMPARE(nextRegime(Calm, times(1, 0.5, 2)).regime, Normal);
    }

    void whatIsNotKnownChangesNothing()
    {
        using enum Regime;
        for (const Regime before : {Calm, Normal, Stressed})
            for (const Conditions& c : {times(kNan, 1, 1), times(1, 0, 1), times(1, 1, -1),
                                        times(1, 1, 0), Conditions{}}) {
                const RegimeState state = nextRegime(before, c);
                QCOMPARE(state.regime, before);
                QVERIFY(!state.known);
                QVERIFY(state.reason.find("is not known") != std::string::npos);
            }
    }

    void anAverageNeedsReturns()
    {
        QVERIFY(!ewmaVariance({}, 0.9));
        const std::vector<double> returns{0.01, 0.02};
        QVERIFY(!ewmaVariance(returns, 1));
        QVERIFY(!ewmaVariance(returns, kNan));
        QVERIFY(!ewmaVariance(std::vector{0.01, kNan}, 0.9));
        QCOMPARE(ewmaVariance(returns, 0.5).value(), 0.00025);
    }

    void aForecastNeedsEnoughDaysThatDiffer()
    {
        std::vector<double> rv(29, 1e-3);
        for (std::size_t i = 0; i < rv.size(); ++i) rv[i] *= 1 + double(i * i % 7) / 10;
        QVERIFY(!harRv(rv));
        for (std::size_t i = 29; i < 80; ++i) rv.push_back(1e-3 * (1 + double(i * i % 11) / 10));
        const auto fit = harRv(rv);
        QVERIFY(fit.has_value());
        QCOMPARE(fit->days, 58);
        QVERIFY(fit->forecast >= 0 && fit->r2 <= 1);
        QVERIFY(!harRv(std::vector<double>(80, 1e-3)));  // nothing to tell the four numbers apart
        QVERIFY(!harRv(std::vector<double>(80, 0.0)));
        rv[40] = kNan;
        QVERIFY(!harRv(rv));
        rv[40] = -1e-3;
        QVERIFY(!harRv(rv));
    }
};

QTEST_APPLESS_MAIN(tst_regime)
#include "tst_regime.moc"
