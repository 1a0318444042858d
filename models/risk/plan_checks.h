#pragma once

#include "models/risk/gate.h"

#include <span>
#include <vector>

namespace ballast::risk {

/// One leg of a plan as it stands before the checks.
struct JudgedLeg {
    orders::Intent order;  ///< its largest order
    Picture picture;       ///< `planChange` is that of the whole plan
    core::Quantity whole;  ///< all its orders together: what its notional is of
};

/// A plan judged as a whole: every rule once where it says the same of all legs, and where they
/// differ once for each leg that it is against, which is named. The paces are those of the first
/// leg, which is sent at once; the others meet them in their own time. A plan of one leg and one
/// order is judged exactly as that order is.
std::vector<CheckResult> planChecks(std::span<const JudgedLeg> legs, const Limits& limits,
                                    bool forDisplay = false);

}  // namespace ballast::risk
