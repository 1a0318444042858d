// An approved proposal on its way: one order after another, each priced, judged and journaled in
// its own time, until the last has ended or something says that no more should follow.
#include "models/engine/engine.h"

#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/rebalance/leg_pricing.h"
#include "models/risk/decide.h"
#include "models/risk/picture_text.h"
#include "models/risk/plan_checks.h"
#include "models/risk/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace ballast::engine {
namespace {

/// The engine's own hedge in orders of the largest size allowed, one right after the other: what
/// would else be as many hedges, each of them judged for itself. What a person cut, or a schedule,
/// is one wish for all of it.
bool isCutByLimit(const rebalance::Proposal& p)
{
    if (p.trigger == rebalance::TriggerKind::Manual || rebalance::isJoint(p.trigger) || p.edited ||
        p.legs.size() != 1)
        return false;
    const auto& slices = p.legs.front().slices;
    return slices.size() > 1 && slices.back().after == core::Duration{};
}

}  // namespace

/// Called whenever no order of the underlying is in flight: takes what the last one did, and sends
/// the next or ends.
void Engine::carryOn(const rebalance::Policy& policy, core::ProposalId proposal)
{
    Plan* plan = m_plans.find(proposal);
    BALLAST_ASSERT(plan);
    if (!plan->inFlight.empty()) {
        const orders::Order& ended = *m_orders.find(plan->inFlight);
        if (ended.state == orders::OrderState::Rejected && !ended.wouldTake) m_autoFire.rejected();
        m_plans.took(*plan, ended);
    }
    if (!plan->isOver() && m_out.now() > plan->deadline)
        m_plans.stop(*plan, "its time was over", "engine");
    if (plan->isOver() && !grow(policy, *plan)) return endPlan(*plan);
    // What follows too fast waits for the throttle: it is priced when it goes, and so is never
    // stale.
    if (plan->next().notBefore <= m_out.now() && !tooFast()) sendNext(policy, *plan);
    if (plan->isOver()) return endPlan(*plan);
    m_proposals.tell(proposal, progressText(*plan, m_out.now()), {});
}

bool Engine::tooFast() const
{
    // What is being recorded goes as soon as it is: it has its place already.
    const auto sent = m_orders.sends();
    std::vector<core::Time> taken(sent.begin(), sent.end());
    for (const orders::Order* order : m_orders.live())
        if (order->state == orders::OrderState::Recording) taken.push_back(m_out.now());
    risk::Picture pace;
    pace.now = m_out.now();
    pace.recentSends = taken;
    return risk::throttle({}, pace, m_config.limits).verdict == risk::CheckResult::Verdict::Deny;
}

/// Prices the next child on the market of now and lets every check look at it.
void Engine::sendNext(const rebalance::Policy& policy, Plan& plan)
{
    revalue();
    const auto s = situation(policy);
    if (!s) return m_plans.stop(plan, "there is no exposure to judge it against", "engine");
    rebalance::Leg leg = plan.approved.legs[plan.next().leg];
    const rebalance::Traded traded = rebalance::tradedOf(*s, leg.instrument);
    if (std::string why = rebalance::whyNotTradable(traded); !why.empty())
        return m_plans.stop(plan, why, "engine");
    const bool grown = plan.isGrown(plan.begun);
    if (grown && !fitGrown(policy, plan)) return;
    if (!fitNext(plan, *s, traded)) return;
    leg.quantity = plan.next().quantity;
    leg.slices.clear();
    if (leg.peg && !pegNext(plan, leg, traded)) return;
    if (!leg.peg) rebalance::limitLeg(leg, *s, traded);
    // The shortfall of every child is against the mid that was seen when it was decided on.
    const double decidedAt = leg.referencePrice;
    rebalance::costLeg(leg, *s, traded);
    leg.referencePrice = decidedAt;
    const double change =
        plan.approved.legs.size() == 1 ? leg.deltaChange : changeLeft(plan, policy);
    const double aim = s->policy->band.target;
    if (std::string why = whyNotOn(plan, s->delta, change, aim); !why.empty())
        return m_plans.stop(plan, why, "engine");
    if (const rebalance::Leg* missing = shortLeg(plan)) {
        // What is left was thought of beside what is missing: alone it must bring delta nearer, and
        // an option is not sold where the one that was to cover it was not bought.
        const bool nearer = std::abs(s->delta + change - aim) < std::abs(s->delta - aim);
        const bool uncovered = missing->side == core::Side::Buy && leg.side == core::Side::Sell &&
                               traded.listing->instrument->isOption();
        if (!nearer || uncovered)
            return m_plans.stop(plan,
                                missing->instrumentName +
                                    " was not filled, and without it the "
                                    "rest is another trade",
                                "engine");
    }
    if (std::string why = worseOnTheWay(plan, s->delta, leg.deltaChange, change, aim); !why.empty())
        return m_plans.stop(plan, why, "engine");
    plan.working = leg;
    prepareMarginOf(plan);
    const auto refusal = risk::decide(intentOf(plan), picture(plan), m_config.limits).refusal();
    if (refusal)
        return m_plans.stop(plan, leg.instrumentName + " was refused: " + refusal->reason,
                            "engine");
    if (const std::string why = needsPerson(plan, picture(plan)); !why.empty()) {
        leaveToPerson(plan);
        return m_plans.stop(plan, why, "engine");
    }
    // What has waited for its first order finds the budget as others have left it.
    if (plan.autoFired && (plan.begun == 0 || grown))
        if (const std::string why = m_autoFire.refusal(
                grown ? chargeOf(plan.approved.underlying, leg) : chargeOf(plan.approved),
                m_out.now());
            !why.empty())
            return m_plans.stop(plan, why, "engine");
    beginChild(plan, std::move(leg));
}

