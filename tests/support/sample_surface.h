#pragma once

#include "models/pricing/surface.h"

#include <memory>

namespace ballast::support {

/// Volatility surfaces of BTC and ETH at `at`, fitted to made quotes: spreads that widen with the
/// distance, far options with one side, a crossed quote, an expiry with too few quotes for a curve
/// (BTC, the second), and one above its neighbour (ETH, the first above the second).
std::shared_ptr<const pricing::Surfaces> sampleSurfaces(core::Time at);

}  // namespace ballast::support
