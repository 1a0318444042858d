#pragma once

#include "models/pricing/black76.h"

namespace ballast::pricing {

/// Every first and second derivative of the Black-76 price a desk asks for, and four of the third.
/// Per one coin of option; units follow from USD, coin (the forward moves by USD per coin), 1.00 of
/// volatility and one year. Time derivatives are against the calendar: theta < 0 is what waiting
/// costs. Formulas: Black (1976), differentiated.
struct Greeks {
    double price = 0;       ///< USD
    double delta = 0;       ///< dV/dF, coin
    double gamma = 0;       ///< d2V/dF2, coin per USD
    double vega = 0;        ///< dV/dsigma, USD per 1.00 vol
    double theta = 0;       ///< dV/dt, USD per year
    double rhoForward = 0;  ///< dV/dr at a fixed forward, USD per 1.00 of rate: -tau V
    double rhoSpot = 0;     ///< dV/dr at a fixed spot (F = S e^(r tau)), USD per 1.00 of rate
    double dualDelta = 0;   ///< dV/dK, USD per USD
    double vanna = 0;       ///< d2V/dF dsigma, coin per 1.00 vol
    double volga = 0;       ///< d2V/dsigma2, USD per (1.00 vol)^2
    double charm = 0;       ///< d(delta)/dt, coin per year
    double veta = 0;        ///< d(vega)/dt, USD per 1.00 vol and year
    double speed = 0;       ///< d(gamma)/dF, coin per USD^2
    double zomma = 0;       ///< d(gamma)/dsigma
    double color = 0;       ///< d(gamma)/dt, per year
    double ultima = 0;      ///< d(volga)/dsigma
    bool operator==(const Greeks&) const = default;
};

/// The complete set, discounted at `input.rate`. price to theta are black76's own, to the bit. At
/// tau <= 0 or sigma == 0 as black76 says, dual delta by the same rule, all others 0; never NaN for
/// priceable input.
Greeks greeks(const Black76Input& input);

}  // namespace ballast::pricing
