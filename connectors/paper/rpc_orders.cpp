// Orders: place, edit, cancel, look up; and the trades they made.
#include "connectors/paper/exchange.h"

#include <algorithm>
#include <array>

namespace ballast::paper {
namespace {

std::string upper(std::string_view word)
{
    std::string out{word};
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

bool inCurrency(const Call& call, core::InstrumentId id, std::string_view currency)
{
    if (currency.empty() || currency == "any") return true;
    return call.exchange.market().listing(id).spec.settlementCurrency.view() == upper(currency);
}

bool ofKind(const Call& call, core::InstrumentId id, std::string_view kind)
{
    return kind.empty() || kind == "any" || kindText(call.exchange.market().listing(id).spec) == kind;
}

bool ofType(const TradeOrder& order, std::string_view type)
{
    if (type.empty() || type == "all") return true;
    if (type == "trigger_all") return isTrigger(order.type);
    if (type == "stop" || type == "stop_all") return isStop(order.type);
    if (type == "take" || type == "take_all") return isTrigger(order.type) && !isStop(order.type);
    return text(order.type) == type;
}

/// "amount" in the instrument's unit, or "contracts" of it; both must agree.
std::optional<core::Quantity> amountOf(Call& call, const market::Instrument& spec)
{
    const auto amount = call.arguments.quantity("amount");
    const auto contracts = call.arguments.quantity("contracts");
    if (!contracts) return amount;
    const auto counted = core::Quantity::nearest(contracts->toDouble() * spec.contractSize.toDouble());
    return !amount && counted ? *counted : amount;
}

std::expected<OrderRequest, RpcError> readOrder(Call& call, core::Side side)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    OrderRequest request;
    request.instrument = (*listing)->spec.id;
    request.side = side;
    Arguments& arguments = call.arguments;
    const auto type = orderTypeFrom(arguments.text("type", "limit"));
    if (!type) return invalidParam("type", "this exchange takes limit, market, market_limit, stop_* and take_* orders");
    request.type = *type;
    const auto lifetime = lifetimeFrom(arguments.text("time_in_force", "good_til_cancelled"));
    if (!lifetime) return invalidParam("time_in_force", "wrong format");
    request.lifetime = *lifetime;
    const auto amount = amountOf(call, (*listing)->spec);
    if (!amount) return invalidParam("amount", "is required");
    request.amount = *amount;
    request.price = arguments.price("price");
    request.label = arguments.text("label");
    request.postOnly = arguments.flag("post_only", false);
    request.rejectPostOnly = arguments.flag("reject_post_only", false);
    request.reduceOnly = arguments.flag("reduce_only", false);
    request.triggerPrice = arguments.price(arguments.has("trigger_price") ? "trigger_price" : "stop_price");
    if (arguments.has("trigger")) {
        request.triggerBy = triggerFrom(arguments.text("trigger"));
        if (!request.triggerBy) return invalidParam("trigger", "wrong format");
    }
    if (const auto until = arguments.integer("valid_until")) request.validUntil = core::fromUnixMs(*until);
    if (arguments.has("advanced")) return refuse(10033, "not_implemented", "orders in USD or volatility", "advanced");
    if (isMarket(request.type)) request.price.reset();
    if (auto ok = arguments.complaint(); !ok) return std::unexpected(ok.error());
    return request;
}

Outcome writePlaced(Call& call, const std::expected<Placed, RpcError>& placed)
{
    if (!placed) return std::unexpected(placed.error());
    call.json.object().key("order");
    writeOrder(call.json, call.view(), placed->order);
    call.json.key("trades").array();
    for (const UserTrade& trade : placed->trades) writeUserTrade(call.json, call.view(), trade);
    call.json.endArray().endObject();
    return {};
}

Outcome place(Call& call, core::Side side)
{
    const auto request = readOrder(call, side);
    if (!request) return std::unexpected(request.error());
    return writePlaced(call, call.exchange.trading().place(call.account->index, call.sessionId(), *request));
}
Outcome buy(Call& call) { return place(call, core::Side::Buy); }
Outcome sell(Call& call) { return place(call, core::Side::Sell); }

Outcome closePosition(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const auto held = call.account->holdings.find((*listing)->spec.id);
    if (held == call.account->holdings.end() || held->second.size.isZero())
        return refuse(11030, "other_reject", "no open position");
    OrderRequest request;
    request.instrument = (*listing)->spec.id;
    request.side = held->second.size.mantissa() > 0 ? core::Side::Sell : core::Side::Buy;
    request.amount = held->second.size.abs();
    request.reduceOnly = true;
    request.type = call.arguments.text("type") == "limit" ? OrderType::Limit : OrderType::Market;
    if (request.type == OrderType::Limit) request.price = call.arguments.price("price");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    return writePlaced(call, call.exchange.trading().place(call.account->index, call.sessionId(), request));
}

/// The account's own order of that id, or the venue's complaint.
std::expected<TradeOrder*, RpcError> ownOrder(Call& call)
{
    const std::string_view id = call.arguments.requiredText("order_id");
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    TradeOrder* order = call.exchange.trading().orders().find(id);
    if (!order) return refuse(10004, "order_not_found");
    if (order->account != call.account->index) return refuse(10029, "not_owner_of_order");
    return order;
}

std::vector<TradeOrder*> labelled(Call& call, std::string_view label, std::string_view currency)
{
    std::vector<TradeOrder*> out;
    for (TradeOrder* order : call.exchange.trading().orders().live(call.account->index))
        if (order->label == label && inCurrency(call, order->instrument, currency)) out.push_back(order);
    return out;
}

std::expected<EditRequest, RpcError> readEdit(Call& call, const TradeOrder& order)
{
    EditRequest request;
    Arguments& arguments = call.arguments;
    request.amount = amountOf(call, call.exchange.market().listing(order.instrument).spec);
    request.price = arguments.price("price");
    request.triggerPrice = arguments.price("trigger_price");
    if (arguments.has("post_only")) request.postOnly = arguments.flag("post_only", false);
    if (arguments.has("reject_post_only")) request.rejectPostOnly = arguments.flag("reject_post_only", false);
    if (arguments.has("reduce_only")) request.reduceOnly = arguments.flag("reduce_only", false);
    if (const auto until = arguments.integer("valid_until")) request.validUntil = core::fromUnixMs(*until);
    if (auto ok = arguments.complaint(); !ok) return std::unexpected(ok.error());
    return request;
}

Outcome editOrder(Call& call, TradeOrder& order)
{
    const auto request = readEdit(call, order);
    if (!request) return std::unexpected(request.error());
    return writePlaced(call, call.exchange.trading().edit(order, *request));
}

Outcome edit(Call& call)
{
    const auto order = ownOrder(call);
    if (!order) return std::unexpected(order.error());
    return editOrder(call, **order);
}

Outcome editByLabel(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    auto orders = labelled(call, call.arguments.text("label"), {});
    std::erase_if(orders, [&](const TradeOrder* o) { return o->instrument != (*listing)->spec.id; });
    if (orders.empty()) return refuse(10004, "order_not_found");
    if (orders.size() > 1) return refuse(13032, "non_unique_order_label");
    return editOrder(call, *orders.front());
}

Outcome cancel(Call& call)
{
    const auto order = ownOrder(call);
    if (!order) return std::unexpected(order.error());
    if (!call.exchange.trading().cancel(**order, "user_request")) return refuse(11044, "not_open_order");
    writeOrder(call.json, call.view(), **order);
    return {};
}

template <class Matches>
Outcome cancelMatching(Call& call, Matches matches)
{
    std::vector<TradeOrder> cancelled;
    for (TradeOrder* order : call.exchange.trading().orders().live(call.account->index)) {
        if (!matches(*order)) continue;
        call.exchange.trading().cancel(*order, "user_request");
        cancelled.push_back(*order);
    }
    if (call.arguments.flag("detailed", false)) {
        call.json.array();
        for (const TradeOrder& order : cancelled) writeOrder(call.json, call.view(), order);
        call.json.endArray();
    } else {
        call.json.value(static_cast<std::uint64_t>(cancelled.size()));
    }
    return {};
}

Outcome cancelAll(Call& call)
{
    return cancelMatching(call, [](const TradeOrder&) { return true; });
}

Outcome cancelAllByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return cancelMatching(call, [&](const TradeOrder& o) {
        return inCurrency(call, o.instrument, currency) && ofKind(call, o.instrument, kind) && ofType(o, type);
    });
}

Outcome cancelAllByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::string_view type = call.arguments.text("type");
    return cancelMatching(call, [&](const TradeOrder& o) {
        return o.instrument == (*listing)->spec.id && ofType(o, type);
    });
}

