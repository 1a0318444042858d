#include "models/pricing/option_batch.h"

#include "models/core/assert.h"
#include "models/pricing/option_kernel.h"

#include <algorithm>
#include <cmath>
#include <iterator>

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

/// The scalar's row: zeros and false where there is no price.
struct Row {
    Greeks greeks;
    bool priced = false;
};

Row scalarRow(const OptionColumns& options, std::size_t i, double rate = 0)
{
    Black76Input input = inputOf(options, i);
    input.rate = rate;
    if (!hasPrice(options, i, input)) return {};
    return {greeks(input), true};
}

kernel::OptionPointers pointersAt(const OptionColumns& options, std::size_t i)
{
    return {options.sign.data() + i, options.forward.data() + i, options.strike.data() + i,
            options.tau.data() + i, options.sigma.data() + i};
}

kernel::AllGreekPointers pointersAt(const AllGreekColumns& out, std::size_t i)
{
    const std::span<double> columns[] = {out.price, out.delta,      out.gamma,   out.vega,
                                         out.theta, out.rhoForward, out.rhoSpot, out.dualDelta,
                                         out.vanna, out.volga,      out.charm,   out.veta,
                                         out.speed, out.zomma,      out.color,   out.ultima};
    kernel::AllGreekPointers to;
    for (std::size_t j = 0; j < std::size(columns); ++j) to.column[j] = columns[j].data() + i;
    return to;
}

void put(const Greeks& g, const kernel::AllGreekPointers& to, std::size_t i)
{
    const double values[] = {g.price,   g.delta,     g.gamma, g.vega,  g.theta, g.rhoForward,
                             g.rhoSpot, g.dualDelta, g.vanna, g.volga, g.charm, g.veta,
                             g.speed,   g.zomma,     g.color, g.ultima};
    for (std::size_t j = 0; j < std::size(values); ++j) to.column[j][i] = values[j];
}

/// Runs `rows(first, count, odd)` over all rows a chunk at a time, then `row(i)` for those it left.
template <class Rows, class One>
void eachChunk(std::size_t size, Rows rows, One row)
{
    std::uint32_t odd[kernel::kChunk];
    for (std::size_t first = 0; first < size; first += kernel::kChunk) {
        const std::size_t found = rows(first, std::min(kernel::kChunk, size - first), odd);
        for (std::size_t j = 0; j < found; ++j) row(first + odd[j]);
    }
}

}  // namespace

std::size_t greeksBatch(const OptionColumns& options, const GreekColumns& out)
{
    assertOneLength(options);
    std::size_t unpriceable = 0;
    const auto rows = [&](std::size_t first, std::size_t count, std::uint32_t* odd) {
        const kernel::GreekPointers to{out.price.data() + first, out.delta.data() + first,
                                       out.gamma.data() + first, out.vega.data() + first,
                                       out.theta.data() + first, out.vanna.data() + first,
                                       out.volga.data() + first};
        return kernel::greekRows(pointersAt(options, first), count, to, odd);
    };
    eachChunk(options.size(), rows, [&](std::size_t i) {
        const auto [g, priced] = scalarRow(options, i);
        unpriceable += !priced;
        out.price[i] = g.price;
        out.delta[i] = g.delta;
        out.gamma[i] = g.gamma;
        out.vega[i] = g.vega;
        out.theta[i] = g.theta;
        out.vanna[i] = g.vanna;
        out.volga[i] = g.volga;
    });
    return unpriceable;
}

std::size_t priceBatch(const OptionColumns& options, std::span<double> price)
{
    assertOneLength(options);
    std::size_t unpriceable = 0;
    const auto rows = [&](std::size_t first, std::size_t count, std::uint32_t* odd) {
        return kernel::priceRows(pointersAt(options, first), count, price.data() + first, odd);
    };
    eachChunk(options.size(), rows, [&](std::size_t i) {
        const auto [g, priced] = scalarRow(options, i);
        unpriceable += !priced;
        price[i] = g.price;
    });
    return unpriceable;
}

std::size_t allGreeksBatch(const OptionColumns& options, std::span<const double> rate,
                           const AllGreekColumns& out)
{
    assertOneLength(options);
    BALLAST_ASSERT(rate.empty() || rate.size() == options.size());
    std::size_t unpriceable = 0;
    const auto rows = [&](std::size_t first, std::size_t count, std::uint32_t* odd) {
        return kernel::allGreekRows(pointersAt(options, first),
                                    rate.empty() ? nullptr : rate.data() + first, count,
                                    pointersAt(out, first), odd);
    };
    eachChunk(options.size(), rows, [&](std::size_t i) {
        const auto [g, priced] = scalarRow(options, i, rate.empty() ? 0 : rate[i]);
        unpriceable += !priced;
        put(g, pointersAt(out, 0), i);
    });
    return unpriceable;
}

}  // namespace ballast::pricing
