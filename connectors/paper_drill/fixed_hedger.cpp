#include "connectors/paper_drill/fixed_hedger.h"

#include "models/core/assert.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::paper_drill {
namespace {

/// How far through the touch such an order may go: as a market order at the venue, within its band.
constexpr double kThrough = 0.005;

}  // namespace

FixedHedger::FixedHedger(DrillExchange& exchange, Latencies latencies,
                         std::vector<Threshold> thresholds, core::Duration every)
    : m_exchange(exchange),
      m_latencies(latencies),
      m_thresholds(std::move(thresholds)),
      m_every(every),
      m_nextLook(exchange.now() + every)
{
}

void FixedHedger::advance(core::Time to)
{
    for (;;) {
        const core::Time arrives =
            m_underway.empty() ? core::Time::max() : m_underway.front().arrives;
        if (std::min(arrives, m_nextLook) > to) break;
        if (arrives <= m_nextLook)
            arrive(arrives);
        else
            look();
    }
    m_exchange.advance(to);
    static_cast<void>(m_exchange.takeNews());
}

/// Sees the market as it was when it looked, and is there `feed` and `order` later.
void FixedHedger::look()
{
    m_exchange.advance(m_nextLook);
    for (const Threshold& threshold : m_thresholds)
        if (auto request = orderFor(threshold))
            m_underway.push_back(
                {m_nextLook + m_latencies.feed + m_latencies.order, std::move(*request)});
    m_nextLook += m_every;
}

void FixedHedger::arrive(core::Time at)
{
    m_exchange.advance(at);
    const paper_trading::OrderRequest request = std::move(m_underway.front().request);
    m_underway.erase(m_underway.begin());
    ++m_orders;
    static_cast<void>(m_exchange.place(request));  // refused: it looks again in a moment
}

std::optional<paper_trading::OrderRequest> FixedHedger::orderFor(const Threshold& threshold) const
{
    const double off = m_exchange.venueDelta(threshold.underlying) - threshold.centre;
    if (!(std::abs(off) > threshold.threshold)) return std::nullopt;
    const paper_market::Listing* perpetual =
        m_exchange.market().find(perpetualOf(threshold.underlying));
    BALLAST_ASSERT(perpetual);
    if (perpetual->bids.empty() || perpetual->asks.empty()) return std::nullopt;
    const market::Instrument& spec = perpetual->spec;
    const auto size = core::Quantity::nearest(std::abs(off) * perpetual->mark);
    if (!size || size->nearestTo(spec.lot) < spec.minimum) return std::nullopt;
    paper_trading::OrderRequest request;
    request.instrument = spec.id;
    request.side = off > 0 ? core::Side::Sell : core::Side::Buy;
    request.lifetime = paper_trading::Lifetime::ImmediateOrCancel;
    request.amount = size->nearestTo(spec.lot);
    const bool buys = request.side == core::Side::Buy;
    const double touch = (buys ? perpetual->asks : perpetual->bids).front().price.toDouble();
    const auto limit = core::Price::nearest(touch * (1 + core::sign(request.side) * kThrough));
    if (!limit) return std::nullopt;
    const paper_trading::PriceBand band = m_exchange.market().band(*perpetual);
    request.price = std::clamp(buys ? spec.ticks.roundDown(*limit) : spec.ticks.roundUp(*limit),
                               band.lowest, band.highest);
    return request;
}

}  // namespace ballast::paper_drill
