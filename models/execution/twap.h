#pragma once

#include <cstdint>
#include <vector>

namespace ballast::execution {

inline constexpr double kMostJitter = 0.2;

/// `total` lots in `slices` (1 to kMostSteps) of equal size, or each up to `jitter` (0 to 0.2) of
/// that away from it: a schedule that others cannot read off the tape. The same seed is the same
/// schedule. Sums to the total exactly; empty where an argument is out of range.
std::vector<std::int64_t> twap(std::int64_t total, int slices, double jitter = 0,
                               std::uint64_t seed = 0);

}  // namespace ballast::execution
