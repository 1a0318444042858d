#include "models/execution/twap.h"

#include "models/execution/almgren_chriss.h"
#include "models/execution/lots.h"

#include <algorithm>
#include <cmath>

namespace ballast::execution {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the next number of a sequence that the seed alone decides.
std::uint64_t following(std::uint64_t& state)
{
    std::uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// Evenly from -1 to 1.
double swing(std::uint64_t& state)
{
    return static_cast<double>(following(state) >> 11) * 0x1p-52 - 1;
}

/// Swings of mean zero, none further than 1.
std::vector<double> swings(int count, std::uint64_t seed)
{
    std::vector<double> out;
    double mean = 0, largest = 1;
    for (int i = 0; i < count; ++i) {
        out.push_back(swing(seed));
        mean += out.back() / count;
    }
    for (double& x : out) largest = std::max(largest, std::abs(x -= mean));
    for (double& x : out) x /= largest;
    return out;
}

}  // namespace

std::vector<std::int64_t> twap(std::int64_t total, int slices, double jitter, std::uint64_t seed)
{
    if (total < 0 || slices < 1 || slices > kMostSteps || !(jitter >= 0 && jitter <= kMostJitter))
        return {};
    std::vector<double> shares = swings(slices, seed);
    for (double& share : shares) share = 1 + jitter * share;
    return inLots(shares, total);
}

}  // namespace ballast::execution
