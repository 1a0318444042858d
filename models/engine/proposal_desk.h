#pragma once

#include "models/engine/outbox.h"
#include "models/engine/proposal_pace.h"
#include "models/engine/refusals.h"
#include "models/engine/trigger_watch.h"
#include "models/rebalance/breach.h"
#include "models/rebalance/propose.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::engine {

/// At most one live proposal an underlying: made when a trigger fires and a breach has dwelt,
/// re-priced in place for as long as its reason holds, ended by a decision or by time. What waits
/// holds still: its figures follow the market, its orders change when a person would have to decide
/// anew. Keeps the revisions a person may have seen, so that what was seen is what is sent.
class ProposalDesk {
public:
    /// Writes what only the engine knows of a proposal (its margin), and judges it.
    using Checks = std::function<std::vector<risk::CheckResult>(rebalance::Proposal&)>;

    explicit ProposalDesk(std::uint64_t nextId) : m_nextId(nextId) {}

    /// Judges one underlying. `blocked`: why nothing may be proposed now (an order in flight, a
    /// halt); empty: free. Makes, re-prices, or withdraws.
    void consider(const rebalance::Situation& situation, const std::string& blocked,
                  const Checks& checks, Outbox& out);

    /// A person's own trade in instruments of `situation.traded`, or by its kind the engine's joint
    /// hedge. Returns why not, empty when it
    /// stands. It lives its time like any other, re-priced in place, and the band waits for its
    /// end; a proposal of the engine's own that waits makes way for it.
    std::string propose(const rebalance::Situation& situation, rebalance::TriggerKind kind,
                        const std::vector<rebalance::WantedLeg>& wanted, const std::string& note,
                        const Checks& checks, Outbox& out);

    struct Seen {
        rebalance::Proposal proposal;  ///< the revision that was seen
        std::string refusal;           ///< not empty: the market moved, or it has ended
    };
    /// What an approval of (id, revision) would send, or why it may not: the current revision may
    /// differ from the seen one by half the collar in price, and in quantity by 10 % or by what
    /// would still end in the inner half of the band, no more.
    Seen seen(core::ProposalId id, core::Revision revision, double collar) const;

    /// Before an approval or auto-fire is looked at: what would be refused of the orders as they
    /// stand (a limit that the market has passed, another quantity) is made anew, however short ago
    /// it was looked at, and what would not be proposed any more is withdrawn.
    void catchUp(core::ProposalId id, const rebalance::Situation& situation, const Checks& checks,
                 Outbox& out);
    /// Why the engine would propose nothing of its own in the place of this one, edited or not;
    /// empty: it would, or the trade is not of the engine's making.
    std::string whyNone(core::ProposalId id, const rebalance::Situation& situation) const;

    /// A person's quantity or limit. Returns a sentence when refused.
    std::string edit(const Edit& command, const rebalance::Situation& situation,
                     const Checks& checks, const std::string& actor, Outbox& out);
    std::string reject(const Reject& command, const std::string& actor, Outbox& out);
    std::string snooze(const Snooze& command, const std::string& actor, Outbox& out);
    void working(core::ProposalId id, core::Revision revision);
    /// How far the plan of a working one has come, what it left, and at its end what it traded.
    void tell(core::ProposalId id, const std::string& progress, const std::string& left,
              const std::string& traded = {});
    void ended(core::ProposalId id, rebalance::ProposalState state, core::Time now, Outbox& out);
    /// All live proposals end (halt, link down); working ones are left to their orders.
    void withdrawAll(const std::string& reason, Outbox& out);
    /// The live proposal of one underlying ends.
    void withdraw(core::Currency underlying, const std::string& reason, Outbox& out);

    const rebalance::Proposal* live(core::Currency underlying) const;
    const rebalance::Proposal* find(core::ProposalId id) const;
    /// A person has put it off or said no to this kind, or the last decision settles: the engine
    /// proposes nothing of its own for it.
    bool rests(core::Currency underlying, rebalance::TriggerKind kind, core::Time now) const;
    /// What persons said no to is forgotten: it was asked under another policy.
    void forgetRefusals(core::Currency underlying);
    /// The last hedge was cut by a limit of size: what was cut off is still to be hedged.
    bool restFollows(core::Currency underlying) const;
    /// Why nothing is proposed for an underlying, in a few words.
    std::string why(core::Currency underlying) const;
    /// What every trigger of an underlying said last, by urgency.
    std::vector<rebalance::TriggerVerdict> verdicts(core::Currency underlying) const;

    /// Live, working, then newest ended; those that have ended are shared, not copied.
    core::SharedTail<rebalance::Proposal> items() const;
    bool changedSinceShared() const { return m_changed; }
    void markShared() { m_changed = false; }
    /// Another number whenever something of what waits or works has changed.
    std::uint64_t changes() const { return m_changes; }

private:
    struct Bucket {
        std::optional<rebalance::Proposal> current;  ///< live or working
        std::deque<rebalance::Proposal> revisions;   ///< of the current one, newest last
        core::Time lastScheduleSlot{};
        core::Time snoozedUntil{};
        core::Time quietUntil{};
        Refusals refused;       ///< by persons
        core::Duration life{};  ///< of the current one, as it was made
        bool restFollows = false;
        core::Time lookedAt{}, lastRevision{};
        Verdicts verdicts;  ///< of the current revision when it was made
        rebalance::Breach breach;
        double edgeLeft = 0;  ///< coin: which edge the current one is for, as it was then
        TriggerWatch watch;
        std::string why;
    };

    Bucket* bucketOf(core::ProposalId id);
    void open(Bucket& bucket, rebalance::Proposal proposal, const Checks& checks, Outbox& out);
    void attend(Bucket& bucket, const rebalance::Situation& situation, const std::string& blocked,
                const Checks& checks, Outbox& out);
    bool tellJoint(Bucket& bucket, const rebalance::Situation& situation,
                   const rebalance::TriggerDecision& asked, Outbox& out);
    void revise(Bucket& bucket, const rebalance::Situation& situation, const Checks& checks,
                Outbox& out);
    void finish(Bucket& bucket, rebalance::ProposalState state, DecisionKind kind,
                const std::string& actor, const std::string& reason, Outbox& out);
    std::variant<rebalance::Proposal, rebalance::NoProposal> inItsPlace(
        const Bucket& bucket, const rebalance::Situation& situation) const;
    rebalance::Situation ofCurrent(const Bucket& bucket, rebalance::Situation situation,
                                   core::Time now) const;
    void keepRevision(Bucket& bucket, Outbox& out);

    std::uint64_t m_nextId;
    std::map<core::Currency, Bucket> m_buckets;
    using Ended = core::SharedTail<rebalance::Proposal>::Tail;
    std::shared_ptr<const Ended> m_ended = std::make_shared<const Ended>();  ///< newest first
    void noteChange()
    {
        m_changed = true;
        ++m_changes;
    }
    bool m_changed = true;
    std::uint64_t m_changes = 0;
};

}  // namespace ballast::engine
