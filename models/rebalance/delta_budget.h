#pragma once

#include "models/core/ids.h"

namespace ballast::rebalance {

/// How much delta the hedges of auto-fire in one underlying may move, coin without sign.
struct DeltaBudget {
    core::Currency underlying;
    double coins = 0;  ///< > 0
    bool operator==(const DeltaBudget&) const = default;
};

}  // namespace ballast::rebalance
