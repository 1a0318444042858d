#include "connectors/paper_drill/drill_events.h"

#include <algorithm>

namespace ballast::paper_drill {
namespace {

using paper_trading::OrderStatus;

/// A made number as the venue's fixed-point text would carry it.
core::Price priceOf(double value)
{
    return core::Price::nearest(std::max(0.0, value)).value_or(core::Price{});
}

market::Quote quoteOf(const paper_market::Listing& listing, core::Time venueAt, core::Time at)
{
    market::Quote quote;
    quote.id = listing.spec.id;
    if (!listing.bids.empty()) {
        quote.bid = listing.bids.front().price;
        quote.bidSize = listing.bids.front().size;
    }
    if (!listing.asks.empty()) {
        quote.ask = listing.asks.front().price;
        quote.askSize = listing.asks.front().size;
    }
    quote.venueAt = venueAt;
    quote.at = at;
    return quote;
}

orders::VenueOrderState stateOf(OrderStatus status)
{
    switch (status) {
        case OrderStatus::Filled: return orders::VenueOrderState::Filled;
        case OrderStatus::Rejected: return orders::VenueOrderState::Rejected;
        case OrderStatus::Cancelled:
        case OrderStatus::Triggered: return orders::VenueOrderState::Cancelled;
        case OrderStatus::Untriggered: return orders::VenueOrderState::Untriggered;
        case OrderStatus::Open: break;
    }
    return orders::VenueOrderState::Open;
}

}  // namespace

core::AccountKey accountKey() { return {"paper", "paper"}; }

market::Ticker tickerOf(const DrillExchange& exchange, const paper_market::Listing& listing,
                        core::Time at)
{
    const paper_trading::MarketView& view = exchange.market();
    market::Ticker ticker;
    ticker.venueAt = view.now();
    ticker.quote = quoteOf(listing, view.now(), at);
    ticker.mark = priceOf(listing.mark);
    ticker.index = priceOf(view.indexPrice(listing.spec));
    ticker.last = exchange.tape().lastPrice(listing.spec.id);
    ticker.openInterest = listing.openInterest;
    ticker.funding8h = listing.funding8h;
    const paper_trading::PriceBand band = view.band(listing);
    ticker.minPrice = band.lowest;
    ticker.maxPrice = band.highest;
    if (!listing.spec.isOption()) return ticker;
    ticker.underlyingPrice = priceOf(view.forward(listing));
    ticker.markIv = listing.markIv;
    ticker.bidIv = listing.bidIv;
    ticker.askIv = listing.askIv;
    return ticker;
}

market::BookUpdate bookOf(const DrillExchange& exchange, const paper_market::Listing& listing,
                          core::Time at)
{
    market::BookUpdate update;
    update.id = listing.spec.id;
    update.snapshot = true;
    update.changeId = listing.revision;
    update.bids = exchange.trading().book(listing.spec.id, core::Side::Buy);
    update.asks = exchange.trading().book(listing.spec.id, core::Side::Sell);
    update.venueAt = exchange.now();
    update.at = at;
    return update;
}

market::IndexPrice indexOf(const paper_market::Index& index, core::Time at)
{
    return {accountKey().venue, index.underlying, priceOf(index.price), at};
}

market::Trade tradeOf(const paper_trading::Print& print, core::Time at)
{
    return {print.instrument, print.price, print.amount, print.aggressor, at};
}

portfolio::Position positionOf(const DrillExchange& exchange, core::InstrumentId id, core::Time at)
{
    portfolio::Position position;
    position.account = accountKey();
    position.instrument = id;
    position.at = at;
    const auto held = exchange.account().holdings.find(id);
    if (held == exchange.account().holdings.end()) return position;
    position.size = held->second.size;
    position.averagePrice = held->second.averagePrice;
    position.realisedPnl = held->second.realised;
    return position;
}

portfolio::PositionsRead positionsOf(const DrillExchange& exchange, core::Time at)
{
    portfolio::PositionsRead read{accountKey(), {}, at};
    for (const auto& [id, holding] : exchange.account().holdings)
        if (!holding.size.isZero()) read.positions.push_back(positionOf(exchange, id, at));
    return read;
}

portfolio::Balance balanceOf(const DrillExchange& exchange, core::Currency currency, core::Time at)
{
    const paper_trading::Valuation v = exchange.trading().value(0, currency);
    portfolio::Balance balance;
    balance.account = accountKey();
    balance.currency = currency;
    balance.equity = v.equity;
    balance.balance = v.balance;
    balance.availableFunds = v.available;
    balance.initialMargin = v.margin.initial;
    balance.maintenanceMargin = v.margin.maintenance;
    balance.sessionPnl = v.futuresUnrealised + v.futuresRealised;
    balance.deltaTotal = v.deltaTotal;
    balance.at = at;
    return balance;
}

orders::VenueOrder orderOf(const DrillExchange& exchange, const paper_trading::TradeOrder& order,
                           core::Time at)
{
    orders::VenueOrder out;
    out.account = accountKey();
    out.label = core::Label{order.label};
    out.venueOrderId = order.id;
    out.instrument = order.instrument;
    out.instrumentName = exchange.market().listing(order.instrument).spec.name;
    out.side = order.side;
    out.quantity = order.amount;
    out.filled = order.filled;
    out.limit = order.price;
    out.averagePrice = order.averagePrice;
    out.state = stateOf(order.status);
    out.reason = order.cancelReason;
    out.venueAt = order.updatedAt;
    out.at = at;
    return out;
}

orders::Fill fillOf(const DrillExchange& exchange, const paper_trading::UserTrade& trade,
                    core::Time at)
{
    const market::Instrument& spec = exchange.market().listing(trade.instrument).spec;
    orders::Fill fill;
    fill.tradeId = trade.tradeId;
    fill.account = accountKey();
    fill.label = core::Label{trade.label};
    fill.instrument = trade.instrument;
    fill.instrumentName = spec.name;
    fill.side = trade.side;
    fill.quantity = trade.amount;
    fill.price = trade.price;
    fill.fee = trade.fee;
    fill.feeCurrency = spec.settlementCurrency;
    fill.maker = trade.maker;
    fill.indexPrice = trade.indexPrice;
    fill.venueAt = trade.at;
    fill.at = at;
    return fill;
}

paper_trading::OrderRequest requestOf(const orders::Intent& intent)
{
    using paper_trading::Lifetime;
    paper_trading::OrderRequest request;
    request.instrument = intent.instrument;
    request.side = intent.side;
    request.amount = intent.quantity;
    request.price = intent.limit;
    request.label = std::string{intent.label.view()};
    request.validUntil = intent.validUntil;
    switch (intent.timeInForce) {
        case orders::TimeInForce::ImmediateOrCancel:
            request.lifetime = Lifetime::ImmediateOrCancel;
            break;
        case orders::TimeInForce::FillOrKill: request.lifetime = Lifetime::FillOrKill; break;
        case orders::TimeInForce::GoodTilCancelled:
            request.lifetime = Lifetime::GoodTilCancelled;
            break;
    }
    return request;
}

}  // namespace ballast::paper_drill
