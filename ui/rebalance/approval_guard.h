// rebalance panels: what is proposed, and what the trader wants done with it.
#pragma once

#include "models/core/ids.h"

#include <chrono>
#include <functional>
#include <optional>

namespace ballast::ui {

/// A clock that only moves forward, for how fast hands are. Comes in, so that a test needs no
/// sleep.
using HandClock = std::function<std::chrono::milliseconds()>;
HandClock steadyHandClock();

/// Lets one press through for what a person could have seen, and no second one: not of a double
/// click, a held key, a button and its shortcut together, nor of a click that was meant for what
/// stood under the pointer a moment ago.
class ApprovalGuard {
public:
    /// A press this soon after another thing appeared under the pointer was meant for the former.
    static constexpr std::chrono::milliseconds kSettle{400};
    /// Silence after which a press may follow for a newer revision that still waits.
    static constexpr std::chrono::milliseconds kPatience{2000};

    enum class Verdict { Go, Settling, AlreadySent };

    explicit ApprovalGuard(HandClock clock) : m_clock(std::move(clock)) {}

    /// Something else stands there now: another proposal, the other side, a size that jumped.
    void replaced();
    /// The same thing stands elsewhere now, so that a press may have been meant for its neighbour.
    void moved();
    /// The engine said no to what was sent; a person may decide anew, once they could have read
    /// why.
    void refused();
    /// A snapshot shows this revision still waiting.
    void stillWaiting(core::Revision revision);
    /// May this press go? Go is given once.
    Verdict press(core::ProposalId id, core::Revision revision);

    bool pending() const { return m_sent.has_value(); }
    bool settling() const { return m_clock() < m_settledAt; }

private:
    struct Sent {
        core::ProposalId id;
        core::Revision revision = 0;
        std::chrono::milliseconds at{};
    };
    HandClock m_clock;
    std::optional<Sent> m_sent;
    std::chrono::milliseconds m_settledAt{};
};

}  // namespace ballast::ui
