#pragma once

#include "models/pricing/leg_batch.h"

#include <cstdint>

/// What the SIMD translation unit of LegBatch offers to it.
namespace ballast::pricing::kernel {

/// ln(F / K) and the root of tau.
void readyLegs(LegBatch::Block* blocks, std::size_t count);
/// Adds `count` blocks to `sums`, odd lanes excepted, and puts the numbers of these, block * 8 +
/// lane, into `odd`; returns how many.
std::size_t sumLegs(const LegBatch::Block* blocks, std::size_t count, const LegNode& node,
                    double logSpotFactor, const ShortRates& rates, LegSums& sums,
                    std::uint32_t* odd);
/// The prices alone, the same numbers.
std::size_t priceLegs(const LegBatch::Block* blocks, std::size_t count, const LegNode& node,
                      double logSpotFactor, double* price, std::uint32_t* odd);

}  // namespace ballast::pricing::kernel
