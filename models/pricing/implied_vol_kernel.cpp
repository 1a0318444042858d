#include "models/pricing/option_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/pricing/implied_vol_kernel.cpp"
#include <hwy/foreach_target.h>

#include "models/pricing/simd_rows.h"

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

/// What is inverted: the time value, which put and call share, at x = -|ln(F / K)|.
struct Quote {
    Vec forward, strike, lower, distance;  ///< lower: min(F, K); distance: |F - K|
    Vec timeValue;
    Vec x;
    Vec root;  ///< sqrt(F K)
};

/// A start for s = sigma sqrt(tau), 0.2 % off as a rule. In Bachelier's model deviation over
/// straddle is a function of straddle over twice the time value alone: here a rational of its
/// logarithm, 1.8e-3 off at most for wings to fourteen deviations. Hagan's expansion leads from
/// Bachelier's deviation to Black's: d = s (sinh(x/2) / (x/2)) (1 - s^2/24 + …).
HWY_INLINE Vec start(const Quote& q)
{
    constexpr double kP[] = {1.2555026968395941, 0.4282303325547175, 0.03228584675897641,
                             9.4281299333742039e-5};
    constexpr double kQ[] = {1, 0.37869833987222232, 0.21503827511151227, 0.0040750096367928434};
    const Vec twice = hn::Add(q.timeValue, q.timeValue);
    const Vec straddle = hn::Add(twice, q.distance);
    const Vec wing = logRatio(straddle, twice);
    const Vec x2 = hn::Mul(q.x, q.x);
    const Vec sinh = hn::MulAdd(hn::Mul(x2, constant(1.0 / 24)),
                                hn::MulAdd(x2, constant(1.0 / 80), constant(1)), constant(1));
    const Vec s =
        hn::Div(hn::Mul(straddle, polynomial(wing, hn::Mul(wing, wing), kP)),
                hn::Mul(polynomial(wing, hn::Mul(wing, wing), kQ), hn::Mul(q.root, sinh)));
    const Vec s2 = hn::Mul(s, s);
    return hn::Mul(
        s, hn::MulAdd(s2, hn::MulAdd(s2, constant(0.0036), constant(1.0 / 24)), constant(1)));
}

/// Below this s the difference of the tails is taken from its series.
constexpr double kSmall = 0.02;

/// One step of Householder's third-order method on ln(time value); the formulas are
/// lowerResidual's of the scalar inversion without its 1 / ln.
HWY_INLINE Vec step(const Quote& q, Vec s)
{
    const Vec inverse = hn::Div(constant(1), s);
    const Vec h = hn::Mul(q.x, inverse);
    const Vec half = hn::Mul(s, constant(0.5));
    const Vec inner = hn::Add(h, half);
    const Vec outer = hn::Sub(half, h);  // minus the outer argument: positive
    const Vec slope = hn::Mul(q.root, densityOfSquare(hn::MulAdd(h, h, hn::Mul(half, half))));
    // inner < 0: a wing, slope (M(-inner) - M(outer)); else lower - slope (M(inner) + M(outer)).
    const Vec middle = hn::Add(constant(0.5), halfWithSign(inner));
    const Vec tails =
        hn::Neg(hn::Add(hn::CopySignToAbs(millsRatio(hn::Abs(inner)), inner), millsRatio(outer)));
    Vec value = hn::MulAdd(slope, tails, hn::Mul(middle, q.lower));
    const Mask small = hn::Lt(s, constant(kSmall));
    if (HWY_UNLIKELY(!hn::AllFalse(Lanes(), small)))
        value = hn::IfThenElse(small, hn::Mul(slope, smallDifference(h, half)), value);
    const Vec g = hn::Div(slope, value);
    const Vec newton = hn::Div(hn::Mul(logRatio(q.timeValue, value), value), slope);
    const Vec ratio = hn::Mul(h, inverse);  // x / s^2
    const Vec second = hn::Sub(hn::MulSub(hn::Mul(h, h), inverse, hn::Mul(s, constant(0.25))), g);
    const Vec ratio2 = hn::Add(second, g);
    const Vec ratio3 =
        hn::Sub(hn::Sub(hn::Mul(ratio2, ratio2), hn::Mul(constant(3), hn::Mul(ratio, ratio))),
                constant(0.25));
    const Vec third = hn::MulAdd(hn::Mul(g, constant(-3)), ratio2,
                                 hn::MulAdd(hn::Mul(g, constant(2)), g, ratio3));
    const Vec upper = hn::MulAdd(hn::Mul(constant(0.5), second), newton, constant(1));
    const Vec lower = hn::MulAdd(
        newton, hn::MulAdd(hn::Mul(third, newton), constant(1.0 / 6), second), constant(1));
    return hn::Div(hn::Mul(newton, upper), lower);
}

