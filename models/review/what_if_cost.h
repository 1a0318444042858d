// What other trades would have cost, and where the price was: what counterfactuals are worked out
// by.
#pragma once

#include "models/review/case.h"
#include "models/review/sample_cells.h"

#include <cmath>
#include <span>

namespace ballast::review {

/// What a trade of so much delta costs, USD: fee and half the spread a coin, and the impact of one
/// size scaled by the square-root law, whose cost grows with the power 3/2.
struct CostModel {
    double feePerCoin = 0, spreadPerCoin = 0;
    double impactUsd = 0, impactCoin = 0;
    double impact(double coin) const
    {
        if (!(impactCoin > 0)) return 0;
        return impactUsd * std::pow(std::abs(coin) / impactCoin, 1.5);
    }
    double spread(double coin) const { return spreadPerCoin * std::abs(coin); }
    double cost(double coin) const
    {
        return feePerCoin * std::abs(coin) + spread(coin) + impact(coin);
    }
};

/// By what the order paid where there was one, else by what the trader was told.
CostModel costModelOf(const Case& one);

struct SpotAt {
    double spot = 0;      ///< 0: not known
    double variance = 0;  ///< USD^2, of what it may be off
};

/// On the line between two points; its variance is that of a Brownian bridge at this volatility per
/// root year, beyond the ends of the path that of a walk. `path` is in time order.
SpotAt spotAt(std::span<const SpotPoint> path, core::Time at, double sigma);

}  // namespace ballast::review
