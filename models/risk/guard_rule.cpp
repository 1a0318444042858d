#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/risk/rules.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::risk {
namespace {

/// What is less than this, as a share of itself, has not changed: rounding, not risk.
constexpr double kNoise = 1e-6;

/// How far off a liquidation is, as a fraction of the spot.
double distance(const margin::Liquidation& liquidation)
{
    if (liquidation.reached) return 0;
    const auto nearest = liquidation.nearest();
    return nearest ? std::abs(*nearest) : std::numeric_limits<double>::infinity();
}

/// A future against options is margin of its own at the marks and takes from what a shock does: the
/// worst stress, and not the use of now, says whether it reduces.
bool stressHolds(const margin::Figures& before, const margin::Figures& after, double maxStressUse)
{
    const double equity = before.worstEquityUsd;
    return after.worstEquityUsd >= equity - kNoise * std::abs(equity) &&
           after.worstUse <= std::max(maxStressUse, before.worstUse * (1 + kNoise));
}

/// Why an order is not one that only reduces; empty: by itself and at its plan's end it brings
/// delta nearer the target, and margin and liquidation are no worse after it.
std::string whyNotReducing(const Picture& picture, const Limits& limits)
{
    const double now = std::abs(picture.deltaBefore - picture.target);
    const double change = picture.planChange.value_or(picture.deltaChange);
    for (const double by : {picture.deltaChange, change})
        if (!(std::abs(picture.deltaBefore + by - picture.target) < now))
            return "it moves delta from " + core::signedNumber(picture.deltaBefore, 3) + " to " +
                   core::signedNumber(picture.deltaBefore + by, 3) + ", not nearer its target";
    if (!picture.margin || !picture.margin->known) return "the margin after it is not known";
    const margin::Figures& before = picture.margin->before;
    const margin::Figures& after = picture.margin->after;
    if (!(after.use <= before.use * (1 + kNoise)) &&
        !stressHolds(before, after, limits.maxStressUse))
        return "it raises the use of margin from " + core::number(100 * before.use, 1) + " % to " +
               core::number(100 * after.use, 1) + " %, and the worst stress leaves less";
    if (!(distance(after.liquidation) >= distance(before.liquidation) * (1 - kNoise)))
        return "it brings liquidation nearer";
    return {};
}

CheckResult inHalt(const std::string& name, const Picture& picture, const Limits& limits)
{
    const std::string cause{picture.guardCause};
    const std::string halted = name + " is halted by its guard: " + cause + ".";
    if (picture.autoFired) return deny("guard", halted);
    if (const std::string why = whyNotReducing(picture, limits); !why.empty())
        return deny("guard", halted + " Only what reduces is sent: " + why + ".");
    return confirm("guard", (picture.guardOfPlace ? "HALT of " + name : std::string{"HALT"}) +
                                ": " + cause + ". This order only reduces.");
}

}  // namespace

CheckResult guardLevel(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    using State = Picture::Guard;
    const std::string name =
        order.underlying.text() +
        (picture.guardOfPlace ? " at " + core::venueName(order.account.venue) : "");
    switch (picture.guard) {
        case State::Normal: return allow("guard");
        case State::Caution:
            if (!picture.guardAsksPerson) return allow("guard");
            return confirm("guard", name + " is in CAUTION: " + std::string{picture.guardCause} +
                                        ". A person decides.");
        case State::Halt: return inHalt(name, picture, limits);
    }
    return deny("guard", "The guard's level is not known.");
}

}  // namespace ballast::risk
