#include "connectors/paper_market/depth_model.h"

#include "connectors/paper_market/random.h"
#include "models/core/assert.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {
namespace {

constexpr core::Price kSmallestStep = core::Price::fromMantissa(1);

core::Price fixedPrice(double value)
{
    const auto price = core::Price::nearest(value);
    BALLAST_ASSERT(price.has_value());
    return *price;
}

/// A positive factor around 1 whose logarithm is roughly normal with this deviation: the sum of
/// four uniform numbers, cheaper than an exact normal and without its tails.
double spreadOut(std::uint64_t bits, double deviation)
{
    double sum = -2;
    for (int i = 0; i < 4; ++i) sum += static_cast<double>((bits >> (16 * i)) & 0xFFFF) / 65536.0;
    return std::exp(deviation * 1.7320508 * sum);
}

}  // namespace

std::optional<core::Price> priceBelow(const market::TickTable& ticks, core::Price price)
{
    const core::Price below = ticks.roundDown(price - kSmallestStep);
    return below.isPositive() ? std::optional{below} : std::nullopt;
}

core::Price priceAbove(const market::TickTable& ticks, core::Price price)
{
    return ticks.roundUp(price + kSmallestStep);
}

double stillMissing(const Consumption& consumption, core::Time now)
{
    const double gone = core::seconds(now - consumption.at) / core::seconds(kReplenish);
    return consumption.size.toDouble() * std::clamp(1 - gone, 0.0, 1.0);
}

core::Quantity DepthModel::sizeAt(const market::Instrument& spec, const DepthShape& shape,
                                  const Place& place, const std::vector<Consumption>& consumed,
                                  core::Time now) const
{
    const auto key = static_cast<std::uint64_t>(place.price.mantissa());
    const std::uint64_t where = hashOf(
        m_seed, (std::uint64_t{spec.id.index} << 1) | (place.side == core::Side::Buy ? 0U : 1U),
        key);
    // Each price renews its size in its own time, so that a book changes a few levels at a look.
    const double phase = unitOf(where);
    const auto epoch = static_cast<std::uint64_t>(
        core::seconds(now.time_since_epoch()) / (shape.renewalS * (0.5 + phase)) + phase);
    // In few classes of depth, so that a best price that moves does not resize the levels behind
    // it.
    const int depth = place.level == 0 ? 0 : place.level < 4 ? 2 : place.level < 12 ? 7 : 15;
    double size = shape.topSize * (1 + shape.growth * depth) * spreadOut(hashOf(where, epoch), 0.9);
    for (const Consumption& c : consumed)
        if (c.side == place.side && c.price == place.price) size -= stillMissing(c, now);
    const double lots = std::floor(size / spec.lot.toDouble());
    if (lots * spec.lot.toDouble() < spec.minimum.toDouble()) return {};
    return core::Quantity::fromMantissa(static_cast<std::int64_t>(lots) * spec.lot.mantissa());
}

void DepthModel::fillSide(const market::Instrument& spec, const DepthShape& shape, core::Side side,
                          core::Price best, const std::vector<Consumption>& consumed,
                          core::Time now, std::vector<market::Level>& out) const
{
    out.clear();
    core::Price price = best;
    const int candidates = static_cast<int>(shape.levels / std::max(0.05, shape.density)) + 8;
    int level = 0;
    for (int i = 0; i < candidates && level < shape.levels; ++i) {
        const auto key = static_cast<std::uint64_t>(price.mantissa());
        const bool held = unitOf(hashOf(m_seed ^ 0x5157, spec.id.index, key)) < shape.density;
        if (i == 0 || held) {
            const core::Quantity size = sizeAt(spec, shape, {side, price, level}, consumed, now);
            if (size.isPositive()) out.push_back({price, size});
            ++level;
        }
        if (side == core::Side::Sell) {
            price = priceAbove(spec.ticks, price);
            continue;
        }
        const auto below = priceBelow(spec.ticks, price);
        if (!below) return;
        price = *below;
    }
}

void DepthModel::fill(const market::Instrument& spec, const DepthShape& shape,
                      const std::vector<Consumption>& consumed, core::Time now,
                      std::vector<market::Level>& bids, std::vector<market::Level>& asks) const
{
    BALLAST_ASSERT(shape.mid > 0 && shape.spread >= 0 && shape.topSize > 0);
    const core::Price low = fixedPrice(std::max(0.0, shape.mid - shape.spread / 2));
    const core::Price bid = low.nearestTo(spec.ticks.tickAt(low));
    core::Price ask = fixedPrice(shape.mid + shape.spread / 2);
    ask = ask.nearestTo(spec.ticks.tickAt(ask));
    ask = std::max(spec.ticks.roundUp(ask), priceAbove(spec.ticks, bid));
    bids.clear();
    const core::Price validBid = spec.ticks.roundDown(bid);
    if (validBid.isPositive())
        fillSide(spec, shape, core::Side::Buy, validBid, consumed, now, bids);
    fillSide(spec, shape, core::Side::Sell, ask, consumed, now, asks);
}

void DepthModel::fillBehind(const market::Instrument& spec, const DepthShape& shape,
                            market::Level best, core::Side side,
                            const std::vector<Consumption>& consumed, core::Time now,
                            std::vector<market::Level>& levels) const
{
    fillSide(spec, shape, side, best.price, consumed, now, levels);
    if (best.size.isZero()) return;
    double left = best.size.toDouble();
    for (const Consumption& c : consumed)
        if (c.side == side && c.price == best.price) left -= stillMissing(c, now);
    const bool drawn = !levels.empty() && levels.front().price == best.price;
    const auto size = core::Quantity::nearest(std::max(0.0, left));
    const core::Quantity whole = size ? size->floorTo(spec.lot) : core::Quantity{};
    if (whole < spec.minimum) {
        if (drawn) levels.erase(levels.begin());
    } else if (drawn)
        levels.front().size = whole;
    else
        levels.insert(levels.begin(), {best.price, whole});
}

}  // namespace ballast::paper_market
