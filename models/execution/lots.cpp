#include "models/execution/lots.h"

#include <algorithm>
#include <cmath>

namespace ballast::execution {

std::vector<std::int64_t> inLots(std::span<const double> shares, std::int64_t total)
{
    double sum = 0;
    for (const double share : shares) {
        if (!std::isfinite(share) || share < 0) return {};
        sum += share;
    }
    if (total < 0 || !(sum > 0) || !std::isfinite(sum)) return {};
    std::vector<std::int64_t> out;
    out.reserve(shares.size());
    double share = 0;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        share += shares[i];
        const bool last = i + 1 == shares.size();
        const auto rounded = std::llround(static_cast<double>(total) * std::min(1.0, share / sum));
        const std::int64_t upTo = last ? total : std::clamp<std::int64_t>(rounded, given, total);
        out.push_back(upTo - given);
        given = upTo;
    }
    return out;
}

}  // namespace ballast::execution
