#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/guard/tripwire.h"

#include <string>
#include <vector>

namespace ballast::guard {

/// One of several places that may carry an underlying's hedge. Left out of the choice while another
/// is calmer, and always in HALT.
struct PlaceState {
    core::VenueId venue;
    std::string instrument;
    Level level = Level::Normal;
    std::string cause;
    core::Time since{};
    Tripwires tripwires = nothingYet();
};

/// How one underlying is guarded: for cards, panels and the record. Gauges are in `picture`.
struct State {
    Level level = Level::Normal;
    std::string cause;   ///< the tripwire it is from, in words; empty when normal
    core::Time since{};  ///< of the level
    /// Nothing is sent without a person: HALT was, or a wire that does not leave auto-fire on.
    bool personDecides = false;
    Tripwires tripwires = nothingYet();
    Picture picture;
    /// Where there are several: each with its own tripwires, which are then not among those above.
    std::vector<PlaceState> places;
};

}  // namespace ballast::guard
