#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire ownImpact(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.impact.known || p.impactTrades < limits.leastTrades)
        return unknown(Wire::OwnImpact, "waiting for own trades", limits.impact);
    if (!p.calibratedImpact || !(*p.calibratedImpact > 0))
        return unknown(Wire::OwnImpact, "no impact to compare with", limits.impact);
    Tripwire wire =
        judged(Wire::OwnImpact, p.impact.beta / *p.calibratedImpact, limits.impact, limits, before);
    // A slope that may be chance is no alarm.
    if (!(p.impact.t > limits.impactT)) {
        wire.level = Level::Normal;
        wire.grade = Grade::None;
    }
    return wire;
}

}  // namespace ballast::guard
