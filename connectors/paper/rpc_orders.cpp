// Orders: place, edit, cancel.
#include "connectors/paper/exchange.h"
#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <array>

namespace ballast::paper {
namespace {

/// "amount" in the instrument's unit, or "contracts" of it; both must agree.
std::optional<core::Quantity> amountOf(Call& call, const market::Instrument& spec)
{
    const auto amount = call.arguments.quantity("amount");
    const auto contracts = call.arguments.quantity("contracts");
    if (!contracts) return amount;
    const auto counted =
        core::Quantity::nearest(contracts->toDouble() * spec.contractSize.toDouble());
    return !amount && counted ? *counted : amount;
}

std::expected<paper_trading::OrderRequest, Refusal> readOrder(Call& call, core::Side side)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    paper_trading::OrderRequest request;
    request.instrument = (*listing)->spec.id;
    request.side = side;
    Arguments& arguments = call.arguments;
    const auto type = paper_trading::orderTypeFrom(arguments.text("type", "limit"));
    if (!type)
        return invalidParam(
            "type", "this exchange takes limit, market, market_limit, stop_* and take_* orders");
    request.type = *type;
    const auto lifetime =
        paper_trading::lifetimeFrom(arguments.text("time_in_force", "good_til_cancelled"));
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
    request.triggerPrice =
        arguments.price(arguments.has("trigger_price") ? "trigger_price" : "stop_price");
    if (arguments.has("trigger")) {
        request.triggerBy = paper_trading::triggerFrom(arguments.text("trigger"));
        if (!request.triggerBy) return invalidParam("trigger", "wrong format");
    }
    if (const auto until = arguments.integer("valid_until"))
        request.validUntil = core::fromUnixMs(*until);
    if (arguments.has("advanced"))
        return refuse(10033, "not_implemented", "orders in USD or volatility", "advanced");
    if (isMarket(request.type)) request.price.reset();
    request.fillsHalf = call.exchange.fillsHalf();
    if (auto ok = arguments.complaint(); !ok) return std::unexpected(ok.error());
    return request;
}

Outcome writePlaced(Call& call, const std::expected<paper_trading::Placed, Refusal>& placed)
{
    if (!placed) return std::unexpected(placed.error());
    call.json.object().key("order");
    writeOrder(call.json, call.view(), placed->order);
    call.json.key("trades").array();
    for (const paper_trading::UserTrade& trade : placed->trades)
        writeUserTrade(call.json, call.view(), trade);
    call.json.endArray().endObject();
    return {};
}

Outcome place(Call& call, core::Side side)
{
    const auto request = readOrder(call, side);
    if (!request) return std::unexpected(request.error());
    return writePlaced(
        call, call.exchange.trading().place(call.account->index, call.sessionId(), *request));
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
    paper_trading::OrderRequest request;
    request.instrument = (*listing)->spec.id;
    request.side = held->second.size.mantissa() > 0 ? core::Side::Sell : core::Side::Buy;
    request.amount = held->second.size.abs();
    request.reduceOnly = true;
    request.type = call.arguments.text("type") == "limit" ? paper_trading::OrderType::Limit
                                                          : paper_trading::OrderType::Market;
    if (request.type == paper_trading::OrderType::Limit)
        request.price = call.arguments.price("price");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    return writePlaced(
        call, call.exchange.trading().place(call.account->index, call.sessionId(), request));
}

const market::Instrument& specOf(const Call& call, const paper_trading::TradeOrder& order)
{
    return call.exchange.market().listing(order.instrument).spec;
}

std::expected<paper_trading::EditRequest, Refusal> readEdit(Call& call,
                                                            const paper_trading::TradeOrder& order)
{
    paper_trading::EditRequest request;
    Arguments& arguments = call.arguments;
    request.amount = amountOf(call, call.exchange.market().listing(order.instrument).spec);
    request.price = arguments.price("price");
    request.triggerPrice = arguments.price("trigger_price");
    if (arguments.has("post_only")) request.postOnly = arguments.flag("post_only", false);
    if (arguments.has("reject_post_only"))
        request.rejectPostOnly = arguments.flag("reject_post_only", false);
    if (arguments.has("reduce_only")) request.reduceOnly = arguments.flag("reduce_only", false);
    if (const auto until = arguments.integer("valid_until"))
        request.validUntil = core::fromUnixMs(*until);
    if (auto ok = arguments.complaint(); !ok) return std::unexpected(ok.error());
    return request;
}

Outcome editOrder(Call& call, paper_trading::TradeOrder& order)
{
    const auto request = readEdit(call, order);
    if (!request) return std::unexpected(request.error());
    return writePlaced(call, call.exchange.trading().edit(order, *request));
}

Outcome edit(Call& call)
{
    const auto order = namedOrder(call);
    if (!order) return std::unexpected(order.error());
    return editOrder(call, **order);
}

Outcome editByLabel(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    auto orders = call.exchange.trading().orders().live(call.account->index);
    const std::string_view label = call.arguments.text("label");
    std::erase_if(orders, [&](const paper_trading::TradeOrder* o) {
        return o->label != label || o->instrument != (*listing)->spec.id;
    });
    if (orders.empty()) return refuse(10004, "order_not_found");
    if (orders.size() > 1) return refuse(13032, "non_unique_order_label");
    return editOrder(call, *orders.front());
}

Outcome cancel(Call& call)
{
    const auto order = namedOrder(call);
    if (!order) return std::unexpected(order.error());
    if (!call.exchange.trading().cancel(**order, "user_request"))
        return refuse(11044, "not_open_order");
    writeOrder(call.json, call.view(), **order);
    return {};
}

template <class Matches>
Outcome cancelMatching(Call& call, Matches matches)
{
    std::vector<paper_trading::TradeOrder> cancelled;
    for (paper_trading::TradeOrder* order :
         call.exchange.trading().orders().live(call.account->index)) {
        if (!matches(*order)) continue;
        call.exchange.trading().cancel(*order, "user_request");
        cancelled.push_back(*order);
    }
    if (call.arguments.flag("detailed", false)) {
        call.json.array();
        for (const paper_trading::TradeOrder& order : cancelled)
            writeOrder(call.json, call.view(), order);
        call.json.endArray();
    } else {
        call.json.value(static_cast<std::uint64_t>(cancelled.size()));
    }
    return {};
}

Outcome cancelAll(Call& call)
{
    return cancelMatching(call, [](const paper_trading::TradeOrder&) { return true; });
}

Outcome cancelAllByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::string_view type = call.arguments.text("type");
    return cancelMatching(call, [&](const paper_trading::TradeOrder& o) {
        return o.instrument == (*listing)->spec.id && isOfType(o, type);
    });
}

