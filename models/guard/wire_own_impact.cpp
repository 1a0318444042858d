#include "models/guard/tripwire.h"

#include <limits>

namespace ballast::guard {

Tripwire ownImpact(const Picture& p, const Limits& limits, Level before)
{
    // It slows down and never halts: a slope is evidence, not an emergency.
    const Bounds bounds{limits.impactTimes, std::numeric_limits<double>::infinity()};
    if (!p.impact.known || p.impactTrades < limits.leastTrades)
        return unknown(Wire::OwnImpact, "waiting for own trades", bounds);
    if (!p.calibratedImpact || !(*p.calibratedImpact > 0))
        return unknown(Wire::OwnImpact, "no impact to compare with", bounds);
    Tripwire wire =
        judged(Wire::OwnImpact, p.impact.beta / *p.calibratedImpact, bounds, limits, before);
    // A slope that may be chance is no alarm.
    if (!(p.impact.t > limits.impactT)) wire.level = Level::Normal;
    return wire;
}

}  // namespace ballast::guard
