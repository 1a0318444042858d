// A target of gamma or vega that is away is answered by several instruments at once: what the
// engine asks for, and what it makes of the answer.
#include "models/engine/engine.h"

#include "models/rebalance/joint_request.h"
#include "models/rebalance/venue_choice.h"

#include <algorithm>

namespace ballast::engine {
namespace {

/// What the search for whole lots may take, where whoever carries it out has no other limit.
constexpr int kSearchMs = 250;

core::AccountKey accountAt(const rebalance::Policy& policy, core::VenueId venue)
{
    for (const rebalance::HedgePlace& place : rebalance::placesOf(policy))
        if (place.account.venue == venue) return place.account;
    return policy.account;
}

}  // namespace

/// The most urgent trigger that a joint hedge answers; none: nothing asks for one, but what a
/// person has said no to.
std::optional<rebalance::TriggerKind> Engine::jointAsked(const rebalance::Situation& s) const
{
    const auto decision = rebalance::trigger(*s.policy, rebalance::triggerInputs(s, s.now));
    for (const rebalance::TriggerVerdict& verdict : decision.verdicts)
        if (rebalance::isJoint(verdict.kind) && verdict.fired && verdict.hedgeable &&
            !m_proposals.rests(s.policy->underlying, verdict.kind, s.now))
            return verdict.kind;
    return std::nullopt;
}

/// Asks for a joint hedge where one is needed, one at a time over all underlyings, and says in the
/// situation how that stands.
void Engine::seekJoint(const rebalance::Policy& policy, rebalance::Situation& s,
                       const std::string& blocked)
{
    if (!policy.triggers.gamma.target && !policy.triggers.vega.target) return;
    const auto asked = jointAsked(s);
    if (!asked) {
        m_joint.erase(policy.underlying);
        return;
    }
    // Armed, the band comes first: a joint hedge waits for a person, and the delta would with it.
    const bool bandFirst = m_mode == Mode::AutoFire && !s.policy->band.contains(s.delta);
    JointSearch& search = m_joint[policy.underlying];
    const bool waitsForBooks = m_wishes.contains(policy.underlying);
    const bool busy =
        std::ranges::any_of(m_joint, [&](const auto& other) { return other.second.awaits(s.now); });
    // One that was not answered in time leaves room for a hedge of the delta before it is asked
    // anew.
    const bool silent = search.wish != 0 && !search.awaits(s.now);
    const bool resting =
        silent && s.now - search.askedAt < JointSearch::kPatience + JointSearch::kAgainAfter;
    if (!bandFirst && !resting && blocked.empty() && !m_proposals.live(policy.underlying) &&
        !waitsForBooks && !busy && search.due(s.now))
        ask(policy, s, search);
    s.jointPending = !bandFirst && (search.awaits(s.now) || waitsForBooks);
    s.jointWhy = !search.why.empty() ? search.why
                 : resting           ? "no joint hedge came in time"
                                     : "the joint hedge is being worked out";
}

void Engine::ask(const rebalance::Policy& policy, const rebalance::Situation& s,
                 JointSearch& search)
{
    SeekJointHedge seek;
    seek.request.wish = search.wish = ++m_jointWishes;
    seek.request.hedge = rebalance::hedgeToTargets(policy, s.policy->band);
    seek.request.hedge.solver.integer.milliseconds = kSearchMs;
    seek.request.board = m_market.share();
    seek.request.book = m_valuation.book();
    seek.request.delta = s.delta;
    seek.request.now = s.now;
    search.askedAt = s.now;
    search.why.clear();
    m_out.push(std::move(seek));
}

void Engine::on(const JointFound& event)
{
    const rebalance::JointAnswer& answer = *event.answer;
    const auto it = m_joint.find(answer.underlying);
    const rebalance::Policy* policy = policyOf(answer.underlying);
    // An answer that nobody waits for any more is of another book.
    if (!policy || it == m_joint.end() || it->second.wish != answer.wish ||
        !it->second.awaits(m_out.now()))
        return;
    revalue();
    const auto at = situation(*policy);
    const auto kind = at ? jointAsked(*at) : std::nullopt;
    it->second.wish = 0;
    it->second.endedAt = m_out.now();
    if (!kind) return;
    if (answer.hedge.legs.empty()) {
        it->second.why = answer.hedge.sentence.substr(0, answer.hedge.sentence.rfind('.'));
        return;
    }
    ProposeLegs command;
    command.underlying = policy->underlying;
    command.account = accountAt(*policy, answer.hedge.legs.front().venue);
    command.kind = *kind;
    for (const rebalance::HedgeLeg& leg : answer.hedge.legs)
        command.legs.push_back({leg.instrument,
                                leg.side == core::Side::Buy ? leg.quantity : -leg.quantity,
                                {},
                                0,
                                accountAt(*policy, leg.venue)});
    for (const std::string& missed : answer.hedge.missed)
        command.note += (command.note.empty() ? "" : "; ") + missed;
    it->second.why = propose(command, false);
}

}  // namespace ballast::engine
