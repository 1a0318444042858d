#pragma once

#include "models/pricing/smile_quote.h"
#include "models/pricing/svi.h"

#include <optional>
#include <span>

namespace ballast::pricing {

/// The curve nearest to the points that has no butterfly arbitrage, found from `best`, the nearest
/// of all: Levenberg and Marquardt on the logarithms of least variance, wing slopes and s, and on
/// m, with a rising penalty on every point of the line where g is below a small margin. What little
/// is left below zero then is taken off by flattening both wings. Absent when that leaves a curve
/// with arbitrage still. Deterministic, of bounded cost.
std::optional<Svi> withoutButterfly(const Svi& best, std::span<const SmilePoint> points);

}  // namespace ballast::pricing
