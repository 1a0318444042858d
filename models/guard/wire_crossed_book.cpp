#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire crossedBook(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.crossedForS)
        return unknown(Wire::CrossedBook, "no book of the hedge instrument", limits.crossedS);
    return judged(Wire::CrossedBook, *p.crossedForS, limits.crossedS, limits, before);
}

}  // namespace ballast::guard
