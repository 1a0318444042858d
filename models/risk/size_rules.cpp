#include "models/risk/rules.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::risk {
namespace {

/// In the option's own unit, for a fraction alone says little of a cheap one.
CheckResult optionCollar(const orders::Intent& order, const Picture& picture, const Limits& limits,
                         double reference)
{
    const market::Instrument& option = *picture.listing->instrument;
    const double width =
        optionCollarWidth(option, reference, picture.volPoint, limits.collarOption);
    const double through = core::sign(order.side) * (order.limit.toDouble() - reference);
    if (!(through <= width * (1 + 1e-9) + 1e-12))
        return deny("collar", "The limit is " + core::number(through, 4) + " " +
                                  option.quoteCurrency.text() + " through the reference of " +
                                  core::number(reference, 4) + "; " + core::number(width, 4) +
                                  " is the most.");
    return allow("collar");
}

/// What rests takes nothing from the book, and is not to.
CheckResult restingDepth(const orders::Intent& order, const market::Book& book)
{
    const auto& ahead = book.side(order.side);
    const bool buys = order.side == core::Side::Buy;
    const bool takes = !ahead.empty() && (buys ? order.limit >= ahead.front().price
                                               : order.limit <= ahead.front().price);
    if (takes) return deny("depth", "It is to rest, and at its price it would take.");
    return allow("depth");
}

/// Of an option whose price is in its coin or in dollars.
double premiumUsd(const orders::Intent& order, const Picture& picture, double reference)
{
    const bool inverse = picture.listing->instrument->settlement == market::Settlement::Inverse;
    const double usd = inverse ? picture.index->price.toDouble() : 1;
    return order.quantity.toDouble() * reference * usd;
}

}  // namespace

CheckResult steps(const orders::Intent& order, const Picture& picture, const Limits&)
{
    if (!picture.listing || !picture.listing->instrument)
        return deny("steps", order.instrumentName + " is not listed.");
    const market::Instrument& instrument = *picture.listing->instrument;
    if (!order.quantity.isPositive() || order.quantity < instrument.minimum)
        return deny("steps", "The smallest order in " + instrument.name + " is " +
                                 instrument.minimum.text() + ".");
    if (!order.quantity.isMultipleOf(instrument.lot))
        return deny("steps", "Quantities in " + instrument.name + " are multiples of " +
                                 instrument.lot.text() + ".");
    if (!order.limit.isPositive() || !instrument.ticks.isValid(order.limit))
        return deny("steps", "Prices in " + instrument.name + " move in steps of " +
                                 instrument.ticks.tickAt(order.limit).text() + ".");
    const market::Ticker& ticker = picture.listing->ticker;
    if ((ticker.maxPrice && order.limit > *ticker.maxPrice) ||
        (ticker.minPrice && order.limit < *ticker.minPrice))
        return deny("steps", "The limit is outside the venue's price band.");
    return allow("steps");
}

double optionCollarWidth(const market::Instrument& option, double reference, double volPoint,
                         const OptionCollar& collar)
{
    const auto price = core::Price::nearest(reference);
    const double tick = price && price->isPositive() ? option.ticks.tickAt(*price).toDouble() : 0;
    const double point = std::isfinite(volPoint) ? std::abs(volPoint) : 0;
    return std::max({collar.fraction * reference, collar.ticks * tick, collar.volPoints * point});
}

CheckResult collar(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    const double reference = referencePrice(picture);
    if (!(reference > 0)) return deny("collar", "There is no reference price.");
    if (picture.listing && picture.listing->instrument && picture.listing->instrument->isOption())
        return optionCollar(order, picture, limits, reference);
    const double through = core::sign(order.side) * (order.limit.toDouble() / reference - 1);
    // Resting behind the market is no danger of overpaying, so only the aggressive side is bound.
    if (!(through <= limits.collarFuture + 1e-12))
        return deny("collar", "The limit is " + core::number(100 * through, 2) +
                                  " % through the reference of " + core::number(reference, 2) +
                                  ".");
    return allow("collar");
}

CheckResult notional(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    const double reference = referencePrice(picture);
    if (!picture.listing || !picture.listing->instrument || !(reference > 0))
        return deny("notional", "There is no reference price to value the order at.");
    const market::Instrument& instrument = *picture.listing->instrument;
    if (instrument.isOption() && !(picture.index && picture.index->price.isPositive()))
        return deny("notional", "There is no index to value the order at.");
    // What an option moves is its underlying: the larger of that and of the premium counts.
    const double usd = instrument.isOption()
                           ? std::max(premiumUsd(order, picture, reference),
                                      order.quantity.toDouble() * picture.index->price.toDouble())
                           : market::usdNotional(instrument, order.quantity.toDouble(), reference);
    if (!(usd <= limits.hardNotionalUsd))
        return deny("notional", core::usd(usd, 0) + " is over the limit of " +
                                    core::usd(limits.hardNotionalUsd, 0) + " an order.");
    if (usd > limits.softNotionalUsd)
        return confirm("notional", core::usd(usd, 0) + " is over " +
                                       core::usd(limits.softNotionalUsd, 0) +
                                       ": a person must approve it.");
    return allow("notional");
}

CheckResult depth(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    if (!picture.book || !picture.book->usable())
        return deny("depth", "There is no usable order book.");
    if (order.timeInForce == orders::TimeInForce::GoodTilCancelled)
        return restingDepth(order, *picture.book);
    core::Quantity visible;
    for (const market::Level& level : picture.book->side(order.side)) {
        if (order.side == core::Side::Buy ? level.price > order.limit : level.price < order.limit)
            break;
        visible += level.size;
    }
    if (!visible.isPositive()) return deny("depth", "Nothing rests within the limit.");
    const double share = order.quantity.toDouble() / visible.toDouble();
    if (share > 1) return deny("depth", "The order is larger than what rests within its limit.");
    if (picture.quoteOnly)
        return confirm("depth", "Only the best bid and ask of " + order.instrumentName +
                                    " are known, and nothing of what stands behind them.");
    if (share > limits.depthShare)
        return confirm("depth", "The order takes " + core::number(100 * share, 0) +
                                    " % of what rests within its limit.");
    return allow("depth");
}

}  // namespace ballast::risk
