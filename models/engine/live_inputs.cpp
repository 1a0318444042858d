#include "models/engine/live_inputs.h"

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

/// Fraction of the mid that a taker pays for this size.
std::optional<double> slippage(const market::Book& book, core::Side side, core::Quantity size)
{
    const double mid =
        (book.bids().front().price.toDouble() + book.asks().front().price.toDouble()) / 2;
    const market::Fillable fill = market::walk(book, side, size);
    if (!fill.filled.isPositive() || !(mid > 0)) return std::nullopt;
    return std::max(0.0, core::sign(side) * (fill.averagePrice / mid - 1));
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
        expiry.gamma += std::abs(line.gamma);
        expiry.marked += std::abs(line.gamma) * line.volatility;
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

std::optional<double> hedgeCost(const market::Listing& hedge, const market::Book& book, double coin)
{
    const double mark = hedge.ticker.mark.toDouble();
    if (!hedge.instrument || hedge.stale || !(mark > 0) || !book.usable() || book.bids().empty() ||
        book.asks().empty())
        return std::nullopt;
    const auto size = core::Quantity::nearest(hedge.instrument->sizedInUsd() ? coin * mark : coin);
    if (!size || !size->isPositive()) return std::nullopt;
    const auto buy = slippage(book, core::Side::Buy, *size);
    const auto sell = slippage(book, core::Side::Sell, *size);
    if (!buy || !sell) return std::nullopt;
    return std::max(0.0, hedge.instrument->takerFee) + (*buy + *sell) / 2;
}

double lotCoin(const market::Listing& hedge)
{
    if (!hedge.instrument || !hedge.ticker.mark.isPositive()) return 0;
    return market::coinAmount(*hedge.instrument, hedge.instrument->minimum.toDouble(),
                              hedge.ticker.mark.toDouble());
}

}  // namespace ballast::engine
