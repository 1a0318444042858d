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

core::Time settlementDay(core::Time now)
{
    constexpr auto kSettlement = std::chrono::hours{8};
    return core::Time{std::chrono::floor<std::chrono::days>(now - kSettlement)} + kSettlement;
}

}  // namespace

DeskRule::DeskRule(const rebalance::Policy& policy, const Costs& costs) : m_policy(policy)
{
    m_live.lot = std::max(policy.triggers.leastTrade, costs.lot);
}

void DeskRule::hedged(double spot, core::Time now)
{
    m_live.spotAtLastHedge = spot;
    m_live.lastHedgeAt = now;
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

void DeskRule::widen(const rebalance::FixedBand& mandate)
{
    const double before = std::exchange(m_live.halfWidth, 0);
    m_live.centreShift = 0;
    const LiveBandRule rule = m_policy.triggers.liveBand;
    if (rule == LiveBandRule::None || !(m_live.inputs.riskAversion > 0)) return;
    double wanted = 0, shift = 0;
    if (rule == LiveBandRule::WhalleyWilmott) {
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
                       std::max(mandate.below, mandate.above));
    m_live.status = width.status;
    m_live.halfWidth = width.coin;
    m_live.centreShift = shift;
}

/// The band in force, and how it is hedged to.
rebalance::FixedBand DeskRule::band(const rebalance::FixedBand& mandate) const
{
    using rebalance::HedgeTo;
    rebalance::FixedBand band = rebalance::inForce(m_policy.triggers, mandate, m_live);
    if (band.hedgeTo != HedgeTo::Cheapest) return band;
    const bands::Stationary best = bands::stationary(m_live.inputs);
    if (best.status == bands::Status::Ok && best.outer > 0)
        band.inner = best.inner / best.outer * (band.below + band.above) / 2;
    band.hedgeTo = rebalance::cheapestWay(band, m_live);
    return band;
}

std::optional<double> DeskRule::wish(const Seen& seen, double delta, const bands::Inputs& market,
                                     core::Time now)
{
    const double aversion = m_live.inputs.riskAversion;
    m_live.inputs = market;
    m_live.inputs.riskAversion = aversion;
    m_live.inputs.fixedCostUsd = m_policy.triggers.tradeCostUsd;
    m_live.sigmaImplied = seen.sigma;
    m_live.vanna = seen.vanna / 100;
    const rebalance::FixedBand mandate = m_policy.mandate(seen.spot);
    calibrate(now);
    widen(mandate);
    if (m_policy.triggers.leland) {
        const bands::Stationary best = bands::stationary(m_live.inputs);
        m_live.bestClockYears = best.status == bands::Status::Ok ? best.intervalYears : 0;
    }
    // What it begins with was hedged in the slot before.
    if (m_live.lastHedgeAt == core::Time{}) {
        hedged(seen.spot, now);
        m_lastSlot = rebalance::scheduleSlot(m_policy.schedule, now);
    }
    rebalance::TriggerInputs in;
    in.delta = delta;
    in.mandate = mandate;
    in.band = band(mandate);
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
