// Every method the exchange has, asked by WebSocket and by HTTP: the same answer either way.
#include "tests/support/paper_desk.h"

#include <QSet>
#include <QTest>
#include <QUrl>

using namespace ballast;

namespace {

/// A desk with something to ask about: a position, a trade, a resting order with a label, a stop.
class Prepared : public test::PaperDesk {
public:
    Prepared() : session(login())
    {
        expect("private/buy",
               R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"type":"market"})");
        const QJsonObject resting = expect(
            "private/buy",
            R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900,"label":"mine"})");
        order = resting[QStringLiteral("order")]
                    .toObject()[QStringLiteral("order_id")]
                    .toString()
                    .toLatin1();
        expect("private/sell",
               R"({"instrument_name":"BTC-PERPETUAL","amount":100,"type":"stop_market",
                                   "trigger":"mark_price","trigger_price":59000})");
        pass(std::chrono::seconds{3});
        const QByteArray login =
            "/api/v2/public/"
            "auth?grant_type=client_credentials&client_id=paper&client_secret=secret";
        token = body(get(login, {}))[QStringLiteral("result")]
                    .toObject()[QStringLiteral("access_token")]
                    .toString()
                    .toLatin1();
    }
    paper::HttpReply get(const QByteArray& target, const QByteArray& authorization)
    {
        return exchange.request({"GET", target.toStdString(), authorization.toStdString(), ""},
                                now);
    }
    static QJsonObject body(const paper::HttpReply& reply)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
    }
    QByteArray filledIn(QByteArray params) const { return params.replace("ORDER", order); }

    paper::SessionId session;
    QByteArray order, token;

private:
    QJsonObject expect(const char* method, const QByteArray& params)
    {
        const QJsonObject reply = ask(session, method, params);
        if (reply.contains(QStringLiteral("error")))
            qFatal("%s: %s", method, qPrintable(verdict(reply)));
        return reply[QStringLiteral("result")].toObject();
    }
};

/// {"a":1,"b":["x"]} as "?a=1&b=%5B%22x%22%5D".
QByteArray query(const QByteArray& params)
{
    QByteArray out;
    const QJsonObject object = QJsonDocument::fromJson(params).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        QByteArray value = it->toVariant().toString().toUtf8();
        if (it->isArray()) value = QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact);
        if (it->isObject()) value = QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact);
        out += (out.isEmpty() ? "?" : "&") + it.key().toUtf8() + "=" +
               QUrl::toPercentEncoding(QString::fromUtf8(value));
    }
    return out;
}

constexpr const char* kPerpetual = R"({"instrument_name":"BTC-PERPETUAL"})";
constexpr const char* kCurrency = R"({"currency":"BTC"})";
constexpr const char* kDay =
    R"({"instrument_name":"BTC-PERPETUAL","start_timestamp":1795262400000,"end_timestamp":1795435200000})";
constexpr const char* kCurrencyDay =
    R"({"currency":"BTC","start_timestamp":1795262400000,"end_timestamp":1795435200000})";

