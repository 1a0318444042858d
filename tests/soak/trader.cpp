#include "tests/soak/trader.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ballast::soak {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookEvery = 50ms;
constexpr auto kLookAgain = 2s;  ///< a person who sees a halt
constexpr core::Duration kRests = 200ms;
constexpr std::size_t kCalledKept = 64, kKindsKept = 200;

/// Names and numbers out: what is said of many orders is one thing.
std::string kindOf(const engine::Alert& alert)
{
    std::string kind = alert.topic + ": ";
    bool number = false;
    for (const char c : alert.text) {
        const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
        if (!digit) kind += c;
        if (digit && !number) kind += '#';
        number = digit;
    }
    return kind.substr(0, 110);
}

}  // namespace

std::string_view busySettings()
{
    return "[policy.BTC]\nbelow = 0.3\nabove = 0.3\ncooldown_s = 0\nstyle = \"peg\"\n"
           "style_deadline_s = 3\nstyle_move_every_s = 1\ncollar = 0.002\n"
           "[policy.ETH]\nbelow = 2\nabove = 2\ncooldown_s = 0\ncollar = 0.0001\n";
}

guard::LimitSet busyLimits(guard::LimitSet limits)
{
    risk::Limits& risk = limits.limits;
    risk.ordersPerSecond = 5;
    risk.ordersPerMinute = 1'000;
    risk.ordersPerHour = 10'000;
    risk.duplicateWindow = 0s;
    risk.maxSessionCost = 0.1;
    risk.maxDrawdown = 1;
    risk.periodCollar = 0.1;
    risk.softNotionalUsd = risk.hardNotionalUsd = 1e10;
    guard::Limits& guard = limits.guards.all;
    guard.costPerDay = {1e8, 1e9};
    guard.tradesPerHour = {9'000, 10'000};
    guard.volatility = {900, 1'000};
    guard.volatilityAlone = 10'000;
    guard.marginUse = {0.95, 1};
    guard.impact = {900, 950, 1'000};
    guard.crowding = {0.98, 0.99, 1};
    guard.errors = {9'000, 10'000};
    return limits;
}

void Trader::look(const engine::Snapshot& snapshot, Steady now)
{
    if (now - m_lookedAt < kLookEvery) return;
    m_lookedAt = now;
    goOn(snapshot, now);
    if (!m_leaving) decide(snapshot, now);
    callBack(snapshot);
}

void Trader::decide(const engine::Snapshot& snapshot, Steady now)
{
    for (const rebalance::Proposal& p : snapshot.proposals->items) {
        if (p.state != rebalance::ProposalState::Live) continue;
        const std::pair decided{p.id.value, p.revision};
        if (decided == m_decided && now - m_decidedAt < kLookAgain) continue;
        m_decided = decided;
        m_decidedAt = now;
        ++approved;
        say({engine::Approve{p.id, p.revision, 1s, {}}});
    }
}

void Trader::callBack(const engine::Snapshot& snapshot)
{
    for (const orders::Order& order : snapshot.orders->orders) {
        if (order.state != orders::OrderState::Open || !order.rests()) continue;
        const std::string_view label = order.intent.label.view();
        const bool chosen = m_leaving || (label.back() - '0') % 2 == 0;
        if (!chosen || snapshot.at - order.sentAt < kRests ||
            std::ranges::find(m_called, order.intent.label) != m_called.end())
            continue;
        m_called.push_back(order.intent.label);
        if (m_called.size() > kCalledKept) m_called.pop_front();
        ++called;
        say({engine::CancelOrder{order.intent.label}});
    }
}

void Trader::goOn(const engine::Snapshot& snapshot, Steady now)
{
    if (now - m_wentOnAt < kLookAgain) return;
    m_wentOnAt = now;
    if (snapshot.mode == engine::Mode::Halted) {
        ++resumed;
        return say({engine::Resume{snapshot.closings}});
    }
    if (snapshot.mode == engine::Mode::Watch) say({engine::SetMode{engine::Mode::Confirm}});
    for (const engine::UnderlyingState& u : *snapshot.underlyings) {
        if (u.guard.level != guard::Level::Halt) continue;
        ++cleared;
        say({engine::ClearGuard{u.underlying, "looked at"}});
    }
}

void Sayings::look(const engine::Snapshot& snapshot)
{
    const auto& alerts = *snapshot.alerts;
    const std::uint64_t newest = alerts.empty() ? m_seen : alerts.front().number;
    for (const engine::Alert& alert : alerts) {
        if (alert.number <= m_seen) break;
        if (const std::string kind = kindOf(alert);
            m_counts.contains(kind) || m_counts.size() < kKindsKept)
            ++m_counts[kind];
    }
    m_seen = newest;
}

void Sayings::gate(std::uint64_t closings, const char* why)
{
    if (m_begun && closings != m_closings) {
        m_closed += closings - m_closings;
        ++m_reasons[why];
    }
    m_begun = true;
    m_closings = closings;
}

std::uint64_t Sayings::ofLag() const
{
    constexpr std::array kWords{"clock", " old", "stale", "silen", "no answer", "late", "lag"};
    std::uint64_t count = 0;
    for (const auto& [kind, times] : m_counts)
        if (std::ranges::any_of(
                kWords, [&](const char* word) { return kind.find(word) != std::string::npos; }))
            count += times;
    return count;
}

}  // namespace ballast::soak
