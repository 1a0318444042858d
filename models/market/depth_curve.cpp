#include "models/market/depth_curve.h"

#include <algorithm>
#include <cmath>

namespace ballast::market {
namespace {

constexpr double kBp = 1e4;

const std::vector<Level>& sideOf(const Listing& listing, core::Side taker)
{
    return taker == core::Side::Buy ? listing.asks : listing.bids;
}

double levelUsd(const Instrument& instrument, const Level& level, double coinPrice)
{
    const double price = instrument.isOption() ? coinPrice : level.price.toDouble();
    return usdNotional(instrument, level.size.toDouble(), price);
}

}  // namespace

double midOf(const Listing& listing)
{
    if (listing.bids.empty() || listing.asks.empty()) return 0;
    const double bid = listing.bids.front().price.toDouble();
    const double ask = listing.asks.front().price.toDouble();
    return bid > 0 && ask > bid ? (bid + ask) / 2 : 0;
}

std::vector<DepthPoint> depthCurve(const Listing& listing, core::Side taker, double coinPrice)
{
    std::vector<DepthPoint> curve;
    if (!listing.instrument) return curve;
    double sum = 0;
    for (const Level& level : sideOf(listing, taker)) {
        sum += levelUsd(*listing.instrument, level, coinPrice);
        curve.push_back({level.price.toDouble(), sum});
    }
    return curve;
}

std::vector<CostPoint> costCurve(const Listing& listing, core::Side taker, double coinPrice)
{
    std::vector<CostPoint> curve;
    const double mid = midOf(listing);
    if (!listing.instrument || !(mid > 0)) return curve;
    double taken = 0, paid = 0;  // of the quantity, in its own unit
    double usd = 0;
    for (const Level& level : sideOf(listing, taker)) {
        const double size = level.size.toDouble();
        taken += size;
        paid += size * level.price.toDouble();
        usd += levelUsd(*listing.instrument, level, coinPrice);
        if (!(taken > 0)) continue;
        curve.push_back({usd, std::abs(paid / taken / mid - 1) * kBp});
    }
    return curve;
}

std::optional<double> costAt(std::span<const CostPoint> curve, double usd)
{
    if (curve.empty() || !(usd >= 0) || usd > curve.back().usd) return std::nullopt;
    const auto next = std::ranges::lower_bound(curve, usd, {}, &CostPoint::usd);
    if (next == curve.begin()) return next->costBp;  // all of it at the best price
    const auto last = next - 1;
    const double share = (usd - last->usd) / (next->usd - last->usd);
    return last->costBp + share * (next->costBp - last->costBp);
}

}  // namespace ballast::market