struct Row {
    const char* method;
    const char* params;
    bool socketOnly = false;
};
constexpr Row kRows[] = {
    {"public/auth",
     R"({"grant_type":"client_credentials","client_id":"paper","client_secret":"secret"})"},
    {"private/logout", "{}", true},
    {"public/set_heartbeat", R"({"interval":10})", true},
    {"public/disable_heartbeat", "{}", true},
    {"public/test", "{}"},
    {"public/hello", R"({"client_name":"x","client_version":"1"})"},
    {"public/subscribe", R"({"channels":["ticker.BTC-PERPETUAL.100ms"]})", true},
    {"private/subscribe", R"({"channels":["user.orders.any.any.raw"]})", true},
    {"public/unsubscribe", R"({"channels":["ticker.BTC-PERPETUAL.100ms"]})", true},
    {"private/unsubscribe", R"({"channels":["user.orders.any.any.raw"]})", true},
    {"public/unsubscribe_all", "{}", true},
    {"private/unsubscribe_all", "{}", true},
    {"private/enable_cancel_on_disconnect", "{}", true},
    {"private/disable_cancel_on_disconnect", "{}", true},
    {"private/get_cancel_on_disconnect", "{}", true},
    {"public/get_instruments", R"({"currency":"BTC","kind":"option"})"},
    {"public/get_instrument", kPerpetual},
    {"public/get_contract_size", kPerpetual},
    {"public/get_currencies", "{}"},
    {"public/get_time", "{}"},
    {"public/status", "{}"},
    {"public/ticker", kPerpetual},
    {"public/get_order_book", R"({"instrument_name":"BTC-PERPETUAL","depth":2})"},
    {"public/get_book_summary_by_currency", R"({"currency":"BTC","kind":"option"})"},
    {"public/get_book_summary_by_instrument", kPerpetual},
    {"public/get_index_price", R"({"index_name":"btc_usd"})"},
    {"public/get_index_price_names", "{}"},
    {"public/get_supported_index_names", "{}"},
    {"public/get_expirations", R"({"currency":"BTC","kind":"any"})"},
    {"public/get_last_trades_by_instrument", R"({"instrument_name":"BTC-PERPETUAL","count":5})"},
    {"public/get_last_trades_by_instrument_and_time", kDay},
    {"public/get_last_trades_by_currency", kCurrency},
    {"public/get_last_trades_by_currency_and_time", kCurrencyDay},
    {"public/get_tradingview_chart_data",
     R"({"instrument_name":"BTC-PERPETUAL","start_timestamp":1795262400000,"end_timestamp":1795435200000,"resolution":"1"})"},
    {"public/get_funding_rate_value", kDay},
    {"public/get_funding_rate_history", kDay},
    {"public/get_historical_volatility", kCurrency},
    {"public/get_volatility_index_data",
     R"({"currency":"BTC","start_timestamp":1795262400000,"end_timestamp":1795435200000,"resolution":"3600"})"},
    {"public/get_delivery_prices", R"({"index_name":"btc_usd"})"},
    {"private/buy", R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":59950,"label":"new",
                        "time_in_force":"good_til_day","post_only":true,"valid_until":1795435200000})"},
    {"private/sell",
     R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market","reduce_only":true})"},
    {"private/edit", R"({"order_id":"ORDER","amount":50,"price":59900})"},
    {"private/edit_by_label",
     R"({"instrument_name":"BTC-PERPETUAL","label":"mine","amount":50,"price":59900})"},
    {"private/close_position", R"({"instrument_name":"BTC-PERPETUAL","type":"market"})"},
    {"private/cancel", R"({"order_id":"ORDER"})"},
    {"private/cancel_all", "{}"},
    {"private/cancel_all_by_currency", kCurrency},
    {"private/cancel_all_by_instrument", kPerpetual},
    {"private/cancel_all_by_kind_or_type", R"({"currency":"BTC","kind":"future"})"},
    {"private/cancel_by_label", R"({"label":"mine"})"},
    {"private/get_order_state", R"({"order_id":"ORDER"})"},
    {"private/get_order_state_by_label", R"({"currency":"BTC","label":"mine"})"},
    {"private/get_open_orders", "{}"},
    {"private/get_open_orders_by_currency", kCurrency},
    {"private/get_open_orders_by_instrument", kPerpetual},
    {"private/get_open_orders_by_label", R"({"currency":"BTC","label":"mine"})"},
    {"private/get_order_history_by_currency", kCurrency},
    {"private/get_order_history_by_instrument", kPerpetual},
    {"private/get_user_trades_by_currency", kCurrency},
    {"private/get_user_trades_by_currency_and_time", kCurrencyDay},
    {"private/get_user_trades_by_instrument", kPerpetual},
    {"private/get_user_trades_by_instrument_and_time", kDay},
    {"private/get_user_trades_by_order", R"({"order_id":"ORDER"})"},
    {"private/get_trigger_order_history", kCurrency},
    {"private/get_order_margin_by_ids", R"({"ids":["ORDER"]})"},
    {"private/get_account_summary", R"({"currency":"BTC","extended":true})"},
    {"private/get_account_summaries", R"({"extended":true})"},
    {"private/get_positions", R"({"currency":"any"})"},
    {"private/get_position", kPerpetual},
    {"private/get_margins", R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":60000})"},
    {"private/simulate_portfolio",
     R"({"currency":"BTC","simulated_positions":{"BTC-PERPETUAL":1000}})"},
    {"private/get_transaction_log", kCurrencyDay},
    {"private/get_settlement_history_by_instrument", kPerpetual},
    {"private/get_settlement_history_by_currency", kCurrency},
    {"private/get_subaccounts", "{}"},
    {"private/get_deposits", kCurrency},
    {"private/get_withdrawals", kCurrency},
    {"private/get_transfers", kCurrency},
    {"private/get_user_locks", "{}"},
};

}  // namespace

