#include "connectors/paper_market/spot_process.h"
#include "connectors/paper_market/vol_surface.h"
#include "models/pricing/black76.h"

#include <QTest>

#include <cmath>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

constexpr double kTenors[] = {0.0005, 0.002, 0.006, 0.02, 0.06, 0.2, 0.5, 1.0, 2.0};

/// Calls priced on the surface must fall and be convex in strike at each tenor, and total variance
/// must grow with tenor at each moneyness: then no portfolio of options is free money.
std::string arbitrage(const VolSurface& surface)
{
    double previousTenor = 0;
    for (const double years : kTenors) {
        const double width = std::sqrt(surface.atmVariance(years));
        const double step = 0.05 * width;
        double before = 0, last = 0;
        for (int i = -100; i <= 100; ++i) {
            const double strike = 1 + i * step;
            if (strike <= 0.02) continue;
            const double k = std::log(strike);
            if (previousTenor > 0 &&
                surface.totalVariance(k, years) < surface.totalVariance(k, previousTenor))
                return fmt::format("calendar at {} years, strike {}", years, strike);
            const double sigma = surface.volatility(strike, 1, years);
            const double call =
                pricing::black76Price({market::OptionType::Call, 1, strike, years, sigma, 0});
            if (last > 0 && call > last + 1e-12)
                return fmt::format("spread at {} years, strike {}", years, strike);
            if (before > 0 && before - 2 * last + call < -1e-11)
                return fmt::format("butterfly at {} years, strike {}: {}", years, strike,
                                   before - 2 * last + call);
            before = last;
            last = call;
        }
        previousTenor = years;
    }
    return {};
}

}  // namespace

class TestVolSurface : public QObject {
    Q_OBJECT
private slots:
    void isFreeOfArbitrageInEveryScenario();
    void bringsImpossibleParametersBackToPossibleOnes();
    void swapVolatilityOfAFlatSurfaceIsItsVolatility();
};

void TestVolSurface::isFreeOfArbitrageInEveryScenario()
{
    int surfaces = 0;
    for (const Scenario scenario : kScenarios) {
        SpotProcess process{21, scenario};
        for (int i = 0; i < 20'000; ++i) {
            process.step();
            if (i % 2000 != 0) continue;
            for (std::size_t u = 0; u < kUnderlyings; ++u, ++surfaces) {
                const std::string found = arbitrage(VolSurface{process.state(u).surface});
                QVERIFY2(found.empty(), found.c_str());
            }
        }
    }
    qInfo("%d surfaces checked", surfaces);
}

void TestVolSurface::bringsImpossibleParametersBackToPossibleOnes()
{
    const VolSurface steep{
        {.shortVolatility = -1, .longVolatility = 50, .halfLifeYears = 0, .rho = -3, .eta = 9}};
    QVERIFY(steep.parameters().eta * (1 + std::abs(steep.parameters().rho)) <= 2 + 1e-12);
    QCOMPARE(arbitrage(steep), std::string{});
}

void TestVolSurface::swapVolatilityOfAFlatSurfaceIsItsVolatility()
{
    const VolSurface flat{{.shortVolatility = 0.6,
                           .longVolatility = 0.6,
                           .halfLifeYears = 0.1,
                           .rho = 0,
                           .eta = 0.05}};
    const double swap = flat.swapVolatility(30.0 / 365);
    QVERIFY2(std::abs(swap - 0.6) < 0.005, fmt::format("{}", swap).c_str());
}

QTEST_APPLESS_MAIN(TestVolSurface)
#include "tst_vol_surface.moc"
