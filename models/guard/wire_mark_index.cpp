#include "models/guard/tripwire.h"

#include <cmath>

namespace ballast::guard {

Tripwire markIndex(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (p.dated) return unknown(Wire::MarkIndex, "a dated hedge carries a basis", limits.markIndex);
    if (!p.mark || !p.index)
        return unknown(Wire::MarkIndex, "no mark, or no index", limits.markIndex);
    return judged(Wire::MarkIndex, std::abs(*p.mark / *p.index - 1), limits.markIndex, limits,
                  before);
}

}  // namespace ballast::guard
