#pragma once

#include <cstdint>

namespace ballast::execution {

/// What of a large order is shown at a time.
struct Iceberg {
    double touchShare = 0.25;      ///< of what rests at the best price; 0 to 1
    std::int64_t leastLots = 1;    ///< never shows less, unless less is left
    std::int64_t mostLots = 1000;  ///< never shows more
    bool operator==(const Iceberg&) const = default;
};

/// Lots of the next clip with `remaining` (>= 0) to go and `touch` lots (>= 0) resting at the best
/// price. A rest below `leastLots` is not left behind: the clip takes it along.
std::int64_t clip(const Iceberg& iceberg, std::int64_t remaining, std::int64_t touch);

}  // namespace ballast::execution
