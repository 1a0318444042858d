#include "models/pricing/black76.h"

#include "models/core/assert.h"
#include "models/pricing/mills.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

bool isCall(const Black76Input& input) { return input.type == market::OptionType::Call; }

double intrinsic(const Black76Input& input)
{
    const double toCall = input.forward - input.strike;
    return std::max(0.0, isCall(input) ? toCall : -toCall);
}

/// The two arguments of the out-of-the-money option: (d1, d2) of the call or (-d2, -d1) of the put,
/// so that outer <= inner and outer <= 0. As F n(d1) = K n(d2), one density serves both.
struct Tails {
    double density = 0;  ///< n(d1)
    double inner = 0;
    double millsInner = 0;  ///< N(-|inner|) / n(inner)
    double millsOuter = 0;  ///< N(outer) / n(outer)
    double timeValue = 0;   ///< undiscounted price of the out-of-the-money option, USD
};

Tails tails(const Black76Input& input, double deviation)
{
    const bool forwardAbove = input.forward > input.strike;
    const double h = -std::abs(logMoneyness(input.forward, input.strike)) / deviation;
    const double t = deviation / 2;
    Tails out;
    out.inner = h + t;
    const double outer = h - t;
    out.density = normalDensity(forwardAbove ? outer : out.inner);
    out.millsInner = mills(std::abs(out.inner));
    out.millsOuter = mills(-outer);
    const double common = input.forward * out.density;
    // Below this deviation the difference of two tails loses more digits than it is worth.
    constexpr double kSmall = 0.01;
    if (deviation < kSmall && out.density > 0)
        out.timeValue = common * millsDifference(h, t);
    else if (out.inner <= 0)
        out.timeValue = common * (out.millsInner - out.millsOuter);
    else
        out.timeValue =
            std::min(input.forward, input.strike) - common * (out.millsInner + out.millsOuter);
    return out;
}

/// N(d1) for calls, -N(-d1) for puts, from tails that are small numbers of their own.
double undiscountedDelta(const Black76Input& input, const Tails& tails)
{
    const bool forwardAbove = input.forward > input.strike;
    const double tail = tails.density * (forwardAbove ? tails.millsOuter : tails.millsInner);
    const bool tailIsOfPut = forwardAbove || tails.inner > 0;  // the tail is N(-d1), not N(d1)
    if (isCall(input)) return tailIsOfPut ? 1 - tail : tail;
    return tailIsOfPut ? -tail : tail - 1;
}

Black76Greeks atIntrinsic(const Black76Input& input, double discount)
{
    const double distance = input.forward - input.strike;
    const double call = distance > 0 ? 1 : distance == 0 ? 0.5 : 0;
    return {.price = discount * intrinsic(input),
            .delta = discount * (isCall(input) ? call : call - 1)};
}

double discountOf(const Black76Input& input)
{
    return input.rate == 0 || input.tau <= 0 ? 1 : std::exp(-input.rate * input.tau);
}

}  // namespace

bool isPriceable(const Black76Input& input)
{
    return std::isfinite(input.forward) && input.forward > 0 && std::isfinite(input.strike) &&
           input.strike > 0 && std::isfinite(input.sigma) && input.sigma >= 0 &&
           std::isfinite(input.tau) && std::isfinite(input.rate);
}

Black76Greeks black76(const Black76Input& input)
{
    BALLAST_ASSERT(isPriceable(input));
    const double discount = discountOf(input);
    const double rootTau = input.tau > 0 ? std::sqrt(input.tau) : 0;
    const double deviation = input.sigma * rootTau;
    if (!(deviation > 0)) return atIntrinsic(input, discount);

    const Tails t = tails(input, deviation);
    Black76Greeks out;
    out.price = discount * (intrinsic(input) + t.timeValue);
    out.delta = discount * undiscountedDelta(input, t);
    out.gamma = discount * t.density / input.forward / deviation;  // their product may be 0
    out.vega = discount * input.forward * t.density * rootTau;
    out.theta =
        input.rate * out.price - discount * input.forward * t.density * input.sigma / (2 * rootTau);
    return out;
}

double black76Price(const Black76Input& input)
{
    BALLAST_ASSERT(isPriceable(input));
    const double discount = discountOf(input);
    const double deviation = input.tau > 0 ? input.sigma * std::sqrt(input.tau) : 0;
    if (!(deviation > 0)) return discount * intrinsic(input);
    return discount * (intrinsic(input) + tails(input, deviation).timeValue);
}

InverseGreeks inverseOption(const Black76Input& input)
{
    BALLAST_ASSERT(input.rate == 0);
    const Black76Greeks usd = black76(input);
    InverseGreeks out;
    out.coinPrice = usd.price / input.forward;
    out.deltaBs = usd.delta;
    out.deltaNet = usd.delta - out.coinPrice;
    out.gamma = usd.gamma;
    out.vegaUsd = usd.vega;
    out.thetaUsd = usd.theta;
    return out;
}

}  // namespace ballast::pricing
