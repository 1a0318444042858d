// All columns at once, on vectors. Sums are of eight parts, whatever vectors the machine has, and
// nothing is fused: every machine gets the same to the last bit.
#include "models/construction/column_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/construction/column_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ballast::construction::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<double, kColumnBlock>;
using Vec = hn::Vec<Lanes>;
constexpr std::size_t kLanes = hn::MaxLanes(Lanes());
constexpr std::size_t kParts = kColumnBlock / kLanes;

/// Eight sums, and at the end one of them.
class Sums {
public:
    Sums()
    {
        for (Vec& part : m_parts) part = hn::Zero(Lanes());
    }
    HWY_INLINE void add(std::size_t part, Vec value)
    {
        m_parts[part] = hn::Add(m_parts[part], value);
    }
    HWY_INLINE double total() const
    {
        double all[kColumnBlock];
        for (std::size_t part = 0; part < kParts; ++part)
            hn::StoreU(m_parts[part], Lanes(), all + part * kLanes);
        return ((all[0] + all[1]) + (all[2] + all[3])) + ((all[4] + all[5]) + (all[6] + all[7]));
    }

private:
    Vec m_parts[kParts];
};

HWY_INLINE Vec priceAt(const ColumnView& c, const double* HWY_RESTRICT dual, std::size_t at)
{
    const Lanes d;
    Vec price = hn::LoadU(d, c.cost + at);
    const double* row = c.byRow + at;
    for (std::size_t k = 0; k < c.rows; ++k, row += c.padded)
        price = hn::Add(price, hn::Mul(hn::Set(d, dual[k]), hn::LoadU(d, row)));
    return price;
}

void Prices(const ColumnView& c, const double* HWY_RESTRICT dual, double* HWY_RESTRICT price)
{
    for (std::size_t at = 0; at < c.padded; at += kLanes)
        hn::StoreU(priceAt(c, dual, at), Lanes(), price + at);
}

double Amounts(const ColumnView& c, const double* HWY_RESTRICT dual, double* HWY_RESTRICT x)
{
    const Lanes d;
    const Vec zero = hn::Zero(d), half = hn::Set(d, 0.5);
    Sums least;
    for (std::size_t block = 0; block < c.padded; block += kColumnBlock)
        for (std::size_t part = 0; part < kParts; ++part) {
            const std::size_t at = block + part * kLanes;
            const Vec price = priceAt(c, dual, at);
            const Vec centre = hn::LoadU(d, c.centre + at), pull = hn::LoadU(d, c.pull + at);
            const Vec best =
                hn::Mul(hn::Sub(hn::Mul(centre, pull), price), hn::LoadU(d, c.width + at));
            const Vec amount = hn::Min(hn::Max(best, zero), hn::LoadU(d, c.upper + at));
            const Vec away = hn::Sub(amount, centre);
            hn::StoreU(amount, d, x + at);
            const Vec own =
                hn::Mul(hn::Add(price, hn::Mul(hn::LoadU(d, c.curvature + at), amount)), amount);
            least.add(part, hn::Add(own, hn::Mul(hn::Mul(pull, half), hn::Mul(away, away))));
        }
    return least.total();
}

void RowSums(const ColumnView& c, const double* HWY_RESTRICT x, double* HWY_RESTRICT sums)
{
    const Lanes d;
    for (std::size_t k = 0; k < c.rows; ++k) {
        const double* row = c.byRow + k * c.padded;
        Sums sum;
        for (std::size_t block = 0; block < c.padded; block += kColumnBlock)
            for (std::size_t part = 0; part < kParts; ++part) {
                const std::size_t at = block + part * kLanes;
                sum.add(part, hn::Mul(hn::LoadU(d, row + at), hn::LoadU(d, x + at)));
            }
        sums[k] = sum.total();
    }
}

}  // namespace ballast::construction::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ballast::construction {

HWY_EXPORT(Prices);
HWY_EXPORT(Amounts);
HWY_EXPORT(RowSums);

void columnPrices(const ColumnView& columns, const double* dual, double* price)
{
    HWY_DYNAMIC_DISPATCH(Prices)(columns, dual, price);
}

double bestAmounts(const ColumnView& columns, const double* dual, double* x)
{
    return HWY_DYNAMIC_DISPATCH(Amounts)(columns, dual, x);
}

void rowSums(const ColumnView& columns, const double* x, double* sums)
{
    HWY_DYNAMIC_DISPATCH(RowSums)(columns, x, sums);
}

}  // namespace ballast::construction
#endif
