#pragma once

#include "models/core/time.h"
#include "models/guard/running_median.h"

#include <optional>

namespace ballast::guard {

/// How often a feed speaks, and for how long it has been silent. Messages of one instant are one.
class FeedClock {
public:
    static constexpr std::size_t kGaps = 63;   ///< the median is of the last so many gaps
    static constexpr std::size_t kLeast = 20;  ///< gaps before it is believed

    void heard(core::Time at);
    /// The link was lost: silence is not the feed's, and the gap over it is none.
    void pause() { m_last.reset(); }

    /// Seconds since the last message; absent before the first one, and while paused.
    std::optional<double> age(core::Time now) const;
    /// Seconds; absent before kLeast gaps.
    std::optional<double> medianGap() const;

private:
    std::optional<core::Time> m_last;
    RunningMedian<kGaps> m_gaps;
};

}  // namespace ballast::guard
