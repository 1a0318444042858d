#pragma once

#include "models/core/time.h"

#include <array>
#include <cstddef>
#include <deque>
#include <optional>

namespace ballast::execution {

/// How fast one book refills after trades have taken from it: a gap is seen to open when a trade
/// takes from a side, and the time is counted until half of it is closed. Gaps that are not half
/// closed in time, or that another take on the same side cuts short, count with the time they were
/// watched: a half-time H of an exponential decay is the watched time over the halves that were
/// seen. Pure: depth and takes in, an estimate out.
class Refill {
public:
    static constexpr double kLeastGap = 0.1;  ///< of the depth before; less is no gap
    static constexpr core::Duration kWatched = std::chrono::seconds{60};
    static constexpr std::size_t kEnough = 8;  ///< halves seen, before anything is said
    static constexpr std::size_t kKept = 64;   ///< gaps, newest

    /// What rests near the best price of both sides (bid, ask), one unit, >= 0.
    void sample(core::Time now, double bidDepth, double askDepth);
    /// A public trade took from the bids (`fromBids`) or from the asks.
    void took(core::Time now, bool fromBids);

    /// In which half of a gap has been refilled; absent until enough was seen.
    std::optional<core::Duration> halfTime() const;
    std::size_t seen() const { return m_halves; }

private:
    struct Side {
        double usual = 0;  ///< depth while nothing is being refilled
        bool taken = false;
        bool open = false;
        double gap = 0;
        core::Time since{};
    };
    void follow(Side& side, core::Time now, double depth);
    void close(Side& side, core::Time now, bool half);

    struct Watched {
        core::Duration time{};
        bool half = false;
    };
    std::array<Side, 2> m_sides;
    std::deque<Watched> m_watched;
    std::size_t m_halves = 0;
};

}  // namespace ballast::execution
