#include "models/rebalance/delta_target.h"

#include <algorithm>

namespace ballast::rebalance {

double DeltaTarget::at(double spot, double number) const
{
    if (points.empty() || !(spot > 0)) return number;
    const auto above = std::ranges::lower_bound(points, spot, {}, &Point::spot);
    if (above == points.begin()) return points.front().delta;
    if (above == points.end()) return points.back().delta;
    const Point& left = *(above - 1);
    const double share = (spot - left.spot) / (above->spot - left.spot);
    return left.delta + share * (above->delta - left.delta);
}

}  // namespace ballast::rebalance
