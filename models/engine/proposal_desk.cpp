#include "models/engine/proposal_desk.h"

#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/engine/proposal_pace.h"
#include "models/rebalance/leg_pricing.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

using rebalance::Proposal;
using rebalance::ProposalState;

constexpr std::size_t kRevisionsKept = 64;

/// The triggers that ask and that a trade can help, by urgency.
std::vector<rebalance::TriggerKind> askedOf(const rebalance::TriggerDecision& decision)
{
    std::vector<rebalance::TriggerKind> asked;
    for (const rebalance::TriggerVerdict& verdict : decision.verdicts)
        if (verdict.fired && verdict.hedgeable) asked.push_back(verdict.kind);
    return asked;
}

/// Without what a joint hedge alone answers.
rebalance::TriggerDecision withoutJoint(rebalance::TriggerDecision decision)
{
    std::erase_if(decision.verdicts, [](const rebalance::TriggerVerdict& verdict) {
        return rebalance::isJoint(verdict.kind);
    });
    const auto asked = askedOf(decision);
    decision.fired = asked.empty() ? std::nullopt : std::optional{asked.front()};
    return decision;
}

/// What would be proposed now for this reason, its words left to whoever shows it.
std::variant<Proposal, rebalance::NoProposal> again(const Proposal& p, rebalance::TriggerKind kind,
                                                    const rebalance::Situation& s)
{
    if (kind != rebalance::TriggerKind::Manual && !rebalance::isJoint(kind))
        return rebalance::propose(s, kind, rebalance::Telling::TradesOnly);
    // A person's quantities and the order of the legs stay; limits and costs are those of now.
    for (const rebalance::Leg& leg : p.legs)
        if (std::string why = whyNotTradable(tradedOf(s, leg.instrument)); !why.empty())
            return rebalance::NoProposal{std::move(why)};
    return rebalance::reprice(p, s, false);
}

/// Its quantities follow the market: neither a person nor a search has chosen them.
bool isSizedByTrigger(const Proposal& p)
{
    return p.trigger != rebalance::TriggerKind::Manual && !rebalance::isJoint(p.trigger);
}

int sideOf(const Proposal& p) { return p.legs.front().side == core::Side::Sell ? 1 : -1; }

/// The reason still holds when the trigger would fire again, on the same side; a breach until delta
/// is well inside the band.
bool reasonHolds(const Proposal& p, const rebalance::Situation& s,
                 const rebalance::TriggerDecision& decision)
{
    using enum rebalance::TriggerKind;
    if (p.trigger == Margin || p.trigger == Funding || rebalance::isJoint(p.trigger)) {
        const rebalance::TriggerVerdict* verdict = decision.find(p.trigger);
        return verdict && verdict->fired && verdict->hedgeable;
    }
    // What fades by itself is not hedged.
    if (s.live && rebalance::inSettlementWindow(s.live->nextExpiry, s.now)) return false;
    // A slot, a move, an interval do not un-happen.
    if (p.trigger == Schedule || p.trigger == PriceMove || p.trigger == Leland) return true;
    return !rebalance::isOver(sideOf(p), s.policy->hysteresis, s.policy->band, s.delta);
}

/// The edge that was left has moved out to beyond the delta: what was a breach is none any more.
bool isKeptByNewBand(const Proposal& p, double edgeLeft, const rebalance::Situation& s)
{
    const rebalance::FixedBand& band = s.policy->band;
    if (!rebalance::isOfAnEdge(p.trigger) || !band.contains(s.delta)) return false;
    return sideOf(p) > 0 ? s.delta > edgeLeft && band.upper() > edgeLeft
                         : s.delta < edgeLeft && band.lower() < edgeLeft;
}

/// Why a proposal whose reason is gone is withdrawn.
std::string goneText(const Proposal& p, double edgeLeft, const rebalance::Situation& s)
{
    const rebalance::FixedBand& band = s.policy->band;
    if (isKeptByNewBand(p, edgeLeft, s))
        return "the band is " + core::signedNumber(band.lower(), 2) + " to " +
               core::signedNumber(band.upper(), 2) + " now, and net delta " +
               core::signedNumber(s.delta, 2) + " is inside it";
    return "its reason has gone: net delta is " + core::signedNumber(s.delta, 2);
}

