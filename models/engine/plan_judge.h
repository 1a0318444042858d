#pragma once

#include "models/engine/plan_desk.h"

#include <string>

namespace ballast::engine {

/// Where a plan stands between two of its orders. Deltas in coin, by the policy's convention.
struct PlanSight {
    double delta = 0;   ///< now, nothing of the plan's counted that is not filled; NaN: not known
    double change = 0;  ///< of all that it will still do
    double target = 0, lower = 0, upper = 0;
    double marginUse = 0, mostMarginUse = 1;  ///< of the next order's account
    bool addsMargin = false;                  ///< the next order does
    bool guardNormal = true;  ///< at the next order's place, or it leaves auto-fire on
    bool grows = false;       ///< what it does not cover it goes on with by itself
    bool rests = false;       ///< an order of it stands in a book
    core::Time now{};
};

/// How long a plan may lead out of the band before it is stopped for a hedge of the whole.
inline constexpr core::Duration kUncovered = std::chrono::seconds{2};
/// And how long the rest of it may lead away: a position may be told a moment before its fill.
inline constexpr core::Duration kAway = std::chrono::milliseconds{500};

/// Why nothing more of the plan should be sent; empty: it goes on. A hedge is stopped when all that
/// is left of it would for kAway have left delta further from its target than it is, or has for
/// kUncovered led to a delta outside the band by more than a quarter of its half width though it
/// was to end inside the band of its approval, or by as much further out than it was to, and does
/// not grow by itself; any plan,
/// when its next order adds margin where there is too much in use; what auto-fire began, when the
/// guard is not at rest, and what of it rests, when delta has not been known for kUncovered. A
/// person's trade may lead anywhere.
std::string harmOf(Plan& plan, const PlanSight& sight);

/// Why the next order would leave the book worse on the way than at both ends of its plan, with any
/// part of it filled; empty: it would not. `change` is that order's own, `rest` that of all that is
/// left. Of a person's trade a tenth of what it trades is not worse, nor is its end from where the
/// market has taken the book; what a person has approved as worse on the way is not asked.
std::string worseOnTheWay(const Plan& plan, double delta, double change, double rest,
                          double target);

}  // namespace ballast::engine
