#include "models/core/text.h"
#include "models/core/time.h"
#include "models/rebalance/triggers/triggers.h"

#include <cmath>

namespace ballast::rebalance::triggers {

std::optional<TriggerVerdict> riskBudget(const TriggerRules& rules, const TriggerInputs& in)
{
    if (!(rules.riskBudgetUsd > 0)) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::RiskBudget};
    if (!(in.spot > 0) || !(in.live.inputs.sigma > 0)) {
        verdict.reason = "no volatility is known yet";
        return verdict;
    }
    const double risk = std::abs(in.delta - in.mandate.target) * in.spot * in.live.inputs.sigma *
                        std::sqrt(core::years(rules.riskHorizon));
    verdict.fired = risk > rules.riskBudgetUsd && in.worthAHedge();
    verdict.reason = "the delta's risk over " + core::humanDuration(rules.riskHorizon) + " is " +
                     core::usd(risk, 0) + ", the budget is " + core::usd(rules.riskBudgetUsd, 0);
    return verdict;
}

}  // namespace ballast::rebalance::triggers
