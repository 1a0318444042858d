#pragma once

#include "models/pricing/black76.h"

namespace ballast::pricing {

enum class VolStatus : std::uint8_t { Ok, BelowIntrinsic, AtIntrinsic, AboveMaximum, Invalid };

struct ImpliedVol {
    VolStatus status = VolStatus::Invalid;
    double sigma = 0;   ///< meaningful for Ok; 0 for AtIntrinsic
};

/// Inverts the undiscounted or discounted Black-76 price (USD) for sigma, to the accuracy the double
/// allows, in a bounded number of steps. `input.sigma` is ignored.
ImpliedVol impliedVol(const Black76Input& input, double price);

std::string_view text(VolStatus status);

}  // namespace ballast::pricing
