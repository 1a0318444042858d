#include "models/execution/iceberg.h"

#include <algorithm>
#include <cmath>

namespace ballast::execution {

std::int64_t clip(const Iceberg& iceberg, std::int64_t remaining, std::int64_t touch)
{
    if (remaining <= 0) return 0;
    const std::int64_t least = std::max<std::int64_t>(1, iceberg.leastLots);
    const std::int64_t most = std::max(least, iceberg.mostLots);
    const double share = std::isfinite(iceberg.touchShare) ? iceberg.touchShare : 0;
    const double hidden =
        std::clamp(share, 0.0, 1.0) * static_cast<double>(std::max<std::int64_t>(0, touch));
    const auto wanted = static_cast<std::int64_t>(std::min(hidden, static_cast<double>(most)));
    const std::int64_t shown = std::clamp(wanted, least, most);
    return remaining - shown < least ? remaining : shown;
}

}  // namespace ballast::execution
