#pragma once

#include <algorithm>
#include <cmath>

namespace ballast::pricing {

namespace detail {
inline constexpr int kMillsIntervals = 32;
extern const double kMillsRows[kMillsIntervals][8];
}  // namespace detail

/// Standard normal density.
inline double normalDensity(double z)
{
    constexpr double kInverseRootTwoPi = 0.39894228040143267794;
    return kInverseRootTwoPi * std::exp(-0.5 * z * z);
}

/// Mills' ratio (1 - N(z)) / n(z) for z >= 0, to a few units in the last place, infinity included.
/// It is sqrt(pi/2) erfcx(z / sqrt 2): a tail without its exponential, so that deep wings keep
/// their relative accuracy and one exponential serves both N(d1) and N(d2).
inline double mills(double z)
{
    const double u = 4 / (4 + z);
    const double scaled = u * detail::kMillsIntervals;
    const int row = std::min(static_cast<int>(scaled), detail::kMillsIntervals - 1);
    const double r = 2 * (scaled - row) - 1;
    const double* c = detail::kMillsRows[row];
    const double r2 = r * r;
    const double low = (c[0] + c[1] * r) + (c[2] + c[3] * r) * r2;
    const double high = (c[4] + c[5] * r) + (c[6] + c[7] * r) * r2;
    return u * (low + high * (r2 * r2));
}

/// ln(F / K) without losing digits near the money.
inline double logMoneyness(double forward, double strike)
{
    const double u = (forward - strike) / strike;
    if (std::abs(u) >= 0.5) return std::log(forward / strike);
    // Kahan's log1p: the rounding of 1 + u is undone by the quotient.
    const double w = 1 + u;
    return w == 1 ? u : std::log(w) * (u / (w - 1));
}

/// (Y(h + t) - Y(h - t)), Y(z) = N(z) / n(z), for h <= 0 and 0 <= t <= 0.06, by its Taylor series
/// in t: a plain difference would lose all digits as t goes to zero.
inline double millsDifference(double h, double t)
{
    constexpr int kTerms = 9;
    double previous = mills(-h);        // c0; c_n is the n-th derivative over n!
    double current = 1 + h * previous;  // c1
    double power = t;
    double sum = 0;
    for (int n = 1; n <= kTerms; n += 2) {
        sum += current * power;
        power *= t * t;
        const double even = (h * current + previous) / (n + 1);
        const double odd = (h * even + current) / (n + 2);
        previous = even;
        current = odd;
    }
    return 2 * sum;
}

}  // namespace ballast::pricing
