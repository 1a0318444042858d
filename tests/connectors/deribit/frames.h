#pragma once

#include <string>

namespace ballast::test {

/// Frames of our own making, in the shape and order the venue uses.
inline std::string notification(const std::string& channel, const std::string& data)
{
    return R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":")" + channel +
           R"(","data":)" + data + "}}";
}

inline const std::string kTickerData =
    R"({"timestamp":1785000000123,"state":"open","stats":{"high":0.0123,"low":null,"price_change":-1.5,"volume":10.1},)"
    R"("index_price":63123.45,"instrument_name":"BTC-25SEP26-70000-C","last_price":0.0121,"settlement_price":0.01234567,)"
    R"("min_price":0.0001,"max_price":0.0425,"open_interest":345.1,"mark_price":0.01234567,"best_ask_price":0.0125,)"
    R"("best_bid_price":0.012,"interest_rate":0.0,"mark_iv":55.12,"bid_iv":54.12,"ask_iv":56.12,)"
    R"("underlying_price":63523.4567,"underlying_index":"BTC-25SEP26","estimated_delivery_price":63123.45,)"
    R"("best_ask_amount":34.1,"best_bid_amount":12.5,)"
    R"("greeks":{"delta":0.12345,"gamma":0.00002,"vega":12.12345,"theta":-45.12345,"rho":0.00809}})";
inline const std::string kTicker = notification("ticker.BTC-25SEP26-70000-C.100ms", kTickerData);

inline const std::string kBookData =
    R"({"timestamp":1785000000123,"type":"change","change_id":12,"instrument_name":"BTC-PERPETUAL",)"
    R"("bids":[["new",63120.5,1200.0],["delete",63119.0,0.0]],"asks":[["change",63121.0,50.0]],"prev_change_id":11})";
inline const std::string kBook = notification("book.BTC-PERPETUAL.100ms", kBookData);

inline const std::string kQuote = notification(
    "quote.BTC-PERPETUAL",
    R"({"timestamp":1785000000123,"instrument_name":"BTC-PERPETUAL","best_bid_price":63120.5,"best_ask_price":63121.0,)"
    R"("best_bid_amount":1200.0,"best_ask_amount":50.0})");

inline const std::string kTrades = notification(
    "trades.BTC-PERPETUAL.raw",
    R"([{"trade_seq":1,"trade_id":"5","timestamp":1785000000123,"tick_direction":0,"price":63121.0,"mark_price":63120.1,)"
    R"("instrument_name":"BTC-PERPETUAL","index_price":63123.45,"direction":"sell","amount":10.0}])");

inline const std::string kIndex =
    notification("deribit_price_index.btc_usd",
                 R"({"timestamp":1785000000123,"price":63123.45,"index_name":"btc_usd"})");

inline const std::string kState = notification(
    "instrument.state.any.any",
    R"({"timestamp":1785000000123,"state":"started","instrument_name":"BTC-PERPETUAL"})");

inline const std::string kOrderData =
    R"({"order_id":"BTC-1","label":"R1-TEST0001-0000000000001","instrument_name":"BTC-PERPETUAL","direction":"sell",)"
    R"("amount":100.0,"filled_amount":40.0,"average_price":63120.5,"price":63120.0,"order_state":"cancelled",)"
    R"("cancel_reason":"user_request","order_type":"limit","last_update_timestamp":1785000000123})";
inline const std::string kFillData =
    R"({"trade_id":"T1","order_id":"BTC-1","label":"R1-TEST0001-0000000000001","instrument_name":"BTC-PERPETUAL",)"
    R"("direction":"sell","amount":40.0,"price":63120.5,"fee":-0.00000021,"fee_currency":"BTC","liquidity":"M",)"
    R"("index_price":63123.45,"timestamp":1785000000123})";
inline const std::string kPositionData =
    R"({"instrument_name":"BTC-PERPETUAL","size":-700.0,"direction":"sell","average_price":63000.25,"delta":-0.0111,)"
    R"("realized_profit_loss":0.0001,"floating_profit_loss":-0.0002,"kind":"future"})";
inline const std::string kChanges =
    notification("user.changes.any.any.raw", R"({"instrument_name":"BTC-PERPETUAL","trades":[)" +
                                                 kFillData + R"(],"orders":[)" + kOrderData +
                                                 R"(],"positions":[)" + kPositionData + "]}");
inline const std::string kPortfolio = notification(
    "user.portfolio.any",
    R"({"currency":"BTC","equity":5.01,"balance":5.0,"available_funds":4.5,"initial_margin":0.4,"maintenance_margin":0.3,)"
    R"("session_rpl":0.01,"session_upl":-0.03,"delta_total":1.25})");

inline const std::string kInstrument =
    R"({"price_index":"btc_usd","kind":"option","instrument_type":"reversed","maker_commission":0.0003,)"
    R"("taker_commission":0.0003,"instrument_name":"BTC-25SEP26-70000-C","expiration_timestamp":1790323200000,)"
    R"("is_active":true,"tick_size":0.0001,"contract_size":1.0,"strike":70000.0,"min_trade_amount":0.1,)"
    R"("option_type":"call","settlement_currency":"BTC","settlement_period":"month","base_currency":"BTC",)"
    R"("quote_currency":"BTC","tick_size_steps":[{"tick_size":0.0005,"above_price":0.005}]})";

inline std::string reply(const std::string& result)
{
    return R"({"jsonrpc":"2.0","id":7,"result":)" + result +
           R"(,"usIn":1785000000123456,"usOut":1785000000123999,"usDiff":543,"testnet":false})";
}

/// The text with the value behind `"key":` replaced, the first one found.
inline std::string with(std::string frame, const std::string& key, const std::string& value)
{
    const auto at = frame.find("\"" + key + "\":");
    if (at == std::string::npos) return {};
    const auto from = at + key.size() + 3;
    int depth = 0;
    bool quoted = false;
    auto to = from;
    for (; to < frame.size(); ++to) {
        const char c = frame[to];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '{' || c == '[') ++depth;
        if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
        if (c == '}' || c == ']') --depth;
    }
    return frame.replace(from, to - from, value);
}

/// The text without the member of that name.
inline std::string without(const std::string& frame, const std::string& key)
{
    const std::string marked = with(frame, key, "@@");
    std::string member = "\"" + key + "\":@@";
    auto at = marked.find(member);
    if (marked[at + member.size()] == ',')
        member += ',';
    else if (marked[at - 1] == ',') {
        member = "," + member;
        --at;
    }
    std::string out = marked;
    return out.erase(at, member.size());
}

}  // namespace ballast::test