/// An order that a limit of size cut from a hedge is no larger than the market of now allows: what
/// is too much goes with the next. False: nothing of it can go now, and it waits.
bool Engine::fitNext(Plan& plan, const rebalance::Situation& s, const rebalance::Traded& traded)
{
    if (!isCutByLimit(plan.approved) && !plan.isGrown(plan.begun)) return true;
    const rebalance::Leg& leg = plan.approved.legs.front();
    PlanChild& next = plan.children[plan.begun];
    const core::Quantity fits = std::min(rebalance::shareOfBook(s, traded, leg.side),
                                         rebalance::mostOf(s, traded, next.quantity));
    if (next.quantity <= fits) return true;
    if (fits < traded.listing->instrument->minimum) return false;
    if (plan.begun + 1 < plan.children.size())
        plan.children[plan.begun + 1].quantity += next.quantity - fits;
    else if (plan.isGrown(plan.begun))
        plan.grownBy -= next.quantity - fits;
    next.quantity = fits;
    return true;
}

/// Of the order at work alone: what the others do is done already, or is judged when they go.
void Engine::prepareMarginOf(Plan& plan)
{
    rebalance::Proposal alone = plan.approved;
    alone.legs = {plan.working};
    prepareMargin(alone);
    plan.approved.margin = alone.margin;
}

/// Why an order that auto-fire began wants a person after all; empty: it does not, or a person has
/// approved it.
std::string Engine::needsPerson(const Plan& plan, const risk::Picture& picture) const
{
    if (!plan.autoFired) return {};
    for (const risk::CheckResult& check :
         risk::decide(intentOf(plan), picture, m_config.limits, risk::Moment::Display).results)
        if (check.verdict == risk::CheckResult::Verdict::Confirm)
            return check.rule + " wants a person: " + check.reason;
    return {};
}

/// What wanted a person once is not fired again by itself, whatever the book looks like by then.
void Engine::leaveToPerson(const Plan& plan)
{
    const rebalance::Proposal& p = plan.approved;
    m_autoFire.leave(p.underlying, p.deltaAfter > p.deltaBefore);
}

/// Journals the next child as `leg` has it; it goes when its record is durable.
void Engine::beginChild(Plan& plan, rebalance::Leg leg)
{
    leg.quantity = plan.next().quantity;
    leg.slices.clear();
    plan.working = leg;
    // The whole plan is charged with its first order: until then it may wait, or come to nothing.
    // By what it grows it is charged order by order.
    const bool grown = plan.isGrown(plan.begun);
    const bool charges = plan.autoFired && plan.begun == 0;
    const double budget = charges ? plan.approved.notionalUsd : grown ? leg.notionalUsd : 0;
    if (grown) {
        m_autoFire.spend(chargeOf(plan.approved.underlying, leg));
        m_tally.fired(m_out.now(), budget, 1);
    }
    if (charges) {
        plan.arming = m_autoFire.spend(chargeOf(plan.approved));
        m_tally.fired(m_out.now(), budget, plan.approved.orders());
        m_autoFire.fired(plan.approved.underlying,
                         plan.approved.deltaAfter > plan.approved.deltaBefore, m_out.now());
    }
    orders::Intent intent = intentOf(plan);
    intent.pictureHash = risk::hashOf(intent, picture(plan), m_config.limits);
    const core::Label label =
        m_orders.begin(std::move(intent), plan.autoFired, budget, m_out).intent.label;
    if (leg.timeInForce == orders::TimeInForce::GoodTilCancelled) {
        plan.peg.placed = m_out.now();
        ++plan.peg.placements;
    }
    m_plans.began(plan, label, std::move(leg));
    m_recentOrders = m_orders.recentOfAll(8);
}

