#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <cmath>

namespace ballast::rebalance::triggers {

std::optional<TriggerVerdict> priceMove(const TriggerRules& rules, const TriggerInputs& in)
{
    if (!(rules.priceMove > 0)) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::PriceMove};
    if (!(in.spot > 0) || !(in.live.spotAtLastHedge > 0)) {
        verdict.reason = "there is no price to compare with yet";
        return verdict;
    }
    const double move = in.spot / in.live.spotAtLastHedge - 1;
    const bool far = std::abs(move) >= rules.priceMove;
    verdict.reason = "the price moved " + core::signedNumber(100 * move, 2) +
                     " % since the last hedge, the limit is " +
                     core::number(100 * rules.priceMove, 2) + " %";
    const bool worthIt = std::abs(in.deviation()) >= in.live.lot && in.deviation() != 0;
    if (far && !worthIt) verdict.reason += "; the delta is at its target";
    verdict.fired = far && worthIt;
    return verdict;
}

}  // namespace ballast::rebalance::triggers
