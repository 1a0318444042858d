#include "models/rebalance/alternatives.h"

#include "models/bands/waiting.h"
#include "models/rebalance/leg_pricing.h"
#include "models/rebalance/trade_cost.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr HedgeTo kWays[] = {HedgeTo::Edge, HedgeTo::Target, HedgeTo::Ratio, HedgeTo::Pair};
constexpr double kYearSeconds = 31'536'000.0;
constexpr double kFundingsAYear = 3 * 365;

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
    double cost = notional * instrument.takerFee;
    if (s.live) cost += s.live->inputs.fixedCostUsd;
    if (!quantity || !quantity->isPositive()) return cost;
    const BookCost book = bookCost(*s.hedge, *s.book, side, *quantity, std::nullopt,
                                   s.live ? s.live->inputs.sigma : 0);
    return cost + book.spreadUsd + book.impactUsd + book.beyondUsd;
}

/// What one leg carries while it is held, USD; positive is paid.
struct Carry {
    double fundingYear = 0;  ///< a year
    double basis = 0;        ///< until it expires
    double yearsLeft = 0;
};

Carry carryOf(const Situation& s, const Leg& leg)
{
    const market::Listing* listing = tradedOf(s, leg.instrument).listing;
    if (!listing || !listing->instrument || listing->instrument->isOption()) return {};
    const double spot = s.exposure->spot;
    const auto& expiry = listing->instrument->expiry;
    if (!expiry) return {kFundingsAYear * listing->ticker.funding8h * leg.deltaChange * spot, 0, 0};
    return {0, leg.deltaChange * (listing->ticker.mark.toDouble() - spot),
            core::years(*expiry - s.now)};
}

WaitingOver over(const Situation& s, const Proposal& p, const bands::WaitingFor& risk)
{
    WaitingOver out{.horizon = core::fromSeconds(risk.years * kYearSeconds),
                    .deltaUsd = risk.deltaPenaltyUsd,
                    .savingUsd = risk.savingUsd,
                    .gammaUsd = risk.gammaPenaltyUsd};
    for (const Leg& leg : p.legs) {
        const Carry carry = carryOf(s, leg);
        out.fundingUsd += carry.fundingYear * risk.years;
        if (carry.yearsLeft > 0)
            out.basisUsd += carry.basis * std::min(1.0, risk.years / carry.yearsLeft);
    }
    return out;
}

/// Of the dated legs together, as a fraction of the index.
double basisOf(const Situation& s, const Proposal& p)
{
    double usd = 0, coin = 0;
    for (const Leg& leg : p.legs) {
        const Carry carry = carryOf(s, leg);
        if (!(carry.yearsLeft > 0)) continue;
        usd += carry.basis;
        coin += leg.deltaChange;
    }
    return coin != 0 ? usd / (coin * s.exposure->spot) : 0;
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

WaitingCost waitingCost(const Situation& s, const Proposal& p)
{
    WaitingCost out;
    if (!s.live || !(s.live->inputs.riskAversion > 0)) return out;
    const bands::Waiting waiting = bands::waiting(s.live->inputs, s.delta - s.policy->band.target,
                                                  p.deltaAfter - s.delta, s.now);
    if (waiting.status != bands::Status::Ok) return out;
    out.known = true;
    out.assumed = s.live->assumedRiskAversion;
    out.over5Minutes = over(s, p, waiting.fiveMinutes);
    out.overHour = over(s, p, waiting.oneHour);
    out.overSettlement = over(s, p, waiting.untilSettlement);
    out.fiveMinutesUsd = out.over5Minutes.savingUsd;
    out.hourUsd = out.overHour.savingUsd;
    out.settlementUsd = out.overSettlement.savingUsd;
    out.gammaHourUsd = out.overHour.gammaUsd;
    out.fundingDayUsd = 24 * out.overHour.fundingUsd;
    out.basis = basisOf(s, p);
    out.riskAversion = s.live->inputs.riskAversion;
    out.hedgingSdUsd = out.assumed ? 0 : s.policy->triggers.hedgingSdUsd;
    out.sigma = s.live->inputs.sigma;
    out.sigmaName = s.live->volatility.name();
    out.settlement = s.now + bands::untilSettlement(s.now);
    // By what this very hedge costs in the book, not by the typical one; and what it carries comes
    // out of what it saves.
    const double tradeUsd = std::max(0.0, p.feeUsd + p.slippageUsd);
    const double hourly = out.hourUsd - out.overHour.carryUsd();
    if (out.hourUsd > 0 && hourly > 0 && tradeUsd / hourly < 1000 * kYearSeconds / 3600)
        out.breakEven = core::fromSeconds(3600 * tradeUsd / hourly);
    return out;
}

}  // namespace ballast::rebalance
