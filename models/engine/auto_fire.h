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
    /// Why this notional in so many orders may not be fired now; empty: it may.
    std::string refusal(double notionalUsd, core::Time now, std::size_t orders = 1) const;
    /// Of a whole plan at once: its children are not charged again.
    void spend(double notionalUsd, std::size_t orders = 1);
    void rejected() { ++m_rejectsInARow; }
    void filled() { m_rejectsInARow = 0; }
    /// Disarms when time, budget or patience is spent. Returns the reason, empty when still as it
    /// was. Orders that are spent disarm when no plan of them is `working` any more.
    std::string tick(core::Time now, bool working = false);

    const AutoFireState& state() const { return m_state; }

private:
    AutoFireState m_state;
    int m_rejectsInARow = 0;
};

}  // namespace ballast::engine
