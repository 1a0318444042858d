#include "models/bands/impact.h"

#include <cmath>

namespace ballast::bands {

std::optional<double> impactFraction(double quantity, double visibleDepth, double sigmaDaily,
                                     double dailyVolume, double y)
{
    for (const double x : {quantity, visibleDepth, sigmaDaily, dailyVolume, y})
        if (!std::isfinite(x) || x < 0) return {};
    if (dailyVolume == 0) return {};
    if (quantity <= visibleDepth) return 0;
    const double rise = std::sqrt(quantity / dailyVolume) - std::sqrt(visibleDepth / dailyVolume);
    const double impact = y * sigmaDaily * rise;
    return std::isfinite(impact) ? std::optional(impact) : std::nullopt;
}

}  // namespace ballast::bands