/// The most urgent trigger that asks for a hedge which is due: a breach dwells first.
std::optional<rebalance::TriggerKind> dueOf(const rebalance::TriggerDecision& decision,
                                            bool breachIsDue)
{
    if (!decision.fired || breachIsDue || !rebalance::isOfAnEdge(*decision.fired))
        return decision.fired;
    for (const rebalance::TriggerVerdict& verdict : decision.verdicts)
        if (verdict.fired && verdict.hedgeable && !rebalance::isOfAnEdge(verdict.kind))
            return verdict.kind;
    return std::nullopt;
}

}  // namespace

void ProposalDesk::consider(const rebalance::Situation& s, const std::string& blocked,
                            const Checks& checks, Outbox& out)
{
    Bucket& bucket = m_buckets[s.policy->underlying];
    if (bucket.lastScheduleSlot == core::Time{} && s.policy->schedule.enabled)
        bucket.lastScheduleSlot = rebalance::scheduleSlot(s.policy->schedule, out.now());
    bucket.watch.look(
        s.policy->underlying,
        rebalance::trigger(*s.policy, rebalance::triggerInputs(s, bucket.lastScheduleSlot)), out);
    rebalance::TriggerDecision decision = bucket.watch.decision();
    bucket.breach = rebalance::followed(bucket.breach, s.policy->band, s.delta, out.now());
    const bool breachIsDue =
        rebalance::isDue(bucket.breach, s.policy->hysteresis, s.policy->band, s.delta, out.now());
    // Whatever keeps it from being proposed now: a breach that is over is over.
    bucket.refused.look(s, decision, breachIsDue, out.now());
    const auto notProposed = [&](const std::string& cause) {
        return bucket.watch.notProposed(s.policy->underlying, decision, cause, out);
    };
    if (bucket.current && bucket.current->state == ProposalState::Working) {
        bucket.why = decision.reason;
        return;
    }
    if (bucket.current && bucket.current->trigger == rebalance::TriggerKind::Manual)
        return attend(bucket, s, blocked, checks, out);
    if (!blocked.empty()) {
        bucket.why = notProposed(blocked);
        if (bucket.current)
            finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine", blocked,
                   out);
        return;
    }
    if (bucket.current) {
        if (!reasonHolds(*bucket.current, s, decision) ||
            isKeptByNewBand(*bucket.current, bucket.edgeLeft, s))
            finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine",
                   goneText(*bucket.current, bucket.edgeLeft, s), out);
        else if (out.now() >= bucket.current->expiresAt)
            finish(bucket, ProposalState::Expired, DecisionKind::Expired, "engine",
                   "nobody decided in time", out);
        else {
            // The card names the delta of now, not that of the first breach.
            if (bucket.current->trigger == rebalance::TriggerKind::Band && decision.fired)
                bucket.why = decision.reason;
            return revise(bucket, s, checks, out);
        }
    }
    if (out.now() < bucket.snoozedUntil) {
        bucket.why = notProposed("snoozed until " + core::clockUtc(bucket.snoozedUntil) + " UTC");
        return;
    }
    rebalance::TriggerDecision free = bucket.refused.without(decision, out.now());
    if (out.now() < bucket.quietUntil || (decision.fired && !free.fired)) {
        const Refusal* no = decision.fired ? bucket.refused.of(*decision.fired) : nullptr;
        bucket.why = no ? bucket.watch.notProposed(s.policy->underlying, decision, words(*no, s),
                                                   out, no->at)
                        : notProposed("letting the last decision settle");
        return;
    }
    decision = std::move(free);
    bucket.why = decision.reason;
    // The engine asks for a joint hedge beside this; one that is on its way comes first.
    const auto asked = askedOf(decision);
    if (!asked.empty() && rebalance::isJoint(asked.front()) && tellJoint(bucket, s, decision, out))
        return;
    const rebalance::TriggerDecision single = withoutJoint(decision);
    const auto due = dueOf(single, breachIsDue);
    if (!due) {
        if (single.fired)
            bucket.why += "; proposed once it has been for " +
                          core::humanDuration(s.policy->hysteresis.dwell);
        return;
    }
    const rebalance::TriggerKind kind = *due;
    if (kind == rebalance::TriggerKind::Schedule)
        bucket.lastScheduleSlot = rebalance::scheduleSlot(s.policy->schedule, out.now());
    rebalance::Situation at = s;
    at.outsideFor = bucket.breach.lasted(out.now());
    auto made = rebalance::propose(at, kind);
    if (const auto* none = std::get_if<rebalance::NoProposal>(&made)) {
        bucket.why = notProposed(none->reason);
        return;
    }
    bucket.watch.proposed();
    bucket.edgeLeft = bucket.breach.side > 0 ? s.policy->band.upper() : s.policy->band.lower();
    open(bucket, std::get<Proposal>(std::move(made)), checks, out);
}

