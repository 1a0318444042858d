#include "models/rebalance/leg_pricing.h"

#include "models/portfolio/margin.h"
#include "models/portfolio/unit.h"
#include "models/rebalance/trade_cost.h"
#include "models/risk/rules.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

/// Ticks a limit is placed beyond the last level it expects to touch, so that a book which moves
/// by a hair does not leave the hedge half done.
constexpr int kLimitSlackTicks = 4;
/// Of the premium; Deribit takes no more for trading an option.
constexpr double kOptionFeeCap = 0.125;

double midOf(const market::Book& book)
{
    return (book.bids().front().price.toDouble() + book.asks().front().price.toDouble()) / 2;
}

bool inCoin(const market::Instrument& instrument)
{
    return instrument.isOption() && instrument.settlement == market::Settlement::Inverse;
}

/// USD per unit of an option's price.
double usdPerPrice(const market::Instrument& instrument, double spot)
{
    return inCoin(instrument) ? spot : 1;
}

double feeUsd(const market::Instrument& instrument, double size, double price, double spot)
{
    if (!instrument.isOption())
        return market::usdNotional(instrument, size, price) * instrument.takerFee;
    const double onUnderlying = instrument.takerFee * size * spot;
    return std::min(onUnderlying, kOptionFeeCap * price * size * usdPerPrice(instrument, spot));
}

/// Maintenance of a signed size in USD, by the venue's standard model; an estimate.
double maintenanceUsd(const Traded& traded, double size, double sizeUsd, double spot)
{
    static const portfolio::MarginRates rates = portfolio::deribitStandardRates();
    const market::Instrument& instrument = *traded.listing->instrument;
    const double mark = traded.listing->ticker.mark.toDouble();
    if (!instrument.isOption())
        return futureMaintenanceUsd(instrument.underlying, std::abs(sizeUsd), mark);
    const auto& ticker = traded.listing->ticker;
    const double forward = ticker.underlyingPrice ? ticker.underlyingPrice->toDouble() : spot;
    if (!(forward > 0)) return 0;
    const double premiumCoin = inCoin(instrument) ? mark : mark / forward;
    return portfolio::marginOf(rates, instrument, size, forward, premiumCoin).maintenance *
           usdPerPrice(instrument, spot);
}

double smileShiftOf(const market::Instrument& option, const portfolio::Unit& unit,
                    const portfolio::SmileView* smile, core::Time now)
{
    if (!smile || !option.strike || !option.expiry) return 0;
    const portfolio::SmileOption point{
        option.strike->toDouble(),      *option.expiry, unit.forward, option.yearsToExpiry(now),
        unit.delta.blackScholes.coin(), unit.vega * 100};
    return portfolio::smileShift(*smile, point).value_or(0);
}

}  // namespace

Traded tradedOf(const Situation& s, core::InstrumentId instrument)
{
    for (const Traded& traded : s.traded)
        if (traded.listing && traded.listing->instrument &&
            traded.listing->instrument->id == instrument)
            return traded;
    if (s.hedge && s.hedge->instrument && s.hedge->instrument->id == instrument)
        return {s.hedge, s.book, 0, s.hedgePositionUsd, false, s.account};
    return {};
}

bool usable(const Traded& t)
{
    return t.listing && t.listing->instrument && t.listing->hasTicker && !t.listing->stale &&
           t.book && t.book->usable() && !t.book->bids().empty() && !t.book->asks().empty() &&
           t.listing->ticker.mark.isPositive();
}

std::string whyNotTradable(const Traded& t)
{
    if (!t.listing || !t.listing->instrument) return "the instrument is not listed";
    const std::string& name = t.listing->instrument->name;
    if (!t.book || (t.book->bids().empty() && t.book->asks().empty()))
        return "there is no order book of " + name;
    if (!t.book->usable())
        return "the order book of " + name + " is unusable: " + std::string{text(t.book->state())};
    if (t.listing->stale || !t.listing->hasTicker || !t.listing->ticker.mark.isPositive())
        return "the mark of " + name + " is stale";
    if (!usable(t)) return "the order book of " + name + " has only one side";
    return {};
}

