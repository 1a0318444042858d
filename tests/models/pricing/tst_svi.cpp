#include "models/pricing/least.h"
#include "models/pricing/svi.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <simdjson.h>

#include <cmath>

using namespace ballast;
using namespace ballast::pricing;

namespace {

bool close(double actual, double expected, double relative)
{
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

/// Numbers in the file are JSON numbers or decimal strings.
double number(simdjson::dom::element e)
{
    return e.is_string() ? std::strtod(std::string{e.get_string().value()}.c_str(), nullptr)
                         : e.get_double().value();
}

Svi sviOf(simdjson::dom::element p)
{
    return {number(p["a"]), number(p["b"]), number(p["rho"]), number(p["m"]), number(p["sigma"])};
}

/// Vogt's example, quoted by Gatheral and Jacquier (2014).
constexpr Svi kVogt{-0.0410, 0.1331, 0.3060, 0.3586, 0.4153};

/// Least g by brute force over half a million k.
double bruteLeastG(const Svi& svi)
{
    double least = 1;
    for (int i = -250'000; i <= 250'000; ++i) {
        const double k = svi.m + svi.s * std::sinh(5.8e-5 * i);
        least = std::min(least, durrleman(k, totalVariance(svi, k)));
    }
    return least;
}

}  // namespace

class tst_svi : public QObject {
    Q_OBJECT

private slots:
    void curvesMeetEveryRow()
    {
        simdjson::dom::parser parser;
        const auto file =
            parser.load((test::vectorsDirectory() / "vol_surface_delta.json").string()).value();
        int rows = 0;
        const simdjson::dom::array sets = file["svi"];
        for (const auto set : sets) {
            const Svi svi = sviOf(set["params"]);
            const simdjson::dom::array points = set["points"];
            for (const auto point : points) {
                const double k = number(point["k"]);
                const TotalVariance v = totalVariance(svi, k);
                QVERIFY(close(v.w, number(point["w"]), 1e-10));
                QVERIFY(close(v.slope, number(point["w1"]), 1e-10));
                QVERIFY(close(v.curvature, number(point["w2"]), 1e-10));
                QVERIFY(close(durrleman(k, v), number(point["g"]), 1e-10));
                ++rows;
            }
        }
        qInfo("svi: %d points", rows);
        QVERIFY(rows >= 165);
    }

    void vogtIsRefused()
    {
        QVERIFY(std::abs(durrleman(0.88, totalVariance(kVogt, 0.88)) - -0.03286334) < 5e-9);
        const ButterflyCheck check = butterfly(kVogt);
        QCOMPARE(check.verdict, Butterfly::NegativeDensity);
        QVERIFY(std::abs(check.leastVariance - 0.011624903235) < 5e-13);
        QVERIFY(check.leastG <= -0.03286334 && check.leastG > -0.032864);
        QVERIFY(std::abs(check.leastGAt - 0.88) < 0.005);
        QVERIFY(sentence(check).find("negative at k = +0.88") != std::string::npos);
    }

    void whatIsFoundOnTheLineIsWhatBruteForceFinds()
    {
        simdjson::dom::parser parser;
        const auto file =
            parser.load((test::vectorsDirectory() / "vol_surface_delta.json").string()).value();
        int rows = 0, refused = 0;
        const simdjson::dom::array sets = file["svi"];
        for (const auto set : sets) {
            const Svi svi = sviOf(set["params"]);
            const ButterflyCheck check = butterfly(svi);
            if (check.verdict == Butterfly::NegativeVariance) continue;
            const double brute = bruteLeastG(svi);
            QVERIFY2(check.leastG <= brute + 1e-9, "a dip was missed");
            QVERIFY2(check.leastG >= brute - 1e-6, "a dip was made up");
            refused += !check.free();
            ++rows;
        }
        qInfo("butterfly: %d curves against brute force, %d with arbitrage", rows, refused);
        QVERIFY(rows > 0 && refused > 0);
    }

    void eachKindOfArbitrageIsNamed_data()
    {
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::addColumn<double>("rho");
        QTest::addColumn<double>("m");
        QTest::addColumn<double>("s");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, const Svi& p, Butterfly verdict) {
            QTest::newRow(name) << p.a << p.b << p.rho << p.m << p.s << int(verdict);
        };
        row("a calm curve", {0.04, 0.1, -0.3, 0, 0.3}, Butterfly::Free);
        row("flat", {0.04, 0, 0, 0, 0.3}, Butterfly::Free);
        row("wings above the bound", {2, 1.5, 0.5, 0, 3}, Butterfly::SteepWings);
        row("a dip below zero", {-0.05, 0.1, 0, 0, 0.3}, Butterfly::NegativeVariance);
        row("a dip to zero", {-0.03125, 0.125, 0, 0, 0.25}, Butterfly::NegativeVariance);
        row("a dip that is nearly zero", {-0.03124999, 0.125, 0.0, 0.4, 0.25},
            Butterfly::NegativeDensity);
        row("a slope of less than nothing", {0.04, -0.1, 0, 0, 0.3}, Butterfly::Invalid);
        row("a correlation above one", {0.04, 0.1, 1.1, 0, 0.3}, Butterfly::Invalid);
        row("no width", {0.04, 0.1, 0, 0, 0}, Butterfly::Invalid);
        row("not a number", {std::nan(""), 0.1, 0, 0, 0.3}, Butterfly::Invalid);
        row("infinite", {0.04, 0.1, 0, std::numeric_limits<double>::infinity(), 0.3},
            Butterfly::Invalid);
        row("arbitrage far from every quote", {0.0005, 0.1, -0.95, 0.02, 0.01},
            Butterfly::NegativeDensity);
    }
    void eachKindOfArbitrageIsNamed()
    {
        QFETCH(double, a);
        QFETCH(double, b);
        QFETCH(double, rho);
        QFETCH(double, m);
        QFETCH(double, s);
        QFETCH(int, verdict);
        const ButterflyCheck check = butterfly({a, b, rho, m, s});
        QVERIFY2(int(check.verdict) == verdict, sentence(check).c_str());
        QCOMPARE(sentence(check).empty(), check.free());
        QVERIFY(std::isfinite(check.leastG) && std::isfinite(check.leastVariance));
    }

    void wingsDecideFarOut()
    {
        // g tends to 1/4 - wing^2 / 16 on either side.
        for (const double b : {0.1, 0.5, 1.0, 1.9}) {
            const Svi svi{10, b, 0, 0, 0.5};
            const double far = durrleman(1e9, totalVariance(svi, 1e9));
            QVERIFY(std::abs(far - (0.25 - b * b / 16)) < 1e-6);
        }
    }

    void theLeastOfAFunctionIsFoundBetweenTheGridPoints()
    {
        const auto twoDips = [](double x) {
            return std::min((x - 1.234) * (x - 1.234), (x + 2.5) * (x + 2.5) - 0.001);
        };
        const Least least = leastOf(twoDips, -10, 10, 40, 1);
        QVERIFY(std::abs(least.at + 2.5) < 1e-6 && std::abs(least.value + 0.001) < 1e-12);
        const Least edge = leastOf([](double x) { return x; }, 3, 4, 8, 10);
        QCOMPARE(edge.at, 3.0);
        const Least otherEdge = leastOf([](double x) { return -x; }, 3, 4, 8, 10);
        QCOMPARE(otherEdge.at, 4.0);
    }
};

QTEST_APPLESS_MAIN(tst_svi)
#include "tst_svi.moc"
