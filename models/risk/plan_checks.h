#pragma once

#include "models/risk/gate.h"

#include <optional>
#include <span>
#include <vector>

namespace ballast::risk {

/// One leg of a plan as it stands before the checks.
struct JudgedLeg {
    orders::Intent order;  ///< its largest order
    Picture picture;       ///< `planChange` is that of the whole plan
    core::Quantity whole;  ///< all its orders together: what its notional is of
    /// What it may cross with at its deadline, where it rests first; absent: it does not.
    std::optional<orders::Intent> crossing{};
};

/// A plan judged as a whole: every rule once where it says the same of all legs, and where they
/// differ once for each leg that it is against, which is named. The paces are those of the first
/// leg, which is sent at once; the others meet them in their own time. What rests and may cross is
/// confirmed by who would have to confirm the cross as well: its depth and its collar count, at
/// most as Confirm, for it is judged again when it goes. A plan of one leg and one order is judged
/// exactly as that order is.
std::vector<CheckResult> planChecks(std::span<const JudgedLeg> legs, const Limits& limits,
                                    bool forDisplay = false);

}  // namespace ballast::risk
