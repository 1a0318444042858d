#include "models/engine/plan_judge.h"

#include "models/core/text.h"
#include "models/rebalance/trigger.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

constexpr double kHair = 1e-9;
constexpr double kQuarter = 0.25;
constexpr double kTenth = 0.1;

double traded(const Plan& plan)
{
    double sum = 0;
    for (const rebalance::Leg& leg : plan.approved.legs) sum += std::abs(leg.deltaChange);
    return sum;
}

/// A person's own trade and a joint hedge are weighed whole: on the way they may look worse.
bool wholeWasWeighed(const rebalance::Proposal& p)
{
    return p.trigger == rebalance::TriggerKind::Manual || rebalance::isJoint(p.trigger);
}

std::string leadsAway(Plan& plan, const PlanSight& s)
{
    const double before = std::abs(s.delta - s.target);
    const double after = std::abs(s.delta + s.change - s.target);
    if (std::abs(s.change) < kHair || !(after > before + kHair)) {
        plan.awaySince = {};
        return {};
    }
    if (plan.awaySince == core::Time{}) plan.awaySince = s.now;
    if (s.now - plan.awaySince < kAway) return {};
    return "what is left of it would take net delta from " + core::signedNumber(s.delta, 2) +
           " to " + core::signedNumber(s.delta + s.change, 2) + ", away from its target";
}

double roomOf(double lower, double upper) { return kQuarter * (upper - lower) / 2; }

/// Outside the band by a quarter of its half width: at the edge is where a hedge may end.
bool isOutside(double delta, double lower, double upper)
{
    const double room = roomOf(lower, upper);
    return delta > upper + room || delta < lower - room;
}

/// Further out than was approved: that a hedge ends outside the band, for want of depth, is said
/// with it, but not how far delta may run on. By the band as it was then: one that has narrowed
/// since was not approved to be left.
bool isBeyondApproved(double end, const rebalance::Proposal& p, const PlanSight& s)
{
    const double to = p.deltaAfter;
    if (!isOutside(to, p.bandLower, p.bandUpper)) return true;
    const double room = roomOf(p.bandLower, p.bandUpper);
    return to > p.bandUpper ? end > to + room || end < s.lower : end < to - room || end > s.upper;
}

std::string leavesUncovered(Plan& plan, const PlanSight& s)
{
    const double end = s.delta + s.change;
    if (!isOutside(end, s.lower, s.upper) || !isBeyondApproved(end, plan.approved, s)) {
        plan.uncoveredSince = {};
        return {};
    }
    if (plan.uncoveredSince == core::Time{}) plan.uncoveredSince = s.now;
    if (s.now - plan.uncoveredSince < kUncovered) return {};
    return "it would end with net delta at " + core::signedNumber(end, 2) +
           ", outside the band: a hedge of the whole is due";
}

/// What rests may fill at any moment, and nobody could say whether it should.
std::string restsUnwatched(Plan& plan, const PlanSight& s)
{
    if (plan.unknownSince == core::Time{}) plan.unknownSince = s.now;
    if (!plan.autoFired || !s.rests || s.now - plan.unknownSince < kUncovered) return {};
    return "net delta is not known: a person decides";
}

}  // namespace

std::string harmOf(Plan& plan, const PlanSight& s)
{
    if (plan.autoFired && !s.guardNormal) return "the guard is not at rest: a person decides";
    if (s.addsMargin && !(s.marginUse <= s.mostMarginUse))
        return "margin use is " + core::number(100 * s.marginUse, 0) +
               " %, and what is left of it adds to it";
    if (!std::isfinite(s.delta) || !std::isfinite(s.change)) return restsUnwatched(plan, s);
    plan.unknownSince = {};
    if (wholeWasWeighed(plan.approved)) return {};
    if (std::string why = leadsAway(plan, s); !why.empty()) return why;
    if (s.grows) {
        plan.uncoveredSince = {};
        return {};
    }
    return leavesUncovered(plan, s);
}

std::string worseOnTheWay(const Plan& plan, double delta, double change, double rest, double target)
{
    const rebalance::Proposal& p = plan.approved;
    if (!p.orderRemark.empty()) return {};
    const bool personal = wholeWasWeighed(p);
    double most = std::max({std::abs(p.deltaBefore - target), std::abs(p.deltaAfter - target),
                            std::abs(delta - target)}) +
                  (personal ? kTenth * traded(plan) : kHair);
    // Where a person's trade ends is what the person wants, also from where the market has taken
    // the book meanwhile.
    if (p.trigger == rebalance::TriggerKind::Manual)
        most = std::max(most, std::abs(delta + rest - target) + kHair);
    // On the way from here to there the gap is largest at one of the two.
    if (std::abs(delta + change - target) <= most) return {};
    return "its next order would take net delta from " + core::signedNumber(delta, 2) + " to " +
           core::signedNumber(delta + change, 2) + ", further from its target than before the plan";
}

}  // namespace ballast::engine
