#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <span>

namespace ballast::execution {

/// One look at what rests near the best price; coin, on the thinner side. 0: not known then.
struct DepthLook {
    core::Time at{};
    double depth = 0;
};

/// Where the depth that a hedge meets is going: whether a trade that waits will find more or less.
struct DepthTrend {
    enum class Direction : std::uint8_t { Unknown, Thinner, Steady, Deeper };
    Direction direction = Direction::Unknown;
    double now = 0;         ///< coin: median of the newest three looks
    double change = 0;      ///< fraction over `over`, by the slope; negative: thinner
    core::Duration over{};  ///< from the first look to the last
    int looks = 0;          ///< that knew a depth
    std::optional<core::Duration> refill;  ///< half of what a trade takes is back so soon, as seen
    int refills = 0;                       ///< seen
    bool operator==(const DepthTrend&) const = default;
};

inline constexpr core::Duration kDepthWindow = std::chrono::minutes{5};
inline constexpr int kLeastDepthLooks = 8;
inline constexpr double kDepthMoved = 0.10;  ///< less of a change is none

/// Of looks in the order of time; those older than kDepthWindow before the last do not count. The
/// slope is the median of all pairs' slopes of the logarithm (Theil 1950, Sen 1968), which a book
/// that was swept and came back does not move; it is a trend where chance makes so many pairs agree
/// less than once in twenty (Mann 1945, Kendall 1975) and the change is at least kDepthMoved.
/// Unknown with fewer than kLeastDepthLooks looks. What is known of the refill is the caller's.
DepthTrend depthTrend(std::span<const DepthLook> looks);

}  // namespace ballast::execution