/// What is to be said of a joint hedge that is asked for and not there; true: it is waited for.
bool ProposalDesk::tellJoint(Bucket& bucket, const rebalance::Situation& s,
                             const rebalance::TriggerDecision& asked, Outbox& out)
{
    if (s.jointPending)
        bucket.why = asked.reason + ": " + s.jointWhy;
    else
        bucket.why = bucket.watch.notProposed(s.policy->underlying, asked, s.jointWhy, out);
    return s.jointPending;
}

bool ProposalDesk::restFollows(core::Currency underlying) const
{
    const auto it = m_buckets.find(underlying);
    return it != m_buckets.end() && it->second.restFollows;
}

bool ProposalDesk::rests(core::Currency underlying, rebalance::TriggerKind kind,
                         core::Time now) const
{
    const auto it = m_buckets.find(underlying);
    if (it == m_buckets.end()) return false;
    const Bucket& bucket = it->second;
    return now < std::max(bucket.snoozedUntil, bucket.quietUntil) ||
           bucket.refused.rests(kind, now);
}

void ProposalDesk::forgetRefusals(core::Currency underlying)
{
    if (const auto it = m_buckets.find(underlying); it != m_buckets.end())
        it->second.refused.forget();
}

std::string ProposalDesk::propose(const rebalance::Situation& s, rebalance::TriggerKind kind,
                                  const std::vector<rebalance::WantedLeg>& wanted,
                                  const std::string& note, const Checks& checks, Outbox& out)
{
    Bucket& bucket = m_buckets[s.policy->underlying];
    const bool engines = kind == rebalance::TriggerKind::Manual && bucket.current &&
                         bucket.current->state == ProposalState::Live &&
                         bucket.current->trigger != rebalance::TriggerKind::Manual;
    if (bucket.current && !engines)
        return "proposal #" + std::to_string(bucket.current->id.value) + " in " +
               s.policy->underlying.text() + " has not ended; decide on it first";
    auto made = rebalance::proposeTrades(s, kind, wanted, note);
    if (const auto* none = std::get_if<rebalance::NoProposal>(&made)) return none->reason;
    // Who has a better hedge in mind need not decide on ours first.
    if (engines)
        finish(bucket, ProposalState::Superseded, DecisionKind::Withdrawn, "engine",
               "it made way for a person's own trade", out);
    open(bucket, std::get<Proposal>(std::move(made)), checks, out);
    return {};
}

/// A person's trade ends by a decision, by time, or when nothing may be proposed.
void ProposalDesk::attend(Bucket& bucket, const rebalance::Situation& s, const std::string& blocked,
                          const Checks& checks, Outbox& out)
{
    bucket.why = blocked.empty() ? "a what-if is proposed" : blocked;
    if (!blocked.empty())
        finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine", blocked, out);
    else if (out.now() >= bucket.current->expiresAt)
        finish(bucket, ProposalState::Expired, DecisionKind::Expired, "engine",
               "nobody decided in time", out);
    else
        revise(bucket, s, checks, out);
}

