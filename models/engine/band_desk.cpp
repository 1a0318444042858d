#include "models/engine/band_desk.h"

#include "models/bands/live_band.h"
#include "models/bands/waiting.h"
#include "models/core/assert.h"
#include "models/rebalance/alternatives.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::engine {
namespace {

using rebalance::HedgeTo;
using rebalance::LiveBandRule;

constexpr double kFundingPeriods = 3 * 365;

core::Time settlementDay(core::Time now)
{
    constexpr auto kSettlement = std::chrono::hours{8};
    return core::Time{std::chrono::floor<std::chrono::days>(now - kSettlement)} + kSettlement;
}

}  // namespace

BandDesk::BandDesk(const std::vector<RealisedRecord>& days)
{
    std::map<core::Currency, std::vector<bands::RealisedDay>> byIndex;
    for (const RealisedRecord& record : days) byIndex[record.underlying].push_back(record.day);
    for (auto& [underlying, found] : byIndex)
        m_states[underlying].usual.realised.restore(std::move(found));
}

void BandDesk::take(const rebalance::Policy& policy)
{
    State& state = m_states[policy.underlying];
    const rebalance::Live before = state.live;
    Usual usual = std::move(state.usual);
    const Slowing slowing = state.slowing;
    state = {};
    state.slowing = slowing;
    state.written = state.inForce = policy;
    state.mandate = policy.band;
    // The market is what it was; only what the policy asks of it is new.
    state.live.spotAtLastHedge = before.spotAtLastHedge;
    state.live.lastHedgeAt = before.lastHedgeAt;
    state.live.sigmaRealised = before.sigmaRealised;
    state.live.inputs.cost = before.inputs.cost;
    state.usual = std::move(usual);
    enforce(state);
}

bool BandDesk::refreshDue(core::Currency underlying, core::Time now) const
{
    const State& state = of(underlying);
    // On multiples of the cadence, so that two runs over the same day refresh at the same instants.
    return !state.refreshedAt || now.time_since_epoch() / kRefreshEvery !=
                                     state.refreshedAt->time_since_epoch() / kRefreshEvery;
}

void BandDesk::follow(core::Currency underlying, const Look& look)
{
    State& state = m_states.at(underlying);
    rebalance::Live& live = state.live;
    const portfolio::Exposure& e = *look.exposure;
    if (look.spotAt > state.spotAt) {
        state.spotAt = look.spotAt;
        state.usual.realised.look(look.spotAt, e.spot);
    }
    live.inputs.forward = e.spot;
    state.subBookTarget = look.subBookTarget;
    live.inputs.gamma = e.gamma;
    live.inputs.fixedCostUsd = state.written.triggers.tradeCostUsd;
    live.vanna = e.vanna;
    live.hedgePositionUsd = look.hedgePositionUsd;
    live.liquidationDistance = look.liquidationDistance;
    live.funding8h = look.hedge && look.hedge->hasTicker ? look.hedge->ticker.funding8h : 0;
    live.lot = state.written.triggers.leastTrade;
    if (look.hedge) live.lot = std::max(live.lot, lotCoin(*look.hedge));
    if (live.lastHedgeAt == core::Time{} && e.spot > 0) hedged(underlying, e.spot, look.now);
    enforce(state);
}

void BandDesk::refresh(core::Currency underlying, const Look& look, const Holding& holding)
{
    State& state = m_states.at(underlying);
    state.refreshedAt = look.now;
    measure(state, look, holding);
    calibrate(state, look.now);
    assume(state, look.exposure->equityUsd);
    widen(state, look.now);
    choose(state);
    enforce(state);
}

/// Volatility, cost, the next expiry.
void BandDesk::measure(State& state, const Look& look, const Holding& holding)
{
    rebalance::Live& live = state.live;
    live.sigmaRealised = state.usual.realised.sigma();
    const HeldVolatility held =
        heldVolatility(*holding.book, state.written.underlying, holding.surface.get(), look.now);
    live.sigmaImplied = held.sigma;
    live.inputs.tau = held.tau;
    live.nextExpiry = nextExpiry(*holding.book, state.written.underlying, look.now);
    live.volatility = bands::chosenVolatility(state.written.triggers.volatility, live.sigmaImplied,
                                              live.sigmaRealised, state.usual.regime.regime);
    live.inputs.sigma = live.volatility.sigma;
    measureCost(state, look);
    live.regime = state.usual.regime;
}

