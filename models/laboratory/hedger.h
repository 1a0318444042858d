#pragma once

#include "models/laboratory/costs.h"
#include "models/laboratory/hedge.h"
#include "models/laboratory/market.h"
#include "models/laboratory/moments.h"

#include <atomic>
#include <cstddef>

namespace ballast::laboratory {

/// Day by day, what one rule cost and what it left unhedged.
struct HedgeOutcome {
    Moments cost;   ///< USD a day
    Moments error;  ///< USD a day: residual delta times the move of the price, summed over steps
    Moments pnl;    ///< USD a day: options and hedge together, before costs
    Moments trades, turnover;  ///< a day; coin
    void merge(const HedgeOutcome& other);
};

/// One rule over one market: the desk's band and its aim (rebalance::FixedBand), the bands'
/// formulas with gamma, volatility and time of each step, trades in whole lots at the stated cost.
/// It begins hedged; what that cost is nobody's. Days are whole ones; a rest of a day is left out.
/// Ends early, and worthless, once `cancelled` is set; null: nothing ends it.
HedgeOutcome hedge(const Hedge& rule, const Costs& costs, const Series& series, double stepYears,
                   const std::atomic<bool>* cancelled = nullptr);

}  // namespace ballast::laboratory
