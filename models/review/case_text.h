#pragma once

#include "models/review/period_review.h"

#include <span>
#include <string>

namespace ballast::review {

/// The fields of csv(Rebalance) and, behind them, where the cost went, in the order of the theory
/// (USD; > 0 costs), what was told beforehand, mark-outs, style and tags. `costs` are of the cases,
/// one each.
std::string csv(std::span<const Case> cases, std::span<const CostSum> costs);
/// The same as a JSON array of objects; what is not known is null.
std::string json(std::span<const Case> cases, std::span<const CostSum> costs);

/// The headline of a period as a person reads it in a terminal: some lines.
std::string text(const PeriodReview& review);

}  // namespace ballast::review
