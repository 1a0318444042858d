#include "models/guard/tripwire.h"

#include <algorithm>
#include <limits>

namespace ballast::guard {

Tripwire crowding(const Picture& p, const Limits& limits, Level before)
{
    const Bounds bounds{limits.crowding, std::numeric_limits<double>::infinity()};
    if (!p.withReturn || !p.withImbalance || p.crowdTrades < limits.leastTrades)
        return unknown(Wire::Crowding, "waiting for own and public trades", bounds);
    // Both above the bound is the lower one above it.
    return judged(Wire::Crowding, std::min(*p.withReturn, *p.withImbalance), bounds, limits,
                  before);
}

}  // namespace ballast::guard
