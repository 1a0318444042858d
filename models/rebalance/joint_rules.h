#pragma once

#include "models/construction/candidates.h"

#include <chrono>
#include <cstddef>

namespace ballast::rebalance {

/// By what means a joint hedge of delta, gamma and vega is made: what its legs must be like, how
/// many there may be, and what counts beside their price.
struct JointRules {
    construction::CandidateRules candidates;
    /// Each leg is an order sent after the one before it: the market moves meanwhile.
    std::size_t mostLegs = 4;
    /// USD that a Greek at the edge of what it may be is counted as costing, and a quarter of it
    /// halfway from the middle: buys nearness to the target. 0: any place inside is as good.
    double riskUsd = 0;
    /// A perpetual leg that pays funding is counted as paying it so long.
    core::Duration fundingHorizon = std::chrono::hours{24};
    double marginUsd = 0;  ///< initial margin that all legs together may take; 0: no such limit
    bool operator==(const JointRules&) const = default;
};

}  // namespace ballast::rebalance