/// By any of currency, kind and type.
Outcome cancelAllBy(Call& call)
{
    const std::string_view currency = call.arguments.text("currency");
    const std::string_view kind = call.arguments.text("kind");
    const std::string_view type = call.arguments.text("type");
    return cancelMatching(call, [&](const paper_trading::TradeOrder& o) {
        return settlesIn(specOf(call, o), currency) && isOfKind(specOf(call, o), kind) &&
               isOfType(o, type);
    });
}

Outcome cancelByLabel(Call& call)
{
    const std::string label{call.arguments.requiredText("label")};
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const std::string_view currency = call.arguments.text("currency");
    return cancelMatching(call, [&](const paper_trading::TradeOrder& o) {
        return o.label == label && settlesIn(specOf(call, o), currency);
    });
}

// Cancels cost nothing: what reduces risk is never throttled.
constexpr std::array<Method, 11> kMethods{{
    {"private/buy", Access::Private, Cost::Order, buy},
    {"private/sell", Access::Private, Cost::Order, sell},
    {"private/edit", Access::Private, Cost::Order, edit},
    {"private/edit_by_label", Access::Private, Cost::Order, editByLabel},
    {"private/close_position", Access::Private, Cost::Order, closePosition},
    {"private/cancel", Access::Private, Cost::Free, cancel},
    {"private/cancel_all", Access::Private, Cost::Free, cancelAll},
    {"private/cancel_all_by_currency", Access::Private, Cost::Free, cancelAllBy},
    {"private/cancel_all_by_instrument", Access::Private, Cost::Free, cancelAllByInstrument},
    {"private/cancel_all_by_kind_or_type", Access::Private, Cost::Free, cancelAllBy},
    {"private/cancel_by_label", Access::Private, Cost::Free, cancelByLabel},
}};

}  // namespace

std::span<const Method> orderMethods() { return kMethods; }

}  // namespace ballast::paper