/// What all children that have not ended would add to the delta, coin, by the Greeks of now.
double Engine::changeLeft(const Plan& plan, const rebalance::Policy& policy) const
{
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    double change = 0;
    const std::size_t first = plan.inFlight.empty() ? plan.begun : plan.begun - 1;
    for (std::size_t c = first; exposure && c < plan.children.size(); ++c) {
        const rebalance::Leg& leg = plan.approved.legs[plan.children[c].leg];
        const market::Listing* listing = m_market.find(leg.instrument);
        if (!listing) continue;
        const auto unit = rebalance::unitEffect(*listing, policy, exposure->spot,
                                                smileOf(policy.underlying), m_out.now());
        const orders::Order* order = c + 1 == plan.begun ? m_orders.find(plan.inFlight) : nullptr;
        const core::Quantity left = order ? order->remaining() : plan.children[c].quantity;
        change += core::sign(leg.side) * left.toDouble() * unit.delta;
    }
    return change;
}

orders::Intent Engine::intentOf(const Plan& plan) const
{
    orders::Intent intent = intentOf(plan.approved, plan.working);
    const std::size_t child = plan.inFlight.empty() ? plan.begun : plan.begun - 1;
    intent.child = static_cast<std::uint32_t>(child);
    // What rests may be followed by another: by what is left of it.
    const bool rests = plan.working.timeInForce == orders::TimeInForce::GoodTilCancelled;
    intent.children = static_cast<std::uint32_t>(plan.children.size() + (rests ? 1 : 0));
    return intent;
}

/// What the checks see of the child at work: itself alone, but for where the plan ends.
risk::Picture Engine::picture(const Plan& plan) const
{
    risk::Picture p = picture(plan.approved, plan.working);
    if (!plan.several()) return p;
    const rebalance::Policy* policy = policyOf(plan.approved.underlying);
    const portfolio::Exposure* exposure = m_valuation.find(plan.approved.underlying);
    if (policy) p.planChange = changeLeft(plan, *policy);
    if (exposure) {
        portfolio::AccountMargin account = portfolio::marginAt(*exposure, plan.working.account);
        account.maintenanceUsd += plan.working.marginChange;
        p.marginUseAfter = account.use();
    }
    p.riskReducingMargin = plan.working.marginChange <= 0;
    return p;
}

std::vector<risk::CheckResult> Engine::planChecks(const rebalance::Proposal& proposal,
                                                  bool forDisplay, bool autoFired) const
{
    double change = 0;
    for (const rebalance::Leg& leg : proposal.legs) change += leg.deltaChange;
    std::vector<risk::JudgedLeg> legs;
    // A limit of a sum is kept by the legs together, on the way as at the end.
    double vega = 0;
    std::map<core::AccountKey, portfolio::Valuation::AccountSum> ofAccount;
    for (const rebalance::Leg& leg : proposal.legs) {
        risk::JudgedLeg judged{intentOf(proposal, leg), picture(proposal, leg), leg.quantity,
                               crossingOf(proposal, leg)};
        judged.order.quantity = leg.largestOrder();
        if (isCutByLimit(proposal)) judged.whole = judged.order.quantity;
        judged.picture.autoFired = autoFired;
        judged.picture.autoSpent =
            m_tally.spent(m_out.now(), proposal.notionalUsd, proposal.orders());
        if (proposal.orders() > 1) judged.picture.planChange = change;
        auto& account = ofAccount[leg.account];
        judged.picture.vega.change = vega += leg.vegaChange;
        judged.picture.accountVega.change = account.vega += leg.vegaChange;
        judged.picture.accountDeltaUsd.change = account.deltaUsd +=
            judged.picture.accountDeltaUsd.change;
        legs.push_back(std::move(judged));
    }
    std::vector<risk::CheckResult> results = risk::planChecks(legs, m_config.limits, forDisplay);
    // A limit that one order may not pass is not passed by two.
    if (proposal.legs.size() > 1 && proposal.notionalUsd > m_config.limits.softNotionalUsd) {
        const bool hard = proposal.notionalUsd > m_config.limits.hardNotionalUsd;
        const std::string what = "Its legs together are " + core::usd(proposal.notionalUsd, 0);
        results.push_back(
            hard ? risk::deny("plan-notional", what + ", over the hard limit of " +
                                                   core::usd(m_config.limits.hardNotionalUsd, 0) +
                                                   ".")
                 : risk::confirm("plan-notional",
                                 what + ", over " + core::usd(m_config.limits.softNotionalUsd, 0) +
                                     ": a person must approve it."));
    }
    if (m_autoFire.hasLeft(proposal.underlying, proposal.deltaAfter > proposal.deltaBefore))
        results.push_back(risk::confirm("auto-fire",
                                        "Auto-fire began this hedge, and an order of it wanted a "
                                        "person: a person decides."));
    // Of a joint hedge the note names the Greeks that it does not bring to where they may be.
    if (rebalance::isJoint(proposal.trigger) && !proposal.note.empty())
        results.push_back(risk::confirm(
            "targets",
            "It does not meet every target: " + proposal.note + ". A person must approve it."));
    if (proposal.legs.size() > 1)
        results.push_back(proposal.orderRemark.empty()
                              ? risk::allow("leg-order")
                              : risk::confirm("leg-order", proposal.orderRemark));
    return results;
}

