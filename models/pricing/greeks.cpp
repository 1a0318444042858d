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

struct Shape {
    double d1 = 0, d2 = 0, deviation = 0;
    double density = 0;  ///< discounted n(d1), > 0
};

/// The derivatives that have the density in them. So close to expiry that one of them is beyond
/// what a double holds, they are what they are at expiry: nothing.
void addShape(Greeks& out, const Black76Input& input, const Shape& s)
{
    const double product = s.d1 * s.d2;
    Greeks g = out;
    g.vanna = -s.density * s.d2 / input.sigma;
    g.volga = g.vega * product / input.sigma;
    g.charm += s.density * s.d2 / (2 * input.tau);
    g.veta = g.vega * (input.rate - (1 + product) / (2 * input.tau));
    g.speed = -g.gamma / input.forward * (s.d1 / s.deviation + 1);
    g.zomma = g.gamma * (product - 1) / input.sigma;
    g.color = g.gamma * (input.rate + (1 - product) / (2 * input.tau));
    g.ultima =
        -g.vega / input.sigma * (product * (1 - product) + s.d1 * s.d1 + s.d2 * s.d2) / input.sigma;
    for (const double value :
         {g.vanna, g.volga, g.charm, g.veta, g.speed, g.zomma, g.color, g.ultima})
        if (!std::isfinite(value)) return;
    out = g;
}

}  // namespace

Greeks greeks(const Black76Input& input)
{
    const Black76Greeks core = black76(input);
    Greeks out{.price = core.price,
               .delta = core.delta,
               .gamma = core.gamma,
               .vega = core.vega,
               .theta = core.theta};
    const double tau = input.tau > 0 ? input.tau : 0;
    const double deviation = input.sigma * std::sqrt(tau);
    out.dualDelta = -core.delta;  // at the limit, where K is worth as little as F
    if (!(deviation > 0)) return out;

    const bool call = input.type == market::OptionType::Call;
    const double discount = input.rate == 0 ? 1 : std::exp(-input.rate * tau);
    const double d1 = logMoneyness(input.forward, input.strike) / deviation + deviation / 2;
    const double d2 = d1 - deviation;
    out.dualDelta = -discount * strikeSide(call, d2);
    out.rhoForward = -tau * out.price;
    out.rhoSpot = -input.strike * tau * out.dualDelta;
    out.charm = input.rate * out.delta;
    const double density = discount * normalDensity(d1);
    if (density > 0) addShape(out, input, {d1, d2, deviation, density});
    return out;
}

}  // namespace ballast::pricing
