// laboratory: rules of hedging tried on made and recorded markets, many paths at a time.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace ballast::laboratory {

/// Philox4x32 with ten rounds (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1,
/// 2, 3", 2011): 128 bits that are a function of counter and key. There is no state, so that a
/// number does not depend on who asks for it, in which order, or on how many threads.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// The standard normal quantile of p in (0, 1): Wichura's algorithm AS 241, PPND16, about 1e-16
/// relative. One normal a uniform, so that the n-th number of a path stays the n-th.
double normalQuantile(double p);

/// Standard normals of paths `firstPath`, `firstPath + 1`, … at steps 2 `pair` and 2 `pair` + 1:
/// the quantiles of the 53 upper bits of each half of philox({pair, path}, seed).
void fillNormals(std::uint64_t seed, std::uint64_t firstPath, std::uint32_t pair,
                 std::span<double> even, std::span<double> odd);

}  // namespace ballast::laboratory
