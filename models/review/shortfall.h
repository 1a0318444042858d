#pragma once

#include "models/core/ids.h"

#include <span>

namespace ballast::review {

/// One trade of an order, in the quote currency of its instrument.
struct ShortfallFill {
    double quantity = 0;    ///< > 0
    double price = 0;       ///< paid or received
    double mid = 0;         ///< of the market at the fill
    double halfSpread = 0;  ///< of the market at the fill, >= 0
    double fee = 0;         ///< paid; < 0: a rebate
};

/// What was wanted of an order, and the mids it is held against.
struct ShortfallOrder {
    core::Side side = core::Side::Buy;
    double target = 0;       ///< quantity that was decided on, > 0
    double decisionMid = 0;  ///< when it was proposed
    double arrivalMid = 0;   ///< when it was sent
    double endMid = 0;       ///< when it ended: what was not filled is valued there
};

/// Implementation shortfall (Perold 1988) and where it came from, in the quote currency; > 0 costs.
/// delay + timing + spread + impact + fees + opportunity = total, as sums of the same numbers.
struct Shortfall {
    double filled = 0;
    double averagePrice = 0;  ///< 0: nothing was filled
    double delay = 0;         ///< the market moved between the decision and the order
    double timing = 0;        ///< … and between the order and each fill
    double spread = 0;        ///< half the spread of each fill
    double impact = 0;        ///< beyond it
    double fees = 0;
    double opportunity = 0;  ///< what was not filled, at the end
    double total = 0;
    double totalBp = 0;    ///< of target times decision mid
    double arrivalBp = 0;  ///< average price against the arrival mid
};

/// theory: 4.1. Zeros for an order without a target or a decision mid.
Shortfall shortfall(const ShortfallOrder& order, std::span<const ShortfallFill> fills);

/// Average price against a benchmark (VWAP, TWAP), basis points; > 0 is worse. 0 where either is
/// not known.
double slippageBp(core::Side side, double averagePrice, double benchmark);
/// Volume-weighted; 0 where nothing was traded.
double vwap(std::span<const double> prices, std::span<const double> volumes);
/// The mean; 0 of none.
double twap(std::span<const double> prices);

/// What the trade looked like some time after: signed so that > 0 means that the market went on in
/// its direction, and < 0 that it came back, basis points of the fill's price.
double markOutBp(core::Side side, double price, double midLater);

}  // namespace ballast::review