/// Where the steps converge from `start`,
/// and no term leaves the range of a double. The rest is the scalar inversion's.
HWY_INLINE Mask isSafe(const Quote& q, Vec s)
{
    constexpr double kLowest = 1e-6, kHighest = 2.5, kFarthest = 12;
    const Mask range = hn::And(hn::Ge(s, constant(kLowest)), hn::Le(s, constant(kHighest)));
    return hn::And(range, hn::Lt(hn::Neg(q.x), hn::Mul(s, constant(kFarthest))));
}

HWY_INLINE Mask isOrdinary(const Quote& q, Vec sign, Vec tau)
{
    const Mask prices =
        hn::And(hn::Ge(q.lower, constant(kernel::kLowestPrice)),
                hn::Le(hn::Max(q.forward, q.strike), constant(kernel::kHighestPrice)));
    // A NaN price or forward fails the first, a price at or beyond the bounds one of the two.
    const Mask value = hn::And(hn::Gt(q.timeValue, hn::Mul(q.lower, constant(1e-30))),
                               hn::Lt(q.timeValue, q.lower));
    const Mask rest = hn::And(hn::Eq(hn::Abs(sign), constant(1)),
                              hn::And(hn::Ge(tau, constant(1e-12)), hn::Le(tau, constant(1e6))));
    return hn::And(hn::And(prices, value), rest);
}

struct Inverted {
    Vec sigma;
    Mask sure;
};

HWY_INLINE Inverted invert(const OptionPointers& options, const double* price, std::size_t i)
{
    const Lanes d;
    const Vec sign = hn::LoadU(d, options.sign + i);
    const Vec tau = hn::LoadU(d, options.tau + i);
    Quote q;
    q.forward = hn::LoadU(d, options.forward + i);
    q.strike = hn::LoadU(d, options.strike + i);
    const Vec difference = hn::Sub(q.forward, q.strike);
    q.lower = hn::Min(q.forward, q.strike);
    q.distance = hn::Abs(difference);
    q.timeValue = hn::Sub(hn::LoadU(d, price + i), hn::Max(hn::Zero(d), hn::Mul(sign, difference)));
    q.x = hn::Neg(hn::Abs(logRatio(q.forward, q.strike)));
    q.root = hn::Sqrt(hn::Mul(q.forward, q.strike));
    Vec s = start(q);
    Mask sure = hn::And(isOrdinary(q, sign, tau), isSafe(q, s));

    // The error after a step is of the order of the step to the fourth: after one this small what
    // is left is far below rounding. Two steps do it, a third is for starts that were poor.
    constexpr double kLast = 1e-5;
    constexpr int kMost = 3;
    Mask converged = hn::And(sure, hn::Not(sure));
    for (int k = 0; k < kMost && !hn::AllTrue(d, hn::Or(converged, hn::Not(sure))); ++k) {
        const Vec move = step(q, s);
        s = hn::Add(s, move);
        converged = hn::Le(hn::Abs(move), hn::Mul(s, constant(kLast)));
    }
    sure = hn::And(hn::And(sure, converged), isSafe(q, s));
    return {hn::Div(s, hn::Sqrt(tau)), sure};
}

std::size_t impliedVolRows(const OptionPointers& options, const double* price, std::size_t count,
                           double* sigma, std::uint32_t* odd)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0, found = 0;
    for (; i + lanes <= count; i += lanes) {
        const Inverted result = invert(options, price, i);
        hn::StoreU(result.sigma, d, sigma + i);
        found = noteOdd(result.sure, i, lanes, odd, found);
    }
    if (i == count) return found;
    Rest rest;
    const std::size_t left = count - i;
    const OptionPointers some = rest.take(options, i, left);
    rest.take(5, price + i, left);
    const Inverted result = invert(some, rest.in[5], 0);
    hn::StoreU(result.sigma, d, rest.out[0]);
    rest.give(0, sigma + i, left);
    return noteOdd(result.sure, i, left, odd, found);
}

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ballast::pricing {

HWY_EXPORT(impliedVolRows);

namespace kernel {

std::size_t impliedVolRows(const OptionPointers& options, const double* price, std::size_t count,
                           double* sigma, std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::impliedVolRows)(options, price, count, sigma, odd);
}

}  // namespace kernel
}  // namespace ballast::pricing
#endif
