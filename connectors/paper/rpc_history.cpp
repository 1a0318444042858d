// Looking up orders, open and ended, and the trades they made.
#include "connectors/paper/exchange.h"
#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <array>

namespace ballast::paper {
namespace {

const market::Instrument& specOf(const Call& call, core::InstrumentId id)
{
    return call.exchange.market().listing(id).spec;
}

Outcome getOrderState(Call& call)
{
    const auto order = namedOrder(call);
    if (!order) return std::unexpected(order.error());
    writeOrder(call.json, call.view(), **order);
    return {};
}

template <class Matches>
Outcome writeMatching(Call& call, const std::vector<const paper_trading::TradeOrder*>& orders,
                      Matches matches, std::size_t skip, std::size_t count)
{
    call.json.array();
    for (const paper_trading::TradeOrder* order : orders) {
        if (count == 0 || !matches(*order)) continue;
        if (skip > 0) {
            --skip;
            continue;
        }
        writeOrder(call.json, call.view(), *order);
        --count;
    }
    call.json.endArray();
    return {};
}

Outcome getOrderStateByLabel(Call& call)
{
    const std::string label{call.arguments.requiredText("label")};
    const std::string currency{call.arguments.requiredText("currency")};
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const auto orders = call.exchange.trading().orders().all(call.account->index);
    return writeMatching(
        call, orders,
        [&](const paper_trading::TradeOrder& o) {
            return o.label == label && settlesIn(specOf(call, o.instrument), currency);
        },
        0, 1'000);
}

template <class Matches>
Outcome writeOpen(Call& call, Matches matches)
{
    call.json.array();
    for (const paper_trading::TradeOrder* order :
         call.exchange.trading().orders().live(call.account->index))
        if (matches(*order)) writeOrder(call.json, call.view(), *order);
    call.json.endArray();
    return {};
}

Outcome getOpenOrders(Call& call)
{
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const paper_trading::TradeOrder& o) {
        return isOfKind(specOf(call, o.instrument), kind) && isOfType(o, type);
    });
}

Outcome getOpenOrdersByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const paper_trading::TradeOrder& o) {
        return settlesIn(specOf(call, o.instrument), currency) &&
               isOfKind(specOf(call, o.instrument), kind) && isOfType(o, type);
    });
}

Outcome getOpenOrdersByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const paper_trading::TradeOrder& o) {
        return o.instrument == (*listing)->spec.id && isOfType(o, type);
    });
}

Outcome getOpenOrdersByLabel(Call& call)
{
    const std::string_view currency = call.arguments.text("currency");
    const std::string_view label = call.arguments.text("label");
    return writeOpen(call, [&](const paper_trading::TradeOrder& o) {
        return settlesIn(specOf(call, o.instrument), currency) &&
               (label.empty() || o.label == label);
    });
}

Outcome orderHistory(Call& call, core::InstrumentId only, std::string_view currency)
{
    const std::string_view kind = call.arguments.text("kind");
    const bool unfilled = call.arguments.flag("include_unfilled", false);
    const auto count = pageSize(call.arguments, 20);
    const auto skip =
        static_cast<std::size_t>(std::max<std::int64_t>(0, call.arguments.integer("offset", 0)));
    const auto orders = call.exchange.trading().orders().all(call.account->index);
    return writeMatching(
        call, orders,
        [&](const paper_trading::TradeOrder& o) {
            if (isLive(o.status) || (o.filled.isZero() && !unfilled)) return false;
            return (!only.valid() || o.instrument == only) &&
                   settlesIn(specOf(call, o.instrument), currency) &&
                   isOfKind(specOf(call, o.instrument), kind);
        },
        skip, count);
}

Outcome getOrderHistoryByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    return orderHistory(call, {}, currency);
}

Outcome getOrderHistoryByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    return orderHistory(call, (*listing)->spec.id, {});
}

template <class Matches>
std::vector<const paper_trading::UserTrade*> tradesMatching(Call& call, Matches matches, bool& more)
{
    const auto from = call.arguments.integer("start_timestamp");
    const auto to = call.arguments.integer("end_timestamp");
    const auto count = pageSize(call.arguments, 10);
    const bool ascending = call.arguments.text("sorting") == "asc";
    std::vector<const paper_trading::UserTrade*> trades;
    for (const paper_trading::UserTrade& trade : call.account->trades) {
        const std::int64_t at = core::toUnixMs(trade.at);
        if ((from && at < *from) || (to && at > *to) || !matches(trade)) continue;
        trades.push_back(&trade);
    }
    if (!ascending) std::ranges::reverse(trades);
    more = trades.size() > count;
    if (more) trades.resize(count);
    return trades;
}

