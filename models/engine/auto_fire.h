#pragma once

#include "models/engine/snapshot.h"

#include <cstdint>
#include <deque>
#include <map>
#include <span>

namespace ballast::engine {

/// Armed by a person with a time and a budget; disarms itself. Arm state is volatile by design:
/// nothing armed survives a restart.
class AutoFire {
public:
    /// Refuses (with the reason as text) what has no bound, and fewer orders than one hedge by one
    /// of these policies may take: it would be disarmed by the first without a single one sent.
    std::string arm(const ArmAutoFire& command, core::Time now,
                    std::span<const rebalance::Policy> policies = {});
    void disarm(std::string reason);
    /// What a hedge takes from the budget.
    struct Charge {
        core::Currency underlying;
        double notionalUsd = 0;
        std::size_t orders = 1;
        double delta = 0;  ///< coin that it moves, without sign
    };
    /// Why this may not be fired now; empty: it may.
    std::string refusal(const Charge& charge, core::Time now) const;
    /// Reserves for a whole plan, when its first order begins: its children are not charged again.
    /// Returns the number of this arming.
    std::uint64_t spend(const Charge& charge);
    /// What a plan that has ended did not use of that. To another arming nothing comes back.
    void giveBack(std::uint64_t arming, const Charge& unused);
    /// A hedge that buys delta, or sells it, was sent.
    void fired(core::Currency underlying, bool buys, core::Time now);
    /// Why another one on this side would be one too many: the second change of side within
    /// kSwingWindow. Empty: it would not.
    std::string swing(core::Currency underlying, bool buys, core::Time now) const;
    /// An order of such a hedge wanted a person: no other on this side is fired until one has been
    /// approved, its reason has gone, or it is armed anew.
    void leave(core::Currency underlying, bool buys) { m_left[underlying] = buys; }
    void takeUp(core::Currency underlying) { m_left.erase(underlying); }
    bool hasLeft(core::Currency underlying, bool buys) const;
    /// A link was lost. Why auto-fire may not go on, where it was one too many within kFlapWindow;
    /// empty: it may.
    std::string linkLost(core::VenueId venue, core::Time now);
    void rejected() { ++m_rejectsInARow; }
    void filled() { m_rejectsInARow = 0; }
    /// Disarms when time, budget or patience is spent. Returns the reason, empty when still as it
    /// was. Orders that are spent disarm when no plan of them is `working` any more.
    std::string tick(core::Time now, bool working = false);

    const AutoFireState& state() const { return m_state; }

    static constexpr core::Duration kSwingWindow = std::chrono::seconds{60};
    static constexpr core::Duration kFlapWindow = std::chrono::seconds{60};
    static constexpr std::size_t kMostDrops = 5;

private:
    struct Swing {
        bool buys = false;             ///< the last one
        std::deque<core::Time> turns;  ///< when the side changed, newest last
    };
    AutoFireState m_state;
    std::map<core::Currency, Swing> m_swings;
    std::map<core::Currency, bool> m_left;  ///< to a person: hedges that buy, or sell
    std::map<core::VenueId, std::deque<core::Time>> m_drops;  ///< oldest first
    int m_rejectsInARow = 0;
    std::uint64_t m_arming = 0;
};

/// What this proposal takes from a budget.
AutoFire::Charge chargeOf(const rebalance::Proposal& proposal);
/// What one order of it takes by itself.
AutoFire::Charge chargeOf(core::Currency underlying, const rebalance::Leg& leg);

}  // namespace ballast::engine
