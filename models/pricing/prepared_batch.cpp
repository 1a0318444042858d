#include "models/core/assert.h"
#include "models/pricing/mills.h"
#include "models/pricing/option_batch.h"
#include "models/pricing/option_kernel.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

/// The unpriced filling of a block: an at-the-money call of which nobody holds any.
PreparedBatch::Block filling()
{
    PreparedBatch::Block block;
    for (std::size_t j = 0; j < PreparedBatch::kBlock; ++j) {
        block.sign[j] = block.forward[j] = block.strike[j] = block.inverseForward[j] = 1;
        block.tau[j] = block.rootTau[j] = block.sigma[j] = 1;
        block.size[j] = block.logMoneyness[j] = 0;
    }
    return block;
}

/// The kernel has what is ordinary and moves by no more than this; the rest is the scalar's. Within
/// both nothing it multiplies can overflow.
constexpr double kHighestMove = 1e9, kHighestShift = 1e3, kHighestYears = 1e6;

bool isOrdinary(const Black76Input& input)
{
    return std::min(input.forward, input.strike) >= kernel::kLowestPrice * kHighestMove &&
           std::max(input.forward, input.strike) <= kernel::kHighestPrice / kHighestMove &&
           input.sigma <= kHighestShift && std::abs(input.tau) <= kHighestYears;
}

bool isOrdinary(const kernel::Node& node)
{
    return node.spotFactor <= kHighestMove && node.spotFactor >= 1 / kHighestMove &&
           std::abs(node.volShift) <= kHighestShift && std::abs(node.yearsLater) <= kHighestYears;
}

Black76Input at(const Black76Input& input, const kernel::Node& node)
{
    Black76Input moved = input;
    moved.forward *= node.spotFactor;
    moved.sigma = std::max(moved.sigma + node.volShift, PreparedBatch::kLowestSigma);
    moved.tau -= node.yearsLater;
    return moved;
}

Black76Input inputOf(const PreparedBatch::Block& block, std::size_t lane)
{
    return {.type = block.sign[lane] > 0 ? market::OptionType::Call : market::OptionType::Put,
            .forward = block.forward[lane],
            .strike = block.strike[lane],
            .tau = block.tau[lane],
            .sigma = block.sigma[lane]};
}

void addScalar(NodeSums& sums, double size, const Black76Input& input)
{
    if (!isPriceable(input)) {
        ++sums.unpriceable;
        return;
    }
    const Greeks g = greeks(input);
    sums.value += size * g.price;
    sums.delta += size * g.delta;
    sums.gamma += size * g.gamma;
    sums.vega += size * g.vega;
    sums.theta += size * g.theta;
    sums.vanna += size * g.vanna;
    sums.volga += size * g.volga;
    sums.netDelta += size * (g.delta - g.price / input.forward);
}

}  // namespace

PreparedBatch::PreparedBatch(const OptionColumns& options, std::span<const double> size)
{
    BALLAST_ASSERT(size.size() == options.size() && options.forward.size() == size.size() &&
                   options.strike.size() == size.size() && options.tau.size() == size.size() &&
                   options.sigma.size() == size.size());
    for (std::size_t i = 0; i < options.size(); ++i)
        take({.type = options.sign[i] > 0 ? market::OptionType::Call : market::OptionType::Put,
              .forward = options.forward[i],
              .strike = options.strike[i],
              .tau = options.tau[i],
              .sigma = options.sigma[i]},
             options.sign[i], size[i]);
}

void PreparedBatch::take(const Black76Input& input, double sign, double size)
{
    if (!isPriceable(input) || std::abs(sign) != 1 || !std::isfinite(size)) {
        ++m_unpriceable;
        return;
    }
    ++m_count;
    if (!isOrdinary(input)) {
        m_odd.push_back({input, size});
        return;
    }
    const std::size_t lane = m_inBlocks++ % kBlock;
    if (lane == 0) m_blocks.push_back(filling());
    Block& block = m_blocks.back();
    block.sign[lane] = sign;
    block.size[lane] = size;
    block.forward[lane] = input.forward;
    block.strike[lane] = input.strike;
    block.logMoneyness[lane] = logMoneyness(input.forward, input.strike);
    block.inverseForward[lane] = 1 / input.forward;
    block.tau[lane] = input.tau;
    block.rootTau[lane] = std::sqrt(std::max(0.0, input.tau));
    block.sigma[lane] = input.sigma;
}

void PreparedBatch::addBlocks(const kernel::Node& node, NodeSums& sums) const
{
    constexpr std::size_t kBlocksAtOnce = kernel::kChunk / kBlock;
    std::uint32_t odd[kernel::kChunk];
    for (std::size_t b = 0; b < m_blocks.size(); b += kBlocksAtOnce) {
        const std::size_t count = std::min(kBlocksAtOnce, m_blocks.size() - b);
        const std::size_t found = kernel::addBlocks(m_blocks.data() + b, count, node, sums, odd);
        for (std::size_t j = 0; j < found; ++j) {
            const Block& block = m_blocks[b + odd[j] / kBlock];
            const std::size_t lane = odd[j] % kBlock;
            if (b * kBlock + odd[j] < m_inBlocks)
                addScalar(sums, block.size[lane], at(inputOf(block, lane), node));
        }
    }
}

NodeSums PreparedBatch::node(double spotFactor, double volShift, double yearsLater) const
{
    NodeSums sums{.unpriceable = m_unpriceable};
    if (!(spotFactor > 0) || !std::isfinite(spotFactor) || !std::isfinite(volShift) ||
        !std::isfinite(yearsLater)) {
        sums.unpriceable += m_count;
        return sums;
    }
    const kernel::Node node{spotFactor, std::log(spotFactor), volShift, yearsLater};
    if (isOrdinary(node))
        addBlocks(node, sums);
    else
        for (std::size_t i = 0; i < m_inBlocks; ++i) {
            const Block& block = m_blocks[i / kBlock];
            addScalar(sums, block.size[i % kBlock], at(inputOf(block, i % kBlock), node));
        }
    for (const Odd& each : m_odd) addScalar(sums, each.size, at(each.input, node));
    return sums;
}

}  // namespace ballast::pricing