/// Fee, and spread and impact of a hedge of half the mandate's width: not the smallest that can
/// come, and not the largest. A book that cannot be used says nothing new.
void BandDesk::measureCost(State& state, const Look& look)
{
    rebalance::Live& live = state.live;
    Usual& usual = state.usual;
    const double typical = (state.written.band.below + state.written.band.above) / 2;
    const auto cost = look.hedge && look.book
                          ? hedgeCost(*look.hedge, *look.book, typical, live.inputs.sigma)
                          : std::nullopt;
    // Another instrument has another spread and depth.
    if (usual.hedge != state.written.hedgeInstrument) {
        usual.spread = usual.depth = usual.slippage = {};
        usual.hedge = state.written.hedgeInstrument;
    }
    judgeRegime(state, cost ? &*cost : nullptr, look.now);
    live.spread = cost ? cost->spread : 0;
    live.depth = cost ? cost->depth : 0;
    if (!cost) return;
    bands::WidthDrivers& drivers = state.drivers;
    drivers.fee = cost->fee;
    // Until it is known what is usual the book of now has the word.
    const auto slippage = usual.slippage.value();
    drivers.slippage = slippage.value_or(cost->slippage);
    drivers.factor = slippage ? live.costFactor : 1;
    drivers.regime = slippage ? live.costFactorWords : std::string{};
    live.inputs.cost = drivers.cost();
    // Of what is added now the next look is the first to know.
    usual.slippage.add(cost->slippage, look.now, kUsualHalfLife);
}

void BandDesk::judgeRegime(State& state, const HedgeCost* cost, core::Time now)
{
    Usual& usual = state.usual;
    bands::Conditions conditions;
    conditions.realised = usual.realised.sigma();
    conditions.realisedAverage = usual.volatility.value().value_or(0);
    conditions.spreadAverage = usual.spread.value().value_or(0);
    conditions.depthAverage = usual.depth.value().value_or(0);
    if (cost) {
        conditions.spread = cost->spread;
        conditions.depth = cost->depth;
    }
    usual.regime = bands::nextRegime(usual.regime.regime, conditions);
    const bands::CostFactor factor = bands::costFactor(conditions);
    state.live.costFactor = factor.times;
    state.live.costFactorWords = factor.words;
    usual.volatility.add(conditions.realised, now, kUsualHalfLife);
    usual.spread.add(conditions.spread, now, kUsualHalfLife);
    usual.depth.add(conditions.depth, now, kUsualHalfLife);
}

/// A risk aversion is a person's, and does not move with the market: it is found once a settlement
/// day from what the book is then, and so the band widens when costs rise.
void BandDesk::calibrate(State& state, core::Time now)
{
    const double sd = state.written.triggers.hedgingSdUsd;
    if (!(sd > 0)) return;
    const core::Time day = settlementDay(now);
    if (state.live.inputs.riskAversion > 0 && state.calibratedOn == day) return;
    const bands::RiskAversion found = bands::riskAversionFor(sd, state.live.inputs);
    state.live.status = found.status;
    if (found.status != bands::Status::Ok) return;
    state.live.inputs.riskAversion = found.perUsd;
    state.calibratedOn = day;
}

/// Where nobody answered the question, what waiting costs is by the equity at stake; no band is.
void BandDesk::assume(State& state, double equityUsd) const
{
    rebalance::Live& live = state.live;
    live.assumedRiskAversion = !(state.written.triggers.hedgingSdUsd > 0) && equityUsd > 0;
    if (live.assumedRiskAversion)
        live.inputs.riskAversion = rebalance::kAssumedRelativeRiskAversion / equityUsd;
}

