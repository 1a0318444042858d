#pragma once

#include "models/core/ids.h"
#include "models/market/board.h"
#include "models/portfolio/exposure.h"
#include "models/pricing/surface.h"

#include <optional>

namespace ballast::engine {

/// Volatility of what is held, and its time: each expiry's at-the-money volatility and years,
/// weighted by the gamma that is held in it. Zeros without options.
struct HeldVolatility {
    double sigma = 0;  ///< per root year
    double tau = 0;    ///< years
};
/// At the money by the fitted smile; where there is none, the mark volatility of what is held.
HeldVolatility heldVolatility(const portfolio::Book& book, core::Currency underlying,
                              const pricing::Surface* surface, core::Time now);

/// The nearest expiry of anything held in this underlying.
std::optional<core::Time> nextExpiry(const portfolio::Book& book, core::Currency underlying,
                                     core::Time now);

/// What a hedge asks for one way, as fractions of the notional, and how its book stands.
struct HedgeCost {
    double fee = 0;  ///< the taker's; a rebate counts as nothing
    double slippage =
        0;              ///< of taking so much from the book against its mid, mean of both sides:
                        ///< half the spread, the walk, and beyond what is seen the square-root law
    double spread = 0;  ///< of the mid
    double depth = 0;   ///< coin, on the thinner side (guard::shapeOf); 0: not known
};
/// Of taking `coin` at a volatility `sigma` per root year. Absent while the book or the mark is not
/// usable.
std::optional<HedgeCost> hedgeCost(const market::Listing& hedge, const market::Book& book,
                                   double coin, double sigma);

/// The smallest trade in an instrument, coin; 0 while its mark is not known.
double lotCoin(const market::Listing& hedge);

}  // namespace ballast::engine
