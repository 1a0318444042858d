#include "app/made_person.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

constexpr core::Duration kDelay = 10s;  ///< until they have seen a halt
constexpr core::Duration kNight = 4h;
constexpr int kNightOrders = 100;
constexpr double kNightUsd = 50e6;
constexpr double kEditedTo = 0.8;

core::Quantity smaller(const rebalance::Leg& leg, core::Quantity lot)
{
    const double lots = std::max(
        1.0, std::floor(leg.quantity.toDouble() * kEditedTo / std::max(lot.toDouble(), 1e-9)));
    return core::Quantity::nearest(lots * lot.toDouble()).value_or(leg.quantity);
}

}  // namespace

MadePerson::MadePerson(std::uint64_t seed)
    : WatchfulPerson(kDelay), m_random(paper_market::hashOf(seed, 0x706572736F6E))
{
}

void MadePerson::begin(const Command& command)
{
    command({engine::SetMode{engine::Mode::Confirm}});
    for (const rebalance::Policy& policy : m_policies) command({engine::SetPolicy{policy}});
    m_policies.clear();
    m_plans.clear();
    m_alarms.clear();
    m_wakes = core::Time::max();
}

void MadePerson::look(const engine::Snapshot& seen, core::Time now, const Command& command)
{
    for (auto& [id, plan] : m_plans) plan.seen = false;
    WatchfulPerson::look(seen, now, command);
    std::erase_if(m_plans, [](const auto& one) { return !one.second.seen; });
    m_alarms.erase(m_alarms.begin(), m_alarms.upper_bound(now));
    m_wakes = m_alarms.empty() ? core::Time::max() : *m_alarms.begin();
    for (const auto& [id, plan] : m_plans)
        if (plan.at > now) m_wakes = std::min(m_wakes, plan.at);
}

void MadePerson::attendMode()
{
    if (seen().mode == engine::Mode::Halted) return WatchfulPerson::attendMode();
    const bool night = now() - std::chrono::floor<std::chrono::days>(now()) < kNight;
    const bool armed = seen().mode == engine::Mode::AutoFire;
    if (night && !armed && waitedFor("not armed")) {
        command({engine::SetMode{engine::Mode::Confirm}});
        command({engine::ArmAutoFire{kNight, kNightOrders, kNightUsd}});
    }
    if (!night && armed) command({engine::DisarmAutoFire{"the day has begun"}});
    if (!night && seen().mode == engine::Mode::Watch)
        command({engine::SetMode{engine::Mode::Confirm}});
}

MadePerson::Plan MadePerson::plan()
{
    struct Share {
        Fate fate;
        double of;
    };
    constexpr Share kShares[] = {{Fate::Approve, 0.84},
                                 {Fate::Edit, 0.06},
                                 {Fate::Reject, 0.04},
                                 {Fate::Snooze, 0.03},
                                 {Fate::Leave, 0.03}};
    Plan plan;
    double draw = m_random.uniform();
    for (const Share& share : kShares) {
        plan.fate = share.fate;
        if ((draw -= share.of) < 0) break;
    }
    plan.shown = now();
    plan.at = now() + core::fromSeconds(2 + 12 * -std::log(1 - 0.98 * m_random.uniform()));
    if (plan.fate == Fate::Leave) plan.at = core::Time::max();
    return plan;
}

void MadePerson::attend(const rebalance::Proposal& proposal)
{
    if (seen().mode == engine::Mode::AutoFire && autoFireTakes(proposal)) return;
    if (seen().mode == engine::Mode::Halted) return;
    const auto known = m_plans.find(proposal.id);
    Plan& own = known != m_plans.end() ? known->second : m_plans[proposal.id] = plan();
    own.seen = true;
    if (now() >= own.at) carryOut(own, proposal);
}

void MadePerson::carryOut(Plan& own, const rebalance::Proposal& proposal)
{
    switch (own.fate) {
        case Fate::Edit: {
            const rebalance::Leg& leg = proposal.legs.front();
            if (const market::Listing* listing = seen().market->find(leg.instrument))
                command({engine::Edit{proposal.id, proposal.revision, 0,
                                      smaller(leg, listing->instrument->lot), std::nullopt}});
            own.fate = Fate::Approve;
            own.at = now() + 400ms;
            return;
        }
        case Fate::Reject: command({engine::Reject{proposal.id, "waits for the fixing"}}); break;
        case Fate::Snooze: command({engine::Snooze{proposal.id, 5min}}); break;
        case Fate::Approve:
            if (proposal.allowed())
                command({engine::Approve{proposal.id, proposal.revision, now() - own.shown, {}}});
            own.at = now() + 5s;  // what was refused is tried again
            return;
        case Fate::Leave: break;
    }
    own.at = core::Time::max();
}

}  // namespace ballast::app
