#pragma once

#include "models/core/error.h"

#include <functional>

namespace ballast::store {

/// Asked now and then on the way by what reads for long: `share` of the whole is read, 0 to 1.
/// False: what was read is not wanted any more. Empty: nobody asks.
using ReadWatch = std::function<bool(double share)>;

/// Of what is a part of something longer, from one share of it to another. Empty of an empty one.
inline ReadWatch partOf(const ReadWatch& watch, double from, double to)
{
    if (!watch) return {};
    return [watch, from, to](double share) { return watch(from + (to - from) * share); };
}

/// What a reading that was not wanted any more comes to.
inline core::Error readCancelled() { return {"Reading the history was cancelled."}; }

/// Rows between two questions.
inline constexpr int kRowsBetweenLooks = 2'048;

}  // namespace ballast::store
