#pragma once

#include "models/pricing/option_batch.h"

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

/// The same for columns of undiscounted prices in USD (rate 0), many at once; `options.sigma` is
/// not read and may be empty. Each row gets sigma and a status as impliedVol gives them; sigma is 0
/// unless the status is Ok. Rows that converge clearly come from the vectors, within 1e-13 of
/// impliedVol where the price determines sigma so well; all others from impliedVol itself.
void impliedVolBatch(const OptionColumns& options, std::span<const double> price,
                     std::span<double> sigma, std::span<VolStatus> status);

std::string_view text(VolStatus status);

}  // namespace ballast::pricing