Outcome cancelAllByKindOrType(Call& call)
{
    const std::string_view currency = call.arguments.text("currency");
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return cancelMatching(call, [&](const TradeOrder& o) {
        return inCurrency(call, o.instrument, currency) && ofKind(call, o.instrument, kind) && ofType(o, type);
    });
}

Outcome cancelByLabel(Call& call)
{
    const std::string label{call.arguments.requiredText("label")};
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const std::string_view currency = call.arguments.text("currency");
    return cancelMatching(call, [&](const TradeOrder& o) {
        return o.label == label && inCurrency(call, o.instrument, currency);
    });
}

Outcome getOrderState(Call& call)
{
    const auto order = ownOrder(call);
    if (!order) return std::unexpected(order.error());
    writeOrder(call.json, call.view(), **order);
    return {};
}

template <class Matches>
Outcome writeMatching(Call& call, const std::vector<const TradeOrder*>& orders, Matches matches, std::size_t skip,
                      std::size_t count)
{
    call.json.array();
    for (const TradeOrder* order : orders) {
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
        [&](const TradeOrder& o) { return o.label == label && inCurrency(call, o.instrument, currency); }, 0, 1'000);
}

template <class Matches>
Outcome writeOpen(Call& call, Matches matches)
{
    call.json.array();
    for (const TradeOrder* order : call.exchange.trading().orders().live(call.account->index))
        if (matches(*order)) writeOrder(call.json, call.view(), *order);
    call.json.endArray();
    return {};
}

Outcome getOpenOrders(Call& call)
{
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const TradeOrder& o) { return ofKind(call, o.instrument, kind) && ofType(o, type); });
}

