#include "models/guard/tripwire.h"

#include <algorithm>

namespace ballast::guard {

Tripwire indexGone(const Picture& p, const Limits& limits, const Tripwire& before)
{
    const Bounds least = limits.indexLeastS;
    if (!p.linkUp) return unknown(Wire::IndexGone, "the link is not up", least);
    if (!p.indexAgeS && !p.feedAgeS)
        return unknown(Wire::IndexGone, "nothing heard of this underlying", least);
    // Where the hedge is heard, an index that never came is as gone as one that went.
    if (!p.indexAgeS) return judged(Wire::IndexGone, p.upForS, least, limits, before);
    if (!p.indexGapS) return unknown(Wire::IndexGone, "waiting for 20 gaps between prices", least);
    const Bounds bounds{std::max(least.caution, limits.indexGaps.caution * *p.indexGapS),
                        std::max(least.halt, limits.indexGaps.halt * *p.indexGapS)};
    return judged(Wire::IndexGone, *p.indexAgeS, bounds, limits, before);
}

}  // namespace ballast::guard
