#include "app/drill_person.h"

#include <algorithm>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

constexpr int kManyOrders = 1'000'000;
constexpr double kMuchUsd = 1e12;

bool isAllowed(const risk::CheckResult& check)
{
    return check.verdict == risk::CheckResult::Verdict::Allow;
}

}  // namespace

void WatchfulPerson::begin(const Command& command)
{
    command({engine::SetMode{engine::Mode::Confirm}});
    command({engine::ArmAutoFire{24h, kManyOrders, kMuchUsd}});
}

void WatchfulPerson::look(const engine::Snapshot& seen, core::Time now, const Command& command)
{
    m_seen = &seen;
    m_now = now;
    m_command = &command;
    m_waiting.clear();
    attendMode();
    attendHalts();
    const auto proposals = seen.proposals;
    for (const rebalance::Proposal& proposal : proposals->items)
        if (proposal.state == rebalance::ProposalState::Live) attend(proposal);
    std::erase_if(m_since, [this](const auto& one) { return !m_waiting.contains(one.first); });
}

bool WatchfulPerson::waitedFor(const std::string& what)
{
    m_waiting.insert(what);
    return m_now - m_since.try_emplace(what, m_now).first->second >= m_delay;
}

void WatchfulPerson::attendMode()
{
    if (m_seen->mode == engine::Mode::Halted) {
        if (waitedFor("halted")) command({engine::Resume{}});
        return;
    }
    if (m_seen->mode == engine::Mode::AutoFire || !waitedFor("not armed")) return;
    begin(*m_command);
}

/// Refused while the cause is there: then the person tries again, as late as the first time.
void WatchfulPerson::attendHalts()
{
    for (const engine::UnderlyingState& state : *m_seen->underlyings) {
        const std::string what = "halt " + state.underlying.text();
        if (state.guard.level != guard::Level::Halt || !waitedFor(what)) continue;
        m_since[what] = m_now;
        command({engine::ClearGuard{state.underlying, "looked at the market: its cause has gone"}});
    }
}

bool WatchfulPerson::autoFireTakes(const rebalance::Proposal& proposal) const
{
    const auto guarded = std::ranges::find(*m_seen->underlyings, proposal.underlying,
                                           &engine::UnderlyingState::underlying);
    const bool asked = guarded == m_seen->underlyings->end() || guarded->guard.personDecides;
    return !asked && std::ranges::all_of(proposal.checks, isAllowed);
}

void WatchfulPerson::attend(const rebalance::Proposal& proposal)
{
    if (autoFireTakes(proposal)) return;
    if (!waitedFor("proposal " + proposal.underlying.text()) || !proposal.allowed()) return;
    ++m_approved;
    command({engine::Approve{proposal.id, proposal.revision}});
}

}  // namespace ballast::app
