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
    const rebalance::FixedBand& band = bandOf(policy);
    const bool leland = plan->approved.trigger == rebalance::TriggerKind::Leland;
    PlanSight sight;
    sight.target = leland ? plan->approved.target : band.target;
    sight.lower = band.lower();
    sight.upper = band.upper();
    sight.now = m_out.now();
    sight.rests = flight != nullptr;
    sight.grows = mayGrow(*plan);
    sight.guardNormal = !m_guards.personDecides(policy.underlying);
    const std::size_t at = plan->inFlight.empty() ? plan->begun : plan->begun - 1;
    if (at < plan->children.size()) {
        const rebalance::Leg& leg = plan->approved.legs[plan->children[at].leg];
        // As the gate looks at it: a place may be worse off than the underlying.
        sight.guardNormal = !m_guards.personDecides(policy.underlying, leg.account.venue);
        sight.addsMargin = leg.marginChange > 0 && exposure && m_holdings.known(leg.account);
        if (sight.addsMargin) sight.marginUse = portfolio::marginAt(*exposure, leg.account).use();
        sight.mostMarginUse = m_config.limits.maxMarginUse;
    }
    // Of half a book there is no delta; what needs none of it is judged all the same.
    const bool known = exposure && !exposure->partial() && unknownAccounts(policy).empty();
    sight.delta = known ? exposure->delta.of(policy.convention) : std::nan("");
    sight.change = known ? changeLeft(*plan, policy) : std::nan("");
    // By how much it grows is found anew when that goes.
    if (known && !flight && plan->isGrown(plan->begun)) sight.change = 0;
    if (const std::string why = harmOf(*plan, sight); !why.empty())
        m_plans.stop(*plan, why, "engine");
}

}  // namespace ballast::engine
