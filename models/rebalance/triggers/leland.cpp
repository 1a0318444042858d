#include "models/core/text.h"
#include "models/core/time.h"
#include "models/rebalance/triggers/triggers.h"

#include <cmath>

namespace ballast::rebalance::triggers {
namespace {

std::string volatilityText(double sigma) { return core::number(100 * sigma, 1) + " %"; }

}  // namespace

std::optional<TriggerVerdict> leland(const TriggerRules& rules, const TriggerInputs& in)
{
    if (!rules.leland) return std::nullopt;
    TriggerVerdict verdict{.kind = TriggerKind::Leland};
    const double years = lelandYears(rules, in.live);
    if (!(years > 0)) {
        verdict.reason = "no interval is known: it needs gamma, volatility and a risk aversion";
        return verdict;
    }
    if (in.live.lastHedgeAt == core::Time{}) {
        verdict.reason = "there is no hedge to count from yet";
        return verdict;
    }
    const core::Duration every = core::fromSeconds(years * 31'536'000.0);
    const core::Duration since = in.now - in.live.lastHedgeAt;
    const bool due = since >= every;
    verdict.reason = core::humanDuration(since) + " since the last hedge, Leland's interval is " +
                     core::humanDuration(every);
    const bands::Leland at = bands::leland(in.live.inputs.sigma, in.live.inputs.cost, years);
    const double sigma = in.live.inputs.gamma > 0 ? at.sigmaLong : at.sigmaShort;
    if (sigma > 0)
        verdict.reason += " at " + volatilityText(sigma) + " volatility";
    else if (in.live.inputs.gamma > 0)
        verdict.reason += "; no volatility of his pays these costs, the delta of now is kept";
    const double off = std::abs(in.deviation() - lelandShift(rules, in.live));
    const bool worthIt = off >= in.live.lot && off > 0;
    if (due && !worthIt) verdict.reason += "; the delta is at its target";
    verdict.fired = due && worthIt;
    return verdict;
}

}  // namespace ballast::rebalance::triggers
