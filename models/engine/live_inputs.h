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

/// One way, as a fraction of the notional: the taker's fee, and what taking `coin` from the book
/// costs against its mid (half the spread and the impact), the mean of both sides. Absent while the
/// book or the mark is not usable.
std::optional<double> hedgeCost(const market::Listing& hedge, const market::Book& book,
                                double coin);

/// The smallest trade in an instrument, coin; 0 while its mark is not known.
double lotCoin(const market::Listing& hedge);

}  // namespace ballast::engine
