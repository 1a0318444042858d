// What persons decide on proposals, what becomes of them, and how they end.
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

constexpr std::size_t kEndedKept = 200;

std::string editedText(const Proposal& p, std::size_t leg)
{
    const rebalance::Leg& edited = p.legs[leg];
    return (p.legs.size() > 1 ? edited.instrumentName + ": " : "") + edited.quantity.text() +
           " at " + edited.limit.text();
}

}  // namespace

std::string ProposalDesk::edit(const Edit& command, const rebalance::Situation& s,
                               const Checks& checks, const std::string& actor, Outbox& out)
{
    Bucket* bucket = bucketOf(command.proposal);
    if (!bucket || bucket->current->state != ProposalState::Live)
        return "That proposal is not waiting any more.";
    Proposal next = *bucket->current;
    if (command.leg >= next.legs.size()) return "That proposal has no such leg.";
    rebalance::Leg& leg = next.legs[command.leg];
    const auto was = std::ranges::find(bucket->revisions, command.seen, &Proposal::revision);
    const bool seenLeg = was != bucket->revisions.end() && command.leg < was->legs.size();
    if (seenLeg && was->legs[command.leg].side != leg.side)
        return "The market moved: the hedge is now on the other side. Look again.";
    if (seenLeg && (was->legs[command.leg].instrument != leg.instrument ||
                    was->legs[command.leg].account != leg.account))
        return "The market moved: that leg is another one now. Look again.";
    if (command.quantity && !command.quantity->isPositive()) return "A quantity is more than zero.";
    if (command.limit && !command.limit->isPositive()) return "A limit is more than zero.";
    if (command.quantity) {
        // What a limit of size cut into several orders is one again: theirs.
        if (!leg.slices.empty() && leg.slices.back().after == core::Duration{} &&
            next.trigger != rebalance::TriggerKind::Manual) {
            leg.slices.clear();
            leg.workedBy.clear();
        }
        leg.slices =
            rescaled(std::move(leg.slices), *command.quantity, tradedOf(s, leg.instrument).lot());
        leg.quantity = *command.quantity;
        leg.cut.clear();
        // Parts that no venue would take are sent as one.
        const market::Listing* listing = tradedOf(s, leg.instrument).listing;
        if (listing && listing->instrument)
            for (const rebalance::Slice& slice : leg.slices)
                if (slice.quantity < listing->instrument->minimum ||
                    !slice.quantity.isMultipleOf(listing->instrument->lot)) {
                    leg.slices.clear();
                    break;
                }
    }
    if (command.limit) {
        leg.limit = *command.limit;
        // Who writes a price wants that price, and at once.
        leg.peg.reset();
        leg.workedBy.clear();
        leg.timeInForce = orders::TimeInForce::ImmediateOrCancel;
    }
    next.edited = true;
    // Someone is working on it: its life begins anew.
    next.expiresAt = out.now() + s.policy->proposalLife;
    leg.limitWritten = leg.limitWritten || command.limit.has_value();
    next = rebalance::reprice(std::move(next), s, false);
    next.checks = checks(next);
    next.revision = bucket->current->revision + 1;
    next.hash = rebalance::hashOf(next);
    bucket->current = std::move(next);
    keepRevision(*bucket, out);
    out.remember(DecisionRecord{command.proposal,
                                bucket->current->revision,
                                DecisionKind::Edited,
                                actor,
                                editedText(*bucket->current, command.leg),
                                {},
                                out.now()});
    return {};
}

std::string ProposalDesk::reject(const Reject& command, const std::string& actor, Outbox& out)
{
    Bucket* bucket = bucketOf(command.proposal);
    if (!bucket || bucket->current->state != ProposalState::Live)
        return "That proposal is not waiting any more.";
    // The same reason would propose the same thing in the next breath; a person's trade has none.
    // By its life as it was made: edits lengthen it, and say nothing of the breach.
    if (bucket->current->trigger != rebalance::TriggerKind::Manual)
        bucket->refused.add(*bucket->current, actor, bucket->life, bucket->watch.decision(),
                            out.now());
    finish(*bucket, ProposalState::Rejected, DecisionKind::Rejected, actor, command.reason, out);
    return {};
}

