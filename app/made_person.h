#pragma once

#include "app/drill_person.h"
#include "connectors/paper_market/random.h"

#include <algorithm>
#include <map>
#include <set>

namespace ballast::app {

/// The trader of a made year. Arms auto-fire for the night, 00:00 to 04:00 UTC; by day most of what
/// is proposed is approved after some seconds, some of it smaller, and some rejected, put off or
/// left to expire. What they do follows from the seed and the proposals.
class MadePerson final : public WatchfulPerson {
public:
    explicit MadePerson(std::uint64_t seed);

    /// To be set at the next begin(): the policies as they are to be from then on.
    void wantsPolicies(std::vector<rebalance::Policy> policies)
    {
        m_policies = std::move(policies);
    }
    /// Looks then, too.
    void wakesAlsoAt(core::Time at) { m_alarms.insert(at), m_wakes = std::min(m_wakes, at); }
    void begin(const Command& command) override;
    void look(const engine::Snapshot& seen, core::Time now, const Command& command) override;
    core::Time wakesAt() const override { return m_wakes; }

private:
    enum class Fate : std::uint8_t { Approve, Edit, Reject, Snooze, Leave };
    struct Plan {
        Fate fate = Fate::Approve;
        core::Time shown{}, at{};
        bool seen = true;  ///< in this look
    };
    void attend(const rebalance::Proposal& proposal) override;
    void attendMode() override;
    Plan plan();
    void carryOut(Plan& plan, const rebalance::Proposal& proposal);

    paper_market::Random m_random;
    std::vector<rebalance::Policy> m_policies;
    std::map<core::ProposalId, Plan> m_plans;
    std::set<core::Time> m_alarms;
    core::Time m_wakes = core::Time::max();
};

}  // namespace ballast::app
