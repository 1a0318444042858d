#pragma once

#include "models/pricing/option_batch.h"

#include <cstddef>
#include <cstdint>

/// What the SIMD translation units offer to the rest of the room: plain pointers in, and the
/// numbers of those rows back that are not ordinary enough for them and are left to the scalar
/// code.
namespace ballast::pricing::kernel {

struct OptionPointers {
    const double *sign, *forward, *strike, *tau, *sigma;
};

struct GreekPointers {
    double *price, *delta, *gamma, *vega, *theta, *vanna, *volga;
};

/// In the order of the members of Greeks.
struct AllGreekPointers {
    double* column[16];
};

/// At most so many rows a call, which is what `odd` must hold.
inline constexpr std::size_t kChunk = 256;

/// Fill `count` rows and put the numbers of odd rows into `odd`; return how many those are. What
/// stands in an odd row's results is of no meaning.
std::size_t greekRows(const OptionPointers& options, std::size_t count, const GreekPointers& out,
                      std::uint32_t* odd);
std::size_t priceRows(const OptionPointers& options, std::size_t count, double* price,
                      std::uint32_t* odd);
/// `rate` may be null.
std::size_t allGreekRows(const OptionPointers& options, const double* rate, std::size_t count,
                         const AllGreekPointers& out, std::uint32_t* odd);

struct Node {
    double spotFactor, logSpotFactor, volShift, yearsLater;
};
/// Adds blocks to `sums`, odd lanes excepted; `odd` holds block * 8 + lane.
std::size_t addBlocks(const PreparedBatch::Block* blocks, std::size_t count, const Node& node,
                      NodeSums& sums, std::uint32_t* odd);

/// sigma of out-of-the-money and in-the-money prices alike; options.sigma is not read.
std::size_t impliedVolRows(const OptionPointers& options, const double* price, std::size_t count,
                           double* sigma, std::uint32_t* odd);

/// Within these an option is ordinary: no intermediate result over- or underflows to harm.
inline constexpr double kLowestPrice = 1e-90, kHighestPrice = 1e90;
inline constexpr double kLowestDeviation = 1e-7, kHighestDeviation = 1e3, kLowestSigmaInput = 1e-8;

}  // namespace ballast::pricing::kernel