core::Price collarLimit(const Situation& s, const Traded& t, core::Side side)
{
    const market::Instrument& instrument = *t.listing->instrument;
    const double mark = t.listing->ticker.mark.toDouble();
    const double lower = std::min(mark, midOf(*t.book));
    const double upper = std::max(mark, midOf(*t.book));
    double raw =
        side == core::Side::Buy ? lower * (1 + s.policy->collar) : upper * (1 - s.policy->collar);
    if (instrument.isOption()) {
        const UnitEffect unit = unitEffect(*t.listing, *s.policy, s.exposure->spot, s.smile, s.now);
        const double width =
            risk::optionCollarWidth(instrument, lower, unit.volPoint, s.optionCollar);
        raw = side == core::Side::Buy ? lower + width : std::max(upper - width, 0.0);
    }
    const core::Price price = core::Price::nearest(raw).value_or(core::Price{});
    core::Price limit = side == core::Side::Buy ? instrument.ticks.roundDown(price)
                                                : instrument.ticks.roundUp(price);
    if (t.listing->ticker.maxPrice) limit = std::min(limit, *t.listing->ticker.maxPrice);
    if (t.listing->ticker.minPrice) limit = std::max(limit, *t.listing->ticker.minPrice);
    // Nothing is sold for nothing: the lowest price there is is one tick.
    return std::max(limit, instrument.ticks.base);
}

core::Quantity depthWithin(const market::Book& book, core::Side side, core::Price limit)
{
    core::Quantity total;
    for (const market::Level& level : book.side(side)) {
        if (side == core::Side::Buy ? level.price > limit : level.price < limit) break;
        total += level.size;
    }
    return total;
}

double unitUsd(const Situation& s, const Traded& traded)
{
    double price = std::max(traded.listing->ticker.mark.toDouble(), s.exposure->spot);
    if (traded.book && traded.book->usable())
        price = std::max(price, traded.book->asks().front().price.toDouble());
    return market::usdNotional(*traded.listing->instrument, 1, price);
}

core::Quantity mostOf(const Situation& s, const Traded& traded, core::Quantity wished)
{
    const double one = unitUsd(s, traded);
    if (!(s.mostUsd > 0) || !(one > 0)) return wished;
    const auto most = core::Quantity::nearest(s.mostUsd / one);
    return most ? std::min(wished, most->floorTo(traded.lot())) : wished;
}

core::Quantity shareOfBook(const Situation& s, const Traded& traded, core::Side side)
{
    const core::Quantity there = depthWithin(*traded.book, side, collarLimit(s, traded, side));
    const auto share = core::Quantity::nearest(there.toDouble() * s.depthShare);
    return share.value_or(core::Quantity{}).floorTo(traded.lot());
}

core::Price limitOfShare(const market::Book& book, core::Side side, core::Quantity quantity,
                         double share, core::Price limit, core::Price collar)
{
    core::Quantity total;
    for (const market::Level& level : book.side(side)) {
        if (side == core::Side::Buy ? level.price > collar : level.price < collar) break;
        total += level.size;
        limit =
            side == core::Side::Buy ? std::max(limit, level.price) : std::min(limit, level.price);
        if (total.toDouble() * share >= quantity.toDouble()) break;
    }
    return limit;
}

core::Price workingLimit(const Traded& t, core::Side side, core::Quantity quantity,
                         core::Price collar)
{
    const market::Instrument& instrument = *t.listing->instrument;
    const market::Fillable fill = market::walk(*t.book, side, quantity, collar);
    if (fill.filled < quantity) return collar;
    const core::Price tick = instrument.ticks.tickAt(fill.worstPrice);
    core::Price limit = fill.worstPrice;
    for (int i = 0; i < kLimitSlackTicks; ++i) limit += side == core::Side::Buy ? tick : -tick;
    // Ticks widen and narrow with the price of an option: the slack may have crossed a step.
    limit = side == core::Side::Buy ? instrument.ticks.roundDown(limit)
                                    : instrument.ticks.roundUp(limit);
    return side == core::Side::Buy ? std::min(limit, collar) : std::max(limit, collar);
}

void limitLeg(Leg& leg, const Situation& s, const Traded& t)
{
    if (leg.limitWritten) return;
    if (leg.peg) {
        const auto& own = t.book->side(core::opposite(leg.side));
        leg.limit = own.front().price;
        return;
    }
    const core::Price collar = collarLimit(s, t, leg.side);
    leg.limit = workingLimit(t, leg.side, leg.largestOrder(), collar);
    if (depthWithin(*t.book, leg.side, leg.limit).toDouble() * s.depthShare <
        leg.largestOrder().toDouble())
        leg.limit =
            limitOfShare(*t.book, leg.side, leg.largestOrder(), s.depthShare, leg.limit, collar);
}

