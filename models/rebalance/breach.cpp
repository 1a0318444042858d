#include "models/rebalance/breach.h"

namespace ballast::rebalance {

Breach followed(Breach breach, const FixedBand& band, double delta, core::Time now)
{
    const int side = delta > band.upper() ? 1 : delta < band.lower() ? -1 : 0;
    return side == breach.side ? breach : Breach{side, now};
}

bool isDue(const Breach& breach, const Hysteresis& rule, const FixedBand& band, double delta,
           core::Time now)
{
    if (breach.side == 0) return false;
    const double half = breach.side > 0 ? band.above : band.below;
    const double beyond = breach.side > 0 ? delta - band.upper() : band.lower() - delta;
    return breach.lasted(now) >= rule.dwell || beyond > rule.jump * half;
}

bool isOver(int side, const Hysteresis& rule, const FixedBand& band, double delta)
{
    return side > 0 ? delta <= band.target + rule.release * band.above
                    : delta >= band.target - rule.release * band.below;
}

}  // namespace ballast::rebalance
