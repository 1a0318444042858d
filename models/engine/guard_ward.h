#pragma once

#include "models/engine/band_desk.h"
#include "models/engine/guard_place.h"
#include "models/engine/snapshot.h"
#include "models/guard/crowding.h"
#include "models/guard/minute.h"
#include "models/guard/rolling_sum.h"

#include <string>
#include <vector>

namespace ballast::engine {

/// What the guard remembers of one underlying: its places, and what concerns all of them.
struct GuardWard {
    core::Currency underlying;
    std::vector<GuardPlace> places;  ///< in the order of the policy; never empty
    guard::FeedClock index;          ///< of the index that counts
    guard::Minute minute;
    guard::SlowAverage expected;
    bool expectsImplied = false;
    guard::Crowding crowd;
    double gammaSpot = 0;  ///< at which gamma was last asked what it wants, USD
    guard::RollingSum<24> cost{std::chrono::hours{1}};
    guard::RollingSum<60> trades{std::chrono::minutes{1}};
    core::Label lastFilled;
    core::Time judgedAt{};
    guard::Guard machine;
    GuardState state;
    Slowing slowing;
    core::Time slowedAt{};   ///< when the wires last asked for as much as `slowing`
    core::Time doubtedAt{};  ///< when they last asked for a person
    guard::Grade grade = guard::Grade::None;  ///< of the loops, as it was told

    /// One place has all wires and no state of its own.
    bool several() const { return places.size() > 1; }
    GuardPlace* at(core::VenueId venue);
    const GuardPlace* at(core::VenueId venue) const;
    /// The calmest level that a place of it has.
    guard::Level best() const;
};

/// The places are those of the policy from now on; what was known of one that stays is kept, and a
/// HALT of the only one that stays is the underlying's.
void takePlaces(GuardWard& ward, const rebalance::Policy& policy, const guard::Limits& limits);

/// How much wider, slower and smaller hedging is, by the wires as they stand: a wild minute
/// alone changes nothing, for that is when the band must be kept and what is hedged late costs
/// most; loops by their grade, and they and a thin book make it smaller; anything else by all
/// factors. In the dwell after it, as it was.
Slowing slowingOf(const GuardWard& ward, const guard::Limits& limits);
/// Whether nothing is sent without a person, by the wires as they stand. In the dwell after it, as
/// it was; after a HALT it is.
bool personDecides(const GuardWard& ward);
/// Takes both over: stricter at once; milder, while the CAUTION goes on, only when for the dwell
/// nothing has asked for as much, so that a wire at its bound does not move the band to and fro.
void steady(GuardWard& ward, const guard::Limits& limits, core::Time now);
/// The highest grade of its loops.
guard::Grade gradeOf(const guard::Tripwires& wires);

/// "Its band is 1.5 times as wide, pauses are 3.0 times as long, and nothing is sent without a
/// person": what a CAUTION does.
std::string slowingText(const Slowing& slowing, bool personDecides);
/// What a change of level means for the underlying, or (`venue` not empty) for one place of it.
Alert changeTold(const GuardWard& ward, core::VenueId venue, const guard::Guard::Change& change,
                 const guard::Limits& limits);

}  // namespace ballast::engine
