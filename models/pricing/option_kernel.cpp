#include "models/pricing/option_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/pricing/option_kernel.cpp"
#include <hwy/foreach_target.h>

#include "models/pricing/simd_rows.h"

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

using kernel::AllGreekPointers;
using kernel::GreekPointers;

/// One vector of options with what price and Greeks share.
struct Priced {
    Vec sign, forward, strike, tau, sigma;
    Vec rootTau, deviation;
    Vec inverseForwardDeviation;  ///< 1 / (F sigma sqrt tau)
    Vec inverseDeviation;
    Tails tails;
    Vec price, delta;
    Mask ordinary;
};

/// A NaN anywhere fails one of these: in tau or sigma it reaches the deviation.
HWY_INLINE Mask isOrdinary(const Priced& p)
{
    const Mask prices =
        hn::And(hn::And(hn::Ge(p.forward, constant(kernel::kLowestPrice)),
                        hn::Ge(p.strike, constant(kernel::kLowestPrice))),
                hn::Le(hn::Max(p.forward, p.strike), constant(kernel::kHighestPrice)));
    const Mask deviations =
        hn::And(hn::And(hn::Ge(p.deviation, constant(kernel::kLowestDeviation)),
                        hn::Ge(p.sigma, constant(kernel::kLowestSigmaInput))),
                hn::Le(hn::Max(p.deviation, p.sigma), constant(kernel::kHighestDeviation)));
    return hn::And(hn::And(prices, deviations), hn::Eq(hn::Abs(p.sign), constant(1)));
}

HWY_INLINE Priced pricedRow(const OptionPointers& options, std::size_t i)
{
    const Lanes d;
    Priced p;
    p.sign = hn::LoadU(d, options.sign + i);
    p.forward = hn::LoadU(d, options.forward + i);
    p.strike = hn::LoadU(d, options.strike + i);
    p.tau = hn::LoadU(d, options.tau + i);
    p.sigma = hn::LoadU(d, options.sigma + i);
    p.rootTau = hn::Sqrt(p.tau);
    p.deviation = hn::Mul(p.sigma, p.rootTau);
    p.inverseForwardDeviation = hn::Div(constant(1), hn::Mul(p.forward, p.deviation));
    p.inverseDeviation = hn::Mul(p.forward, p.inverseForwardDeviation);
    const Vec h = hn::Mul(logRatio(p.forward, p.strike), p.inverseDeviation);
    p.tails = tailsOf<true>(p.forward, p.strike, h, p.deviation);
    const Vec intrinsic = hn::Max(hn::Zero(d), hn::Mul(p.sign, hn::Sub(p.forward, p.strike)));
    p.price = hn::Add(intrinsic, p.tails.timeValue);
    p.delta = signedNormal(p.sign, p.tails.d1, hn::Mul(p.tails.density, p.tails.signedFirst));
    p.ordinary = isOrdinary(p);
    return p;
}

HWY_INLINE void storePrice(const Priced& p, double* to) { hn::StoreU(p.price, Lanes(), to); }

HWY_INLINE void storeGreeks(const Priced& p, const GreekPointers& out, std::size_t i)
{
    const Lanes d;
    const Tails& t = p.tails;
    const Vec vega = hn::Mul(t.common, p.rootTau);
    const Vec inverseSigma = hn::Mul(p.rootTau, p.inverseDeviation);
    const Vec inverseRootTau = hn::Mul(p.sigma, p.inverseDeviation);
    const Vec decay = hn::Mul(hn::Mul(t.common, p.sigma), inverseRootTau);
    hn::StoreU(p.price, d, out.price + i);
    hn::StoreU(p.delta, d, out.delta + i);
    hn::StoreU(hn::Mul(t.density, p.inverseForwardDeviation), d, out.gamma + i);
    hn::StoreU(vega, d, out.vega + i);
    hn::StoreU(hn::Mul(decay, constant(-0.5)), d, out.theta + i);
    hn::StoreU(hn::Mul(hn::Neg(hn::Mul(t.density, t.d2)), inverseSigma), d, out.vanna + i);
    hn::StoreU(hn::Mul(hn::Mul(vega, hn::Mul(t.d1, t.d2)), inverseSigma), d, out.volga + i);
}

