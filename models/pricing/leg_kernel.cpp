#include "models/pricing/leg_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/pricing/leg_kernel.cpp"
#include <hwy/foreach_target.h>

#include "models/pricing/simd_rows.h"

HWY_BEFORE_NAMESPACE();
namespace ballast::pricing::HWY_NAMESPACE {

using Block = LegBatch::Block;
constexpr std::size_t kLanesOfBlock = LegBatch::kBlock;

/// One vector of options at a node.
struct Moved {
    Vec sign, forward, strike, sigma, rootTau;
    Vec inverseDeviation;
    Tails tails;
    Vec price, delta;
    Mask alive;     ///< has a deviation: density, vega, gamma
    Mask ordinary;  ///< the numbers here are good
};

/// Without time or volatility an option is worth what it is in the money: no need to ask elsewhere,
/// but for the very edge.
HWY_INLINE Moved movedTo(const Block& block, std::size_t lane, const LegNode& node,
                         double logSpotFactor)
{
    const Lanes d;
    const Vec zero = hn::Zero(d);
    Moved m;
    m.sign = hn::Load(d, block.sign + lane);
    m.strike = hn::Load(d, block.strike + lane);
    m.forward = hn::Mul(hn::Load(d, block.forward + lane), constant(node.spotFactor));
    m.sigma =
        hn::Max(zero, hn::Add(hn::Mul(hn::Load(d, block.sigma + lane), constant(node.volFactor)),
                              constant(node.volShift)));
    m.rootTau = hn::Load(d, block.rootTau + lane);
    const Vec product = hn::Mul(m.sigma, m.rootTau);
    m.alive = hn::And(hn::Ge(product, constant(kernel::kLowestDeviation)),
                      hn::Le(product, constant(kernel::kHighestDeviation)));
    const Vec deviation = hn::IfThenElse(m.alive, product, constant(1));
    m.inverseDeviation = hn::Div(constant(1), deviation);
    const Vec h = hn::Mul(hn::Add(hn::Load(d, block.logMoneyness + lane), constant(logSpotFactor)),
                          m.inverseDeviation);
    m.tails = tailsOf<true>(m.forward, m.strike, h, deviation);
    const Vec inside = hn::Mul(m.sign, hn::Sub(m.forward, m.strike));
    const Mask isInside = hn::Gt(inside, zero);
    m.price = hn::Add(hn::Max(zero, inside), hn::IfThenElseZero(m.alive, m.tails.timeValue));
    m.delta = hn::IfThenElse(
        m.alive, signedNormal(m.sign, m.tails.d1, hn::Mul(m.tails.density, m.tails.signedFirst)),
        hn::IfThenElseZero(isInside, m.sign));
    const Mask gone = hn::And(hn::Eq(product, zero), hn::Ne(m.forward, m.strike));
    const Mask prices =
        hn::And(hn::Ge(hn::Min(m.forward, m.strike), constant(kernel::kLowestPrice)),
                hn::Le(hn::Max(m.forward, m.strike), constant(kernel::kHighestPrice)));
    m.ordinary = hn::And(prices, hn::Or(m.alive, gone));
    return m;
}

/// LegSums, a vector each.
struct Totals {
    Vec coinPnl, usdPnl, delta, premium, gamma1Pct, vega, theta;
    Vec coinInitial, coinMaintenance, usdInitial, usdMaintenance;
};

HWY_INLINE Totals noTotals()
{
    const Vec zero = hn::Zero(Lanes());
    return {zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero};
}

/// What is asked of one short unit, in coin; as portfolio::shortOptionMargin.
HWY_INLINE void addMargin(const Moved& m, Vec premium, const Block& block, std::size_t lane,
                          const ShortRates& rates, Totals& to)
{
    const Lanes d;
    const Vec zero = hn::Zero(d);
    const Vec coinShort = hn::IfThenElseZero(m.ordinary, hn::Load(d, block.coinShort + lane));
    const Vec usdShort =
        hn::Mul(hn::IfThenElseZero(m.ordinary, hn::Load(d, block.usdShort + lane)), m.forward);
    const Vec outside = hn::Max(zero, hn::Mul(m.sign, hn::Sub(m.strike, m.forward)));
    const Vec least = hn::Max(hn::Sub(constant(rates.initial), hn::Div(outside, m.forward)),
                              constant(rates.initialLeast));
    const Vec rate = constant(rates.maintenance);
    const Mask call = hn::Gt(m.sign, zero);
    const Vec maintenance =
        hn::Add(hn::IfThenElse(call, rate, hn::Max(rate, hn::Mul(rate, premium))), premium);
    const Vec initial = hn::Add(least, premium);
    const Vec both = hn::IfThenElse(call, initial, hn::Max(initial, maintenance));
    to.coinInitial = hn::MulAdd(coinShort, both, to.coinInitial);
    to.coinMaintenance = hn::MulAdd(coinShort, maintenance, to.coinMaintenance);
    to.usdInitial = hn::MulAdd(usdShort, both, to.usdInitial);
    to.usdMaintenance = hn::MulAdd(usdShort, maintenance, to.usdMaintenance);
}

HWY_INLINE Mask add(const Block& block, std::size_t lane, const LegNode& node, double logSpotFactor,
                    const ShortRates& rates, Totals& to)
{
    const Lanes d;
    const Moved m = movedTo(block, lane, node, logSpotFactor);
    const auto ofOrdinary = [&](const double* column) HWY_ATTR {
        return hn::IfThenElseZero(m.ordinary, hn::Load(d, column + lane));
    };
    const Vec worth = hn::Load(d, block.worth + lane);
    const Vec open = ofOrdinary(block.open);
    const Vec openAlive = hn::IfThenElseZero(m.alive, open);
    const Vec premium = hn::Div(m.price, m.forward);
    to.coinPnl = hn::MulAdd(ofOrdinary(block.coinSize), hn::Sub(premium, worth), to.coinPnl);
    to.usdPnl = hn::MulAdd(ofOrdinary(block.usdSize), hn::Sub(m.price, worth), to.usdPnl);
    to.delta = hn::MulAdd(open, m.delta, to.delta);
    to.premium = hn::MulAdd(ofOrdinary(block.coinOpen), premium, to.premium);
    to.gamma1Pct =
        hn::MulAdd(hn::Mul(openAlive, m.tails.density), m.inverseDeviation, to.gamma1Pct);
    to.vega = hn::MulAdd(hn::Mul(openAlive, m.tails.common), m.rootTau, to.vega);
    const Vec decay =
        hn::Mul(hn::Mul(m.tails.common, m.sigma), hn::Mul(m.sigma, m.inverseDeviation));
    const Vec theta = hn::Mul(hn::Mul(decay, constant(-0.5)), hn::Load(d, block.day + lane));
    to.theta = hn::MulAdd(openAlive, hn::Max(hn::Neg(m.price), theta), to.theta);
    addMargin(m, premium, block, lane, rates, to);
    return m.ordinary;
}

std::size_t sumLegs(const Block* blocks, std::size_t count, const LegNode& node,
                    double logSpotFactor, const ShortRates& rates, LegSums& sums,
                    std::uint32_t* odd)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t found = 0;
    Totals totals = noTotals();
    for (std::size_t b = 0; b < count; ++b)
        for (std::size_t lane = 0; lane < kLanesOfBlock; lane += lanes) {
            const Mask ordinary = add(blocks[b], lane, node, logSpotFactor, rates, totals);
            found = noteOdd(ordinary, b * kLanesOfBlock + lane, lanes, odd, found);
        }
    const auto sum = [&](Vec v) HWY_ATTR { return hn::GetLane(hn::SumOfLanes(d, v)); };
    sums.coinPnl += sum(totals.coinPnl);
    sums.usdPnl += sum(totals.usdPnl);
    sums.delta += sum(totals.delta);
    sums.premium += sum(totals.premium);
    sums.gamma1Pct += sum(totals.gamma1Pct) / 100;
    sums.vega += sum(totals.vega) / 100;
    sums.theta += sum(totals.theta);
    sums.coinInitial += sum(totals.coinInitial);
    sums.coinMaintenance += sum(totals.coinMaintenance);
    sums.usdInitial += sum(totals.usdInitial);
    sums.usdMaintenance += sum(totals.usdMaintenance);
    return found;
}

