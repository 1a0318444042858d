#include "models/pricing/greeks.h"

#include "models/core/assert.h"
#include "models/pricing/mills.h"

#include <cmath>

namespace ballast::pricing {
namespace {

/// w N(w d2), from tails that are small numbers of their own.
double strikeSide(bool call, double d2)
{
    const double tail = normalDensity(d2) * mills(std::abs(d2));  // N(-|d2|)
    if (call) return d2 > 0 ? 1 - tail : tail;
    return d2 > 0 ? -tail : tail - 1;
}

}  // namespace

Greeks greeks(const Black76Input& input)
{
    const Black76Greeks core = black76(input);
    Greeks out{.price = core.price, .delta = core.delta, .gamma = core.gamma, .vega = core.vega,
               .theta = core.theta};
    const double tau = input.tau > 0 ? input.tau : 0;
    const double rootTau = std::sqrt(tau);
    const double deviation = input.sigma * rootTau;
    if (!(deviation > 0)) {
        out.dualDelta = -core.delta;
        return out;
    }
    const bool call = input.type == market::OptionType::Call;
    const double discount = input.rate == 0 ? 1 : std::exp(-input.rate * tau);
    const double d1 = logMoneyness(input.forward, input.strike) / deviation + deviation / 2;
    const double d2 = d1 - deviation;
    const double product = d1 * d2;
    const double density = discount * normalDensity(d1);
    out.rhoForward = -tau * out.price;
    out.dualDelta = -discount * strikeSide(call, d2);
    out.rhoSpot = -input.strike * tau * out.dualDelta;
    out.vanna = -density * d2 / input.sigma;
    out.volga = out.vega * product / input.sigma;
    out.charm = input.rate * out.delta + density * d2 / (2 * tau);
    out.veta = out.vega * (input.rate - (1 + product) / (2 * tau));
    out.speed = -out.gamma / input.forward * (d1 / deviation + 1);
    out.zomma = out.gamma * (product - 1) / input.sigma;
    out.color = out.gamma * (input.rate + (1 - product) / (2 * tau));
    out.ultima = -out.vega / (input.sigma * input.sigma) *
                 (product * (1 - product) + d1 * d1 + d2 * d2);
    return out;
}

}  // namespace ballast::pricing
