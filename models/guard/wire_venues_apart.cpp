#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire venuesApart(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.apart)
        return unknown(Wire::VenuesApart, "fewer than two venues to compare", limits.venuesApart);
    Tripwire wire = judged(Wire::VenuesApart, *p.apart, limits.venuesApart, limits, before);
    wire.detail = p.apartWords;
    return wire;
}

}  // namespace ballast::guard
