// The guards of the underlyings: what they are told, and what their verdict does.
#include "models/core/venue_name.h"
#include "models/engine/engine.h"

#include <fmt/format.h>

#include <algorithm>
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
    for (const GuardDesk::Halted& what : halted) {
        const std::string why =
            "halted by its guard: " + m_guards.causeAt(what.underlying, what.venue);
        const orders::Order* flight = flightOf(*policyOf(what.underlying));
        if (what.venue.empty()) {
            disarm(what.underlying.text() + " is " + why);
            m_plans.stopIn(what.underlying, why, "engine");
            // What is proposed in HALT is made in HALT, and says so to who approves it.
            m_proposals.withdraw(what.underlying, why, m_out);
        } else if (flight && flight->intent.account.venue != what.venue) {
            continue;  // what works elsewhere goes on
        }
        if (!flight) continue;
        // Else the plan would take the end of its order for the venue's doing.
        if (Plan* plan = m_plans.ofOrder(flight->intent.label))
            m_plans.stop(*plan, core::venueName(flight->intent.account.venue) + " was " + why,
                         "engine");
        m_orders.cancel(flight->intent.label, m_out);
    }
}

/// Why an underlying is halted by its guard, in words that follow a colon; empty: it is not.
std::string Engine::haltOf(core::Currency underlying) const
{
    if (m_guards.level(underlying) != GuardLevel::Halt) return {};
    return "halted by its guard: " + m_guards.cause(underlying);
}

/// Who approved a revision that said nothing of a HALT has not confirmed it. Empty: there is none,
/// or it was said.
std::string Engine::haltedUnseen(const rebalance::Proposal& seen) const
{
    const bool said = std::ranges::any_of(seen.checks, [](const risk::CheckResult& check) {
        return check.rule == "guard" && check.verdict == risk::CheckResult::Verdict::Confirm &&
               check.reason.find("HALT") != std::string::npos;  // of a leg, after its name
    });
    if (said) return {};
    for (const rebalance::Leg& leg : seen.legs)
        if (m_guards.levelAt(seen.underlying, leg.account.venue) == GuardLevel::Halt)
            return "halted by its guard since it was shown: " +
                   m_guards.causeAt(seen.underlying, leg.account.venue) + ". Look again.";
    return {};
}

void Engine::act(const ClearGuard& command, const std::string& actor)
{
    const std::string why =
        m_guards.clear(command.underlying, command.venue, command.reason, actor, m_out);
    const std::string name = command.underlying.text() +
                             (command.venue.empty() ? "" : " at " + core::venueName(command.venue));
    if (!why.empty())
        m_out.alert(Severity::Warning, "guard",
                    "HALT of " + name + " was not cleared: " + why + ".", command.underlying);
}

/// Every change is a row of the history, with old and new.
void Engine::act(const SetLimits& command, const std::string& actor)
{
    m_config.limits = command.limits.limits;
    m_config.guards = command.limits.guards;
    m_guards.setLimits(m_config.guards);
    std::string loosened;
    for (const guard::LimitChange& change : command.changes) {
        const std::string before = fmt::format("{}", change.before),
                          after = fmt::format("{}", change.after);
        m_out.remember(SettingRecord{change.key, before,
                                     after + (change.loosens ? " (loosened)" : " (tightened)"),
                                     actor, m_out.now()});
        if (change.loosens)
            loosened +=
                (loosened.empty() ? "" : ", ") + change.key + " from " + before + " to " + after;
    }
    if (loosened.empty())
        m_out.alert(Severity::Notice, "limits", "Limits were tightened.");
    else
        m_out.alert(Severity::Warning, "limits", "Limits were loosened: " + loosened + ".");
}

}  // namespace ballast::engine
