#include "models/pricing/deribit_convention.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::pricing {

DeribitGreeks deribitGreeks(const Black76Input& input)
{
    BALLAST_ASSERT(input.rate == 0);
    const Black76Greeks usd = black76(input);
    DeribitGreeks out;
    out.markCoin = usd.price / input.forward;
    out.delta = usd.delta;
    out.gamma = usd.gamma;
    out.vega = usd.vega / 100;
    out.theta = thetaOverOneDay(usd, input.tau);
    // w K N(w d2) is what the price leaves of the forward leg: w F N(w d1) - V.
    out.rho = std::max(0.0, input.tau) * (input.forward * usd.delta - usd.price) / 100;
    return out;
}

double thetaOverOneDay(const Black76Greeks& greeks, double tau)
{
    const double horizon = std::clamp(tau, 0.0, 1.0 / 365);
    return std::max(-greeks.price, greeks.theta * horizon);
}

}  // namespace ballast::pricing
