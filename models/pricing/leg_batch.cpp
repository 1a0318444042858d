#include "models/pricing/leg_batch.h"

#include "models/core/assert.h"
#include "models/pricing/greeks.h"
#include "models/pricing/leg_kernel.h"
#include "models/pricing/option_kernel.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

constexpr std::size_t kBlocksAtOnce = kernel::kChunk / LegBatch::kBlock;
/// The kernel adds the logarithm of the spot's factor to one it knows.
constexpr double kHighestMove = 1e9;

Black76Input inputOf(const LegBatch::Block& block, std::size_t lane, const LegNode& node)
{
    return {.type = block.sign[lane] > 0 ? market::OptionType::Call : market::OptionType::Put,
            .forward = block.forward[lane] * node.spotFactor,
            .strike = block.strike[lane],
            .tau = block.tau[lane],
            .sigma = std::max(0.0, block.sigma[lane] * node.volFactor + node.volShift)};
}

/// What has no price is worth nothing and has no Greeks.
Greeks oddGreeks(const Black76Input& input)
{
    return isPriceable(input) ? greeks(input) : Greeks{};
}

void addScalar(const LegBatch::Block& block, std::size_t lane, const LegNode& node,
               const ShortRates& rates, LegSums& to)
{
    const Black76Input input = inputOf(block, lane, node);
    const Greeks g = oddGreeks(input);
    const double premium = g.price / input.forward;
    const double open = block.open[lane];
    to.coinPnl += block.coinSize[lane] * (premium - block.worth[lane]);
    to.usdPnl += block.usdSize[lane] * (g.price - block.worth[lane]);
    to.delta += open * g.delta;
    to.premium += block.coinOpen[lane] * premium;
    to.gamma1Pct += open * g.gamma * input.forward / 100;
    to.vega += open * g.vega / 100;
    to.theta += open * std::max(-g.price, g.theta * block.day[lane]);
    const bool call = block.sign[lane] > 0;
    const double outside =
        std::max(0.0, call ? input.strike - input.forward : input.forward - input.strike);
    double initial =
        std::max(rates.initial - outside / input.forward, rates.initialLeast) + premium;
    const double least =
        call ? rates.maintenance : std::max(rates.maintenance, rates.maintenance * premium);
    const double maintenance = least + premium;
    if (!call) initial = std::max(initial, maintenance);
    to.coinInitial += block.coinShort[lane] * initial;
    to.coinMaintenance += block.coinShort[lane] * maintenance;
    to.usdInitial += block.usdShort[lane] * input.forward * initial;
    to.usdMaintenance += block.usdShort[lane] * input.forward * maintenance;
}

}  // namespace

void LegBatch::reset(std::size_t count)
{
    m_count = count;
    m_blocks.resize((count + kBlock - 1) / kBlock);
    // The last block is filled up with options at the money that nobody holds.
    for (std::size_t row = count; row < m_blocks.size() * kBlock; ++row) set(row, {});
}

void LegBatch::set(std::size_t row, const OptionLeg& leg)
{
    Block& block = m_blocks[row / kBlock];
    const std::size_t i = row % kBlock;
    block.sign[i] = leg.sign;
    block.forward[i] = leg.forward;
    block.strike[i] = leg.strike;
    block.tau[i] = leg.tau;
    block.sigma[i] = leg.sigma;
    block.worth[i] = leg.worth;
    block.coinSize[i] = leg.inverse ? leg.size : 0;
    block.usdSize[i] = leg.inverse ? 0 : leg.size;
    block.open[i] = leg.open;
    block.coinOpen[i] = leg.inverse ? leg.open : 0;
    const double sold = leg.size < 0 && leg.tau > 0 ? -leg.size : 0;
    block.coinShort[i] = leg.inverse ? sold : 0;
    block.usdShort[i] = leg.inverse ? 0 : sold;
}

void LegBatch::ready() { kernel::readyLegs(m_blocks.data(), m_blocks.size()); }

LegSums LegBatch::sums(const LegNode& node, const ShortRates& rates) const
{
    LegSums sums;
    const double moved = std::log(node.spotFactor);
    const bool near = node.spotFactor <= kHighestMove && node.spotFactor >= 1 / kHighestMove;
    std::uint32_t odd[kernel::kChunk];
    for (std::size_t b = 0; b < m_blocks.size(); b += kBlocksAtOnce) {
        const std::size_t count = std::min(kBlocksAtOnce, m_blocks.size() - b);
        if (!near) {
            for (std::size_t row = b * kBlock; row < std::min(m_count, (b + count) * kBlock); ++row)
                addScalar(m_blocks[row / kBlock], row % kBlock, node, rates, sums);
            continue;
        }
        const std::size_t found =
            kernel::sumLegs(m_blocks.data() + b, count, node, moved, rates, sums, odd);
        for (std::size_t j = 0; j < found; ++j)
            if (b * kBlock + odd[j] < m_count)
                addScalar(m_blocks[b + odd[j] / kBlock], odd[j] % kBlock, node, rates, sums);
    }
    return sums;
}

void LegBatch::prices(const LegNode& node, std::span<double> out) const
{
    BALLAST_ASSERT(out.size() == m_count);
    const double moved = std::log(node.spotFactor);
    double price[kernel::kChunk];
    std::uint32_t odd[kernel::kChunk];
    for (std::size_t b = 0; b < m_blocks.size(); b += kBlocksAtOnce) {
        const std::size_t count = std::min(kBlocksAtOnce, m_blocks.size() - b);
        const std::size_t found =
            kernel::priceLegs(m_blocks.data() + b, count, node, moved, price, odd);
        for (std::size_t j = 0; j < found; ++j)
            price[odd[j]] =
                oddGreeks(inputOf(m_blocks[b + odd[j] / kBlock], odd[j] % kBlock, node)).price;
        const std::size_t first = b * kBlock, last = std::min(m_count, first + count * kBlock);
        std::copy_n(price, last - first, out.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

}  // namespace ballast::pricing
