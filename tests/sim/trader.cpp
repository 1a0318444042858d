#include "tests/sim/trader.h"

#include <algorithm>

namespace ballast::sim {
using namespace std::chrono_literals;

void Trader::newProcess()
{
    m_seen.clear();
    m_looksHalted = 0;
}

void Trader::look(Process& process)
{
    const auto snapshot = process.look();
    resolve(process);
    if (m_run.faults.healed()) return;
    if (snapshot->mode == engine::Mode::Halted) {
        // After a while, and after looking, they go on.
        if (++m_looksHalted < 4) return;
        m_looksHalted = 0;
        return process.command(engine::Resume{});
    }
    if (snapshot->mode == engine::Mode::Watch)
        return process.command(engine::SetMode{engine::Mode::Confirm});
    mayRetarget(process);
    for (const rebalance::Proposal& proposal : snapshot->proposals->items)
        if (proposal.state == rebalance::ProposalState::Live) return decide(process, proposal);
    mayStop(process, *snapshot);
}

void Trader::mayRetarget(Process& process)
{
    if (m_run.now() < m_nextTarget) return;
    m_nextTarget = m_run.now() + m_run.random.between(3s, 9s);
    const double coin = 0.5 * static_cast<double>(m_run.random.below(7)) - 1.5;
    m_desk.target = coin;
    m_checks.targetIs(coin);
    rebalance::Policy policy = process.policy();
    policy.band.target = coin;
    process.command(engine::SetPolicy{policy});
}

void Trader::decide(Process& process, const rebalance::Proposal& proposal)
{
    if (m_seen.empty() || m_seen.back().id != proposal.id) m_seen.clear();
    m_seen.push_back({proposal.id, proposal.revision});
    if (m_run.strikes(Fault::Rejects))
        return process.command(engine::Reject{proposal.id, "not now"});
    if (m_run.strikes(Fault::Edits)) {
        // Less, so that what is meant stays between where it was and the target.
        const core::Quantity lot = core::Quantity::fromMantissa(10 * core::kFixedOne);
        const auto half =
            core::Quantity::fromMantissa(proposal.legs.front().quantity.mantissa() / 2);
        const core::Quantity less = std::max(half.floorTo(lot), lot);
        process.command(engine::Edit{proposal.id, proposal.revision, 0, less, {}});
    }
    if (m_run.strikes(Fault::ArmsAutoFire)) {
        m_checks.armed(20s, 2, 400'000);
        return process.command(engine::ArmAutoFire{20s, 2, 400'000});
    }
    // Sometimes they wait and think.
    if (m_run.random.chance(0.3)) return;
    const Seen now = m_seen.back();
    if (m_run.strikes(Fault::StaleApproval)) approve(process, m_seen.front());
    approve(process, now);
    if (m_run.strikes(Fault::DoubleClick)) approve(process, now);
}

void Trader::approve(Process& process, const Seen& what)
{
    m_checks.approved();
    process.command(engine::Approve{what.id, what.revision});
}

void Trader::mayStop(Process& process, const engine::Snapshot& snapshot)
{
    if (m_run.strikes(Fault::StopAll)) {
        process.command(engine::StopAll{"drill"});
        return process.command(engine::StopAll{"drill, again"});
    }
    if (m_run.strikes(Fault::SwitchesToWatch))
        return process.command(engine::SetMode{engine::Mode::Watch});
    for (const orders::Order& order : snapshot.orders->orders)
        if (!orders::isTerminal(order.state) && m_run.strikes(Fault::CancelsOrder)) {
            m_checks.cancels(order.intent.label.text());
            return process.command(engine::CancelOrder{order.intent.label});
        }
}

/// What waits for a person gets the truth, once it cannot change any more.
void Trader::resolve(Process& process)
{
    for (const std::string& label : m_checks.waitingForPerson()) {
        const core::Time since = m_waiting.try_emplace(label, m_run.now()).first->second;
        if (m_run.now() - since < 6s) continue;
        const VenueOrder* truth = m_venue.byLabel(label);
        if (truth && truth->open()) continue;
        engine::ResolveOrder answer{core::Label{label}};
        answer.outcome = !truth                       ? orders::OrderState::NotPlaced
                         : truth->state == "filled"   ? orders::OrderState::Filled
                         : truth->state == "rejected" ? orders::OrderState::Rejected
                                                      : orders::OrderState::Cancelled;
        answer.evidence = "looked up at the venue";
        process.command(answer);
    }
}

}  // namespace ballast::sim