Outcome getOpenOrdersByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const TradeOrder& o) {
        return inCurrency(call, o.instrument, currency) && ofKind(call, o.instrument, kind) && ofType(o, type);
    });
}

Outcome getOpenOrdersByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::string_view type = call.arguments.text("type");
    return writeOpen(call, [&](const TradeOrder& o) { return o.instrument == (*listing)->spec.id && ofType(o, type); });
}

Outcome getOpenOrdersByLabel(Call& call)
{
    const std::string_view currency = call.arguments.text("currency");
    const std::string_view label = call.arguments.text("label");
    return writeOpen(call, [&](const TradeOrder& o) {
        return inCurrency(call, o.instrument, currency) && (label.empty() || o.label == label);
    });
}

Outcome orderHistory(Call& call, core::InstrumentId only, std::string_view currency)
{
    const std::string_view kind = call.arguments.text("kind");
    const bool unfilled = call.arguments.flag("include_unfilled", false);
    const auto count = static_cast<std::size_t>(std::clamp<std::int64_t>(call.arguments.integer("count", 20), 1, 1'000));
    const auto skip = static_cast<std::size_t>(std::max<std::int64_t>(0, call.arguments.integer("offset", 0)));
    const auto orders = call.exchange.trading().orders().all(call.account->index);
    return writeMatching(
        call, orders,
        [&](const TradeOrder& o) {
            if (isLive(o.status) || (o.filled.isZero() && !unfilled)) return false;
            return (!only.valid() || o.instrument == only) && inCurrency(call, o.instrument, currency) &&
                   ofKind(call, o.instrument, kind);
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
std::vector<const UserTrade*> tradesMatching(Call& call, Matches matches, bool& more)
{
    const auto from = call.arguments.integer("start_timestamp");
    const auto to = call.arguments.integer("end_timestamp");
    const auto count = static_cast<std::size_t>(std::clamp<std::int64_t>(call.arguments.integer("count", 10), 1, 1'000));
    const bool ascending = call.arguments.text("sorting") == "asc";
    std::vector<const UserTrade*> trades;
    for (const UserTrade& trade : call.account->trades) {
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
    for (const UserTrade* trade : trades) writeUserTrade(call.json, call.view(), *trade);
    call.json.endArray().endObject();
    return {};
}

Outcome getUserTradesByCurrency(Call& call)
{
    const std::string currency{call.arguments.requiredText("currency")};
    const std::string_view kind = call.arguments.text("kind");
    return writeTradePage(call, [&](const UserTrade& t) {
        return inCurrency(call, t.instrument, currency) && ofKind(call, t.instrument, kind);
    });
}

Outcome getUserTradesByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::int64_t fromSequence = call.arguments.integer("start_seq", 0);
    const std::int64_t toSequence = call.arguments.integer("end_seq", INT64_MAX);
    return writeTradePage(call, [&](const UserTrade& t) {
        const auto sequence = static_cast<std::int64_t>(t.tradeSequence);
        return t.instrument == (*listing)->spec.id && sequence >= fromSequence && sequence <= toSequence;
    });
}

Outcome getUserTradesByOrder(Call& call)
{
    const std::string id{call.arguments.requiredText("order_id")};
    bool more = false;
    const auto trades = tradesMatching(call, [&](const UserTrade& t) { return t.orderId == id; }, more);
    call.json.array();
    for (const UserTrade* trade : trades) writeUserTrade(call.json, call.view(), *trade);
    call.json.endArray();
    return {};
}

// Cancels cost nothing: what reduces risk is never throttled.
constexpr std::array<Method, 26> kMethods{{
    {"private/buy", Access::Private, Cost::Order, buy},
    {"private/sell", Access::Private, Cost::Order, sell},
    {"private/edit", Access::Private, Cost::Order, edit},
    {"private/edit_by_label", Access::Private, Cost::Order, editByLabel},
    {"private/close_position", Access::Private, Cost::Order, closePosition},
    {"private/cancel", Access::Private, Cost::Free, cancel},
    {"private/cancel_all", Access::Private, Cost::Free, cancelAll},
    {"private/cancel_all_by_currency", Access::Private, Cost::Free, cancelAllByCurrency},
    {"private/cancel_all_by_instrument", Access::Private, Cost::Free, cancelAllByInstrument},
    {"private/cancel_all_by_kind_or_type", Access::Private, Cost::Free, cancelAllByKindOrType},
    {"private/cancel_by_label", Access::Private, Cost::Free, cancelByLabel},
    {"private/get_order_state", Access::Private, Cost::Request, getOrderState},
    {"private/get_order_state_by_label", Access::Private, Cost::Request, getOrderStateByLabel},
    {"private/get_open_orders", Access::Private, Cost::Request, getOpenOrders},
    {"private/get_open_orders_by_currency", Access::Private, Cost::Request, getOpenOrdersByCurrency},
    {"private/get_open_orders_by_instrument", Access::Private, Cost::Request, getOpenOrdersByInstrument},
    {"private/get_open_orders_by_label", Access::Private, Cost::Request, getOpenOrdersByLabel},
    {"private/get_order_history_by_currency", Access::Private, Cost::Request, getOrderHistoryByCurrency},
    {"private/get_order_history_by_instrument", Access::Private, Cost::Request, getOrderHistoryByInstrument},
    {"private/get_user_trades_by_currency", Access::Private, Cost::Request, getUserTradesByCurrency},
    {"private/get_user_trades_by_currency_and_time", Access::Private, Cost::Request, getUserTradesByCurrency},
    {"private/get_user_trades_by_instrument", Access::Private, Cost::Request, getUserTradesByInstrument},
    {"private/get_user_trades_by_instrument_and_time", Access::Private, Cost::Request, getUserTradesByInstrument},
    {"private/get_user_trades_by_order", Access::Private, Cost::Request, getUserTradesByOrder},
    {"private/get_trigger_order_history", Access::Private, Cost::Request, [](Call& call) -> Outcome {
         const std::string currency{call.arguments.requiredText("currency")};
         const auto orders = call.exchange.trading().orders().all(call.account->index);
         call.json.object().key("entries");
         const Outcome done = writeMatching(
             call, orders,
             [&](const TradeOrder& o) { return isTrigger(o.type) && inCurrency(call, o.instrument, currency); }, 0, 100);
         call.json.key("continuation").null().endObject();
         return done;
     }},
    {"private/get_order_margin_by_ids", Access::Private, Cost::Request, [](Call& call) -> Outcome {
         call.json.array();
         for (const std::string& id : call.arguments.list("ids")) {
             const TradeOrder* order = call.exchange.trading().orders().find(std::string_view{id});
             if (!order || order->account != call.account->index || !isLive(order->status)) continue;
             const Listing& listing = call.exchange.market().listing(order->instrument);
             const double size = core::sign(order->side) * order->remaining().toDouble();
             const MarginPair margin = positionMargin(listing.spec, size, listing.mark, call.exchange.market().forward(listing));
             call.json.object().field("order_id", id).rounded("initial_margin", margin.initial, 9);
             call.json.field("initial_margin_currency", listing.spec.settlementCurrency.view()).endObject();
         }
         call.json.endArray();
         return {};
     }},
}};

}  // namespace

std::span<const Method> orderMethods() { return kMethods; }

}  // namespace ballast::paper
