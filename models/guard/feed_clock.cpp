#include "models/guard/feed_clock.h"

#include <algorithm>

namespace ballast::guard {

void FeedClock::heard(core::Time at)
{
    if (m_last && at <= *m_last) return;
    if (m_last) m_gaps.add(core::seconds(at - *m_last));
    m_last = at;
}

std::optional<double> FeedClock::age(core::Time now) const
{
    if (!m_last) return std::nullopt;
    return std::max(0.0, core::seconds(now - *m_last));
}

std::optional<double> FeedClock::medianGap() const
{
    return m_gaps.count() >= kLeast ? m_gaps.value() : std::nullopt;
}

}  // namespace ballast::guard