std::size_t priceLegs(const Block* blocks, std::size_t count, const LegNode& node,
                      double logSpotFactor, double* price, std::uint32_t* odd)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t found = 0;
    for (std::size_t b = 0; b < count; ++b)
        for (std::size_t lane = 0; lane < kLanesOfBlock; lane += lanes) {
            const Moved m = movedTo(blocks[b], lane, node, logSpotFactor);
            hn::StoreU(m.price, d, price + b * kLanesOfBlock + lane);
            found = noteOdd(m.ordinary, b * kLanesOfBlock + lane, lanes, odd, found);
        }
    return found;
}

void readyLegs(Block* blocks, std::size_t count)
{
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    for (std::size_t b = 0; b < count; ++b)
        for (std::size_t lane = 0; lane < kLanesOfBlock; lane += lanes) {
            Block& block = blocks[b];
            const Vec tau = hn::Max(hn::Zero(d), hn::Load(d, block.tau + lane));
            hn::Store(hn::Sqrt(tau), d, block.rootTau + lane);
            hn::Store(hn::Min(tau, constant(1.0 / 365)), d, block.day + lane);
            hn::Store(logRatio(hn::Load(d, block.forward + lane), hn::Load(d, block.strike + lane)),
                      d, block.logMoneyness + lane);
        }
}

}  // namespace ballast::pricing::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ballast::pricing {

HWY_EXPORT(sumLegs);
HWY_EXPORT(priceLegs);
HWY_EXPORT(readyLegs);

namespace kernel {

void readyLegs(LegBatch::Block* blocks, std::size_t count)
{
    HWY_DYNAMIC_DISPATCH(pricing::readyLegs)(blocks, count);
}

std::size_t sumLegs(const LegBatch::Block* blocks, std::size_t count, const LegNode& node,
                    double logSpotFactor, const ShortRates& rates, LegSums& sums,
                    std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::sumLegs)(blocks, count, node, logSpotFactor, rates, sums,
                                                  odd);
}

std::size_t priceLegs(const LegBatch::Block* blocks, std::size_t count, const LegNode& node,
                      double logSpotFactor, double* price, std::uint32_t* odd)
{
    return HWY_DYNAMIC_DISPATCH(pricing::priceLegs)(blocks, count, node, logSpotFactor, price, odd);
}

}  // namespace kernel
}  // namespace ballast::pricing
#endif
