#pragma once

#include "models/pricing/black76.h"

#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <array>
#include <initializer_list>
#include <span>

namespace ballast::test {

/// Black-76 in seventy digits and its derivatives by bump and revalue: a judge that shares no
/// line with what it judges. The doubles of the input are taken as exact.
using Precise = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<70>,
                                              boost::multiprecision::et_off>;

/// The five variables, in the order derivatives name them.
enum Variable : unsigned { Forward, Strike, Tau, Sigma, Rate };
using PrecisePoint = std::array<Precise, 5>;

inline PrecisePoint precisePoint(const pricing::Black76Input& in)
{
    return {Precise(in.forward), Precise(in.strike), Precise(in.tau), Precise(in.sigma),
            Precise(in.rate)};
}

inline Precise preciseNormal(const Precise& z)
{
    static const Precise kRootTwo = sqrt(Precise(2));
    return boost::math::erfc(Precise(-z / kRootTwo)) / 2;
}

inline Precise precisePrice(market::OptionType type, const PrecisePoint& p)
{
    const int w = type == market::OptionType::Call ? 1 : -1;
    const Precise deviation = p[Sigma] * sqrt(p[Tau]);
    const Precise d1 = log(p[Forward] / p[Strike]) / deviation + deviation / 2;
    const Precise d2 = d1 - deviation;
    return exp(-p[Rate] * p[Tau]) * w *
           (p[Forward] * preciseNormal(w * d1) - p[Strike] * preciseNormal(w * d2));
}

/// The mixed derivative of `f` at `at`, one order per name in `by` (a name twice: the second), by
/// central differences. The step of 1e-16 leaves twenty digits of a third derivative, so that one
/// that is small beside the price is still known.
template <class Function>
Precise bumped(const Function& f, const PrecisePoint& at, std::span<const Variable> by)
{
    if (by.empty()) return f(at);
    const Variable v = by.front();
    const Precise size = at[v] == 0 ? Precise(1) : Precise(abs(at[v]));
    const Precise step = size * Precise("1e-16");
    PrecisePoint up = at, down = at;
    up[v] += step;
    down[v] -= step;
    return (bumped(f, up, by.subspan(1)) - bumped(f, down, by.subspan(1))) / (2 * step);
}
template <class Function>
Precise bumped(const Function& f, const PrecisePoint& at, std::initializer_list<Variable> by)
{
    return bumped(f, at, std::span<const Variable>(by.begin(), by.size()));
}

/// |value - exact| / |exact|; the plain difference where the exact value is zero.
inline double relativeError(double value, const Precise& exact)
{
    const Precise difference = abs(Precise(value) - exact);
    return static_cast<double>(exact == 0 ? difference : Precise(difference / abs(exact)));
}

}  // namespace ballast::test