/// The formulas of `greeks`, in its order and with its names.
HWY_INLINE Mask storeAllGreeks(const Priced& p, Vec rate, const AllGreekPointers& out,
                               std::size_t i)
{
    const Lanes d;
    const Tails& t = p.tails;
    const Vec exponent = hn::Neg(hn::Mul(rate, p.tau));
    const Vec discount = exponential(exponent, 1, 1);
    const Vec inverseSigma = hn::Mul(p.rootTau, p.inverseDeviation);
    const Vec inverseRootTau = hn::Mul(p.sigma, p.inverseDeviation);
    const Vec halfInverseTau = hn::Mul(constant(0.5), hn::Mul(inverseRootTau, inverseRootTau));
    const Vec inverseForward = hn::Mul(p.inverseForwardDeviation, p.deviation);
    const Vec one = constant(1);
    const Vec density = hn::Mul(discount, t.density);
    const Vec common = hn::Mul(discount, t.common);
    const Vec product = hn::Mul(t.d1, t.d2);
    const Vec lessOne = hn::Sub(product, one);
    const Vec price = hn::Mul(discount, p.price);
    const Vec delta = hn::Mul(discount, p.delta);
    const Vec gamma = hn::Mul(density, p.inverseForwardDeviation);
    const Vec vega = hn::Mul(common, p.rootTau);
    const Vec tail = hn::Div(hn::Mul(t.common, t.signedSecond), p.strike);
    const Vec dual = hn::Neg(hn::Mul(discount, signedNormal(p.sign, t.d2, tail)));
    const Vec decay = hn::Mul(hn::Mul(common, p.sigma), hn::Mul(constant(0.5), inverseRootTau));
    const Vec squares = hn::MulAdd(t.d1, t.d1, hn::Mul(t.d2, t.d2));
    const Vec vegaSlope = hn::Mul(vega, inverseSigma);
    const Vec results[16] = {
        price,
        delta,
        gamma,
        vega,
        hn::MulSub(rate, price, decay),
        hn::Neg(hn::Mul(p.tau, price)),
        hn::Neg(hn::Mul(hn::Mul(p.strike, p.tau), dual)),
        dual,
        hn::Mul(hn::Neg(hn::Mul(density, t.d2)), inverseSigma),
        hn::Mul(vegaSlope, product),
        hn::MulAdd(hn::Mul(density, t.d2), halfInverseTau, hn::Mul(rate, delta)),
        hn::Mul(vega, hn::NegMulAdd(hn::Add(one, product), halfInverseTau, rate)),
        hn::Neg(hn::Mul(hn::Mul(gamma, inverseForward), hn::MulAdd(t.d1, p.inverseDeviation, one))),
        hn::Mul(hn::Mul(gamma, lessOne), inverseSigma),
        hn::Mul(gamma, hn::NegMulAdd(lessOne, halfInverseTau, rate)),
        hn::Mul(hn::Mul(vegaSlope, inverseSigma), hn::MulSub(product, lessOne, squares)),
    };
    for (std::size_t j = 0; j < 16; ++j) hn::StoreU(results[j], d, out.column[j] + i);
    return hn::Lt(hn::Abs(exponent), constant(600));
}

std::size_t greekRows(const OptionPointers& from, std::size_t count, const GreekPointers& to,
                      std::uint32_t* odd)
{
    const OptionPointers options = from;  // copies of our own, which no store can have changed
    const GreekPointers out = to;
    const std::size_t lanes = hn::Lanes(Lanes());
    std::size_t i = 0, found = 0;
    for (; i + lanes <= count; i += lanes) {
        const Priced p = pricedRow(options, i);
        storeGreeks(p, out, i);
        found = noteOdd(p.ordinary, i, lanes, odd, found);
    }
    if (i == count) return found;
    Rest rest;
    const std::size_t left = count - i;
    const Priced p = pricedRow(rest.take(options, i, left), 0);
    storeGreeks(
        p,
        {rest.out[0], rest.out[1], rest.out[2], rest.out[3], rest.out[4], rest.out[5], rest.out[6]},
        0);
    double* const columns[] = {out.price, out.delta, out.gamma, out.vega,
                               out.theta, out.vanna, out.volga};
    for (std::size_t j = 0; j < 7; ++j) rest.give(j, columns[j] + i, left);
    return noteOdd(p.ordinary, i, left, odd, found);
}

std::size_t priceRows(const OptionPointers& from, std::size_t count, double* price,
                      std::uint32_t* odd)
{
    const OptionPointers options = from;
    const std::size_t lanes = hn::Lanes(Lanes());
    std::size_t i = 0, found = 0;
    for (; i + lanes <= count; i += lanes) {
        const Priced p = pricedRow(options, i);
        storePrice(p, price + i);
        found = noteOdd(p.ordinary, i, lanes, odd, found);
    }
    if (i == count) return found;
    Rest rest;
    const std::size_t left = count - i;
    const Priced p = pricedRow(rest.take(options, i, left), 0);
    storePrice(p, rest.out[0]);
    rest.give(0, price + i, left);
    return noteOdd(p.ordinary, i, left, odd, found);
}

std::size_t allGreekRows(const OptionPointers& options, const double* rate, std::size_t count,
                         const AllGreekPointers& out, std::uint32_t* odd)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0, found = 0;
    for (; i + lanes <= count; i += lanes) {
        const Priced p = pricedRow(options, i);
        const Vec r = rate ? hn::LoadU(d, rate + i) : hn::Zero(d);
        const Mask discountable = storeAllGreeks(p, r, out, i);
        found = noteOdd(hn::And(p.ordinary, discountable), i, lanes, odd, found);
    }
    if (i == count) return found;
    Rest rest;
    AllGreekPointers to;
    for (std::size_t j = 0; j < 16; ++j) to.column[j] = rest.out[j];
    const std::size_t left = count - i;
    const Priced p = pricedRow(rest.take(options, i, left), 0);
    if (rate) rest.take(5, rate + i, left);
    const Mask discountable =
        storeAllGreeks(p, rate ? hn::LoadU(d, rest.in[5]) : hn::Zero(d), to, 0);
    for (std::size_t j = 0; j < 16; ++j) rest.give(j, out.column[j] + i, left);
    return noteOdd(hn::And(p.ordinary, discountable), i, left, odd, found);
}

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ballast::pricing {

HWY_EXPORT(greekRows);
HWY_EXPORT(priceRows);
HWY_EXPORT(allGreekRows);

namespace kernel {

std::size_t greekRows(const OptionPointers& options, std::size_t count, const GreekPointers& out,
                      std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::greekRows)(options, count, out, odd);
}

std::size_t priceRows(const OptionPointers& options, std::size_t count, double* price,
                      std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::priceRows)(options, count, price, odd);
}

std::size_t allGreekRows(const OptionPointers& options, const double* rate, std::size_t count,
                         const AllGreekPointers& out, std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::allGreekRows)(options, rate, count, out, odd);
}

}  // namespace kernel
}  // namespace ballast::pricing
#endif
