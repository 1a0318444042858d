// What a plan will not cure while it works: the triggers go on judging where it leads, and what
// would do harm is stopped between its orders and not only before them.
#include "models/engine/engine.h"

#include "models/core/text.h"
#include "models/portfolio/margin.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {

/// Delta once all that its plan will still do is done; that of the situation where none works.
double Engine::deltaAtEnd(const rebalance::Policy& policy, const rebalance::Situation& s) const
{
    const rebalance::Proposal* live = m_proposals.live(policy.underlying);
    const Plan* plan = live ? m_plans.find(live->id) : nullptr;
    if (!plan || !plan->stopped.empty()) return s.delta;
    return s.exposure->delta.of(policy.convention) + changeLeft(*plan, policy);
}

void Engine::watchPlan(const rebalance::Policy& policy)
{
    const rebalance::Proposal* live = m_proposals.live(policy.underlying);
    Plan* plan = live ? m_plans.find(live->id) : nullptr;
    if (!plan || !plan->stopped.empty()) return;
    // An immediate order has ended before the next look.
    const orders::Order* flight = m_orders.find(plan->inFlight);
    if (flight && !flight->rests()) return;
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    if (!exposure || exposure->partial() || !unknownAccounts(policy).empty()) return;
    const rebalance::FixedBand& band = bandOf(policy);
    PlanSight sight;
    sight.delta = exposure->delta.of(policy.convention);
    sight.change = changeLeft(*plan, policy);
    const bool leland = plan->approved.trigger == rebalance::TriggerKind::Leland;
    sight.target = leland ? plan->approved.target : band.target;
    sight.lower = band.lower();
    sight.upper = band.upper();
    sight.now = m_out.now();
    sight.guardNormal = !m_guards.personDecides(policy.underlying);
    const std::size_t at = plan->inFlight.empty() ? plan->begun : plan->begun - 1;
    if (at < plan->children.size()) {
        const rebalance::Leg& leg = plan->approved.legs[plan->children[at].leg];
        sight.addsMargin = leg.marginChange > 0;
        sight.marginUse = portfolio::marginAt(*exposure, leg.account).use();
        sight.mostMarginUse = m_config.limits.maxMarginUse;
    }
    if (const std::string why = harmOf(*plan, sight); !why.empty())
        m_plans.stop(*plan, why, "engine");
}

}  // namespace ballast::engine