class tst_PaperMethods : public QObject {
    Q_OBJECT
private slots:
    void everyMethodHasARow()
    {
        QSet<QString> rows;
        for (const Row& row : kRows) rows.insert(QString::fromLatin1(row.method));
        int methods = 0;
        for (const auto span :
             {paper::sessionMethods(), paper::marketMethods(), paper::tapeMethods(),
              paper::orderMethods(), paper::historyMethods(), paper::accountMethods()})
            for (const paper::Method& method : span) {
                ++methods;
                const QString name = QString::fromUtf8(method.name.data(),
                                                       static_cast<qsizetype>(method.name.size()));
                QVERIFY2(rows.contains(name), qPrintable(name));
            }
        QCOMPARE(methods, rows.size());
        qInfo("%d methods", methods);
    }
    void answersAlikeEitherWay_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<bool>("socketOnly");
        for (const Row& row : kRows)
            QTest::newRow(row.method)
                << QByteArray(row.method) << QByteArray(row.params) << row.socketOnly;
    }
    void answersAlikeEitherWay()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, params);
        QFETCH(bool, socketOnly);
        // Two desks that have lived through the same, so that the question itself changes nothing.
        Prepared one, two;
        const QJsonObject bySocket = one.ask(one.session, method.constData(), one.filledIn(params));
        QCOMPARE(one.verdict(bySocket), QStringLiteral("ok"));
        QVERIFY(bySocket.contains(QStringLiteral("result")));
        const paper::HttpReply reply =
            two.get("/api/v2/" + method + query(two.filledIn(params)), "Bearer " + two.token);
        const QJsonObject byHttp = Prepared::body(reply);
        if (socketOnly) {
            QCOMPARE(reply.status, 400);
            QCOMPARE(two.verdict(byHttp), QStringLiteral("10030 must_be_websocket_request"));
            return;
        }
        QCOMPARE(two.verdict(byHttp), QStringLiteral("ok"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(byHttp[QStringLiteral("result")], bySocket[QStringLiteral("result")]);
    }
    void knowsItsCallersByHttp_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* name, const QByteArray& header, const char* verdict) {
            QTest::newRow(name) << header << QString::fromLatin1(verdict);
        };
        row("basic", "Basic " + QByteArray("paper:secret").toBase64(), "ok");
        row("basic, another account", "Basic " + QByteArray("other:secret").toBase64(), "ok");
        row("basic, wrong secret", "Basic " + QByteArray("paper:wrong").toBase64(),
            "13004 invalid_credentials");
        row("basic, unknown key", "Basic " + QByteArray("nobody:secret").toBase64(),
            "13004 invalid_credentials");
        row("basic, no colon", "Basic " + QByteArray("paper").toBase64(),
            "13004 invalid_credentials");
        row("basic, not base64", "Basic ====!", "13004 invalid_credentials");
        row("bearer", "Bearer TOKEN", "ok");
        row("bearer, unknown", "Bearer nonsense", "13004 invalid_credentials");
        row("signed wrongly", "deri-hmac-sha256 id=paper,ts=1,sig=00,nonce=a",
            "13004 invalid_credentials");
        row("no header", "", "13009 unauthorized");
    }
    void knowsItsCallersByHttp()
    {
        QFETCH(QByteArray, authorization);
        Prepared desk;
        const auto reply = desk.get("/api/v2/private/get_positions?currency=BTC",
                                    authorization.replace("TOKEN", desk.token));
        QTEST(desk.verdict(Prepared::body(reply)), "verdict");
    }
};

QTEST_APPLESS_MAIN(tst_PaperMethods)
#include "tst_paper_methods.moc"