std::string ProposalDesk::snooze(const Snooze& command, const std::string& actor, Outbox& out)
{
    Bucket* bucket = bucketOf(command.proposal);
    if (!bucket || bucket->current->state != ProposalState::Live)
        return "That proposal is not waiting any more.";
    if (bucket->current->trigger == rebalance::TriggerKind::Manual)
        return "A what-if is approved or rejected; there is nothing that would wake it.";
    if (command.duration <= core::Duration{0}) return "Snooze needs a time.";
    bucket->snoozedUntil = out.now() + command.duration;
    finish(*bucket, ProposalState::Snoozed, DecisionKind::Snoozed, actor,
           "for " + core::humanDuration(command.duration), out);
    return {};
}

void ProposalDesk::working(core::ProposalId id, core::Revision revision)
{
    Bucket* bucket = bucketOf(id);
    BALLAST_ASSERT(bucket && bucket->current->state == ProposalState::Live);
    const auto it = std::ranges::find(bucket->revisions, revision, &Proposal::revision);
    if (it != bucket->revisions.end()) bucket->current = *it;
    bucket->current->state = ProposalState::Working;
    noteChange();
}

void ProposalDesk::tell(core::ProposalId id, const std::string& progress, const std::string& left,
                        const std::string& traded)
{
    Bucket* bucket = bucketOf(id);
    if (!bucket) return;
    Proposal& told = *bucket->current;
    if (told.progress == progress && told.left == left && told.ended == traded) return;
    told.progress = progress;
    told.left = left;
    told.ended = traded;
    noteChange();
}

void ProposalDesk::ended(core::ProposalId id, ProposalState state, core::Time now, Outbox& out)
{
    Bucket* bucket = bucketOf(id);
    if (!bucket) return;
    bucket->current->state = state;
    bucket->quietUntil = now + std::chrono::seconds{2};
    if (state == ProposalState::Done) {
        bucket->refused.forget();
        bucket->restFollows = std::ranges::any_of(
            bucket->current->legs, [](const rebalance::Leg& leg) { return !leg.cut.empty(); });
    }
    out.remember(ProposalRecord{*bucket->current});
    // Another list: snapshots hold the one of before.
    auto list = std::make_shared<Ended>();
    list->reserve(kEndedKept);
    list->push_back(std::make_shared<const Proposal>(std::move(*bucket->current)));
    for (const auto& before : *m_ended)
        if (list->size() < kEndedKept) list->push_back(before);
    m_ended = std::move(list);
    bucket->current.reset();
    bucket->revisions.clear();
    noteChange();
}

void ProposalDesk::finish(Bucket& bucket, ProposalState state, DecisionKind kind,
                          const std::string& actor, const std::string& reason, Outbox& out)
{
    BALLAST_ASSERT(bucket.current);
    out.remember(DecisionRecord{
        bucket.current->id, bucket.current->revision, kind, actor, reason, {}, out.now()});
    const core::Time quiet = bucket.quietUntil;
    bucket.current->ended = reason;
    ended(bucket.current->id, state, out.now(), out);
    bucket.quietUntil = std::max(quiet, bucket.quietUntil);
    // What ran out of time with its reason intact comes back at once, re-priced, under a new
    // number.
    if (kind == DecisionKind::Expired) bucket.quietUntil = quiet;
}

void ProposalDesk::withdraw(core::Currency underlying, const std::string& reason, Outbox& out)
{
    Bucket& bucket = m_buckets[underlying];
    if (bucket.current && bucket.current->state == ProposalState::Live)
        finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine", reason, out);
}

void ProposalDesk::withdrawAll(const std::string& reason, Outbox& out)
{
    for (auto& [underlying, bucket] : m_buckets)
        if (bucket.current && bucket.current->state == ProposalState::Live)
            finish(bucket, ProposalState::Withdrawn, DecisionKind::Withdrawn, "engine", reason,
                   out);
}

}  // namespace ballast::engine
