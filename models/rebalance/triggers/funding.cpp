#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <cmath>

namespace ballast::rebalance::triggers {

std::optional<TriggerVerdict> funding(const TriggerRules& rules, const TriggerInputs& in)
{
    if (!(rules.fundingUsdPerDay > 0)) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::Funding};
    const double pays = in.live.fundingUsdPerDay();
    verdict.fired = pays > rules.fundingUsdPerDay;
    verdict.reason = (pays >= 0 ? "the hedge pays " : "the hedge is paid ") +
                     core::usd(std::abs(pays), 0) + " a day in funding, the limit is " +
                     core::usd(rules.fundingUsdPerDay, 0);
    // Only where the way to the target makes the hedge smaller.
    verdict.hedgeable =
        std::abs(in.deviation()) >= in.live.lot && in.deviation() * in.live.hedgePositionUsd > 0;
    return verdict;
}

}  // namespace ballast::rebalance::triggers
