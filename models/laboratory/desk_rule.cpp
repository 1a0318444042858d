#include "models/laboratory/desk_rule.h"

#include "models/bands/live_band.h"
#include "models/bands/waiting.h"
#include "models/rebalance/alternatives.h"
#include "models/rebalance/trigger.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::laboratory {
namespace {

using rebalance::LiveBandRule;

/// The desk's cadence (engine::BandDesk).
constexpr std::chrono::seconds kRefreshEvery{10};
constexpr double kYearSeconds = 365.0 * 86'400;
constexpr double kFundingPeriods = 3 * 365;

core::Time settlementDay(core::Time now)
{
    constexpr auto kSettlement = std::chrono::hours{8};
    return core::Time{std::chrono::floor<std::chrono::days>(now - kSettlement)} + kSettlement;
}

}  // namespace

DeskRule::DeskRule(const rebalance::Policy& policy, const Costs& costs, core::Time begins)
    : m_policy(policy), m_costs(costs), m_begins(begins)
{
    // A target of gamma or vega is answered by options, and there are none to trade here.
    m_policy.triggers.gamma = m_policy.triggers.vega = {};
    m_live.lot = std::max(policy.triggers.leastTrade, costs.lot);
}

void DeskRule::hedged(double spot, core::Time now)
{
    m_live.spotAtLastHedge = spot;
    m_live.lastHedgeAt = now;
    m_tradedAt = now;
}

/// What it begins with was hedged in the slot before, and needs no pause.
void DeskRule::begin(double spot, core::Time now)
{
    m_live.spotAtLastHedge = spot;
    m_live.lastHedgeAt = now;
    m_lastSlot = rebalance::scheduleSlot(m_policy.schedule, now);
}

/// What the desk knows at every look.
void DeskRule::follow(const Seen& seen, double hedge, const bands::Inputs& market)
{
    m_live.inputs.forward = market.forward;
    m_live.inputs.gamma = market.gamma;
    m_live.inputs.fixedCostUsd = m_policy.triggers.tradeCostUsd;
    m_live.vanna = seen.vanna / 100;
    m_live.funding8h = seen.funding8h;
    m_live.hedgePositionUsd = hedge * seen.spot;
}

/// What it works out anew every ten seconds, on multiples of them.
void DeskRule::refresh(const Seen& seen, const bands::Inputs& market, core::Time now)
{
    const auto count = [](core::Time at) { return at.time_since_epoch() / kRefreshEvery; };
    if (m_refreshedAt && count(*m_refreshedAt) == count(now)) return;
    m_refreshedAt = now;
    m_live.sigmaImplied = seen.sigma;
    m_live.inputs.sigma = market.sigma;
    m_live.inputs.tau = market.tau;
    // As the desk: a hedge of half the mandate's width.
    const double typical = (m_policy.band.below + m_policy.band.above) / 2;
    m_live.inputs.cost = costFraction(m_costs, typical, seen.sigma / std::sqrt(365.0));
    m_live.nextExpiry.reset();
    if (seen.nextExpiryYears > 0)
        m_live.nextExpiry = m_begins + core::fromSeconds(seen.nextExpiryYears * kYearSeconds);
    calibrate(now);
    widen();
    const bands::Stationary best = bands::stationary(m_live.inputs);
    const bool known = best.status == bands::Status::Ok;
    m_live.bestClockYears = known ? best.intervalYears : 0;
    m_innerShare = known && best.outer > 0 ? best.inner / best.outer : 0;
}

void DeskRule::calibrate(core::Time now)
{
    const double sd = m_policy.triggers.hedgingSdUsd;
    if (!(sd > 0)) return;
    const core::Time day = settlementDay(now);
    if (m_live.inputs.riskAversion > 0 && m_calibratedOn == day) return;
    const bands::RiskAversion found = bands::riskAversionFor(sd, m_live.inputs);
    m_live.status = found.status;
    if (found.status != bands::Status::Ok) return;
    m_live.inputs.riskAversion = found.perUsd;
    m_calibratedOn = day;
}

void DeskRule::widen()
{
    const double before = std::exchange(m_live.halfWidth, 0);
    m_live.centreShift = 0;
    const rebalance::TriggerRules& rules = m_policy.triggers;
    if (rules.liveBand == LiveBandRule::None || !(m_live.inputs.riskAversion > 0)) return;
    double wanted = 0, shift = 0;
    if (rules.liveBand == LiveBandRule::WhalleyWilmott) {
        const bands::HalfWidth width = bands::whalleyWilmott(m_live.inputs);
        m_live.status = width.status;
        wanted = width.coin;
    } else {
        const bands::Zakamouline width = bands::zakamouline(m_live.inputs);
        m_live.status = width.status;
        wanted = width.halfWidth();
        shift = -m_live.vanna * 100 * (width.sigmaModified - m_live.inputs.sigma);
    }
    if (m_live.status != bands::Status::Ok) return;
    const bands::LimitedWidth width =
        bands::limited(before > 0 ? std::optional{before} : std::nullopt, wanted, m_live.lot,
                       std::max(m_policy.band.below, m_policy.band.above));
    m_live.status = width.status;
    m_live.halfWidth = width.coin;
    m_live.centreShift = shift;
    if (!rules.fundingShift || width.status != bands::Status::Ok) return;
    const bands::CentreShift funding =
        bands::fundingShift(m_live.inputs, kFundingPeriods * m_live.funding8h, width.coin);
    if (funding.status == bands::Status::Ok) m_live.centreShift += funding.coin;
}

/// The band in force, and how it is hedged to.
rebalance::FixedBand DeskRule::band(const rebalance::FixedBand& mandate) const
{
    using rebalance::HedgeTo;
    rebalance::FixedBand band = rebalance::inForce(m_policy.triggers, mandate, m_live);
    // A pair that a person has chosen keeps its number; another one follows the width.
    if (band.hedgeTo != HedgeTo::Pair) band.inner = m_innerShare * (band.below + band.above) / 2;
    if (band.hedgeTo == HedgeTo::Cheapest) band.hedgeTo = rebalance::cheapestWay(band, m_live);
    return band;
}

std::optional<double> DeskRule::wish(const Seen& seen, double hedge, const bands::Inputs& market,
                                     core::Time now)
{
    if (m_live.lastHedgeAt == core::Time{}) begin(seen.spot, now);
    follow(seen, hedge, market);
    refresh(seen, market, now);
    if (m_tradedAt && now - *m_tradedAt < m_policy.cooldown) return std::nullopt;
    const double delta = seen.delta + hedge;
    rebalance::TriggerInputs in;
    in.delta = delta;
    in.mandate = m_policy.mandate(seen.spot);
    in.band = band(in.mandate);
    in.spot = seen.spot;
    in.gamma1Pct = seen.gamma * seen.spot / 100;
    in.now = now;
    in.lastScheduleSlot = m_lastSlot;
    in.live = m_live;
    const auto fired = rebalance::trigger(m_policy, in).fired;
    if (!fired) return std::nullopt;
    if (*fired == rebalance::TriggerKind::Schedule)
        m_lastSlot = rebalance::scheduleSlot(m_policy.schedule, now);
    double change = in.band.aim(delta) - delta;
    if (*fired == rebalance::TriggerKind::Leland)
        change += rebalance::lelandShift(m_policy.triggers, m_live);
    if (std::abs(change) < m_policy.triggers.leastTrade) return std::nullopt;
    return change;
}

}  // namespace ballast::laboratory
