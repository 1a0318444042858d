#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire places(const Picture& p, const Limits&, const Tripwire&)
{
    // Its bound is "all of them"; how bad that is, the calmest of them says.
    const Bounds all{1, 1};
    if (!p.places) return unknown(Wire::Places, "one place, or no link is up", all);
    Tripwire wire = unknown(Wire::Places, {}, all);
    wire.known = true;
    wire.value = p.places->leftOut;
    wire.level = p.places->best;
    wire.distance = 1 - p.places->leftOut;
    wire.detail = p.places->words;
    return wire;
}

}  // namespace ballast::guard
