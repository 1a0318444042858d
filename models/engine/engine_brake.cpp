// What holds the whole desk back: the brake a person sets, a halt's record, a machine that slept,
// and an approval that one person may not give alone.
#include "models/engine/engine.h"

#include "models/core/text.h"

namespace ballast::engine {

/// Why nothing new is sent, whatever it is; empty: nothing says so. Reduce-only is judged order by
/// order, by the rule `reducing`.
std::string Engine::whyHeldBack() const
{
    if (m_mode == Mode::Halted) return "Trading is halted: " + m_haltReason;
    if (m_brake == Brake::Pause) return "Trading is paused; a person lifts the pause.";
    return {};
}

/// Of what was seen, in dollars: above the limit one person is not enough.
std::string Engine::whyNotAlone(const rebalance::Proposal& proposal, const Approve& command) const
{
    const double most = m_config.secondAboveUsd;
    if (!(most > 0) || proposal.notionalUsd <= most || !command.second.empty()) return {};
    return "It is " + core::usd(proposal.notionalUsd, 0) + ", and above " + core::usd(most, 0) +
           " a second person approves it too.";
}

void Engine::recordHalt(const std::string& reason, const std::string& actor)
{
    m_out.journal(HaltRecord{m_mode == Mode::Halted, reason, actor, m_out.now(), m_brake});
}

void Engine::act(const SetBrake& command, const std::string& actor)
{
    if (command.brake == m_brake) return;
    const bool looser = command.brake < m_brake;
    if (looser && !command.confirmed)
        return m_out.alert(
            Severity::Warning, "mode",
            std::string{text(m_brake)} + " was not left: a person confirms that first.");
    if (looser && !m_journalHealthy)
        return m_out.alert(
            Severity::Warning, "mode",
            std::string{text(m_brake)} + " was not left: the order journal cannot be written.");
    m_out.remember(SettingRecord{"brake", std::string{text(m_brake)},
                                 std::string{text(command.brake)}, actor, m_out.now()});
    const Brake before = std::exchange(m_brake, command.brake);
    // A halt's reason stays with its record.
    recordHalt(m_haltReason, actor);
    if (m_brake == Brake::None)
        return m_out.alert(Severity::Warning, "mode",
                           std::string{text(before)} + " was left by " + actor + ".");
    disarm(std::string{text(m_brake)} + " was set by " + actor);
    m_out.alert(
        Severity::Warning, "mode",
        m_brake == Brake::Pause
            ? "Paused by " + actor +
                  ": nothing new is sent. A hedge that rests is taken back; other orders at the "
                  "venue stay. Proposals go "
                  "on being shown."
            : "Reduce-only, set by " + actor +
                  ": only what brings delta nearer its target is sent.");
    if (m_brake == Brake::Pause) stopPlans("paused by " + actor, actor);
}

void Engine::act(const BeginSession& command, const std::string& actor)
{
    if (!command.confirmed)
        return m_out.alert(
            Severity::Warning, "limits",
            "The session's costs were not begun anew: a person confirms that first.");
    const std::string was = "hedging had cost " + core::number(100 * m_tally.sessionCost(), 2) +
                            " % of what was traded, and equity was " +
                            core::number(100 * m_tally.drawdown(), 2) + " % below its highest";
    m_out.remember(SettingRecord{"session", was, "begun anew", actor, m_out.now()});
    m_tally.beginSession();
    m_out.alert(Severity::Warning, "limits",
                "The session's costs are counted anew, by " + actor + ": " + was + ".");
}

/// Nobody looked while it stood still: nothing that was shown or armed before holds.
void Engine::on(const Suspended& event)
{
    const std::string what = "the machine stood still for " + core::humanDuration(event.gap);
    disarm(what);
    m_proposals.withdrawAll(what, m_out);
    stopPlans(what, "engine");
    for (const LinkStatus& link : m_links) {
        m_market.markStale(link.venue);
        m_holdings.markUnread(link.venue);
    }
    m_valuation.touchMarket();
    m_out.alert(Severity::Warning, "clock",
                "The machine stood still for " + core::humanDuration(event.gap) +
                    ": every quote is stale, proposals have expired and nothing is armed. The "
                    "links are made anew.");
}

void Engine::on(const KillAnswered& event)
{
    const std::string after =
        core::number(1e3 * core::seconds(event.took), 0) + " ms after the gate closed";
    if (event.confirmed)
        return m_out.alert(Severity::Warning, "halt",
                           event.venue.text() + ": no order is open, confirmed " + after + ".");
    m_out.alert(Severity::Critical, "halt",
                event.venue.text() + ": that no order is open was not confirmed (" + event.problem +
                    "), " + after +
                    ". The connection was dropped, so that cancel-on-disconnect acts; look at the "
                    "venue.");
}

}  // namespace ballast::engine
