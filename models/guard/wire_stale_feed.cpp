#include "models/guard/tripwire.h"

#include <algorithm>

namespace ballast::guard {

Tripwire staleFeed(const Picture& p, const Limits& limits, const Tripwire& before)
{
    const Bounds least = limits.feedLeastS;
    if (!p.linkUp) return unknown(Wire::StaleFeed, "the link is not up", least);
    if (!p.feedAgeS || !p.feedGapS)
        return unknown(Wire::StaleFeed, "waiting for 20 gaps between messages", least);
    const Bounds bounds{std::max(least.caution, limits.feedGaps.caution * *p.feedGapS),
                        std::max(least.halt, limits.feedGaps.halt * *p.feedGapS)};
    return judged(Wire::StaleFeed, *p.feedAgeS, bounds, limits, before);
}

}  // namespace ballast::guard
