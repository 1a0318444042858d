#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire hedgingCost(const Picture& p, const Limits& limits, const Tripwire& before)
{
    return judged(Wire::HedgingCost, p.costUsd, limits.costPerDay, limits, before);
}

}  // namespace ballast::guard
