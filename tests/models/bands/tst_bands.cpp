#include "models/bands/bands.h"
#include "models/bands/cheapest.h"
#include "models/bands/impact.h"
#include "models/bands/live_band.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace ballast::bands;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Short 25 calls on a bitcoin of 64 000 USD.
Inputs example()
{
    return {.forward = 64'000,
            .gamma = -8.76733449e-4,
            .sigma = 0.55,
            .tau = 30.0 / 365,
            .cost = 5e-4,
            .riskAversion = 1e-6};
}

Inputs with(double Inputs::* field, double value)
{
    Inputs in = example();
    in.*field = value;
    return in;
}

bool isNear(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::abs(b);
}

}  // namespace

class tst_bands : public QObject {
    Q_OBJECT

private slots:
    void theWorkedExampleComesOut()
    {
        const Zakamouline z = zakamouline(example());
        QVERIFY(isNear(whalleyWilmott(example()).coin, 3.32908944));
        QVERIFY(isNear(z.h0, 0.314221763));
        QVERIFY(isNear(z.h1, 3.22094463));
        QVERIFY(isNear(z.k, -0.0187370167));
        QVERIFY(isNear(z.sigmaModified, 0.555128767));
    }

    void bandsWidenWithCostAndWithGamma()
    {
        double last[4] = {};
        for (double cost = 1e-5; cost < 0.01; cost *= 1.7) {
            const Inputs in = with(&Inputs::cost, cost);
            const double now[4] = {whalleyWilmott(in).coin, zakamouline(in).halfWidth(),
                                   stationary(in).edge, stationary(in).reset};
            for (int i = 0; i < 4; ++i) QVERIFY(now[i] > last[i]);
            std::copy(now, now + 4, last);
        }
        std::fill(last, last + 4, 0.0);
        for (double gamma = 1e-7; gamma < 1e-2; gamma *= 2.3) {
            const Inputs in = with(&Inputs::gamma, -gamma);
            const Inputs other = with(&Inputs::gamma, gamma);
            const double now[4] = {whalleyWilmott(in).coin, zakamouline(in).halfWidth(),
                                   stationary(in).edge, stationary(in).outer};
            for (int i = 0; i < 4; ++i) QVERIFY(now[i] > last[i]);
            QCOMPARE(whalleyWilmott(other).coin, now[0]);  // its sign is nothing to the width
            std::copy(now, now + 4, last);
        }
    }

    void zakamoulineHedgesAShortBookAtMoreVolatilityAndALongOneAtLess()
    {
        QVERIFY(zakamouline(example()).sigmaModified > example().sigma);
        QVERIFY(zakamouline(with(&Inputs::gamma, 8.8e-4)).sigmaModified < example().sigma);
    }

    void noPairAroundTheBestIsCheaper_data()
    {
        QTest::addColumn<double>("cost");
        QTest::addColumn<double>("ticket");
        for (const double cost : {0.0, 1e-5, 5e-4, 5e-3})
            for (const double ticket : {0.01, 0.5, 20.0, 500.0})
                QTest::addRow("%g of notional and %g a trade", cost, ticket) << cost << ticket;
    }
    void noPairAroundTheBestIsCheaper()
    {
        QFETCH(double, cost);
        QFETCH(double, ticket);
        Inputs in = with(&Inputs::cost, cost);
        in.fixedCostUsd = ticket;
        const Stationary s = stationary(in);
        QCOMPARE(s.status, Status::Ok);
        QVERIFY(s.outer > s.inner && s.inner >= 0);
        QCOMPARE(s.pairCostUsd, pairCost(in, s.outer, s.inner));
        int compared = 0;
        for (double u = 0.5; u < 2; u += 0.02)
            for (double v = 0; v < 1; v += 0.02) {
                const double outer = u * s.outer;
                QVERIFY(pairCost(in, outer, v * outer) >= s.pairCostUsd * (1 - 1e-12));
                ++compared;
            }
        QVERIFY(compared > 1000);
    }

