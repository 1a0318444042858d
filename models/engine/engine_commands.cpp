// What the trader wants: every command of Engine, and the way from an approval to an intent.
#include "models/engine/engine.h"

#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/engine/live_inputs.h"
#include "models/rebalance/policy_problems.h"

#include <algorithm>

namespace ballast::engine {
namespace {

/// What is to rest is placed at the best price of its own side as it is now, which never crosses.
/// False: that is further from the approved price than its collar.
bool restsAtTouch(rebalance::Leg& leg, const market::Book* book)
{
    if (!leg.peg || leg.limitWritten || !book || !book->usable()) return true;
    const auto& own = book->side(core::opposite(leg.side));
    if (own.empty()) return true;
    const double moved = own.front().price.toDouble() - leg.limit.toDouble();
    if (core::sign(leg.side) * moved > leg.collar) return false;
    leg.limit = own.front().price;
    return true;
}

/// How long a person took, and who else agreed: "3.2 s after it was shown; second person: ana".
std::string approvalText(const Approve& command)
{
    std::string text;
    if (command.shownFor > core::Duration{0})
        text = core::number(core::seconds(command.shownFor), 1) + " s after it was shown";
    if (!command.second.empty())
        text += (text.empty() ? "" : "; ") + ("second person: " + command.second);
    return text;
}

/// A person has looked: what the window does by itself, when another card is in front, is none.
bool isLook(const Command& command)
{
    if (command.actor == "engine" || command.actor == "watchdog" || command.actor == "kill switch")
        return false;
    return std::holds_alternative<Approve>(command.what) ||
           std::holds_alternative<Edit>(command.what) ||
           std::holds_alternative<Reject>(command.what) ||
           std::holds_alternative<Snooze>(command.what) ||
           std::holds_alternative<ArmAutoFire>(command.what) ||
           std::holds_alternative<SetMode>(command.what) ||
           std::holds_alternative<SetBrake>(command.what) ||
           std::holds_alternative<BeginSession>(command.what);
}

/// "; at most 1.5 BTC, 20 ETH of delta"; empty where delta has no bound.
std::string deltaWords(const std::vector<DeltaBudget>& deltas)
{
    std::string words;
    for (const DeltaBudget& delta : deltas)
        words += (words.empty() ? "; at most " : ", ") + core::number(delta.coins, 4) + " " +
                 delta.underlying.text();
    return words.empty() ? words : words + " of delta";
}

}  // namespace

void Engine::on(const Command& command)
{
    if (isLook(command)) m_tally.looked();
    std::visit([&](const auto& what) { act(what, command.actor); }, command.what);
}

void Engine::act(const Approve& command, const std::string& actor)
{
    const rebalance::Proposal* current = m_proposals.find(command.proposal);
    const core::Currency underlying = current ? current->underlying : core::Currency{};
    const auto refused = [&](const std::string& why) {
        refuse(command.proposal, command.seen, actor, why, underlying);
    };
    if (const std::string held = whyHeldBack(); !held.empty()) return refused(held);
    if (m_mode == Mode::Watch) return refused("Watch mode sends nothing. Switch to Confirm first.");
    if (!m_journalHealthy)
        return refused("The order journal cannot be written: no record, no order.");
    const rebalance::Policy* policy = policyOf(underlying);
    revalue();
    if (const auto now = policy ? situation(*policy) : std::nullopt)
        m_proposals.catchUp(command.proposal, *now, displayChecks(), m_out);
    current = m_proposals.find(command.proposal);
    const auto seen = m_proposals.seen(command.proposal, command.seen, policy ? policy->collar : 0);
    if (!seen.refusal.empty()) return refused(seen.refusal);
    if (const std::string why = haltedUnseen(seen.proposal); !why.empty())
        return refused(underlying.text() + " was " + why);
    // At a limit that the market has passed nothing would trade: the revision of now, which is near
    // enough to what was seen, goes in its place.
    const auto at = situationOf(seen.proposal);
    if (const std::string why = whyNotAlone(seen.proposal, command); !why.empty())
        return refused(why);
    if (current->revision != command.seen && at && limitPassed(seen.proposal, *at)) {
        if (!command.second.empty())
            return refused(
                "The market has passed the limit that the second person approved: look again, "
                "both.");
        // That it may differ by what the band has room for is of the size that was seen, not of
        // this one.
        if (const std::string more =
                whatChangedAtMost(seen.proposal, *current, policy ? policy->collar : 0);
            !more.empty())
            return refused("The market moved: look again. While you looked " + more + ".");
        if (const std::string why = whyNotAlone(*current, command); !why.empty())
            return refused(why);
        return send(*current, actor, false,
                    "revision " + std::to_string(command.seen) +
                        " was seen; the market has passed its limit since" +
                        (approvalText(command).empty() ? "" : "; " + approvalText(command)));
    }
    send(seen.proposal, actor, false, approvalText(command));
}

void Engine::send(const rebalance::Proposal& proposal, const std::string& actor, bool autoFired,
                  const std::string& remark)
{
    // Of the market and the book as they are now, whatever revision was seen.
    rebalance::Proposal judged = proposal;
    for (rebalance::Leg& leg : judged.legs) {
        const std::string approvedAt = leg.limit.text();
        if (restsAtTouch(leg, m_books.find(m_market, leg.instrument).book)) continue;
        if (!autoFired)
            refuse(judged.id, judged.revision, actor,
                   "The market moved: look again. The best price has left " + approvedAt +
                       " by more than the collar.",
                   judged.underlying);
        return;
    }
    prepareMargin(judged);
    const auto refusal = risk::firstDenial(planChecks(judged, false, autoFired));
    if (refusal) {
        if (autoFired && refusal->rule == "auto-budget") disarm(refusal->reason);
        // Auto-fire looks again at every tick; one line a proposal is enough.
        if (!autoFired)
            refuse(judged.id, judged.revision, actor, refusal->reason, judged.underlying);
        return;
    }
    // Copied first: `proposal` may live in the desk that working() changes.
    const rebalance::Proposal approved = std::move(judged);
    if (!autoFired) m_autoFire.takeUp(approved.underlying);
    m_proposals.working(approved.id, approved.revision);
    m_marks.approved(approved, m_market, m_out);
    Plan& plan = m_plans.begin(approved, m_out.now(), autoFired);
    // What was seen is what is sent: the first order goes as it stood, the next ones as the market
    // is.
    const rebalance::Policy* policy = policyOf(approved.underlying);
    const bool rests = plan.pegOf(0) != nullptr;
    if (rests && policy)
        sendNext(*policy, plan);
    else if (plan.next().notBefore <= m_out.now())
        beginChild(plan, approved.legs[plan.next().leg]);
    m_proposals.tell(approved.id, progressText(plan, m_out.now()), {});
    // Else auto-fire would take back, at a cost, what a person has just done.
    if (!autoFired && approved.trigger == rebalance::TriggerKind::Manual && policy &&
        !m_bands.mandate(policy->underlying).contains(approved.deltaAfter))
        disarm("a person moved delta out of the band");
    m_out.remember(DecisionRecord{approved.id, approved.revision,
                                  autoFired ? DecisionKind::AutoFired : DecisionKind::Approved,
                                  actor, remark, plan.inFlight, m_out.now()});
    m_recorder.mark({autoFired ? Marker::Kind::AutoFire : Marker::Kind::Approval,
                     approved.underlying, m_out.now(), approved.legs.front().side,
                     approved.deltaBefore, approved.sentence, approved.id});
    m_recentOrders = m_orders.recentOfAll(8);
}

void Engine::refuse(core::ProposalId proposal, core::Revision revision, const std::string& actor,
                    const std::string& reason, core::Currency underlying)
{
    m_out.remember(
        DecisionRecord{proposal, revision, DecisionKind::Refused, actor, reason, {}, m_out.now()});
    m_out.alert(Severity::Warning, "proposal", "Not sent: " + reason, underlying);
}

void Engine::act(const Edit& command, const std::string& actor)
{
    const rebalance::Proposal* proposal = m_proposals.find(command.proposal);
    const rebalance::Policy* policy = proposal ? policyOf(proposal->underlying) : nullptr;
    const auto at = policy ? situationOf(*proposal) : std::nullopt;
    if (!at) {
        m_out.alert(Severity::Warning, "proposal",
                    "Not edited: that proposal is not known any more.");
        return;
    }
    const std::string why = m_proposals.edit(command, *at, displayChecks(), actor, m_out);
    if (!why.empty())
        m_out.alert(Severity::Warning, "proposal", "Not edited: " + why, policy->underlying);
}

void Engine::act(const Reject& command, const std::string& actor)
{
    const rebalance::Proposal* proposal = m_proposals.find(command.proposal);
    const rebalance::Proposal was = proposal ? *proposal : rebalance::Proposal{};
    const std::string why = m_proposals.reject(command, actor, m_out);
    if (!why.empty()) return m_out.alert(Severity::Warning, "proposal", "Not rejected: " + why);
    m_recorder.mark({Marker::Kind::Rejection, was.underlying, m_out.now(), was.legs.front().side,
                     was.deltaBefore, "Rejected: " + command.reason, was.id});
}

void Engine::act(const Snooze& command, const std::string& actor)
{
    const std::string why = m_proposals.snooze(command, actor, m_out);
    if (!why.empty()) m_out.alert(Severity::Warning, "proposal", "Not snoozed: " + why);
}

void Engine::act(const SetMode& command, const std::string& actor)
{
    if (command.mode == Mode::Halted) return halt("stopped by " + actor, actor);
    if (m_mode == Mode::Halted)
        return m_out.alert(Severity::Warning, "mode",
                           "Trading is halted; resume before changing the mode.");
    if (command.mode == Mode::AutoFire)
        return m_out.alert(Severity::Warning, "mode",
                           "Auto-fire must be armed with a time and a budget.");
    if (m_autoFire.state().armed) {
        m_autoFire.disarm("switched to " + std::string{text(command.mode)});
        m_plans.stopAutoFired("auto-fire was switched off by " + actor, actor);
    }
    setMode(command.mode, actor);
}

void Engine::setMode(Mode mode, const std::string& actor)
{
    if (mode == m_mode) return;
    m_out.remember(SettingRecord{"mode", std::string{text(m_mode)}, std::string{text(mode)}, actor,
                                 m_out.now()});
    m_mode = mode;
    if (mode == Mode::Watch) stopPlans("switched to Watch", actor);
}

void Engine::act(const ArmAutoFire& command, const std::string& actor)
{
    if (m_mode == Mode::Halted)
        return m_out.alert(Severity::Warning, "auto-fire",
                           "Trading is halted; resume before arming auto-fire.");
    const std::string why = m_autoFire.arm(command, m_out.now(), m_policies);
    if (!why.empty()) return m_out.alert(Severity::Warning, "auto-fire", why);
    setMode(Mode::AutoFire, actor);
    m_out.alert(Severity::Warning, "auto-fire",
                "Auto-fire armed by " + actor + " for " + core::humanDuration(command.duration) +
                    ", " + std::to_string(command.orders) + " orders, " +
                    core::usd(command.notionalUsd, 0) + deltaWords(command.underlyings) + ".");
}

void Engine::act(const DisarmAutoFire& command, const std::string& actor)
{
    disarm(command.reason.empty() ? "disarmed by " + actor : command.reason);
}

void Engine::disarm(const std::string& reason)
{
    if (!m_autoFire.state().armed) return;
    m_autoFire.disarm(reason);
    // What it began had its consent; the consent is gone.
    m_plans.stopAutoFired("auto-fire was disarmed: " + reason, "engine");
    if (m_mode == Mode::AutoFire) setMode(Mode::Confirm, "engine");
    m_out.alert(Severity::Warning, "auto-fire", "Auto-fire disarmed: " + reason + ".");
}

void Engine::act(const StopAll& command, const std::string& actor)
{
    halt(command.reason.empty() ? "STOP ALL by " + actor : command.reason, actor);
}

void Engine::halt(const std::string& reason, const std::string& actor)
{
    // First the gate, then everything that merely tells of it.
    const bool already = m_mode == Mode::Halted;
    m_autoFire.disarm("halted");
    setMode(Mode::Halted, actor);
    if (!already) m_haltReason = reason;
    m_proposals.withdrawAll("halted: " + reason, m_out);
    for (const core::AccountKey& account : allAccounts()) m_out.push(orders::CancelAll{account});
    if (already) return haltAnew(reason, actor);
    ++m_halts;
    m_haltsTold = {reason};
    recordHalt(reason, actor);
    m_out.alert(
        Severity::Critical, "halt",
        "Halted: " + reason + ". Nothing new is sent; what was working is being cancelled.");
    stopPlans("halted: " + reason, actor);
}

/// A reason to halt that came while it was halted is another one: a resume that was begun before
/// has not seen it. The engine's own are told once each; whoever reaches for the kill switch again
/// wants it again, and is told each time.
void Engine::haltAnew(const std::string& reason, const std::string& actor)
{
    constexpr std::size_t kMostListed = 8;
    const bool known = std::ranges::find(m_haltsTold, reason) != m_haltsTold.end();
    const bool byHand = actor == "kill switch";
    if (!byHand && (known || m_haltsTold.size() > kMostListed)) return;
    ++m_halts;
    if (!known && m_haltsTold.size() <= kMostListed) {
        m_haltsTold.push_back(reason);
        m_haltReason += m_haltsTold.size() > kMostListed ? "; and more" : "; then " + reason;
    }
    recordHalt(m_haltReason, actor);
    m_out.alert(Severity::Critical, "halt", "Halted already, and asked to again: " + reason + ".");
}

void Engine::act(const Resume& command, const std::string& actor)
{
    if (m_mode != Mode::Halted) return;
    if (command.seen != command.closings)
        return m_out.alert(Severity::Warning, "halt",
                           "Not resumed: the kill switch was closed again after what " + actor +
                               " had seen. Look at why, then resume anew.");
    if (!m_journalHealthy)
        return m_out.alert(Severity::Warning, "halt",
                           "Not resumed: the order journal cannot be written, and a disk that "
                           "failed once is not asked again. Make room on it and restart.");
    m_haltReason.clear();
    m_haltsTold.clear();
    setMode(Mode::Watch, actor);
    recordHalt({}, actor);
    m_out.alert(Severity::Warning, "halt", "Resumed by " + actor + ", in Watch.");
}

void Engine::act(const SetPolicy& command, const std::string& actor)
{
    const auto it =
        std::ranges::find(m_policies, command.policy.underlying, &rebalance::Policy::underlying);
    if (it == m_policies.end())
        return m_out.alert(Severity::Warning, "policy",
                           "The policy was not changed: there is none for " +
                               core::quoted(command.policy.underlying.view()) + ".");
    const market::Listing* hedge =
        m_market.find(command.policy.account.venue, command.policy.hedgeInstrument);
    auto wrong = rebalance::problems(command.policy, hedge ? lotCoin(*hedge) : 0);
    for (const rebalance::SubBookTarget& book : command.policy.subBooks)
        if (const auto& names = m_config.subBooks.names();
            std::ranges::find(names, book.name) == names.end())
            wrong.push_back({"sub_books", "sub_books names " + core::quoted(book.name) +
                                              ", expected a name of a [[sub_book]]"});
    if (!wrong.empty()) {
        std::string why = "The policy was not changed: ";
        for (const rebalance::Problem& problem : wrong) why += problem.sentence + "; ";
        why.replace(why.size() - 2, 2, ".");
        return m_out.alert(Severity::Warning, "policy", why, it->underlying);
    }
    m_out.remember(SettingRecord{"policy." + it->underlying.text(), rebalance::words(*it),
                                 rebalance::words(command.policy), actor, m_out.now()});
    *it = command.policy;
    m_proposals.forgetRefusals(it->underlying);
    m_proposalsShared.reset();
    takeSmile(*it);
    m_bands.take(*it);
}

void Engine::act(const CancelOrder& command, const std::string& actor)
{
    // Who cancels one order of a plan does not want the next.
    if (Plan* plan = m_plans.ofOrder(command.label))
        m_plans.stop(*plan, "its order was cancelled by " + actor, actor);
    // What is not durable yet is held back when it is; the venue does not know of it.
    const orders::Order* order = m_orders.find(command.label);
    if (order && order->state == orders::OrderState::Recording) return;
    m_orders.cancel(command.label, m_out);
}

void Engine::act(const ResolveOrder& command, const std::string& actor)
{
    m_orders.resolve(command, actor, m_out);
    settleProposals();
}

}  // namespace ballast::engine
