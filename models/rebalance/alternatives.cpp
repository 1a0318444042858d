#include "models/rebalance/alternatives.h"

#include "models/bands/waiting.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr HedgeTo kWays[] = {HedgeTo::Edge, HedgeTo::Target, HedgeTo::Ratio, HedgeTo::Pair};
constexpr double kYearSeconds = 31'536'000.0;

/// Coins from the target at which a hedge this way stops, `half` being the edge.
double stopsAt(HedgeTo way, const FixedBand& band, double half, double lot)
{
    switch (way) {
        // Each step is a lot at least.
        case HedgeTo::Edge: return std::max(0.0, half - lot);
        case HedgeTo::Target: return 0;
        case HedgeTo::Ratio: return half * (1 - std::clamp(band.ratio, 0.0, 1.0));
        case HedgeTo::Pair: return std::clamp(half - lot, 0.0, band.inner);
        case HedgeTo::Cheapest: break;
    }
    return 0;
}

/// Pair without an inner band of its own is the target, which is named already.
bool stands(HedgeTo way, const FixedBand& band) { return way != HedgeTo::Pair || band.inner > 0; }

std::optional<double> yearUsd(HedgeTo way, const FixedBand& band, double half, const Live& live)
{
    if (bands::check(live.inputs) != bands::Status::Ok) return std::nullopt;
    const double cost = bands::pairCost(live.inputs, half, stopsAt(way, band, half, live.lot));
    if (!std::isfinite(cost)) return std::nullopt;
    return cost;
}

double tradeUsd(const Situation& s, double change)
{
    const market::Instrument& instrument = *s.hedge->instrument;
    const double mark = s.hedge->ticker.mark.toDouble();
    const double notional = std::abs(change) * mark;
    const double size = instrument.sizedInUsd() ? notional : std::abs(change);
    const core::Side side = change > 0 ? core::Side::Buy : core::Side::Sell;
    const auto quantity = core::Quantity::nearest(size);
    const double mid =
        (s.book->bids().front().price.toDouble() + s.book->asks().front().price.toDouble()) / 2;
    double cost = notional * instrument.takerFee;
    if (s.live) cost += s.live->inputs.fixedCostUsd;
    if (!quantity || !quantity->isPositive()) return cost;
    const market::Fillable fill = market::walk(*s.book, side, *quantity);
    if (!fill.filled.isPositive()) return cost;
    return cost + core::sign(side) * (fill.averagePrice / mid - 1) * notional;
}

}  // namespace

HedgeTo cheapestWay(const FixedBand& band, const Live& live)
{
    const double half = (band.below + band.above) / 2;
    HedgeTo best = HedgeTo::Target;
    std::optional<double> least;
    for (const HedgeTo way : kWays) {
        if (!stands(way, band)) continue;
        const auto cost = yearUsd(way, band, half, live);
        if (cost && (!least || *cost < *least)) best = way, least = cost;
    }
    return best;
}

std::vector<Alternative> alternatives(const Situation& s)
{
    const FixedBand& band = s.policy->band;
    std::vector<Alternative> all;
    if (band.contains(s.delta) || !s.hedge || !s.book || s.book->bids().empty() ||
        s.book->asks().empty())
        return all;
    const double half = s.delta > band.target ? band.above : band.below;
    for (const HedgeTo way : kWays) {
        if (!stands(way, band)) continue;
        const double aim = band.aim(s.delta, way);
        all.push_back({way, aim, tradeUsd(s, aim - s.delta),
                       s.live ? yearUsd(way, band, half, *s.live) : std::nullopt,
                       way == band.hedgeTo});
    }
    return all;
}

WaitingCost waitingCost(const Situation& s, double deltaAfter, double tradeUsd)
{
    WaitingCost out;
    if (!s.live || !(s.live->inputs.riskAversion > 0)) return out;
    const bands::Waiting waiting = bands::waiting(s.live->inputs, s.delta - s.policy->band.target,
                                                  deltaAfter - s.delta, s.now);
    if (waiting.status != bands::Status::Ok) return out;
    out.known = true;
    out.assumed = s.live->assumedRiskAversion;
    out.fiveMinutesUsd = waiting.fiveMinutes.savingUsd;
    out.hourUsd = waiting.oneHour.savingUsd;
    out.settlementUsd = waiting.untilSettlement.savingUsd;
    out.gammaHourUsd = waiting.oneHour.gammaPenaltyUsd;
    out.fundingDayUsd = 3 * s.live->funding8h * (deltaAfter - s.delta) * s.live->inputs.forward;
    out.settlement = s.now + bands::untilSettlement(s.now);
    // By what this very hedge costs in the book, not by the typical one.
    if (out.hourUsd > 0 && tradeUsd / out.hourUsd < 1000 * kYearSeconds / 3600)
        out.breakEven = core::fromSeconds(3600 * std::max(0.0, tradeUsd) / out.hourUsd);
    return out;
}

}  // namespace ballast::rebalance