    void withoutTicketsThePairIsTheBandOfWhalleyAndWilmott()
    {
        Inputs in = example();
        in.tau = 0;
        const double band = whalleyWilmott(in).coin;
        double distance = kInfinite;
        for (double ticket = 10; ticket > 1e-12; ticket /= 10) {
            in.fixedCostUsd = ticket;
            const Stationary s = stationary(in);
            QVERIFY(s.outer > band && s.inner < band);
            QVERIFY(s.outer - band < distance);
            distance = s.outer - band;
        }
        QVERIFY(distance < 1e-3 * band);
        in.fixedCostUsd = 0;
        QCOMPARE(stationary(in).outer, band);
        QCOMPARE(stationary(in).inner, band);
        QCOMPARE(stationary(in).pairCostUsd, stationary(in).edgeCostUsd);
    }

    void withoutProportionalCostThePairTradesToTheTarget()
    {
        Inputs in = with(&Inputs::cost, 0);
        in.fixedCostUsd = 5;
        const Stationary s = stationary(in);
        QCOMPARE(s.inner, 0.0);
        QVERIFY(
            isNear(s.outer, std::pow(12 * 5 * in.gamma * in.gamma / in.riskAversion, 0.25), 1e-14));
    }

    void resettingCostsAQuarterMoreThanTheEdge()
    {
        const Stationary s = stationary(example());
        QVERIFY(isNear(s.reset / s.edge, std::cbrt(4.0), 1e-12));
        QVERIFY(isNear(s.resetCostUsd / s.edgeCostUsd, std::cbrt(2.0), 1e-12));
    }

