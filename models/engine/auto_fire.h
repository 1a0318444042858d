#pragma once

#include "models/engine/snapshot.h"

namespace ballast::engine {

/// Armed by a person with a time and a budget; disarms itself. Arm state is volatile by design:
/// nothing armed survives a restart.
class AutoFire {
public:
    /// Refuses (with the reason as text) what has no bound.
    std::string arm(const ArmAutoFire& command, core::Time now);
    void disarm(std::string reason);
    /// Why this notional may not be fired now; empty: it may.
    std::string refusal(double notionalUsd, core::Time now) const;
    void spend(double notionalUsd);
    void rejected() { ++m_rejectsInARow; }
    void filled() { m_rejectsInARow = 0; }
    /// Disarms when time, budget or patience is spent. Returns the reason, empty when still as it
    /// was.
    std::string tick(core::Time now);

    const AutoFireState& state() const { return m_state; }

private:
    AutoFireState m_state;
    int m_rejectsInARow = 0;
};

}  // namespace ballast::engine
