#pragma once

#include "models/core/time.h"

#include <chrono>
#include <optional>

namespace ballast::review {

/// How long a delta was watched, and how much of that it spent inside its band.
struct BandTime {
    core::Duration watched{};
    core::Duration inside{};
    double share() const
    {
        return watched.count() > 0 ? core::seconds(inside) / core::seconds(watched) : 0;
    }
    bool operator==(const BandTime&) const = default;
};

/// Adds up samples in time order. A sample holds until the next one; a longer silence than
/// `kLongestGap` means nobody watched, and counts as neither.
class BandClock {
public:
    static constexpr core::Duration kLongestGap = std::chrono::seconds{60};
    void add(core::Time at, bool inBand)
    {
        if (m_last && at > *m_last && at - *m_last <= kLongestGap) {
            m_time.watched += at - *m_last;
            if (m_wasInBand) m_time.inside += at - *m_last;
        }
        m_last = at;
        m_wasInBand = inBand;
    }
    const BandTime& time() const { return m_time; }

private:
    BandTime m_time;
    std::optional<core::Time> m_last;
    bool m_wasInBand = false;
};

}  // namespace ballast::review
