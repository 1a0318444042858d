// Elementary functions of the SIMD kernels, compiled once for each kind of processor. Only the
// kernels' own translation units include this.
#if defined(BALLAST_SIMD_MATH_H) == defined(HWY_TARGET_TOGGLE)
#ifdef BALLAST_SIMD_MATH_H
#undef BALLAST_SIMD_MATH_H
#else
#define BALLAST_SIMD_MATH_H
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Eight lanes at most, so that a block of PreparedBatch is a whole number of vectors everywhere.
using Lanes = hn::CappedTag<double, 8>;
using Vec = hn::Vec<Lanes>;
using Mask = hn::Mask<Lanes>;
using Bits = hn::RebindToSigned<Lanes>;
using UnsignedBits = hn::RebindToUnsigned<Lanes>;

HWY_INLINE Vec constant(double value) { return hn::Set(Lanes(), value); }

/// c[0] + c[1] x + … as two interleaved Horner chains in x^2, so that one does not wait for the
/// other.
template <std::size_t N>
HWY_INLINE Vec polynomial(Vec x, Vec square, const double (&c)[N])
{
    Vec last = constant(c[N - 1]), other = constant(c[N - 2]);
    for (std::size_t i = N - 2; i-- > 0;) {
        const Vec next = hn::MulAdd(last, square, constant(c[i]));
        last = other;
        other = next;
    }
    return hn::MulAdd(x, last, other);
}

// ln 2 in two parts: a whole number up to 2^20 times the first is exact.
inline constexpr double kLn2High = 6.93147180369123816490e-01;
inline constexpr double kLn2Low = 1.90821492927058770002e-10;

/// scale * exp(x) for x <= 700 within 1.5 units in the last place (with FMA within 1); 0 below
/// -690, where exp is under 1e-299. `x` is factor * of. Cody and Waite's reduction, then a minimax
/// polynomial of degree 11 on |r| <= ln 2 / 2 with a relative error of 3.7e-18.
HWY_INLINE Vec exponential(Vec of, double factor, double scale)
{
    constexpr double kTerms[] = {0.5000000000000010626523,   0.1666666666666641243794,
                                 0.04166666666653016914782,  0.008333333333494531770916,
                                 0.001388888894362707807058, 0.000198412695064109275822,
                                 2.480149310183874275579e-5, 2.755758652983383443453e-6,
                                 2.763024746774628851493e-7, 2.500001169010988388655e-8};
    constexpr double kRounder = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to a whole
    constexpr double kPerLn2 = 1.44269504088896340736;
    const Lanes d;
    const UnsignedBits bits;
    const Vec x = hn::Mul(of, constant(factor));
    const Vec shifted = hn::MulAdd(of, constant(factor * kPerLn2), constant(kRounder));
    const Vec k = hn::Sub(shifted, constant(kRounder));
    const Vec r = hn::NegMulAdd(k, constant(kLn2Low), hn::NegMulAdd(k, constant(kLn2High), x));
    const Vec square = hn::Mul(r, r);
    const Vec tail = hn::MulAdd(square, polynomial(r, square, kTerms), r);
    const Vec mantissa = hn::MulAdd(tail, constant(scale), constant(scale));
    const auto scaled =
        hn::Add(hn::BitCast(bits, mantissa), hn::ShiftLeft<52>(hn::BitCast(bits, shifted)));
    return hn::IfThenElseZero(hn::Gt(x, constant(-690)), hn::BitCast(d, scaled));
}

/// The normal density of a z of which z^2 is given.
HWY_INLINE Vec densityOfSquare(Vec square)
{
    constexpr double kInverseRootTwoPi = 0.39894228040143267794;
    return exponential(square, -0.5, kInverseRootTwoPi);
}

/// ln(a / b) for a, b in 1e-150 … 1e150 within 2.5 units in the last place of the result, near a =
/// b too, as a - b is formed before anything is rounded: b is brought within a factor 1.51 of a by
/// a power of two, the rest is 2 artanh((a - b) / (a + b)) by a minimax polynomial, 2e-17 relative.
HWY_INLINE Vec logRatio(Vec a, Vec b)
{
    constexpr double kTerms[] = {0.6666666666667439848329, 0.399999999952563301404,
                                 0.285714295550347284705,  0.2222212566918613436242,
                                 0.1818687303688627188605, 0.1524001278305026439979,
                                 0.1544605794448695676451};
    constexpr std::int64_t kBias = 1024, kHalf = std::int64_t{1} << 51;
    const Lanes d;
    const Bits bits;
    const UnsignedBits unsignedBits;
    // The bits of a double are nearly its logarithm: k + kBias, k the power of two between a and b.
    const auto difference = hn::Add(hn::Sub(hn::BitCast(bits, a), hn::BitCast(bits, b)),
                                    hn::Set(bits, kHalf + (kBias << 52)));
    const auto biased = hn::ShiftRight<52>(hn::BitCast(unsignedBits, difference));
    const auto power =
        hn::Sub(hn::BitCast(bits, hn::ShiftLeft<52>(biased)), hn::Set(bits, kBias << 52));
    const Vec near = hn::BitCast(d, hn::Add(hn::BitCast(bits, b), power));
    constexpr double kTwo52 = 4503599627370496.0;
    const Vec k =
        hn::Sub(hn::BitCast(d, hn::Or(biased, hn::BitCast(unsignedBits, constant(kTwo52)))),
                constant(kTwo52 + kBias));
    const Vec s = hn::Div(hn::Sub(a, near), hn::Add(a, near));
    const Vec square = hn::Mul(s, s);
    const Vec rest = hn::MulAdd(hn::Mul(s, square),
                                polynomial(square, hn::Mul(square, square), kTerms), hn::Add(s, s));
    return hn::MulAdd(k, constant(kLn2High), hn::MulAdd(k, constant(kLn2Low), rest));
}

