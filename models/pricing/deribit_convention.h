#pragma once

#include "models/pricing/black76.h"

namespace ballast::pricing {

/// Greeks as Deribit publishes them in its ticker, recovered from its published values. They differ
/// from Black76Greeks in units, in the sign of no number, and in what theta promises.
struct DeribitGreeks {
    double markCoin = 0;  ///< V / F, coin
    double delta = 0;     ///< Black-Scholes, not premium-adjusted
    double gamma = 0;     ///< coin per USD
    double vega = 0;      ///< USD per vol point
    double theta = 0;     ///< USD per day, see thetaOverOneDay
    double rho = 0;       ///< USD per percentage point of rate, of the spot option: K T N(d2) / 100
};

/// `input.rate` must be 0, as the venue's is.
DeribitGreeks deribitGreeks(const Black76Input& input);

/// What one day costs, USD: a year's theta over 365, or over what is left when that is less than a
/// day, and never more than the option is worth.
double thetaOverOneDay(const Black76Greeks& greeks, double tau);

}  // namespace ballast::pricing
