#include "models/review/what_if_cost.h"

#include "models/review/tca.h"

#include <algorithm>
#include <cmath>

namespace ballast::review {

CostModel costModelOf(const Case& one)
{
    CostModel model;
    const double traded = std::abs(one.tradedDelta());
    if (traded > 0) {
        const CostSum paid = costOf(one);
        model.feePerCoin = paid.fees() / traded;
        model.spreadPerCoin = paid.spread / traded;
        model.impactUsd = paid.impact;
        model.impactCoin = traded;
        // Better than the touch is no law: it is kept a coin.
        if (model.impactUsd < 0) {
            model.spreadPerCoin += model.impactUsd / traded;
            model.impactUsd = 0;
        }
        return model;
    }
    double delta = 0, fee = 0, slippage = 0, spread = 0, impact = 0;
    for (const CaseLeg& leg : one.legs) {
        delta += leg.deltaChange;
        fee += leg.feeEstimateUsd;
        slippage += leg.slippageEstimateUsd;
        spread += leg.spreadUsd;
        impact += leg.impactUsd;
    }
    const double coin = std::abs(delta);
    if (!(coin > 0)) return model;
    model.feePerCoin = fee / coin;
    // Of histories from before the parts were kept all of it counts as spread.
    const bool parts = spread + impact > 0;
    model.spreadPerCoin = (parts ? spread : slippage) / coin;
    model.impactUsd = parts ? impact : 0;
    model.impactCoin = coin;
    return model;
}

SpotAt spotAt(std::span<const SpotPoint> path, core::Time at, double sigma)
{
    if (path.empty()) return {};
    const auto after = std::ranges::lower_bound(path, at, {}, &SpotPoint::at);
    const auto apart = [&](const SpotPoint& point) {
        const double years = std::abs(core::years(at - point.at));
        return SpotAt{point.spot, point.spot * point.spot * sigma * sigma * years};
    };
    if (after == path.begin()) return apart(path.front());
    if (after == path.end()) return apart(path.back());
    const SpotPoint& b = *after;
    const SpotPoint& a = *std::prev(after);
    const double whole = core::years(b.at - a.at);
    const double share = whole > 0 ? core::years(at - a.at) / whole : 1;
    const double spot = a.spot + share * (b.spot - a.spot);
    return {spot, spot * spot * sigma * sigma * whole * share * (1 - share)};
}

}  // namespace ballast::review
