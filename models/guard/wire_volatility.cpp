#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire volatility(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.volatility)
        return unknown(Wire::Volatility, "waiting for half a minute of prices", limits.volatility);
    if (!p.expectedVolatility || !(*p.expectedVolatility > 0))
        return unknown(Wire::Volatility, "no volatility to expect yet", limits.volatility);
    return judged(Wire::Volatility, *p.volatility / *p.expectedVolatility, limits.volatility,
                  limits, before);
}

}  // namespace ballast::guard
