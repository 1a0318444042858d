#pragma once

#include "models/core/time.h"
#include "models/guard/tripwire.h"

#include <string>

namespace ballast::guard {

/// How one underlying is guarded: for cards, panels and the record. Gauges are in `picture`.
struct State {
    Level level = Level::Normal;
    std::string cause;   ///< the tripwire it is from, in words; empty when normal
    core::Time since{};  ///< of the level
    Tripwires tripwires = nothingYet();
    Picture picture;
};

}  // namespace ballast::guard
