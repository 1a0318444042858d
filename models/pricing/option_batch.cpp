#include "models/pricing/option_batch.h"

#include "models/core/assert.h"
#include "models/pricing/mills.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

void assertOneLength(const OptionColumns& options)
{
    const std::size_t n = options.size();
    BALLAST_ASSERT(options.forward.size() == n && options.strike.size() == n &&
                   options.tau.size() == n && options.sigma.size() == n);
}

bool isSign(double sign) { return sign == 1 || sign == -1; }

Black76Input inputOf(const OptionColumns& options, std::size_t i)
{
    return {.type = options.sign[i] > 0 ? market::OptionType::Call : market::OptionType::Put,
            .forward = options.forward[i],
            .strike = options.strike[i],
            .tau = options.tau[i],
            .sigma = options.sigma[i]};
}

bool hasPrice(const OptionColumns& options, std::size_t i, const Black76Input& input)
{
    return isSign(options.sign[i]) && isPriceable(input);
}

void addTo(NodeSums& sums, double size, double forward, const Greeks& g)
{
    sums.value += size * g.price;
    sums.delta += size * g.delta;
    sums.gamma += size * g.gamma;
    sums.vega += size * g.vega;
    sums.theta += size * g.theta;
    sums.vanna += size * g.vanna;
    sums.volga += size * g.volga;
    sums.netDelta += size * (g.delta - g.price / forward);
}

}  // namespace

std::size_t greeksBatch(const OptionColumns& options, const GreekColumns& out)
{
    assertOneLength(options);
    std::size_t unpriceable = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Black76Input input = inputOf(options, i);
        const bool priced = hasPrice(options, i, input);
        const Greeks g = priced ? greeks(input) : Greeks{};
        unpriceable += !priced;
        out.price[i] = g.price;
        out.delta[i] = g.delta;
        out.gamma[i] = g.gamma;
        out.vega[i] = g.vega;
        out.theta[i] = g.theta;
        out.vanna[i] = g.vanna;
        out.volga[i] = g.volga;
    }
    return unpriceable;
}

std::size_t priceBatch(const OptionColumns& options, std::span<double> price)
{
    assertOneLength(options);
    std::size_t unpriceable = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Black76Input input = inputOf(options, i);
        const bool priced = hasPrice(options, i, input);
        unpriceable += !priced;
        price[i] = priced ? black76Price(input) : 0;
    }
    return unpriceable;
}

std::size_t allGreeksBatch(const OptionColumns& options, std::span<const double> rate,
                           const AllGreekColumns& out)
{
    assertOneLength(options);
    BALLAST_ASSERT(rate.empty() || rate.size() == options.size());
    std::size_t unpriceable = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
        Black76Input input = inputOf(options, i);
        input.rate = rate.empty() ? 0 : rate[i];
        const bool priced = hasPrice(options, i, input);
        const Greeks g = priced ? greeks(input) : Greeks{};
        unpriceable += !priced;
        out.price[i] = g.price;
        out.delta[i] = g.delta;
        out.gamma[i] = g.gamma;
        out.vega[i] = g.vega;
        out.theta[i] = g.theta;
        out.rhoForward[i] = g.rhoForward;
        out.rhoSpot[i] = g.rhoSpot;
        out.dualDelta[i] = g.dualDelta;
        out.vanna[i] = g.vanna;
        out.volga[i] = g.volga;
        out.charm[i] = g.charm;
        out.veta[i] = g.veta;
        out.speed[i] = g.speed;
        out.zomma[i] = g.zomma;
        out.color[i] = g.color;
        out.ultima[i] = g.ultima;
    }
    return unpriceable;
}

PreparedBatch::PreparedBatch(const OptionColumns& options, std::span<const double> size)
{
    assertOneLength(options);
    BALLAST_ASSERT(size.size() == options.size());
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Black76Input input = inputOf(options, i);
        if (!hasPrice(options, i, input) || !std::isfinite(size[i])) {
            ++m_unpriceable;
            continue;
        }
        const std::size_t lane = m_count++ % kBlock;
        if (lane == 0) {
            Block& fresh = m_blocks.emplace_back();
            for (std::size_t j = 0; j < kBlock; ++j) {
                fresh.sign[j] = fresh.forward[j] = fresh.strike[j] = 1;
                fresh.tau[j] = fresh.rootTau[j] = fresh.sigma[j] = 1;
                fresh.size[j] = fresh.logMoneyness[j] = 0;
            }
        }
        Block& block = m_blocks.back();
        block.sign[lane] = options.sign[i];
        block.size[lane] = size[i];
        block.forward[lane] = input.forward;
        block.strike[lane] = input.strike;
        block.logMoneyness[lane] = logMoneyness(input.forward, input.strike);
        block.tau[lane] = input.tau;
        block.rootTau[lane] = std::sqrt(std::max(0.0, input.tau));
        block.sigma[lane] = input.sigma;
    }
}

NodeSums PreparedBatch::node(double spotFactor, double volShift, double yearsLater) const
{
    NodeSums sums{.unpriceable = m_unpriceable};
    for (std::size_t i = 0; i < m_count; ++i) {
        const Block& block = m_blocks[i / kBlock];
        const std::size_t lane = i % kBlock;
        const double shifted = block.sigma[lane] + volShift;
        const Black76Input input{
            .type = block.sign[lane] > 0 ? market::OptionType::Call : market::OptionType::Put,
            .forward = block.forward[lane] * spotFactor,
            .strike = block.strike[lane],
            .tau = block.tau[lane] - yearsLater,
            .sigma = shifted < kLowestSigma ? kLowestSigma : shifted};
        if (isPriceable(input))
            addTo(sums, block.size[lane], input.forward, greeks(input));
        else
            ++sums.unpriceable;
    }
    return sums;
}

}  // namespace ballast::pricing
