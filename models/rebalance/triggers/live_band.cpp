#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

namespace ballast::rebalance::triggers {

std::optional<TriggerVerdict> liveBand(const TriggerRules& rules, const TriggerInputs& in)
{
    if (rules.liveBand == LiveBandRule::None) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::LiveBand};
    const std::string name{text(rules.liveBand)};
    if (in.live.status != bands::Status::Ok) {
        verdict.reason = "the fixed band holds alone: " + name + " has no width, " +
                         std::string{bands::text(in.live.status)};
        return verdict;
    }
    const bool inside = in.band.contains(in.delta);
    verdict.fired = !inside && in.worthAHedge();
    verdict.reason = "net delta " + core::signedNumber(in.delta, 2) +
                     (inside ? " is inside " : " is outside ") +
                     core::signedNumber(in.band.lower(), 2) + " to " +
                     core::signedNumber(in.band.upper(), 2) + " by " + name;
    if (!inside && !verdict.fired) verdict.reason += "; less than one lot is left to hedge";
    return verdict;
}

}  // namespace ballast::rebalance::triggers
