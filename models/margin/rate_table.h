// margin: what venues ask for, before and after a trade, now and in a stress.
#pragma once

#include "models/core/time.h"
#include "models/portfolio/margin.h"

#include <string>

namespace ballast::margin {

using portfolio::MarginPair;

/// Where a venue's rates were read and when. Rates are data: they change without notice, and what
/// is computed from them is an estimate beside the venue's own number, never a replacement for it.
struct RateTable {
    core::Time asOf{};
    std::string source;
    /// Not below zero.
    core::Duration age(core::Time now) const { return now > asOf ? now - asOf : core::Duration{0}; }
    bool operator==(const RateTable&) const = default;
};

}  // namespace ballast::margin