template <class Matches>
Outcome writeTradePage(Call& call, Matches matches)
{
    bool more = false;
    const auto trades = tradesMatching(call, matches, more);
    call.json.object().field("has_more", more).key("trades").array();
    for (const paper_trading::UserTrade* trade : trades)
        writeUserTrade(call.json, call.view(), *trade);
    call.json.endArray().endObject();
    return {};
}

Outcome getUserTradesByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    const std::string_view kind = call.arguments.text("kind");
    return writeTradePage(call, [&](const paper_trading::UserTrade& t) {
        return settlesIn(specOf(call, t.instrument), currency) &&
               isOfKind(specOf(call, t.instrument), kind);
    });
}

Outcome getUserTradesByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::int64_t fromSequence = call.arguments.integer("start_seq", 0);
    const std::int64_t toSequence = call.arguments.integer("end_seq", INT64_MAX);
    return writeTradePage(call, [&](const paper_trading::UserTrade& t) {
        const auto sequence = static_cast<std::int64_t>(t.tradeSequence);
        return t.instrument == (*listing)->spec.id && sequence >= fromSequence &&
               sequence <= toSequence;
    });
}

Outcome getUserTradesByOrder(Call& call)
{
    const std::string id{call.arguments.requiredText("order_id")};
    bool more = false;
    const auto trades = tradesMatching(
        call, [&](const paper_trading::UserTrade& t) { return t.orderId == id; }, more);
    call.json.array();
    for (const paper_trading::UserTrade* trade : trades)
        writeUserTrade(call.json, call.view(), *trade);
    call.json.endArray();
    return {};
}

Outcome getTriggerOrderHistory(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    const auto orders = call.exchange.trading().orders().all(call.account->index);
    const auto matches = [&](const paper_trading::TradeOrder& o) {
        return isTrigger(o.type) && settlesIn(specOf(call, o.instrument), currency);
    };
    call.json.object().key("entries");
    Outcome done = writeMatching(call, orders, matches, 0, pageSize(call.arguments, 20));
    call.json.key("continuation").null().endObject();
    return done;
}

Outcome getOrderMarginByIds(Call& call)
{
    call.json.array();
    for (const std::string& id : call.arguments.list("ids")) {
        const paper_trading::TradeOrder* order =
            call.exchange.trading().orders().find(std::string_view{id});
        if (!order || order->account != call.account->index || !isLive(order->status)) continue;
        const paper_market::Listing& listing = call.exchange.market().listing(order->instrument);
        const double size = core::sign(order->side) * order->remaining().toDouble();
        const double forward = call.exchange.market().forward(listing);
        const paper_trading::MarginPair margin =
            paper_trading::positionMargin(listing.spec, size, listing.mark, forward);
        call.json.object().field("order_id", id).rounded("initial_margin", margin.initial, 9);
        call.json.field("initial_margin_currency", listing.spec.settlementCurrency.view());
        call.json.endObject();
    }
    call.json.endArray();
    return {};
}

constexpr std::array<Method, 15> kMethods{{
    {"private/get_order_state", Access::Private, Cost::Request, getOrderState},
    {"private/get_order_state_by_label", Access::Private, Cost::Request, getOrderStateByLabel},
    {"private/get_open_orders", Access::Private, Cost::Request, getOpenOrders},
    {"private/get_open_orders_by_currency", Access::Private, Cost::Request,
     getOpenOrdersByCurrency},
    {"private/get_open_orders_by_instrument", Access::Private, Cost::Request,
     getOpenOrdersByInstrument},
    {"private/get_open_orders_by_label", Access::Private, Cost::Request, getOpenOrdersByLabel},
    {"private/get_order_history_by_currency", Access::Private, Cost::Request,
     getOrderHistoryByCurrency},
    {"private/get_order_history_by_instrument", Access::Private, Cost::Request,
     getOrderHistoryByInstrument},
    {"private/get_user_trades_by_currency", Access::Private, Cost::Request,
     getUserTradesByCurrency},
    {"private/get_user_trades_by_currency_and_time", Access::Private, Cost::Request,
     getUserTradesByCurrency},
    {"private/get_user_trades_by_instrument", Access::Private, Cost::Request,
     getUserTradesByInstrument},
    {"private/get_user_trades_by_instrument_and_time", Access::Private, Cost::Request,
     getUserTradesByInstrument},
    {"private/get_user_trades_by_order", Access::Private, Cost::Request, getUserTradesByOrder},
    {"private/get_trigger_order_history", Access::Private, Cost::Request, getTriggerOrderHistory},
    {"private/get_order_margin_by_ids", Access::Private, Cost::Request, getOrderMarginByIds},
}};

}  // namespace

std::span<const Method> historyMethods() { return kMethods; }

}  // namespace ballast::paper
