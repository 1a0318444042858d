#pragma once

#include "models/core/error.h"

#include <functional>

namespace ballast::store {

/// Asked now and then on the way by what reads for long: `share` of the whole is read, 0 to 1.
/// False: what was read is not wanted any more. Empty: nobody asks.
using ReadWatch = std::function<bool(double share)>;

/// What a reading that was not wanted any more comes to.
inline core::Error readCancelled() { return {"Reading the history was cancelled."}; }

/// Rows between two questions.
inline constexpr int kRowsBetweenLooks = 2'048;

}  // namespace ballast::store
