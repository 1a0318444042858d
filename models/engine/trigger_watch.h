#pragma once

#include "models/engine/outbox.h"
#include "models/rebalance/trigger.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ballast::engine {

/// "gamma limit", "funding limit".
std::string limitName(rebalance::TriggerKind kind);

/// What the triggers of one underlying say, and what a person or the record was told of it: each
/// thing once, not at every tick.
class TriggerWatch {
public:
    /// What comes back at once was never gone: it is told again after this, or when it had been
    /// away for long enough to be forgotten.
    static constexpr core::Duration kTellAgain = std::chrono::seconds{60};
    static constexpr core::Duration kAway = std::chrono::seconds{10};

    /// Takes what they say now. A limit that no hedge can help is told once until it is back, and
    /// does not flood when it comes and goes.
    void look(core::Currency underlying, rebalance::TriggerDecision decision, Outbox& out);
    /// A trigger fired and nothing is proposed: recorded once a trigger and cause (numbers in it do
    /// not count), and within kTellAgain not again when it went and came back. `asked`: what is not
    /// proposed, the decision or what a person's no leaves of it. `of`: when a person decided what
    /// is the cause; what was decided anew is told anew. Returns the card's sentence.
    std::string notProposed(core::Currency underlying, const rebalance::TriggerDecision& asked,
                            const std::string& cause, Outbox& out, core::Time of = {});
    /// What was not proposed is proposed now, or asked for no more.
    void proposed() { m_causeGone = true; }

    const rebalance::TriggerDecision& decision() const { return m_decision; }

private:
    rebalance::TriggerDecision m_decision;
    struct Told {
        core::Time at{};
        std::optional<core::Time> goneAt{};  ///< since when it has not been left
    };
    std::map<rebalance::TriggerKind, Told> m_told;
    struct Cause {
        core::Time at{};
        core::Time of{};  ///< when a person decided it; zero: nobody has
    };
    std::map<std::string, Cause> m_causes;  ///< that were recorded, without their digits
    bool m_causeGone = false;
};

}  // namespace ballast::engine
