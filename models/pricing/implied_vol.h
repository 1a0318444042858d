#pragma once

#include "models/pricing/black76.h"

namespace ballast::pricing {

enum class VolStatus : std::uint8_t { Ok, BelowIntrinsic, AtIntrinsic, AboveMaximum, Invalid };

struct ImpliedVol {
    VolStatus status = VolStatus::Invalid;
    double sigma = 0;  ///< meaningful for Ok; 0 for AtIntrinsic
};

/// Inverts the Black-76 price (USD, discounted at `input.rate`) for sigma, to the accuracy the
/// double allows, in a bounded number of steps: two to four as a rule. `input.sigma` is ignored.
/// Invalid: input that has no price, or no time left for a volatility to act in.
ImpliedVol impliedVol(const Black76Input& input, double price);

std::string_view text(VolStatus status);

}  // namespace ballast::pricing
