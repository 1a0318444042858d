#pragma once

#include "models/core/time.h"

namespace ballast::store {

/// Both ends belong to it.
struct TimeRange {
    core::Time from = core::Time::min();
    core::Time to = core::Time::max();
    bool has(core::Time at) const { return at >= from && at <= to; }
};

}  // namespace ballast::store
