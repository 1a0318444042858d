#include "models/guard/tripwire.h"

#include <cmath>

namespace ballast::guard {

Tripwire midIndex(const Picture& p, const Limits& limits, const Tripwire& before)
{
    const std::optional<double> other = p.dated ? p.mark : p.index;
    if (!p.mid || !other)
        return unknown(Wire::MidIndex, "no two-sided book, or nothing to compare it with",
                       limits.midIndex);
    return judged(Wire::MidIndex, std::abs(*p.mid / *other - 1), limits.midIndex, limits, before);
}

}  // namespace ballast::guard
