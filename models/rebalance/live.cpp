#include "models/rebalance/live.h"

#include "models/bands/live_band.h"
#include "models/pricing/settlement.h"

#include <algorithm>

namespace ballast::rebalance {

FixedBand inForce(const TriggerRules& rules, const FixedBand& mandate, const Live& live)
{
    double centre = mandate.target, lower = mandate.lower(), upper = mandate.upper();
    if (live.halfWidth > 0) {
        centre += live.centreShift;
        lower = std::max(lower, centre - live.halfWidth);
        upper = std::min(upper, centre + live.halfWidth);
    }
    if (rules.riskBudgetUsd > 0) {
        const bands::HalfWidth risk =
            bands::riskEquivalent(live.inputs, rules.riskBudgetUsd, core::years(rules.riskHorizon));
        if (risk.status == bands::Status::Ok) {
            const double half = std::max(risk.coin, live.lot);
            lower = std::max(lower, mandate.target - half);
            upper = std::min(upper, mandate.target + half);
        }
    }
    // A centre beyond what is allowed leaves no band of its own: the mandate holds.
    if (!(upper > lower)) return mandate;
    FixedBand band = mandate;
    band.target = std::clamp(centre, lower, upper);
    band.below = band.target - lower;
    band.above = upper - band.target;
    return band;
}

double lelandYears(const TriggerRules& rules, const Live& live)
{
    if (!rules.leland) return 0;
    return rules.lelandEvery > core::Duration{0} ? core::years(rules.lelandEvery)
                                                 : live.bestClockYears;
}

double lelandShift(const TriggerRules& rules, const Live& live)
{
    const double years = lelandYears(rules, live);
    if (!(years > 0)) return 0;
    const bands::Leland leland = bands::leland(live.inputs.sigma, live.inputs.cost, years);
    const double sigma = live.inputs.gamma > 0 ? leland.sigmaLong : leland.sigmaShort;
    // Long gamma with A >= 1 has no such volatility: the delta of now is kept.
    if (!(sigma > 0)) return 0;
    // The delta to be held is that of the options at his volatility: what they would have more
    // of it at that volatility is hedged now.
    return -live.vanna * 100 * (sigma - live.inputs.sigma);
}

bool inSettlementWindow(const std::optional<core::Time>& nextExpiry, core::Time now)
{
    return nextExpiry && now < *nextExpiry && *nextExpiry - now <= pricing::kSettlementAveraging;
}

}  // namespace ballast::rebalance
