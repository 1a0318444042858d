#include "models/engine/auto_fire.h"

#include "models/core/text.h"

#include <fmt/format.h>

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
    for (const rebalance::Policy& policy : policies)
        if (const int most = ordersOfOneHedge(policy.style); command.orders < most)
            return fmt::format(
                "One hedge in {} is worked as {} and may take {} orders: auto-fire needs as many, "
                "and {} would be given.",
                policy.underlying.view(), execution::text(policy.style.kind), most, command.orders);
    ++m_arming;
    m_state = {true, now + command.duration, command.orders, command.notionalUsd, {}};
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

std::string AutoFire::refusal(double notionalUsd, core::Time now, std::size_t orders) const
{
    if (!m_state.armed) return "auto-fire is not armed";
    if (now >= m_state.until) return "its time is up";
    if (m_state.ordersLeft <= 0) return "its number of orders is spent";
    if (static_cast<std::size_t>(m_state.ordersLeft) < orders)
        return std::to_string(orders) + " orders are more than the " +
               std::to_string(m_state.ordersLeft) + " left to it";
    if (notionalUsd > m_state.notionalLeftUsd)
        return core::usd(notionalUsd, 0) + " is more than the " +
               core::usd(m_state.notionalLeftUsd, 0) + " left in its budget";
    return {};
}

std::uint64_t AutoFire::spend(double notionalUsd, std::size_t orders)
{
    m_state.ordersLeft -= static_cast<int>(orders);
    m_state.notionalLeftUsd -= notionalUsd;
    return m_arming;
}

void AutoFire::giveBack(std::uint64_t arming, double notionalUsd, std::size_t orders)
{
    if (arming != m_arming) return;
    m_state.ordersLeft += static_cast<int>(orders);
    m_state.notionalLeftUsd += notionalUsd;
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

}  // namespace ballast::engine