void ProposalDesk::open(Bucket& bucket, Proposal proposal, const Checks& checks, Outbox& out)
{
    proposal.id = core::ProposalId{m_nextId++};
    bucket.life = proposal.expiresAt - proposal.createdAt;
    proposal.checks = checks(proposal);
    proposal.hash = rebalance::hashOf(proposal);
    bucket.current = std::move(proposal);
    bucket.revisions.clear();
    keepRevision(bucket, out);
    out.alert(Severity::Notice, "proposal",
              bucket.current->underlying.text() + " #" + std::to_string(bucket.current->id.value) +
                  ": " + bucket.current->sentence,
              bucket.current->underlying);
}

/// What would be proposed now in the place of the current one: none, with the reason, when there is
/// nothing that can be.
std::variant<Proposal, rebalance::NoProposal> ProposalDesk::inItsPlace(
    const Bucket& bucket, const rebalance::Situation& s) const
{
    const Proposal& shown = *bucket.current;
    // A person's quantity and limit are not taken from under their hands.
    if (shown.edited) return rebalance::reprice(shown, s, false);
    rebalance::TriggerKind kind = shown.trigger;
    const auto fired = bucket.watch.decision().fired;
    // What began as a breach of the live band may have become one of the mandate.
    if (fired && rebalance::isOfAnEdge(kind) && rebalance::isOfAnEdge(*fired) &&
        (*fired == rebalance::TriggerKind::Band || kind == rebalance::TriggerKind::LiveBand))
        kind = *fired;
    auto made = again(shown, kind, s);
    if (auto* fresh = std::get_if<Proposal>(&made)) {
        fresh->id = shown.id;
        fresh->createdAt = shown.createdAt;
        fresh->expiresAt = shown.expiresAt;
        fresh->revision = shown.revision;
    }
    return made;
}

rebalance::Situation ProposalDesk::ofCurrent(const Bucket& bucket, rebalance::Situation s,
                                             core::Time now) const
{
    s.outsideFor = bucket.breach.lasted(now);
    s.breach = rebalance::isOfAnEdge(bucket.current->trigger);
    return s;
}

/// Figures follow the market under the same revision; another one is made of what a person would
/// have to decide on anew. What would not be proposed any more is withdrawn: its orders are of
/// another delta, and nothing would say so to who approves them.
void ProposalDesk::revise(Bucket& bucket, const rebalance::Situation& now, const Checks& checks,
                          Outbox& out)
{
    if (out.now() - bucket.lookedAt < kLookPace) return;
    bucket.lookedAt = out.now();
    const rebalance::Situation s = ofCurrent(bucket, now, out.now());
    auto made = inItsPlace(bucket, s);
    const Proposal* fresh = std::get_if<Proposal>(&made);
    if (!fresh) bucket.why = std::get<rebalance::NoProposal>(made).reason;
    if (!fresh && isSizedByTrigger(*bucket.current))
        return finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine",
                      bucket.why, out);
    const bool mayRevise = fresh && out.now() - bucket.lastRevision >= kRevisionPace;
    const bool material = fresh && isMaterial(*bucket.current, *fresh, s);
    const auto takeFresh = [&] {
        Proposal next = std::get<Proposal>(std::move(made));
        // What a person sized was told when it was priced, and stays as it is where it cannot be.
        if (!bucket.current->edited && isSizedByTrigger(*bucket.current)) rebalance::tell(next, s);
        next.checks = checks(next);
        next.revision = bucket.current->revision + 1;
        next.hash = rebalance::hashOf(next);
        bucket.current = std::move(next);
        keepRevision(bucket, out);
    };
    // What stood is not looked at once more where another one follows it in any case.
    if (material && mayRevise) return takeFresh();
    Proposal standing = withFiguresOfNow(*bucket.current, s);
    standing.checks = checks(standing);
    // Nor does it wait for the pace what an approval of the shown one would be refused for.
    const bool urgent = fresh && (otherSide(*bucket.current, *fresh) || limitPassed(standing, s) ||
                                  !standing.allowed() ||
                                  !whatChanged(*bucket.current, *fresh, s.policy->collar).empty());
    const bool other = material || (fresh && verdictsOf(standing) != bucket.verdicts);
    if (other && (urgent || mayRevise)) return takeFresh();
    if (standing == *bucket.current) return;
    noteChange();
    bucket.current = standing;
    if (!bucket.revisions.empty()) bucket.revisions.back() = std::move(standing);
}

