#include "connectors/deribit/requests.h"

#include <fmt/format.h>

#include <iterator>

namespace ballast::deribit {
namespace {

/// The text as a JSON string. Names and labels are short and printable; whatever else comes is
/// escaped.
std::string quotedJson(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out += '"';
}

std::string channelParams(std::span<const std::string> channels)
{
    std::string out = R"({"channels":[)";
    for (const std::string& channel : channels) {
        if (out.back() != '[') out += ',';
        out += quotedJson(channel);
    }
    return out += "]}";
}

std::string_view word(orders::TimeInForce timeInForce)
{
    switch (timeInForce) {
        case orders::TimeInForce::ImmediateOrCancel: return "immediate_or_cancel";
        case orders::TimeInForce::FillOrKill: return "fill_or_kill";
        case orders::TimeInForce::GoodTilCancelled: return "good_til_cancelled";
    }
    return "";
}

std::string byLabel(core::Currency currency, core::Label label)
{
    return fmt::format(R"({{"currency":{},"label":{}}})", quotedJson(currency.view()),
                       quotedJson(label.view()));
}

}  // namespace

std::string frame(std::uint64_t id, const Request& request)
{
    return fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{}}})", id,
                       request.method, request.params);
}

namespace requests {

Request setHeartbeat(int seconds)
{
    return {"public/set_heartbeat", fmt::format(R"({{"interval":{}}})", seconds)};
}

Request test() { return {"public/test"}; }

Request auth(std::string_view keyId, const Secret& secret, core::Time now, std::string_view nonce,
             std::string_view scope)
{
    const std::int64_t timestamp = core::toUnixMs(now);
    const std::string signature = secret.sign(fmt::format("{}\n{}\n", timestamp, nonce));
    return {
        "public/auth",
        fmt::format(R"({{"grant_type":"client_signature","client_id":{},"timestamp":{},"nonce":{},)"
                    R"("data":"","signature":"{}","scope":{}}})",
                    quotedJson(keyId), timestamp, quotedJson(nonce), signature, quotedJson(scope))};
}

Request getTime() { return {"public/get_time"}; }

Request enableCancelOnDisconnect()
{
    return {"private/enable_cancel_on_disconnect", R"({"scope":"connection"})"};
}

Request getCancelOnDisconnect()
{
    return {"private/get_cancel_on_disconnect", R"({"scope":"connection"})"};
}

Request getInstruments(core::Currency currency, std::string_view kind)
{
    return {"public/get_instruments",
            fmt::format(R"({{"currency":{},"kind":"{}","expired":false}})",
                        quotedJson(currency.view()), kind)};
}

Request getInstrument(std::string_view name)
{
    return {"public/get_instrument", fmt::format(R"({{"instrument_name":{}}})", quotedJson(name))};
}

Request getPositions() { return {"private/get_positions", R"({"currency":"any"})"}; }
Request getAccountSummaries() { return {"private/get_account_summaries", R"({"extended":true})"}; }
Request getOpenOrders() { return {"private/get_open_orders"}; }

Request simulatePortfolio(core::Currency currency,
                          std::span<const std::pair<std::string, core::Quantity>> positions)
{
    std::string sizes;
    for (const auto& [name, size] : positions)
        sizes += (sizes.empty() ? "" : ",") + quotedJson(name) + ':' + size.text();
    return {"private/simulate_portfolio",
            fmt::format(R"({{"currency":{},"add_positions":true,"simulated_positions":{{{}}}}})",
                        quotedJson(currency.view()), sizes)};
}

Request subscribe(std::span<const std::string> channels)
{
    return {"private/subscribe", channelParams(channels)};
}

Request unsubscribe(std::span<const std::string> channels)
{
    return {"private/unsubscribe", channelParams(channels)};
}

Request place(const orders::Intent& intent)
{
    // Without reject_post_only the venue would move the price, and another order would rest there.
    const bool rests = intent.timeInForce == orders::TimeInForce::GoodTilCancelled;
    return {
        intent.side == core::Side::Buy ? "private/buy" : "private/sell",
        fmt::format(R"({{"instrument_name":{},"amount":{},"type":"limit","price":{},"label":{},)"
                    R"("time_in_force":"{}","post_only":{},"valid_until":{}}})",
                    quotedJson(intent.instrumentName), intent.quantity.text(), intent.limit.text(),
                    quotedJson(intent.label.view()), word(intent.timeInForce),
                    rests ? R"(true,"reject_post_only":true)" : "false",
                    core::toUnixMs(intent.validUntil))};
}

Request cancel(std::string_view venueOrderId)
{
    return {"private/cancel", fmt::format(R"({{"order_id":{}}})", quotedJson(venueOrderId))};
}

Request cancelByLabel(core::Label label)
{
    return {"private/cancel_by_label", fmt::format(R"({{"label":{}}})", quotedJson(label.view()))};
}

Request cancelAll() { return {"private/cancel_all"}; }

Request orderStateByLabel(core::Currency currency, core::Label label)
{
    return {"private/get_order_state_by_label", byLabel(currency, label)};
}

Request openOrdersByLabel(core::Currency currency, core::Label label)
{
    return {"private/get_open_orders_by_label", byLabel(currency, label)};
}

Request orderState(std::string_view venueOrderId)
{
    return {"private/get_order_state",
            fmt::format(R"({{"order_id":{}}})", quotedJson(venueOrderId))};
}

Request tradesByOrder(std::string_view venueOrderId, bool historical)
{
    return {"private/get_user_trades_by_order",
            fmt::format(R"({{"order_id":{},"sorting":"asc","historical":{}}})",
                        quotedJson(venueOrderId), historical)};
}

Request tradesSince(core::Currency currency, core::Time from, core::Time to, bool historical)
{
    return {"private/get_user_trades_by_currency_and_time",
            fmt::format(R"({{"currency":{},"start_timestamp":{},"end_timestamp":{},"count":1000,)"
                        R"("sorting":"asc","historical":{}}})",
                        quotedJson(currency.view()), core::toUnixMs(from), core::toUnixMs(to),
                        historical)};
}

Request orderHistory(core::Currency currency, bool historical)
{
    return {
        "private/get_order_history_by_currency",
        fmt::format(R"({{"currency":{},"count":1000,"include_old":true,"include_unfilled":true,)"
                    R"("historical":{}}})",
                    quotedJson(currency.view()), historical)};
}

}  // namespace requests

}  // namespace ballast::deribit
