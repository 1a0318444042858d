// The guards of the underlyings: what they are told, and what their verdict does.
#include "models/engine/engine.h"

#include <variant>

namespace ballast::engine {

/// What of a report is the venue's error.
void Engine::noteErrors(const orders::Report& report)
{
    const auto erred = [this](const core::Label& label) {
        if (const orders::Order* order = m_orders.find(label))
            m_guards.erred(order->intent.account.venue, 1, m_out.now());
    };
    if (const auto* failed = std::get_if<orders::PlaceFailed>(&report);
        failed && !failed->wouldTake)
        erred(failed->label);
    if (const auto* unsent = std::get_if<orders::NotSent>(&report)) erred(unsent->label);
    if (const auto* answer = std::get_if<orders::QueryAnswer>(&report); answer && answer->failed)
        erred(answer->label);
}

void Engine::watch()
{
    const auto halted =
        m_guards.tick(m_policies, {m_market, m_valuation, m_surfaces, m_links}, m_out);
    for (const core::Currency underlying : halted) {
        disarm(underlying.text() + " is halted by its guard: " + m_guards.cause(underlying));
        m_plans.stopIn(underlying, "halted by its guard: " + m_guards.cause(underlying), "engine");
        const rebalance::Policy* policy = policyOf(underlying);
        const orders::Order* flight = flightOf(*policy);
        if (flight) m_orders.cancel(flight->intent.label, m_out);
    }
}

void Engine::act(const ClearGuard& command, const std::string& actor)
{
    const std::string why = m_guards.clear(command.underlying, command.reason, actor, m_out);
    if (!why.empty())
        m_out.alert(Severity::Warning, "guard",
                    "HALT of " + command.underlying.text() + " was not cleared: " + why + ".",
                    command.underlying);
}

}  // namespace ballast::engine
