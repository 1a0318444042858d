#include "models/rebalance/trade_cost.h"

#include "models/bands/impact.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {

BookCost& BookCost::operator+=(const BookCost& other)
{
    spreadUsd += other.spreadUsd;
    impactUsd += other.impactUsd;
    beyondUsd += other.beyondUsd;
    beyondCoin += other.beyondCoin;
    // One sentence tells of all: that of a volume which is missing.
    if (other.beyondCoin > 0) dailyVolume = other.dailyVolume;
    return *this;
}

BookCost bookCost(const market::Listing& listing, const market::Book& book, core::Side side,
                  core::Quantity quantity, std::optional<core::Price> limit, double sigma,
                  double usdPerPrice)
{
    BookCost out;
    if (!listing.instrument || book.bids().empty() || book.asks().empty() || !quantity.isPositive())
        return out;
    const market::Instrument& instrument = *listing.instrument;
    const double bid = book.bids().front().price.toDouble();
    const double ask = book.asks().front().price.toDouble();
    const double mid = (bid + ask) / 2, mark = listing.ticker.mark.toDouble();
    if (!(mid > 0) || !(mark > 0)) return out;
    const market::Fillable fill = market::walk(book, side, quantity, limit);
    const double sign = core::sign(side);
    const double size = quantity.toDouble(), seen = fill.filled.toDouble();
    // What a fraction of the price is worth on all of it.
    const double whole = instrument.isOption() ? size * mid * usdPerPrice
                                               : market::usdNotional(instrument, size, mark);
    const double touch = side == core::Side::Buy ? ask : bid;
    const double spread = sign * (touch / mid - 1);
    out.spreadUsd = spread * whole;
    const double average = seen > 0 ? sign * (fill.averagePrice / mid - 1) : spread;
    out.impactUsd = (average - spread) * whole * (seen / size);
    out.dailyVolume = listing.ticker.volume24h;
    if (fill.filled >= quantity) return out;
    const double share = 1 - seen / size;
    out.beyondCoin = market::coinAmount(instrument, size, mark) * share;
    const double last = seen > 0 ? sign * (fill.worstPrice.toDouble() / mid - 1) : spread;
    double more = last - spread;
    if (!instrument.isOption())
        more += kPaidOfImpact * bands::impactFraction(market::coinAmount(instrument, size, mark),
                                                      market::coinAmount(instrument, seen, mark),
                                                      sigma / std::sqrt(365.0), out.dailyVolume,
                                                      kImpactY)
                                    .value_or(0);
    out.beyondUsd = more * whole * share;
    return out;
}

std::string beyondText(const BookCost& cost, core::Currency underlying)
{
    if (!(cost.beyondCoin > 0)) return {};
    const std::string coin = core::number(cost.beyondCoin, 3) + " " + underlying.text();
    if (!(cost.dailyVolume > 0))
        return coin +
               " find no depth within the limit, and the venue gives no 24 h volume: they are "
               "counted at the last visible price.";
    return fmt::format(
        "{} find no depth within the limit: {} more by the square-root law (Y {:.1f}, {} {} in "
        "24 h by the venue's ticker).",
        coin, core::usd(cost.beyondUsd, 2), kImpactY, core::number(cost.dailyVolume, 0),
        underlying.view());
}

}  // namespace ballast::rebalance
