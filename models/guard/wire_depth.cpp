#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire depth(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.depth) return unknown(Wire::Depth, "no two-sided book", limits.depth, true);
    if (!p.usualDepth || !(*p.usualDepth > 0))
        return unknown(Wire::Depth, "waiting for 60 looks at the book", limits.depth, true);
    return judged(Wire::Depth, *p.depth / *p.usualDepth, limits.depth, limits, before, true);
}

}  // namespace ballast::guard
