#pragma once

#include "models/core/time.h"
#include "models/guard/tripwire.h"

#include <optional>
#include <string>

namespace ballast::guard {

/// The state machine of one underlying. Up at once; from CAUTION down by itself after a dwell in
/// calm; from HALT only by a person.
class Guard {
public:
    struct Change {
        Level from = Level::Normal, to = Level::Normal;
        std::string cause;
        bool operator==(const Change&) const = default;
    };

    /// Takes what the tripwires say now. A change of level, if it led to one.
    std::optional<Change> step(core::Time now, const Tripwires& wires, const Limits& limits);
    /// A person ends HALT: to CAUTION, which then ends by itself. Refused, with the reason, when
    /// there is no HALT or its cause is still there (by the wires of the last step).
    std::string clear(core::Time now, std::string_view reason);
    /// HALT survives a restart.
    void restore(core::Time since, std::string cause);

    Level level() const { return m_level; }
    const std::string& cause() const { return m_cause; }
    core::Time since() const { return m_since; }

private:
    Change enter(core::Time now, Level level, std::string cause);

    Level m_level = Level::Normal;
    std::string m_cause;
    core::Time m_since{};
    core::Time m_calmSince{};
    Wire m_wire = Wire::StaleFeed;      ///< the cause's
    std::optional<Tripwire> m_holding;  ///< asks for HALT at the last step
};

}  // namespace ballast::guard
