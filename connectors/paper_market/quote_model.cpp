#include "connectors/paper_market/quote_model.h"

#include "models/pricing/implied_vol.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {
namespace {

/// Stress in coarse steps, so that a book does not change all its sizes with every tick of
/// volatility.
double coarse(double stress)
{
    return std::exp(std::round(std::log(std::max(0.2, stress)) * 8) / 8);
}
double thinness(double stress) { return std::clamp(std::pow(coarse(stress), -1.1), 0.05, 1.5); }
double widening(double stress) { return std::clamp(coarse(stress), 0.8, 6.0); }

constexpr double kEthPerBtc = 12;  // sizes quoted in options, coin for coin

}  // namespace

DepthShape optionDepth(const OptionQuoteInput& in)
{
    // In coin: a floor, a part that grows like the root of the premium, a part for tenor, and a
    // steep one for what is deep in the money, where nobody needs to quote closely.
    const double deep = std::max(0.0, std::abs(in.delta) - 0.75);
    double spread = 0.00015 + 0.005 * std::sqrt(in.mark) +
                    (in.bitcoin ? 0.006 : 0.013) * in.mark * std::min(in.years, 1.5) +
                    0.25 * deep * in.mark;
    spread *= widening(in.stress) * (0.6 + 0.8 * in.noise);
    DepthShape shape;
    shape.spread = spread;
    // Makers do not agree on the mark to the last digit.
    shape.mid = std::max(in.mark + 0.2 * (in.noise - 0.5) * spread, 1e-7);
    const double wing = std::clamp(0.5 - std::abs(in.delta), 0.0, 0.5);
    const double tenor = 1 / (1 + 0.9 * std::sqrt(in.years));
    shape.topSize = (14 + 18 * wing) * tenor * (deep > 0 ? 0.4 : 1.0) * thinness(in.stress);
    if (!in.bitcoin) shape.topSize *= kEthPerBtc;
    shape.growth = 0.6;
    shape.density = 0.7;
    shape.levels = 4;
    shape.renewalS = 6;
    return shape;
}

DepthShape futureDepth(const market::Instrument& spec, double mark, double years, double stress)
{
    DepthShape shape;
    shape.mid = mark;
    shape.spread = mark * (0.4e-4 + 2.6e-4 * std::min(years, 1.0)) * widening(stress);
    shape.topSize = 9'000 / (1 + 1.5 * years) * thinness(stress);
    if (spec.underlying != core::Currency{"BTC"}) shape.topSize *= 0.7;
    shape.growth = 0.5;
    shape.density = 0.5;
    shape.levels = 12;
    shape.renewalS = 3;
    return shape;
}

DepthShape perpetualDepth(const market::Instrument& spec, double mark, double stress)
{
    DepthShape shape;
    shape.mid = mark;
    const double tick = spec.ticks.base.toDouble();
    shape.spread = tick * std::max(1.0, 1.3 * widening(stress) - 0.6);
    const double usd = spec.underlying == core::Currency{"BTC"} ? 160'000 : 120'000;
    shape.topSize = (spec.sizedInUsd() ? usd : 0.15 * usd / mark) * thinness(stress);
    shape.growth = 0.12;
    shape.density = 0.4;
    shape.levels = 20;
    shape.renewalS = 1.5;
    return shape;
}

double quotedVolatility(const pricing::Black76Input& input, core::Price price)
{
    if (!price.isPositive()) return 0;
    const auto implied = pricing::impliedVol(input, price.toDouble() * input.forward);
    // Minutes before an expiry a tick of premium can stand for a volatility that no venue shows.
    constexpr double kHighestShown = 100;
    return implied.status == pricing::VolStatus::Ok && implied.sigma <= kHighestShown
               ? implied.sigma
               : 0;
}

double typicalOpenInterest(double delta, double years, bool bitcoin, double luck)
{
    const double tenor = std::min(1.0, 0.08 + 4 * std::sqrt(years) * std::exp(-1.2 * years));
    const double wing = 1 - 0.7 * std::abs(std::abs(delta) - 0.2);
    const double coin = 900 * tenor * std::max(0.05, wing) * std::exp(2.4 * (luck - 0.5));
    return bitcoin ? coin : coin * kEthPerBtc;
}

}  // namespace ballast::paper_market
