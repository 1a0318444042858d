#pragma once

#include "models/rebalance/propose.h"

#include <string>
#include <vector>

namespace ballast::engine {

/// A person's no to a proposal, and what was asked when it was said.
struct Refusal {
    rebalance::TriggerKind kind = rebalance::TriggerKind::Band;
    std::string by;
    core::Time at{};
    core::Time restsUntil{};  ///< what asked beside it is not proposed until then either
    core::Time until{};       ///< it holds no longer
    double delta = 0;         ///< coin
    int side = 0;             ///< 1: it was to be sold, -1: bought
    std::vector<rebalance::TriggerKind> asking;  ///< fired at the no, and have not stopped since

    /// Its own kind, and of those that ask for delta to be brought back the less urgent ones. A
    /// mandate that is left is only covered by a no to just that.
    bool covers(rebalance::TriggerKind other) const;
};

/// What is not proposed since a person said no to it, in one underlying. A no must never hide
/// another breach: a trigger that it does not cover, and that was silent when it was said, asks at
/// once.
class Refusals {
public:
    /// How long a no to a breach of delta holds, in lives of a proposal, and at most, where that is
    /// more than one of them. It ends before when delta moves on by a quarter of the band's width
    /// or leaves the band on the other side, when the mandate is left that was kept, or when delta
    /// has been back in the inner half of the band. A no to a slot of the schedule, or to a limit
    /// of margin, gamma, vega or funding, holds for one life.
    static constexpr int kQuietLives = 10;
    static constexpr core::Duration kMostQuiet = std::chrono::minutes{15};

    /// `no` was rejected; `life`: its own as it was made; `asked`: what the triggers said then.
    void add(const rebalance::Proposal& no, std::string by, core::Duration life,
             const rebalance::TriggerDecision& asked, core::Time now);
    /// Ends what is over. `breachIsDue`: the band is left by more than a touch of the edge.
    void look(const rebalance::Situation& situation, const rebalance::TriggerDecision& decision,
              bool breachIsDue, core::Time now);
    /// Another policy, or a hedge that was carried out: every no was to something else.
    void forget() { m_all.clear(); }

    /// The no that covers a trigger; null: there is none.
    const Refusal* of(rebalance::TriggerKind kind) const;
    /// It is not to be proposed now.
    bool rests(rebalance::TriggerKind kind, core::Time now) const;
    /// The decision without what rests.
    rebalance::TriggerDecision without(rebalance::TriggerDecision decision, core::Time now) const;

private:
    std::vector<Refusal> m_all;  ///< of each kind one at most, the newest last
};

/// Who said no, until when it holds, and where delta may go meanwhile, if that would end it.
std::string words(const Refusal& no, const rebalance::Situation& situation);

}  // namespace ballast::engine
