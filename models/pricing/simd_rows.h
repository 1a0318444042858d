// How the SIMD kernels walk over rows: which of a vector are odd, and the last that do not fill
// one. Only the kernels' own translation units include this.
#if defined(BALLAST_SIMD_ROWS_H) == defined(HWY_TARGET_TOGGLE)
#ifdef BALLAST_SIMD_ROWS_H
#undef BALLAST_SIMD_ROWS_H
#else
#define BALLAST_SIMD_ROWS_H
#endif

#include "models/pricing/option_kernel.h"
#include "models/pricing/simd_math.h"

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

using kernel::OptionPointers;

/// Appends the rows of one vector that are not ordinary.
HWY_INLINE std::size_t noteOdd(Mask ordinary, std::size_t first, std::size_t lanes,
                               std::uint32_t* odd, std::size_t count)
{
    const Lanes d;
    if (HWY_LIKELY(hn::AllTrue(d, ordinary))) return count;
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, ordinary, bits);
    for (std::size_t lane = 0; lane < lanes; ++lane)
        if (!(bits[0] >> lane & 1)) odd[count++] = static_cast<std::uint32_t>(first + lane);
    return count;
}

/// The last rows that do not fill a vector, in arrays that do; the first of them is repeated.
struct Rest {
    HWY_ALIGN double in[6][8];
    HWY_ALIGN double out[16][8];
    void take(std::size_t column, const double* from, std::size_t count)
    {
        for (std::size_t j = 0; j < 8; ++j) in[column][j] = from[j < count ? j : 0];
    }
    OptionPointers take(const OptionPointers& from, std::size_t first, std::size_t count)
    {
        take(0, from.sign + first, count);
        take(1, from.forward + first, count);
        take(2, from.strike + first, count);
        take(3, from.tau + first, count);
        if (from.sigma) take(4, from.sigma + first, count);
        return {in[0], in[1], in[2], in[3], in[4]};
    }
    void give(std::size_t column, double* to, std::size_t count) const
    {
        for (std::size_t j = 0; j < count; ++j) to[j] = out[column][j];
    }
};

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
