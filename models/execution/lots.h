#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ballast::execution {

/// `total` lots (>= 0) in parts that stand to each other as `shares` (>= 0), each within a lot of
/// its share: the running sum is rounded and not each part, and the last part takes what remains,
/// so that they always sum to the total. Empty where a share is negative or not finite or all are
/// zero.
std::vector<std::int64_t> inLots(std::span<const double> shares, std::int64_t total);

}  // namespace ballast::execution
