#include "models/pricing/implied_vol.h"

#include "models/pricing/mills.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ballast::pricing {
namespace {

// Everything below is normalised: prices over sqrt(F K), x = -|ln(F / K)| <= 0, s = sigma
// sqrt(tau), and the option is the out-of-the-money one, worth 0 at s = 0 and exp(x / 2) at s =
// infinity.

struct Point {
    double value = 0;       ///< accurate relative to itself
    double complement = 0;  ///< exp(x / 2) - value, likewise
    double slope = 0;       ///< d value / d s, > 0
};

Point evaluate(double x, double s)
{
    const double h = x / s;
    const double t = s / 2;
    const double maximum = std::exp(x / 2);
    Point p;
    p.slope = normalDensity(h) * std::exp(-0.5 * t * t);
    const double inner = h + t;
    constexpr double kSmall = 0.05;
    if (t < kSmall)
        p.value = p.slope > 0 ? p.slope * millsDifference(h, t) : 0;
    else if (inner <= 0)
        p.value = p.slope * (mills(-inner) - mills(t - h));
    else {
        p.complement = p.slope * (mills(inner) + mills(t - h));
        p.value = maximum - p.complement;
        return p;
    }
    p.complement = maximum - p.value;
    return p;
}

/// A value with its first three derivatives in s, over the first: f / f', f'' / f', f''' / f'.
struct Residual {
    double newton = 0, second = 0, third = 0;
};

/// f = 1 / ln b - 1 / ln target: straight as s falls to 0, where b goes as exp(-x^2 / 2 s^2).
Residual lowerResidual(const Point& p, double target, double x, double s)
{
    const double ratio2 = x * x / (s * s * s) - s / 4;  // b'' / b'
    const double ratio3 = ratio2 * ratio2 - 3 * x * x / (s * s * s * s) - 0.25;
    const double g = p.slope / p.value;  // (ln b)'
    const double l = std::log(p.value);
    const double difference = std::log(p.value / target);
    const double outer2 = -2 / l * g;  // from 1 / l
    const double outer3 = 6 / (l * l) * g * g;
    const double log2 = ratio2 - g;  // (ln b)'' / (ln b)'
    const double log3 = ratio3 - 3 * ratio2 * g + 2 * g * g;
    return {l * difference / (std::log(target) * g), outer2 + log2,
            outer3 + 3 * outer2 * log2 + log3};
}

/// f = ln v - ln target for v the value or its complement, g = (ln v)': nearly straight in ln s
/// close to the money, for the complement nearly a parabola as s grows.
Residual logResidual(double ratio, double g, double x, double s)
{
    const double ratio2 = x * x / (s * s * s) - s / 4;
    const double ratio3 = ratio2 * ratio2 - 3 * x * x / (s * s * s * s) - 0.25;
    return {std::log(ratio) / g, ratio2 - g, ratio3 - 3 * ratio2 * g + 2 * g * g};
}

/// One step of Householder's third-order method.
double householder(const Residual& r)
{
    const double v = -r.newton;
    return v * (1 + 0.5 * r.second * v) / (1 + v * (r.second + r.third * v / 6));
}

/// N(-z) = p for 0 < p <= 1/2 to 4.5e-4: a start, not an answer (Abramowitz and Stegun 26.2.23).
double roughQuantile(double p)
{
    const double t = std::sqrt(-2 * std::log(p));
    return t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                   (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

double upperStart(double x, double complement)
{
    return 2 * roughQuantile(std::min(0.5, complement / (2 * std::cosh(x / 2))));
}

/// Corrado and Miller near the money, the wing's leading terms beyond.
double lowerStart(double x, double target, double inflection)
{
    const double intrinsic = 2 * std::sinh(-x / 2);
    const double straddle = target + intrinsic / 2;
    const double root = straddle * straddle - intrinsic * intrinsic / std::numbers::pi;
    if (root > 0)
        return std::sqrt(2 * std::numbers::pi) / (2 * std::cosh(x / 2)) *
               (straddle + std::sqrt(root));
    double s = inflection;
    for (int i = 0; i < 2; ++i) {
        const double lead = s * s * s / (x * x * std::sqrt(2 * std::numbers::pi));
        s = -x / std::sqrt(2 * std::max(0.05, std::log(lead / target) - s * s / 8));
    }
    return s;
}

/// Of the value and its complement the smaller one is met: the other has lost its digits.
struct Target {
    double value = 0, complement = 0;
    bool byValue() const { return value < complement; }
};

Residual residual(const Point& p, const Target& target, bool lower, double x, double s)
{
    if (lower) return lowerResidual(p, target.value, x, s);
    if (target.byValue()) return logResidual(p.value / target.value, p.slope / p.value, x, s);
    return logResidual(p.complement / target.complement, -p.slope / p.complement, x, s);
}

/// s with value(x, s) = target, from either side of the inflection at sqrt(2 |x|). The bracket
/// makes a bad step a bisection, so the count of steps is bounded whatever the input.
double solve(double x, const Target& target)
{
    constexpr int kMaximumSteps = 64;
    const double inflection = std::sqrt(-2 * x);
    const bool lower = inflection > 0 && target.value < evaluate(x, inflection).value;
    const bool byValue = lower || target.byValue();
    double low = lower ? 0 : inflection;
    double high = lower ? inflection : std::numeric_limits<double>::infinity();
    double s = byValue ? lowerStart(x, target.value, inflection) : upperStart(x, target.complement);
    if (!(s > low)) s = lower ? high / 2 : std::max(low, 1e-300);
    if (!(s < high)) s = lower ? (low + high) / 2 : low * 2;
    for (int step = 0; step < kMaximumSteps; ++step) {
        const Point p = evaluate(x, s);
        const bool below = byValue ? p.value < target.value : p.complement > target.complement;
        (below ? low : high) = s;
        double next = std::numeric_limits<double>::quiet_NaN();
        if (p.value > 0 && p.complement > 0 && p.slope > 0)
            next = s + householder(residual(p, target, lower, x, s));
        if (!(next >= low && next <= high))
            next = high < std::numeric_limits<double>::infinity() ? (low + high) / 2 : 2 * s;
        // The step is of fourth order: after one this small what is left is far below rounding.
        constexpr double kLast = 1e-5;
        if (std::abs(next - s) <= kLast * s) return next;
        s = next;
    }
    return s;
}

}  // namespace

ImpliedVol impliedVol(const Black76Input& input, double price)
{
    Black76Input checked = input;
    checked.sigma = 0;
    if (!isPriceable(checked) || !std::isfinite(price) || !(input.tau > 0)) return {};

    const double undiscounted = input.rate == 0 ? price : price * std::exp(input.rate * input.tau);
    const double distance = input.forward - input.strike;
    const bool call = input.type == market::OptionType::Call;
    const double intrinsic = std::max(0.0, call ? distance : -distance);
    const double maximum = std::min(input.forward, input.strike);
    const double timeValue = undiscounted - intrinsic;
    // The rounding of the discount factor cannot be told from a price below the intrinsic value.
    const double rounding =
        input.rate == 0 ? 0 : 4 * std::numeric_limits<double>::epsilon() * intrinsic;
    if (timeValue < -rounding) return {VolStatus::BelowIntrinsic, 0};
    if (timeValue <= 0) return {VolStatus::AtIntrinsic, 0};
    if (timeValue >= maximum) return {VolStatus::AboveMaximum, 0};

    const double x = -std::abs(logMoneyness(input.forward, input.strike));
    const double unit = std::sqrt(input.forward) * std::sqrt(input.strike);
    const double s = solve(x, {timeValue / unit, (maximum - timeValue) / unit});
    return {VolStatus::Ok, s / std::sqrt(input.tau)};
}

std::string_view text(VolStatus status)
{
    switch (status) {
        case VolStatus::Ok: return "ok";
        case VolStatus::BelowIntrinsic: return "price below the intrinsic value";
        case VolStatus::AtIntrinsic: return "price at the intrinsic value";
        case VolStatus::AboveMaximum: return "price at or above its upper bound";
        case VolStatus::Invalid: return "not an option price";
    }
    return "";
}

}  // namespace ballast::pricing
