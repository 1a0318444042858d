#include "models/engine/live_inputs.h"

#include "models/guard/book_shape.h"
#include "models/pricing/settlement.h"
#include "models/rebalance/trade_cost.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ballast::engine {
namespace {

bool isHeld(const portfolio::Line& line, core::Currency underlying, core::Time now)
{
    return line.instrument && line.instrument->underlying == underlying && line.counted() &&
           !line.position.size.isZero() && line.instrument->expiry &&
           *line.instrument->expiry > now;
}

}  // namespace

HeldVolatility heldVolatility(const portfolio::Book& book, core::Currency underlying,
                              const pricing::Surface* surface, core::Time now)
{
    struct Expiry {
        double gamma = 0, marked = 0;
    };
    std::map<core::Time, Expiry> expiries;
    for (const portfolio::Line& line : book.lines) {
        if (!isHeld(line, underlying, now) || !line.instrument->isOption()) continue;
        Expiry& expiry = expiries[*line.instrument->expiry];
        // Near its strike it has more gamma the nearer it comes, and then none: its word fades with
        // its delta.
        const double weight =
            std::abs(line.gamma) * pricing::settlementShare(*line.instrument->expiry - now);
        expiry.gamma += weight;
        expiry.marked += weight * line.volatility;
    }
    double gamma = 0, sigma = 0, tau = 0;
    for (const auto& [at, expiry] : expiries) {
        if (!(expiry.gamma > 0)) continue;
        const pricing::Smile* smile = surface ? surface->find(at) : nullptr;
        const double fitted = smile && smile->usable() ? pricing::at(*smile, 0).sigma : 0;
        gamma += expiry.gamma;
        sigma += fitted > 0 ? expiry.gamma * fitted : expiry.marked;
        tau += expiry.gamma * core::years(at - now);
    }
    if (!(gamma > 0)) return {};
    return {sigma / gamma, tau / gamma};
}

std::optional<core::Time> nextExpiry(const portfolio::Book& book, core::Currency underlying,
                                     core::Time now)
{
    std::optional<core::Time> next;
    for (const portfolio::Line& line : book.lines)
        if (isHeld(line, underlying, now) && (!next || *line.instrument->expiry < *next))
            next = line.instrument->expiry;
    return next;
}

std::optional<HedgeCost> hedgeCost(const market::Listing& hedge, const market::Book& book,
                                   double coin, double sigma)
{
    const double mark = hedge.ticker.mark.toDouble();
    if (!hedge.instrument || hedge.stale || !(mark > 0) || !book.usable() || book.bids().empty() ||
        book.asks().empty())
        return std::nullopt;
    const market::Instrument& instrument = *hedge.instrument;
    const auto size = core::Quantity::nearest(instrument.sizedInUsd() ? coin * mark : coin);
    if (!size || !size->isPositive()) return std::nullopt;
    const double whole = market::usdNotional(instrument, size->toDouble(), mark);
    const auto slippage = [&](core::Side side) {
        const rebalance::BookCost cost =
            rebalance::bookCost(hedge, book, side, *size, std::nullopt, sigma);
        return std::max(0.0, (cost.spreadUsd + cost.impactUsd + cost.beyondUsd) / whole);
    };
    const double bid = book.bids().front().price.toDouble();
    const double ask = book.asks().front().price.toDouble();
    const auto shape = guard::shapeOf(instrument, book.bids(), book.asks());
    return HedgeCost{std::max(0.0, instrument.takerFee),
                     (slippage(core::Side::Buy) + slippage(core::Side::Sell)) / 2,
                     2 * (ask - bid) / (ask + bid), shape ? shape->depth : 0};
}

double lotCoin(const market::Listing& hedge)
{
    if (!hedge.instrument || !hedge.ticker.mark.isPositive()) return 0;
    return market::coinAmount(*hedge.instrument, hedge.instrument->minimum.toDouble(),
                              hedge.ticker.mark.toDouble());
}

}  // namespace ballast::engine