    void whatIsNotAnInputIsRefused_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("field");
        const double bad[] = {kNan, kInfinite, -kInfinite, -1};
        for (int field = 0; field < 8; ++field)
            for (const double value : bad) {
                const bool signedField = field == 1 || field == 4;
                if (signedField && value == -1) continue;
                QTest::addRow("field %d is %g", field, value) << value << field;
            }
        for (const int field : {0, 2, 7}) QTest::addRow("field %d is zero", field) << 0.0 << field;
    }
    void whatIsNotAnInputIsRefused()
    {
        QFETCH(double, value);
        QFETCH(int, field);
        double Inputs::* const fields[] = {
            &Inputs::forward, &Inputs::gamma, &Inputs::sigma,        &Inputs::tau,
            &Inputs::rate,    &Inputs::cost,  &Inputs::fixedCostUsd, &Inputs::riskAversion};
        const Inputs in = with(fields[field], value);
        QCOMPARE(whalleyWilmott(in).status, Status::InvalidInput);
        QCOMPARE(zakamouline(in).status, Status::InvalidInput);
        QCOMPARE(stationary(in).status, Status::InvalidInput);
        QCOMPARE(cheapest(in).status, Status::InvalidInput);
        QCOMPARE(whalleyWilmott(in).coin, 0.0);
        QCOMPARE(pairCost(in, 2, 1), kInfinite);
        QVERIFY(!yearsToEdge(in, 1));
    }

    void noGammaMeansNoBand()
    {
        const Inputs in = with(&Inputs::gamma, 0);
        QCOMPARE(whalleyWilmott(in).status, Status::NoGamma);
        QCOMPARE(zakamouline(in).status, Status::NoGamma);
        QCOMPARE(stationary(in).status, Status::NoGamma);
        QCOMPARE(cheapest(in).status, Status::NoGamma);
        QVERIFY(!yearsToEdge(in, 1));
    }

    void whereAFormulaDoesNotHoldItSaysSo()
    {
        QCOMPARE(leland(0.5, 0.01, 1e-6).status, Status::Undefined);
        QVERIFY(leland(0.5, 0.01, 1e-6).sigmaShort > 0.5);
        QCOMPARE(leland(0.5, 0.01, 0).status, Status::InvalidInput);
        QCOMPARE(leland(kNan, 0.01, 1).status, Status::InvalidInput);
        Inputs in = with(&Inputs::cost, 0.2);
        in.riskAversion = 1;
        QCOMPARE(zakamouline(in).status, Status::Undefined);
        QCOMPARE(zakamouline(in).sigmaModified, 0.0);
        QCOMPARE(zakamouline(with(&Inputs::tau, 0)).status, Status::Undefined);
        in = with(&Inputs::gamma, 1e300);
        QCOMPARE(whalleyWilmott(in).status, Status::Undefined);  // out of a double's range
        QCOMPARE(whalleyWilmott(in).coin, 0.0);
        QCOMPARE(stationary(in).status, Status::Undefined);
    }

    void onlyAPairHasAPrice()
    {
        Inputs in = example();
        QVERIFY(std::isfinite(pairCost(in, 1, 1)));
        in.fixedCostUsd = 1;
        QCOMPARE(pairCost(in, 1, 1), kInfinite);
        QCOMPARE(pairCost(in, 1, 2), kInfinite);
        QCOMPARE(pairCost(in, 0, 0), kInfinite);
        QCOMPARE(pairCost(in, 1, -0.5), kInfinite);
        QCOMPARE(pairCost(in, kNan, 0), kInfinite);
    }

    void theCheapestWayIsTheEdgeWithoutTicketsAndAPairWithThem()
    {
        Inputs in = example();
        in.tau = 0;
        const Cheapest free = cheapest(in);
        QCOMPARE(free.best, Style::Edge);
        QVERIFY(isNear(free.of(Style::Target).costUsd.value(), stationary(in).resetCostUsd, 1e-12));
        QVERIFY(isNear(free.of(Style::Target).outer, stationary(in).reset, 1e-12));
        QVERIFY(free.reason().starts_with("to the edge at $"));
        QVERIFY(free.reason().find("to the target +26 %") != std::string::npos);

        in.fixedCostUsd = 25;
        const Cheapest ticketed = cheapest(in);
        QCOMPARE(ticketed.best, Style::Pair);
        QVERIFY(!ticketed.of(Style::Edge).costUsd);
        QVERIFY(ticketed.reason().find("to the edge has no price") != std::string::npos);
        const Cheapest inLots = cheapest(in, 0.01);
        QVERIFY(inLots.of(Style::Edge).costUsd.has_value());
        QVERIFY(*inLots.of(Style::Edge).costUsd > *ticketed.chosen().costUsd);
    }

    void eachWayIsPricedAtItsOwnBestWidth()
    {
        for (const double cost : {0.0, 2e-5, 5e-4})
            for (const double ticket : {0.0, 0.3, 40.0}) {
                if (cost == 0 && ticket == 0) continue;
                Inputs in = with(&Inputs::cost, cost);
                in.fixedCostUsd = ticket;
                const Cheapest all = cheapest(in, 0.05);
                QCOMPARE(all.status, Status::Ok);
                for (const Priced& way : all.ways) {
                    QVERIFY(way.costUsd.has_value());
                    QVERIFY(*all.chosen().costUsd <= *way.costUsd);
                    QVERIFY(way.outer - way.inner >= 0.05 * (1 - 1e-9));
                    QVERIFY(way.tradingUsd >= 0 && way.tradingUsd <= *way.costUsd);
                }
                for (const Style style : {Style::Target, Style::HalfWay}) {
                    const Priced& way = all.of(style);
                    for (double u = 1; u < 2; u += 0.01)
                        QVERIFY(pairCost(in, u * way.outer, u * way.inner) >=
                                *way.costUsd * (1 - 1e-12));
                    if (way.outer > 0.11)  // not held by the least trade
                        QVERIFY(pairCost(in, 0.99 * way.outer, 0.99 * way.inner) > *way.costUsd);
                }
                const Priced& edge = all.of(Style::Edge);
                for (double shift = 0; shift < 1; shift += 0.01)
                    QVERIFY(pairCost(in, edge.outer + shift, edge.inner + shift) >=
                            *edge.costUsd * (1 - 1e-9));
            }
        QCOMPARE(cheapest(with(&Inputs::cost, 0)).status, Status::Undefined);
        QCOMPARE(cheapest(example(), kNan).status, Status::InvalidInput);
    }

    void aBandMovesByAQuarterAtMostAndStaysBetweenLotAndMandate()
    {
        struct Row {
            std::optional<double> previous;
            double wanted, lot, mandate, coin;
            Bound bound;
        };
        for (const Row& r :
             {Row{{}, 3, 0.1, 10, 3, Bound::None}, Row{2.0, 2.4, 0.1, 10, 2.4, Bound::None},
              Row{2.0, 3, 0.1, 10, 2.5, Bound::Change}, Row{2.0, 0.2, 0.1, 10, 1.5, Bound::Change},
              Row{{}, 0.01, 0.1, 10, 0.1, Bound::Lot}, Row{0.12, 0, 0.1, 10, 0.1, Bound::Lot},
              Row{{}, 30, 0.1, 10, 10, Bound::Mandate},
              Row{20.0, 30, 0.1, 10, 10, Bound::Mandate},  // lowered at once
              Row{0.0, 3, 0.1, 10, 3, Bound::None}}) {
            const LimitedWidth out = limited(r.previous, r.wanted, r.lot, r.mandate);
            QCOMPARE(out.status, Status::Ok);
            QCOMPARE(out.coin, r.coin);
            QCOMPARE(out.bound, r.bound);
        }
        QCOMPARE(limited(1.0, kNan, 0.1, 10).status, Status::InvalidInput);
        QCOMPARE(limited(kNan, 1, 0.1, 10).status, Status::InvalidInput);
        QCOMPARE(limited({}, 1, 0, 10).status, Status::InvalidInput);
        QCOMPARE(limited({}, 1, 2, 1).status, Status::InvalidInput);
    }

    void aRiskBudgetIsAWidth()
    {
        const HalfWidth out = riskEquivalent(example(), 10'000, 1.0 / 365);
        QVERIFY(isNear(out.coin * 64'000 * 0.55 * std::sqrt(1.0 / 365), 10'000, 1e-12));
        QCOMPARE(riskEquivalent(example(), 0, 1).status, Status::InvalidInput);
        QCOMPARE(riskEquivalent(with(&Inputs::sigma, kNan), 1, 1).status, Status::InvalidInput);
        QCOMPARE(riskEquivalent(with(&Inputs::gamma, 0), 1, 1).status, Status::Ok);
    }

    void fundingMovesTheCentreAwayFromWhoPays()
    {
        const CentreShift small = fundingShift(example(), 0.01, 3);
        QVERIFY(!small.capped);
        QVERIFY(isNear(small.coin, -0.01 / (1e-6 * 64'000 * 0.55 * 0.55), 1e-12));
        const CentreShift large = fundingShift(example(), -0.5, 3);
        QVERIFY(large.capped);
        QCOMPARE(large.coin, 1.5);
        QCOMPARE(fundingShift(example(), 0.5, 3).coin, -1.5);
        QCOMPARE(fundingShift(example(), 0, 3).coin, 0.0);
        QCOMPARE(fundingShift(example(), kNan, 3).status, Status::InvalidInput);
    }

    void impactBeginsWhereTheBookEnds()
    {
        QCOMPARE(impactFraction(5, 10, 0.03, 1000, 1).value(), 0.0);
        QCOMPARE(impactFraction(10, 10, 0.03, 1000, 1).value(), 0.0);
        QVERIFY(isNear(impactFraction(40, 0, 0.03, 1000, 0.8).value(), 0.8 * 0.03 * std::sqrt(0.04),
                       1e-12));
        double last = 0;
        for (double q = 10.001; q < 1000; q *= 1.3) {
            const double now = impactFraction(q, 10, 0.03, 1000, 1).value();
            QVERIFY(now > last);
            last = now;
        }
        QVERIFY(impactFraction(10.0001, 10, 0.03, 1000, 1).value() < 1e-6);
        QVERIFY(!impactFraction(1, 0, 0.03, 0, 1));
        QVERIFY(!impactFraction(kNan, 0, 0.03, 10, 1));
        QVERIFY(!impactFraction(-1, 0, 0.03, 10, 1));
    }
};

QTEST_APPLESS_MAIN(tst_bands)
#include "tst_bands.moc"