void ProposalDesk::catchUp(core::ProposalId id, const rebalance::Situation& s, const Checks& checks,
                           Outbox& out)
{
    Bucket* bucket = bucketOf(id);
    if (!bucket || bucket->current->state != ProposalState::Live) return;
    const Proposal& shown = *bucket->current;
    const auto made = inItsPlace(*bucket, ofCurrent(*bucket, s, out.now()));
    const auto* fresh = std::get_if<Proposal>(&made);
    if (fresh && !limitPassed(shown, s) && whatChanged(shown, *fresh, s.policy->collar).empty())
        return;
    bucket->lookedAt = {};
    revise(*bucket, s, checks, out);
}

std::string ProposalDesk::whyNone(core::ProposalId id, const rebalance::Situation& s) const
{
    const Proposal* p = find(id);
    if (!p || p->state != ProposalState::Live || !isSizedByTrigger(*p)) return {};
    const Bucket& bucket = m_buckets.at(p->underlying);
    const auto made = again(*p, p->trigger, ofCurrent(bucket, s, s.now));
    const auto* none = std::get_if<rebalance::NoProposal>(&made);
    return none ? none->reason : std::string{};
}

void ProposalDesk::keepRevision(Bucket& bucket, Outbox& out)
{
    bucket.lastRevision = bucket.lookedAt = out.now();
    bucket.verdicts = verdictsOf(*bucket.current);
    bucket.revisions.push_back(*bucket.current);
    if (bucket.revisions.size() > kRevisionsKept) bucket.revisions.pop_front();
    out.remember(ProposalRecord{*bucket.current});
    noteChange();
}

ProposalDesk::Seen ProposalDesk::seen(core::ProposalId id, core::Revision revision,
                                      double collar) const
{
    const Proposal* current = find(id);
    if (!current) return {{}, "That proposal is not known any more."};
    if (current->state != ProposalState::Live)
        return {*current, "Proposal #" + std::to_string(id.value) + " is not waiting any more: " +
                              std::string{text(current->state)} + "."};
    const Bucket& bucket = m_buckets.at(current->underlying);
    const auto it = std::ranges::find(bucket.revisions, revision, &Proposal::revision);
    if (it == bucket.revisions.end())
        return {*current,
                "The market moved: look again. The revision that was seen is no longer kept."};
    if (const std::string change = whatChanged(*it, *current, collar); !change.empty())
        return {*current, "The market moved: look again. While you looked " + change + "."};
    return {*it, {}};
}

ProposalDesk::Bucket* ProposalDesk::bucketOf(core::ProposalId id)
{
    for (auto& [underlying, bucket] : m_buckets)
        if (bucket.current && bucket.current->id == id) return &bucket;
    return nullptr;
}

const Proposal* ProposalDesk::find(core::ProposalId id) const
{
    for (const auto& [underlying, bucket] : m_buckets)
        if (bucket.current && bucket.current->id == id) return &*bucket.current;
    const auto it =
        std::ranges::find_if(*m_ended, [id](const auto& ended) { return ended->id == id; });
    return it == m_ended->end() ? nullptr : it->get();
}

const Proposal* ProposalDesk::live(core::Currency underlying) const
{
    const auto it = m_buckets.find(underlying);
    return it != m_buckets.end() && it->second.current ? &*it->second.current : nullptr;
}

std::string ProposalDesk::why(core::Currency underlying) const
{
    const auto it = m_buckets.find(underlying);
    return it == m_buckets.end() ? std::string{} : it->second.why;
}

std::vector<rebalance::TriggerVerdict> ProposalDesk::verdicts(core::Currency underlying) const
{
    const auto it = m_buckets.find(underlying);
    if (it == m_buckets.end()) return {};
    return it->second.watch.decision().verdicts;
}

core::SharedTail<Proposal> ProposalDesk::items() const
{
    std::vector<Proposal> current;
    for (const auto& [underlying, bucket] : m_buckets)
        if (bucket.current) current.push_back(*bucket.current);
    return {std::move(current), m_ended};
}

}  // namespace ballast::engine
