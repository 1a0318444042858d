#pragma once

#include "models/rebalance/delta_budget.h"
#include "models/rebalance/proposal.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ballast::rebalance {

/// One look at a book: whether its delta was inside its band.
struct BandSight {
    core::Currency underlying;
    core::Time at{};
    bool inside = false;
};

/// What auto-fire would be armed with.
struct RehearsalBudget {
    core::Duration duration{};
    int orders = 0;
    double notionalUsd = 0;
    std::vector<DeltaBudget> underlyings = {};  ///< that are armed; empty: all, delta unbounded
};

/// What is on record of the hour before a run: proposals as they ended, and the samples' sights.
struct PastHour {
    std::vector<Proposal> proposals;
    std::vector<BandSight> sights;  ///< in time order
};

/// What a budget would have done, had it been armed at `from`.
struct Rehearsal {
    enum class End : std::uint8_t {
        None,      ///< it would be armed still
        Time,      ///< the time it was armed for was over
        Orders,    ///< its orders were spent, or a hedge took more than were left
        Notional,  ///< a hedge was larger than what was left of its USD
        Delta,     ///< a hedge moved more than what was left of its underlying's delta
        Swing,     ///< its hedges in one underlying would have changed side twice in a minute
    };
    /// Coins that the hedges of one underlying would have moved, without sign.
    struct Moved {
        core::Currency underlying;
        double coins = 0;
        bool operator==(const Moved&) const = default;
    };
    core::Time from{}, to{};
    int hedges = 0;  ///< proposals it would have approved
    std::size_t orders = 0;
    double notionalUsd = 0;
    double costUsd = 0;  ///< fees and slippage, as they were priced last
    std::vector<Moved> moved;
    int unarmed = 0;   ///< in an underlying that would not have been armed
    int left = 0;      ///< to a person: by a check, an edit, or because a person thought of it
    int repeated = 0;  ///< of the same breach as one that would have been sent before
    End end = End::None;
    core::Time endAt{};
    core::Duration unwatched{};  ///< within from … to: nothing was sampled, so nothing is known
    bool operator==(const Rehearsal&) const = default;
};

/// Looks back over the hour before `now`, or over less where this run knows less: `knownSince`.
/// A proposal counts where every check allowed it, when it was proposed, and as it was priced last;
/// one of a breach for which a hedge would have gone already, and really did not, counts only once
/// delta was seen inside the band in between (`sights`, in any order). The rules of the budget are
/// those of engine::AutoFire: whole hedges, none larger than what is left. No forecast: what was
/// not sent then would have changed what came after.
Rehearsal rehearse(std::span<const Proposal> proposals, std::span<const BandSight> sights,
                   const RehearsalBudget& budget, core::Time knownSince, core::Time now);

/// How long nothing was seen within [from, to]: silences of more than a minute between two sights
/// of whatever underlying, in any order, and from the ends to the nearest of them.
core::Duration unwatched(std::span<const BandSight> sights, core::Time from, core::Time to);

}  // namespace ballast::rebalance
