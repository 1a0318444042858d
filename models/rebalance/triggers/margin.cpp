#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <cmath>

namespace ballast::rebalance::triggers {
namespace {

std::string percent(double fraction) { return core::number(100 * fraction, 1) + " %"; }

}  // namespace

std::optional<TriggerVerdict> margin(const TriggerRules& rules, const TriggerInputs& in)
{
    if (!(rules.marginUse > 0) && !(rules.liquidationDistance > 0)) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::Margin};
    const double off = in.deviation();
    const bool worthIt = std::abs(off) >= in.live.lot && off != 0;
    const double distance = in.live.liquidationDistance;
    const bool full = rules.marginUse > 0 && in.marginUse > rules.marginUse;
    const bool near = rules.liquidationDistance > 0 && distance != 0 &&
                      std::abs(distance) < rules.liquidationDistance;
    verdict.fired = full || near;
    const auto say = [&](const std::string& what) {
        verdict.reason += (verdict.reason.empty() ? "" : "; ") + what;
    };
    if (rules.marginUse > 0)
        say("maintenance margin takes " + percent(in.marginUse) + " of equity, the limit is " +
            percent(rules.marginUse));
    if (rules.liquidationDistance > 0)
        say(distance == 0 ? "no liquidation price is in sight"
                          : "liquidation is " + percent(std::abs(distance)) +
                                " away, the least is " + percent(rules.liquidationDistance));
    // The way to the target helps when it makes the hedge smaller, or takes off the side that the
    // liquidation waits on: short of spot (distance < 0) hurts who is long.
    const bool lessHedge = off * in.live.hedgePositionUsd > 0;
    const bool awayFromIt = off * distance < 0;
    verdict.hedgeable = worthIt && ((full && lessHedge) || (near && awayFromIt));
    return verdict;
}

}  // namespace ballast::rebalance::triggers
