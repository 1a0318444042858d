#pragma once

#include "models/rebalance/allocation.h"

namespace ballast::rebalance {

/// Writes a sentence to each row and to the whole, of what has been found. `assets` are those of
/// the rows, in their order, without cash.
void tell(Allocation& all, std::span<const AssetHeld> assets);

}  // namespace ballast::rebalance
