#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire venueErrors(const Picture& p, const Limits& limits, const Tripwire& before)
{
    return judged(Wire::VenueErrors, p.errors, limits.errors, limits, before);
}

}  // namespace ballast::guard
