#include "models/pricing/option_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/pricing/node_kernel.cpp"
#include <hwy/foreach_target.h>

#include "models/pricing/simd_rows.h"

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

using kernel::Node;

/// NodeSums, a vector each, still without the factors that are common to all options.
struct Totals {
    Vec value, delta, gamma, vega, decay, vanna, volga, priceOverForward;
};

HWY_INLINE Totals noTotals()
{
    const Vec zero = hn::Zero(Lanes());
    return {zero, zero, zero, zero, zero, zero, zero, zero};
}

/// Adds the options of one vector, odd lanes excepted. As in option_kernel.cpp, but
/// ln(F / K) is ln(F0 / K) plus the node's ln(F / F0), and sqrt(tau) is known at the book's own
/// time.
template <bool kLater>
HWY_INLINE Mask add(const PreparedBatch::Block& block, std::size_t lane, const Node& node,
                    Totals& to)
{
    const Lanes d;
    const Vec zero = hn::Zero(d);
    const Vec sign = hn::Load(d, block.sign + lane);
    const Vec strike = hn::Load(d, block.strike + lane);
    const Vec forward = hn::Mul(hn::Load(d, block.forward + lane), constant(node.spotFactor));
    const Vec sigma = hn::Max(hn::Add(hn::Load(d, block.sigma + lane), constant(node.volShift)),
                              constant(PreparedBatch::kLowestSigma));
    Vec rootTau = hn::Load(d, block.rootTau + lane);
    if (kLater)
        rootTau = hn::Sqrt(
            hn::Max(zero, hn::Sub(hn::Load(d, block.tau + lane), constant(node.yearsLater))));
    const Vec product = hn::Mul(sigma, rootTau);
    const Mask ordinary = hn::And(hn::Ge(product, constant(kernel::kLowestDeviation)),
                                  hn::Le(product, constant(kernel::kHighestDeviation)));
    // An odd lane gets a harmless deviation and no size, so that it adds zeros.
    const Vec deviation = hn::IfThenElse(ordinary, product, constant(1));
    const Vec size = hn::IfThenElseZero(ordinary, hn::Load(d, block.size + lane));
    const Vec inverseDeviation = hn::Div(constant(1), deviation);
    const Vec inverseForward = hn::Load(d, block.inverseForward + lane);  // at the book's own spot
    const Vec h =
        hn::Mul(hn::Add(hn::Load(d, block.logMoneyness + lane), constant(node.logSpotFactor)),
                inverseDeviation);
    const Tails t = tailsOf<false>(forward, strike, h, deviation);
    const Vec price = hn::Add(hn::Max(zero, hn::Mul(sign, hn::Sub(forward, strike))), t.timeValue);
    const Vec delta = signedNormal(sign, t.d1, hn::Mul(t.density, t.signedFirst));

    const Vec sizedDensity = hn::Mul(size, t.density);
    const Vec sizedCommon = hn::Mul(size, t.common);
    const Vec sizedVega = hn::Mul(sizedCommon, rootTau);
    const Vec sizedPrice = hn::Mul(size, price);
    const Vec inverseSigma = hn::Mul(rootTau, inverseDeviation);
    const Vec inverseRootTau = hn::Mul(sigma, inverseDeviation);
    const Vec sizedSlope = hn::Mul(sizedDensity, inverseSigma);
    to.value = hn::Add(to.value, sizedPrice);
    to.delta = hn::MulAdd(size, delta, to.delta);
    to.gamma = hn::MulAdd(hn::Mul(sizedDensity, inverseForward), inverseDeviation, to.gamma);
    to.vega = hn::Add(to.vega, sizedVega);
    to.decay = hn::MulAdd(hn::Mul(sizedCommon, sigma), inverseRootTau, to.decay);
    to.vanna = hn::MulAdd(sizedSlope, t.d2, to.vanna);
    to.volga = hn::MulAdd(hn::Mul(sizedVega, inverseSigma), hn::Mul(t.d1, t.d2), to.volga);
    to.priceOverForward = hn::MulAdd(sizedPrice, inverseForward, to.priceOverForward);
    return ordinary;
}

template <bool kLater>
std::size_t addAll(const PreparedBatch::Block* blocks, std::size_t count, const Node& node,
                   NodeSums& sums, std::uint32_t* odd)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    constexpr std::size_t kBlock = PreparedBatch::kBlock;
    std::size_t found = 0;
    Totals totals = noTotals();
    for (std::size_t b = 0; b < count; ++b)
        for (std::size_t lane = 0; lane < kBlock; lane += lanes) {
            const Mask ordinary = add<kLater>(blocks[b], lane, node, totals);
            found = noteOdd(ordinary, b * kBlock + lane, lanes, odd, found);
        }
    const auto sum = [&](Vec v) HWY_ATTR { return hn::GetLane(hn::SumOfLanes(d, v)); };
    const double delta = sum(totals.delta);
    sums.value += sum(totals.value);
    sums.delta += delta;
    sums.gamma += sum(totals.gamma) / node.spotFactor;
    sums.vega += sum(totals.vega);
    sums.theta -= sum(totals.decay) / 2;
    sums.vanna -= sum(totals.vanna);
    sums.volga += sum(totals.volga);
    sums.netDelta += delta - sum(totals.priceOverForward) / node.spotFactor;
    return found;
}

std::size_t addBlocks(const PreparedBatch::Block* blocks, std::size_t count, const Node& node,
                      NodeSums& sums, std::uint32_t* odd)
{
    return node.yearsLater == 0 ? addAll<false>(blocks, count, node, sums, odd)
                                : addAll<true>(blocks, count, node, sums, odd);
}

const char* targetName() { return hwy::TargetName(HWY_TARGET); }

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ballast::pricing {

HWY_EXPORT(addBlocks);
HWY_EXPORT(targetName);

namespace kernel {

std::size_t addBlocks(const PreparedBatch::Block* blocks, std::size_t count, const Node& node,
                      NodeSums& sums, std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::addBlocks)(blocks, count, node, sums, odd);
}

}  // namespace kernel

std::string_view simdTarget() { return HWY_DYNAMIC_DISPATCH(targetName)(); }

}  // namespace ballast::pricing
#endif
