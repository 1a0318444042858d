#pragma once

#include "models/portfolio/exposure.h"

#include <optional>

namespace ballast::portfolio {

/// How far the spot may move before equity falls to the maintenance margin. An estimate for the
/// eye, not the venue's own number: every forward and mark of the underlying moves with the spot,
/// volatility and time stand still, and the maintenance margin keeps its present share of the
/// notional. Each pool (account and settlement currency) is judged alone; the nearest one counts.
struct LiquidationEstimate {
    bool known = false;          ///< false: equity, margin or the value of a line is missing
    bool reached = false;        ///< equity is not above the maintenance margin now
    std::optional<double> down;  ///< fraction, < 0; none: not before -95 %
    std::optional<double> up;    ///< fraction, > 0; none: not before +500 %
    /// The smaller of the two moves, its sign the direction (-0.31: spot down 31 %); 0 when there
    /// is none in range, it is not known, or it is reached.
    double nearest() const;
};

/// Reprices the underlying's options some forty times a side: about a millisecond for a few
/// hundred. Meant for the cadence of samples, not for every quote.
LiquidationEstimate estimateLiquidation(const Book& book, core::Currency underlying,
                                        core::Time now);

/// estimateLiquidation(…).nearest().
double liquidationDistance(const Book& book, core::Currency underlying, core::Time now);

}  // namespace ballast::portfolio
