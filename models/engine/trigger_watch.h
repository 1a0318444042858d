#pragma once

#include "models/engine/outbox.h"
#include "models/rebalance/trigger.h"

#include <set>
#include <string>
#include <vector>

namespace ballast::engine {

/// What the triggers of one underlying say, and what a person or the record was told of it: each
/// thing once, not at every tick.
class TriggerWatch {
public:
    /// Takes what they say now. A limit that no hedge can help is told once until it is back.
    void look(core::Currency underlying, rebalance::TriggerDecision decision, Outbox& out);
    /// A trigger fired and nothing is proposed: recorded once a trigger and cause (numbers in it do
    /// not count). `why` becomes the card's sentence.
    std::string notProposed(core::Currency underlying, const std::string& cause, Outbox& out);
    /// What was not proposed is proposed now, or asked for no more.
    void proposed() { m_causes.clear(); }

    const rebalance::TriggerDecision& decision() const { return m_decision; }

private:
    rebalance::TriggerDecision m_decision;
    std::set<rebalance::TriggerKind> m_told;
    std::set<std::string> m_causes;  ///< that were recorded, without their digits
};

}  // namespace ballast::engine
