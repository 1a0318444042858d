#include "models/laboratory/costs.h"

#include "models/bands/impact.h"

namespace ballast::laboratory {

double costFraction(const Costs& costs, double coin, double sigmaDaily)
{
    constexpr double kPaidOnAverage = 2.0 / 3;
    const double beyond = bands::impactFraction(coin, costs.visibleDepth, sigmaDaily,
                                                costs.dailyVolume, costs.impactY)
                              .value_or(0);
    return costs.fee + costs.halfSpread + kPaidOnAverage * beyond;
}

}  // namespace ballast::laboratory
