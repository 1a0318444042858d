#pragma once

#include "models/core/ids.h"
#include "models/market/board.h"

#include <optional>
#include <span>
#include <vector>

namespace ballast::market {

/// How much stands up to a price, USD of notional, by the levels that are known.
struct DepthPoint {
    double price = 0;
    double usd = 0;  ///< of this level and all better ones
    bool operator==(const DepthPoint&) const = default;
};

/// What taking so much at once would cost beside the mid.
struct CostPoint {
    double usd = 0;     ///< taken
    double costBp = 0;  ///< average price from the mid, basis points, >= 0; half the spread in it
    bool operator==(const CostPoint&) const = default;
};

/// Middle of the best bid and ask; 0 where a side is empty or they cross.
double midOf(const Listing& listing);

/// The side that a taker of `taker` trades against, best price first. An option's notional is that
/// of its underlying: `coinPrice` USD per coin; of others it is left aside. Empty where nothing is
/// known.
std::vector<DepthPoint> depthCurve(const Listing& listing, core::Side taker, double coinPrice);

/// The same side walked level by level: one point for each. Empty without a mid.
std::vector<CostPoint> costCurve(const Listing& listing, core::Side taker, double coinPrice);

/// At this size, between the points; absent beyond the last of them.
std::optional<double> costAt(std::span<const CostPoint> curve, double usd);

}  // namespace ballast::market