UnitEffect unitEffect(const market::Listing& listing, const Policy& policy, double spot,
                      const portfolio::SmileView* smile, core::Time now)
{
    const market::Instrument& instrument = *listing.instrument;
    if (!instrument.isOption()) {
        const double mark = listing.ticker.mark.toDouble();
        return {mark > 0 ? market::coinAmount(instrument, 1, mark) : 0, 0, 0, 0};
    }
    const portfolio::Unit unit = portfolio::unitOf(instrument, listing, spot, now);
    const double perPrice = usdPerPrice(instrument, spot);
    return {unit.delta.of(policy.convention) + smileShiftOf(instrument, unit, smile, now),
            unit.gamma1PctCoin, unit.vega, perPrice > 0 ? unit.vega / perPrice : 0};
}

void costLeg(Leg& leg, const Situation& s, const Traded& t)
{
    const market::Instrument& instrument = *t.listing->instrument;
    const bool option = instrument.isOption();
    const double mid = midOf(*t.book);
    const double mark = t.listing->ticker.mark.toDouble();
    const double size = leg.quantity.toDouble();
    const double sign = core::sign(leg.side);
    const double spot = s.exposure->spot;
    const UnitEffect unit = unitEffect(*t.listing, *s.policy, spot, s.smile, s.now);
    leg.referencePrice = mid;
    leg.bookChangeId = t.book->changeId();
    leg.quoteOnly = t.quoteOnly;
    leg.coinAmount = market::coinAmount(instrument, size, mark);
    leg.deltaChange = sign * (option ? size * unit.delta : leg.coinAmount);
    leg.gammaChange = sign * size * unit.gamma1Pct;
    leg.vegaChange = sign * size * unit.vega;
    leg.notionalUsd = option ? size * spot : leg.coinAmount * mark;
    leg.collar = option ? risk::optionCollarWidth(instrument, std::min(mark, mid), unit.volPoint,
                                                  s.optionCollar)
                        : s.policy->collar * mid;
    // What rests is reckoned at the worse of its ends: that all of it crosses at the deadline.
    const core::Price within = leg.peg ? collarLimit(s, t, leg.side) : leg.limit;
    const market::Fillable fill = leg.quantity.isPositive()
                                      ? market::walk(*t.book, leg.side, leg.largestOrder(), within)
                                      : market::Fillable{};
    leg.expectedPrice = fill.filled.isPositive() ? fill.averagePrice : within.toDouble();
    leg.feeUsd = feeUsd(instrument, size, option ? leg.expectedPrice : mark, spot);
    // Each of its orders walks a book of its own moment.
    const core::Quantity order = leg.largestOrder();
    leg.bookCost = bookCost(*t.listing, *t.book, leg.side, order, leg.limit,
                            s.live ? s.live->inputs.sigma : 0, usdPerPrice(instrument, spot));
    if (order.isPositive() && order < leg.quantity) {
        const double times = size / order.toDouble();
        for (double* part : {&leg.bookCost.spreadUsd, &leg.bookCost.impactUsd,
                             &leg.bookCost.beyondUsd, &leg.bookCost.beyondCoin})
            *part *= times;
    }
    leg.slippageUsd = leg.bookCost.spreadUsd + leg.bookCost.impactUsd + leg.bookCost.beyondUsd;
    const double after = t.heldUsd + sign * leg.notionalUsd;
    leg.marginChange = maintenanceUsd(t, t.held + sign * size, after, spot) -
                       maintenanceUsd(t, t.held, t.heldUsd, spot);
}

std::vector<Slice> rescaled(std::vector<Slice> slices, core::Quantity quantity, core::Quantity lot)
{
    core::Quantity whole;
    for (const Slice& slice : slices) whole += slice.quantity;
    if (slices.empty() || whole == quantity || !whole.isPositive()) return slices;
    const double factor = quantity.toDouble() / whole.toDouble();
    core::Quantity given;
    for (Slice& slice : slices) {
        slice.quantity = core::Quantity::nearest(slice.quantity.toDouble() * factor)
                             .value_or(core::Quantity{})
                             .floorTo(lot);
        given += slice.quantity;
    }
    slices.back().quantity += quantity - given;
    std::erase_if(slices, [](const Slice& slice) { return !slice.quantity.isPositive(); });
    return slices;
}

}  // namespace ballast::rebalance