void Engine::endPlan(Plan& plan)
{
    const rebalance::Proposal& p = plan.approved;
    const std::string number = p.underlying.text() + " #" + std::to_string(p.id.value);
    std::string left;
    if (plan.several()) {
        left = leftText(plan);
        const bool cutShort = !left.empty() || plan.begun < plan.children.size();
        if (!plan.stopped.empty() && cutShort) {
            left += (left.empty() ? "stopped: " : "; stopped: ") + plan.stopped;
            m_out.alert(Severity::Warning, "plan",
                        number + " was stopped: " + plan.stopped + ". " + leftText(plan) + ".",
                        p.underlying);
        } else if (!left.empty()) {
            m_out.alert(Severity::Notice, "plan", number + " has ended: " + left + ".",
                        p.underlying);
        }
    }
    if (!left.empty())
        m_out.remember(DecisionRecord{p.id,
                                      p.revision,
                                      DecisionKind::Stopped,
                                      plan.stopped.empty() ? "engine" : plan.stoppedBy,
                                      left,
                                      {},
                                      m_out.now()});
    if (plan.arming != 0) {
        m_autoFire.giveBack(
            plan.arming, {p.underlying, plan.unusedUsd(), plan.unusedOrders(), plan.unusedDelta()});
        m_tally.giveBack(plan.unusedUsd(), plan.unusedOrders());
    }
    const core::ProposalId id = p.id;
    // Of a single order too: one that found no fill is not simply done.
    m_proposals.tell(id, {}, plan.several() ? left : leftText(plan), tradedText(plan));
    m_plans.end(id);
    m_proposals.ended(id, rebalance::ProposalState::Done, m_out.now(), m_out);
}

/// What is in flight is left to its end; nothing follows it.
void Engine::stopPlans(const std::string& reason, const std::string& actor)
{
    m_plans.stopAll(reason, actor);
    settleProposals();
}

void Engine::act(const StopPlan& command, const std::string& actor)
{
    Plan* plan = m_plans.find(command.proposal);
    if (!plan)
        return m_out.alert(Severity::Warning, "proposal",
                           "Not stopped: no plan of that proposal is working.");
    m_plans.stop(*plan, "stopped by " + actor, actor);
    // What is not durable yet is held back when it is.
    const orders::Order* order = m_orders.find(plan->inFlight);
    if (order && order->state != orders::OrderState::Recording)
        m_orders.cancel(plan->inFlight, m_out);
    settleProposals();
}

/// Once, after a start: nothing of a plan survives it, and what was not sent is not sent now. Of an
/// order whose fate is open its plan was surely at work; of the last that had ended it may have
/// been stopped before.
void Engine::tellWhatWasInterrupted()
{
    if (std::exchange(m_toldOfInterrupted, true)) return;
    const Recovered& before = m_config.recovered;
    const auto tell = [&](const orders::Intent& intent, Severity severity) {
        if (intent.child + 1 >= intent.children) return;
        if (intent.timeInForce == orders::TimeInForce::GoodTilCancelled) {
            m_out.alert(severity, "plan",
                        fmt::format("{} #{} had an order resting at the venue before this start. "
                                    "What still rests there is cancelled, and the rest is not "
                                    "sent: look at what is left to do.",
                                    intent.underlying.view(), intent.proposal.value),
                        intent.underlying);
            return;
        }
        m_out.alert(severity, "plan",
                    fmt::format("{} #{} was a plan of {} orders, and {} of them had begun before "
                                "this start. The rest is not sent: look at what is left to do.",
                                intent.underlying.view(), intent.proposal.value, intent.children,
                                intent.child + 1),
                    intent.underlying);
    };
    for (const orders::Order& order : before.unfinished) tell(order.intent, Severity::Warning);
    const auto isWhole = [](const orders::Order& order) {
        return order.rests() && order.state == orders::OrderState::Filled;
    };
    if (before.unfinished.empty() && !before.recent.empty() && !isWhole(before.recent.front()))
        tell(before.recent.front().intent, Severity::Notice);
}

}  // namespace ballast::engine
