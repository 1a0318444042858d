#pragma once

#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ballast::test {

inline constexpr const char* kBook = "book.BTC-PERPETUAL.100ms";

/// Answers as Deribit does, from a table of methods that a test may change.
class ScriptedDeribit {
public:
    explicit ScriptedDeribit(ScriptedServer& server) : m_server(server)
    {
        m_server.onFrame = [this](const std::string& frame) { onFrame(frame); };
        result["public/set_heartbeat"] = R"("ok")";
        result["public/auth"] =
            R"({"access_token":"t","expires_in":900,"scope":"connection account:read trade:read_write","token_type":"bearer"})";
        result["public/get_time"] = "1700000000250";
        result["public/test"] = R"({"version":"1.2.26"})";
        result["private/enable_cancel_on_disconnect"] = R"("ok")";
        result["private/get_cancel_on_disconnect"] = R"({"enabled":true,"scope":"connection"})";
        result["private/get_positions"] =
            R"([{"instrument_name":"BTC-PERPETUAL","size":-700.0,"direction":"sell","average_price":60000.5,"kind":"future"}])";
        result["private/get_account_summaries"] =
            R"({"summaries":[{"currency":"BTC","equity":5.0,"balance":5.0,"initial_margin":0.1,"maintenance_margin":0.05}]})";
        result["private/get_open_orders"] = "[]";
        result["private/unsubscribe"] = "[]";
    }

    void grant(const std::string& scope)
    {
        result["public/auth"] = R"({"expires_in":900,"scope":")" + scope + R"("})";
    }
    void send(const std::string& text) { m_server.send(text); }
    void notify(const std::string& channel, const std::string& data)
    {
        send(R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":")" + channel +
             R"(","data":)" + data + "}}");
    }
    void snapshot(int changeId)
    {
        notify(
            kBook,
            R"({"type":"snapshot","timestamp":1700000000000,"instrument_name":"BTC-PERPETUAL","change_id":)" +
                std::to_string(changeId) +
                R"(,"bids":[["new",60000.0,1000.0]],"asks":[["new",60000.5,1000.0]]})");
    }
    void change(int changeId, int previous, std::int64_t stampMs = 1700000000100)
    {
        notify(kBook, R"({"type":"change","timestamp":)" + std::to_string(stampMs) +
                          R"(,"instrument_name":"BTC-PERPETUAL","change_id":)" +
                          std::to_string(changeId) + R"(,"prev_change_id":)" +
                          std::to_string(previous) +
                          R"(,"bids":[["change",60000.0,500.0]],"asks":[]})");
    }
    void book(const std::string& name, const std::string& type, int changeId, int previous)
    {
        const std::string word = type == "snapshot" ? "new" : "change";
        const std::string chain =
            type == "snapshot" ? std::string{} : R"(,"prev_change_id":)" + std::to_string(previous);
        notify("book." + name + ".100ms",
               R"({"type":")" + type + R"(","timestamp":1700000000000,"instrument_name":")" + name +
                   R"(","change_id":)" + std::to_string(changeId) + chain + R"(,"bids":[[")" +
                   word + R"(",0.05,10.0]],"asks":[[")" + word + R"(",0.051,10.0]]})");
    }
    int count(const std::string& method) const
    {
        return static_cast<int>(std::count(methods.begin(), methods.end(), method));
    }

    std::map<std::string, std::string> result;  ///< method -> result
    std::map<std::string, std::string> error;   ///< method -> error, instead
    std::string options = "[]";                 ///< listed
    std::map<std::string, bool> silent;         ///< method -> never answered
    std::vector<std::string> methods;           ///< asked, in order
    std::vector<QJsonObject> requests;
    std::function<std::string(const QJsonObject&)> orderReply;

private:
    void onFrame(const std::string& frame)
    {
        const QJsonObject request =
            QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object();
        const std::string method = request[u"method"].toString().toStdString();
        methods.push_back(method);
        requests.push_back(request);
        if (silent[method]) return;
        const std::string id = std::to_string(request[u"id"].toInteger());
        if (error.contains(method))
            return send(R"({"jsonrpc":"2.0","id":)" + id + R"(,"error":)" + error[method] + "}");
        send(R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + answer(method, request) + "}");
    }
    std::string answer(const std::string& method, const QJsonObject& request)
    {
        const QJsonObject params = request[u"params"].toObject();
        if (method.ends_with("/subscribe"))
            return QJsonDocument(params[u"channels"].toArray())
                .toJson(QJsonDocument::Compact)
                .toStdString();
        if (method == "public/get_instruments")
            return params[u"kind"].toString() == QStringLiteral("future") ? kFutures : options;
        if ((method == "private/buy" || method == "private/sell") && orderReply)
            return orderReply(request);
        return result[method];
    }
    static inline const std::string kFutures =
        R"([{"tick_size":0.5,"taker_commission":0.0005,"settlement_period":"perpetual","settlement_currency":"BTC",)"
        R"("quote_currency":"USD","price_index":"btc_usd","min_trade_amount":10.0,"maker_commission":0.0,"kind":"future",)"
        R"("is_active":true,"instrument_type":"reversed","instrument_name":"BTC-PERPETUAL",)"
        R"("expiration_timestamp":32503708800000,"contract_size":10.0,"base_currency":"BTC"}])";
    ScriptedServer& m_server;
};

/// As the venue lists them, with all it says of each: about 675 bytes an option.
inline std::string listedOptions(int count)
{
    std::string out = "[";
    for (int i = 0; i < count; ++i) {
        const std::string strike = std::to_string(1000 + i * 10);
        out += i > 0 ? "," : "";
        out +=
            R"({"tick_size":0.0001,"tick_size_steps":[{"above_price":0.005,"tick_size":0.0005}],)"
            R"("taker_commission":0.0003,"maker_commission":0.0003,"strike":)" +
            strike +
            R"(.0,"settlement_period":"month","settlement_currency":"BTC","rfq":false,"quote_currency":"BTC",)"
            R"("price_index":"btc_usd","option_type":"call","min_trade_amount":0.1,"kind":"option",)"
            R"("is_active":true,"state":"open","instrument_type":"reversed","instrument_id":)" +
            std::to_string(400'000 + i) + R"(,"instrument_name":"BTC-25DEC26-)" + strike +
            R"(-C","expiration_timestamp":1798185600000,"creation_timestamp":1679600000000,)"
            R"("counter_currency":"USD","contract_size":1.0,"block_trade_tick_size":0.0001,)"
            R"("block_trade_min_trade_amount":25,"block_trade_commission":0.0003,"base_currency":"BTC"})";
    }
    return out + "]";
}

/// The reply to an order that filled at once: 100 USD of BTC-PERPETUAL, one trade "T1".
inline std::string filledOrderJson(const std::string& label)
{
    return R"({"order":{"order_id":"BTC-1","label":")" + label +
           R"(","instrument_name":"BTC-PERPETUAL","direction":"buy",)" +
           R"("amount":100.0,"filled_amount":100.0,"average_price":60000.5,"price":60010.0,)" +
           R"("order_state":"filled","order_type":"limit","time_in_force":"immediate_or_cancel",)" +
           R"("last_update_timestamp":1700000000300,"creation_timestamp":1700000000300},)" +
           R"("trades":[{"trade_id":"T1","order_id":"BTC-1","label":")" + label +
           R"(","instrument_name":"BTC-PERPETUAL",)" +
           R"("direction":"buy","amount":100.0,"price":60000.5,"fee":0.0000008,"fee_currency":"BTC","liquidity":"T",)" +
           R"("index_price":60001.0,"timestamp":1700000000300}]})";
}

}  // namespace ballast::test
