#pragma once

#include "models/laboratory/costs.h"
#include "models/laboratory/market.h"
#include "models/review/case.h"
#include "models/review/sample_cells.h"
#include "models/review/tca.h"

#include <span>

namespace ballast::laboratory {

/// What a recorded period does not say by the minute, and is assumed.
struct RecordedTerms {
    double tau = 30.0 / 365;  ///< years to expiry of the book's gamma: Zakamouline's formula asks
    double sigma = 0.6;       ///< where no volatility was recorded
};

/// A recorded period as a series that any rule can be tried on, a step a minute (kStepYears): the
/// delta is the recorded one less what was hedged since its beginning, so that it is that of the
/// book alone, and begins at its deviation from the target. What the options earned is not recorded
/// by the minute: `bookPnl` is 0, vanna is 0, and of an outcome cost, error, trades and turnover
/// count. `minutes` are of one underlying, in time order, and `cases` its rebalances. Minutes that
/// nobody saw are the last one before them: a silence moves at its end.
Series recordedSeries(std::span<const review::MinuteRow> minutes,
                      std::span<const review::Case* const> cases, const RecordedTerms& terms = {});
inline constexpr double kMinuteYears = 1.0 / (365 * 1'440);

/// Costs as they were paid in a period: fees, spread and impact a dollar traded; no further impact
/// is assumed, for that of the sizes that were traded is in it.
Costs recordedCosts(const review::CostSum& paid, double lot);

}  // namespace ballast::laboratory
