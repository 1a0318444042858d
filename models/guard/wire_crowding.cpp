#include "models/guard/tripwire.h"

#include <algorithm>

namespace ballast::guard {

Tripwire crowding(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.withReturn || !p.withImbalance || p.crowdTrades < limits.leastTrades)
        return unknown(Wire::Crowding, "waiting for own and public trades", limits.crowding);
    // Both above the bound is the lower one above it.
    return judged(Wire::Crowding, std::min(*p.withReturn, *p.withImbalance), limits.crowding,
                  limits, before);
}

}  // namespace ballast::guard