void BandDesk::widen(State& state, core::Time now)
{
    rebalance::Live& live = state.live;
    const rebalance::TriggerRules& rules = state.written.triggers;
    const double before = live.halfWidth;
    // What expires has a gamma that goes to the sky and then is gone: neither is a reason.
    if (before > 0 && rebalance::inSettlementWindow(live.nextExpiry, now))
        return explain(state, before, bands::Bound::None, now);
    live.halfWidth = 0;
    live.centreShift = 0;
    if (rules.liveBand == LiveBandRule::None || !(live.inputs.riskAversion > 0))
        return explain(state, before, bands::Bound::None, now);
    double wanted = 0;
    if (rules.liveBand == LiveBandRule::WhalleyWilmott) {
        const bands::HalfWidth width = bands::whalleyWilmott(live.inputs);
        live.status = width.status;
        wanted = width.coin;
    } else {
        const bands::Zakamouline width = bands::zakamouline(live.inputs);
        live.status = width.status;
        wanted = width.halfWidth();
        // Around the delta at the modified volatility: what that adds is hedged now.
        live.centreShift = -live.vanna * 100 * (width.sigmaModified - live.inputs.sigma);
    }
    if (live.status != bands::Status::Ok) {
        live.centreShift = 0;
        return explain(state, before, bands::Bound::None, now);
    }
    const double mandate = std::max(state.written.band.below, state.written.band.above);
    const bands::LimitedWidth width = bands::limited(
        before > 0 ? std::optional{before} : std::nullopt, wanted, live.lot, mandate);
    live.status = width.status;
    live.halfWidth = width.coin;
    state.drivers.half = wanted;
    explain(state, before, width.bound, now);
    if (!rules.fundingShift || width.status != bands::Status::Ok) return;
    const bands::CentreShift shift =
        bands::fundingShift(live.inputs, kFundingPeriods * live.funding8h, width.coin);
    if (shift.status == bands::Status::Ok) live.centreShift += shift.coin;
}

/// The best clock, the best inner band, and the cheapest way to hedge.
void BandDesk::choose(State& state)
{
    rebalance::Live& live = state.live;
    const bands::Stationary best = bands::stationary(live.inputs);
    const bool known = best.status == bands::Status::Ok;
    live.bestClockYears = known ? best.intervalYears : 0;
    state.innerShare = known && best.outer > 0 ? best.inner / best.outer : 0;
    enforce(state);
    state.cheapest = rebalance::cheapestWay(state.inForce.band, live);
}

void BandDesk::enforce(State& state) const
{
    rebalance::FixedBand& band = state.inForce.band;
    state.mandate = state.written.mandate(state.live.inputs.forward);
    state.mandate.target += state.subBookTarget;
    band = rebalance::inForce(state.written.triggers, state.mandate, state.live);
    const bool cheapest = state.written.band.hedgeTo == HedgeTo::Cheapest;
    if (cheapest) band.hedgeTo = state.cheapest;
    // A pair that a person has chosen keeps its number; another one follows the width.
    if (state.written.band.hedgeTo != HedgeTo::Pair)
        band.inner = state.innerShare * (band.below + band.above) / 2;
    for (rebalance::FixedBand* slowed : {&band, &state.mandate}) {
        slowed->below *= state.slowing.band;
        slowed->above *= state.slowing.band;
    }
    state.inForce.cooldown =
        core::fromSeconds(core::seconds(state.written.cooldown) * state.slowing.cooldown);
}

void BandDesk::slow(core::Currency underlying, Slowing slowing)
{
    State& state = m_states.at(underlying);
    if (state.slowing == slowing) return;
    state.slowing = slowing;
    enforce(state);
}

void BandDesk::hedged(core::Currency underlying, double spot, core::Time now)
{
    const auto it = m_states.find(underlying);
    if (it == m_states.end() || !(spot > 0)) return;
    it->second.live.spotAtLastHedge = spot;
    it->second.live.lastHedgeAt = now;
}

const BandDesk::State& BandDesk::of(core::Currency underlying) const
{
    const auto it = m_states.find(underlying);
    BALLAST_ASSERT(it != m_states.end());
    return it->second;
}

const rebalance::Policy* BandDesk::policy(core::Currency underlying) const
{
    const auto it = m_states.find(underlying);
    return it == m_states.end() ? nullptr : &it->second.inForce;
}

const rebalance::FixedBand& BandDesk::mandate(core::Currency underlying) const
{
    return of(underlying).mandate;
}

const rebalance::Live& BandDesk::live(core::Currency underlying) const
{
    return of(underlying).live;
}

}  // namespace ballast::engine