/// Mills' ratio of z >= 0: P(z) / Q(z), one minimax rational of degrees 9 and 10 for 0 <= z <= 40
/// (1.2e-16 relative), gather-free; beyond 40 it stays within 3e-15. All coefficients are positive,
/// so nothing cancels: 4 units in the last place in all.
HWY_INLINE Vec millsRatio(Vec z)
{
    constexpr double kP[] = {1.2533141373155003,    1.9392774561725934,  1.4844643332952254,
                             0.721853644494509,     0.24331697563239202, 0.05871199516751682,
                             0.010139679011259293,  0.00121254395753333, 9.17787711733171e-05,
                             3.3971068983261643e-06};
    constexpr double kQ[] = {1.0,
                             2.3452041021960306,
                             2.555633317672637,
                             1.7084157145138892,
                             0.7781747698157975,
                             0.25327308530092024,
                             0.059917745336837414,
                             0.01023145777133938,
                             0.0012159410646271317,
                             9.177877117125007e-05,
                             3.3971068983360005e-06};
    const Vec square = hn::Mul(z, z);
    return hn::Div(polynomial(z, square, kP), polynomial(z, square, kQ));
}

/// Both tails of an option: everything price and Greeks are made of.
struct Tails {
    Vec d1, d2;
    Vec density;       ///< n(d1)
    Vec common;        ///< F n(d1) = K n(d2)
    Vec signedFirst;   ///< sign(d1) Mills(|d1|): N(-|d1|) is its magnitude times the density
    Vec signedSecond;  ///< likewise of d2; times `common` it is K N(-|d2|)
    Vec timeValue;     ///< USD
};

HWY_INLINE Vec halfWithSign(Vec d) { return hn::CopySignToAbs(constant(0.5), d); }

/// Mills(-h - t) less Mills(t - h) for h <= 0 and 0 <= t <= 0.01 by its Taylor series in t,
/// relative to itself: where t is small the plain difference loses its digits. As
/// `millsDifference`.
HWY_INLINE Vec smallDifference(Vec h, Vec t)
{
    constexpr int kTerms = 7;
    const Vec square = hn::Mul(t, t);
    Vec previous = millsRatio(hn::Abs(h));
    Vec current = hn::MulAdd(h, previous, constant(1));
    Vec power = hn::Add(t, t);
    Vec sum = hn::Zero(Lanes());
    for (int n = 1; n <= kTerms; n += 2) {
        sum = hn::MulAdd(current, power, sum);
        power = hn::Mul(power, square);
        const Vec even = hn::Mul(hn::MulAdd(h, current, previous), constant(1.0 / (n + 1)));
        const Vec odd = hn::Mul(hn::MulAdd(h, even, current), constant(1.0 / (n + 2)));
        previous = even;
        current = odd;
    }
    return sum;
}

/// From h = ln(F / K) / deviation. `kRelative`: the time value also of small deviations is accurate
/// relative to itself, not to F only.
template <bool kRelative>
HWY_INLINE Tails tailsOf(Vec forward, Vec strike, Vec h, Vec deviation)
{
    const Vec half = hn::Mul(deviation, constant(0.5));
    Tails t;
    t.d1 = hn::Add(h, half);
    t.d2 = hn::Sub(h, half);
    t.density = densityOfSquare(hn::Mul(t.d1, t.d1));
    t.common = hn::Mul(forward, t.density);
    t.signedFirst = hn::CopySignToAbs(millsRatio(hn::Abs(t.d1)), t.d1);
    t.signedSecond = hn::CopySignToAbs(millsRatio(hn::Abs(t.d2)), t.d2);
    // Between the wings (d2 < 0 < d1) the tails are taken from the most the out-of-the-money option
    // can be worth; in a wing one from the other. Told by the sign bits alone, zeros included.
    const Vec isBetween = hn::Sub(halfWithSign(t.d1), halfWithSign(t.d2));
    t.timeValue = hn::MulAdd(t.common, hn::Sub(t.signedSecond, t.signedFirst),
                             hn::Mul(isBetween, hn::Min(forward, strike)));
    if (kRelative) {
        const Mask small = hn::Lt(deviation, constant(0.01));
        if (HWY_UNLIKELY(!hn::AllFalse(Lanes(), small)))
            t.timeValue = hn::IfThenElse(
                small, hn::Mul(t.common, smallDifference(hn::Neg(hn::Abs(h)), half)), t.timeValue);
    }
    return t;
}

/// sign N(sign d): from the tail where that is the small one, else from the whole.
HWY_INLINE Vec signedNormal(Vec sign, Vec d, Vec signedTail)
{
    const Vec whole = hn::MulAdd(sign, constant(0.5), halfWithSign(d));  // 0 or sign, exactly
    return hn::Sub(whole, signedTail);
}

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
