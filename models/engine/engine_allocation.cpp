// Assets at weights: looked at with the samples, and set by a person.
#include "models/engine/engine.h"

namespace ballast::engine {

void Engine::lookAtAllocation()
{
    // A weight of half a book is none.
    std::string waiting;
    for (const rebalance::Policy& policy : m_policies) {
        if (waiting.empty()) waiting = unknownAccounts(policy);
        const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
        if (waiting.empty() && exposure && marksArriving(*exposure, policy))
            waiting = "marks are still arriving";
    }
    m_allocation.look(*m_valuation.book(), m_market.board(), m_policies, waiting);
}

void Engine::act(const SetAllocation& command, const std::string& actor)
{
    std::vector<core::Currency> known;
    for (const rebalance::Policy& policy : m_policies) known.push_back(policy.underlying);
    const auto wrong = rebalance::problems(command.policy, known);
    if (!wrong.empty()) {
        std::string why = "The targets of the allocation were not changed: ";
        for (const rebalance::Problem& problem : wrong) why += problem.sentence + "; ";
        why.replace(why.size() - 2, 2, ".");
        return m_out.alert(Severity::Warning, "allocation", why);
    }
    if (command.policy == m_allocation.policy()) return;
    m_out.remember(SettingRecord{"allocation", rebalance::words(m_allocation.policy()),
                                 rebalance::words(command.policy), actor, m_out.now()});
    m_allocation.take(command.policy);
    lookAtAllocation();
}

}  // namespace ballast::engine
