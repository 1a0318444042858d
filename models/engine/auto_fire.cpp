#include "models/engine/auto_fire.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

/// The most orders that one hedge is cut into, as far as its style alone says.
int ordersOfOneHedge(const execution::Style& style)
{
    using enum execution::StyleKind;
    switch (style.kind) {
        case Peg: return style.peg.mostOrders();
        case Twap:
        case AlmgrenChriss:
        case ObizhaevaWang: return style.slices;
        case Iceberg:  // by the size of the hedge
        case ImmediateIoc: break;
    }
    return 1;
}

bool covers(const ArmAutoFire& command, core::Currency underlying)
{
    return command.underlyings.empty() ||
           std::ranges::find(command.underlyings, underlying, &DeltaBudget::underlying) !=
               command.underlyings.end();
}

AutoFireState::Delta* deltaOf(AutoFireState& state, core::Currency underlying)
{
    const auto found =
        std::ranges::find(state.deltas, underlying, &AutoFireState::Delta::underlying);
    return found == state.deltas.end() ? nullptr : &*found;
}

}  // namespace

std::string AutoFire::arm(const ArmAutoFire& command, core::Time now,
                          std::span<const rebalance::Policy> policies)
{
    if (command.duration <= core::Duration{0})
        return "Auto-fire needs a time after which it disarms.";
    if (command.duration > std::chrono::hours{24})
        return "Auto-fire is armed for 24 hours at most.";
    if (command.orders <= 0) return "Auto-fire needs a number of orders it may send.";
    if (!std::isfinite(command.notionalUsd) || command.notionalUsd <= 0)
        return "Auto-fire needs a budget in USD.";
    for (const DeltaBudget& delta : command.underlyings)
        if (!std::isfinite(delta.coins) || delta.coins <= 0)
            return "Auto-fire needs a budget of delta for " + delta.underlying.text() + ".";
    for (const rebalance::Policy& policy : policies) {
        if (!covers(command, policy.underlying)) continue;
        if (const int most = ordersOfOneHedge(policy.style); command.orders < most)
            return fmt::format(
                "One hedge in {} is worked as {} and may take {} orders: auto-fire needs as many, "
                "and {} would be given.",
                policy.underlying.view(), execution::text(policy.style.kind), most, command.orders);
    }
    for (const DeltaBudget& delta : command.underlyings)
        if (std::ranges::find(policies, delta.underlying, &rebalance::Policy::underlying) ==
                policies.end() &&
            !policies.empty())
            return "Auto-fire cannot be armed for " + delta.underlying.text() +
                   ": it has no policy.";
    ++m_arming;
    m_state = {.armed = true,
               .until = now + command.duration,
               .ordersLeft = command.orders,
               .notionalLeftUsd = command.notionalUsd,
               .lastDisarm = {},
               .deltas = {},
               .since = now,
               .ordersGiven = command.orders,
               .notionalGivenUsd = command.notionalUsd};
    for (const DeltaBudget& delta : command.underlyings)
        m_state.deltas.push_back({delta.underlying, delta.coins, delta.coins});
    m_rejectsInARow = 0;
    m_swings.clear();
    m_left.clear();
    return {};
}

bool AutoFire::hasLeft(core::Currency underlying, bool buys) const
{
    const auto it = m_left.find(underlying);
    return m_state.armed && it != m_left.end() && it->second == buys;
}

void AutoFire::fired(core::Currency underlying, bool buys, core::Time now)
{
    const auto [it, first] = m_swings.try_emplace(underlying, Swing{buys, {}});
    if (!first && it->second.buys != buys) it->second.turns.push_back(now);
    it->second.buys = buys;
    if (it->second.turns.size() > 2) it->second.turns.pop_front();
}

std::string AutoFire::swing(core::Currency underlying, bool buys, core::Time now) const
{
    const auto it = m_swings.find(underlying);
    if (it == m_swings.end() || it->second.buys == buys || it->second.turns.empty() ||
        now - it->second.turns.back() > kSwingWindow)
        return {};
    return "its hedges in " + underlying.text() +
           " would change side for the second time in 60 s: the market swings through the band";
}

void AutoFire::disarm(std::string reason)
{
    m_state.armed = false;
    m_state.lastDisarm = std::move(reason);
}

std::string AutoFire::refusal(const Charge& charge, core::Time now) const
{
    const auto& [underlying, notionalUsd, orders, moved] = charge;
    if (!m_state.armed) return "auto-fire is not armed";
    if (now >= m_state.until) return "its time is up";
    if (m_state.ordersLeft <= 0) return "its number of orders is spent";
    if (static_cast<std::size_t>(m_state.ordersLeft) < orders)
        return std::to_string(orders) + " orders are more than the " +
               std::to_string(m_state.ordersLeft) + " left to it";
    if (notionalUsd > m_state.notionalLeftUsd)
        return core::usd(notionalUsd, 0) + " is more than the " +
               core::usd(m_state.notionalLeftUsd, 0) + " left in its budget";
    if (!m_state.covers(underlying)) return "it is not armed for " + underlying.text();
    for (const AutoFireState::Delta& delta : m_state.deltas)
        // A hedge of exactly what is left goes, whatever the last bits of its sums are.
        if (delta.underlying == underlying && moved > delta.left * (1 + 1e-9) + 1e-12)
            return core::number(moved, 4) + " " + underlying.text() +
                   " of delta are more than the " + core::number(delta.left, 4) + " left to it";
    return {};
}

std::uint64_t AutoFire::spend(const Charge& charge)
{
    m_state.ordersLeft -= static_cast<int>(charge.orders);
    m_state.notionalLeftUsd -= charge.notionalUsd;
    if (auto* delta = deltaOf(m_state, charge.underlying))
        delta->left = std::max(0.0, delta->left - charge.delta);
    return m_arming;
}

void AutoFire::giveBack(std::uint64_t arming, const Charge& unused)
{
    if (arming != m_arming) return;
    m_state.ordersLeft += static_cast<int>(unused.orders);
    m_state.notionalLeftUsd += unused.notionalUsd;
    if (auto* delta = deltaOf(m_state, unused.underlying))
        delta->left = std::min(delta->given, delta->left + unused.delta);
}

std::string AutoFire::linkLost(core::VenueId venue, core::Time now)
{
    std::deque<core::Time>& drops = m_drops[venue];
    drops.push_back(now);
    while (!drops.empty() && now - drops.front() > kFlapWindow) drops.pop_front();
    if (drops.size() <= kMostDrops) return {};
    return fmt::format("the link to {} was lost {} times within a minute", venue.view(),
                       drops.size());
}

std::string AutoFire::tick(core::Time now, bool working)
{
    if (!m_state.armed) return {};
    std::string reason;
    if (now >= m_state.until)
        reason = "its time is up";
    else if (m_state.ordersLeft <= 0 && !working)
        reason = "its number of orders is spent";
    else if (m_rejectsInARow >= 2)
        reason = "the venue rejected two orders in a row";
    if (!reason.empty()) disarm(reason);
    return reason;
}

AutoFire::Charge chargeOf(const rebalance::Proposal& proposal)
{
    return {proposal.underlying, proposal.notionalUsd, proposal.orders(),
            std::abs(proposal.deltaAfter - proposal.deltaBefore)};
}

AutoFire::Charge chargeOf(core::Currency underlying, const rebalance::Leg& leg)
{
    return {underlying, leg.notionalUsd, 1, std::abs(leg.deltaChange)};
}

}  // namespace ballast::engine
