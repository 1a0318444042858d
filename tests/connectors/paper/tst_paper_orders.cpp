#include "tests/support/paper_desk.h"

#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

QJsonObject order(const QJsonObject& reply)
{
    const QJsonObject result = reply[QStringLiteral("result")].toObject();
    return result.contains(QStringLiteral("order")) ? result[QStringLiteral("order")].toObject()
                                                    : result;
}

QString field(const QJsonObject& object, const char* name)
{
    return object[QLatin1String(name)].toVariant().toString();
}

/// "open 0/1000 at 60000": state, filled, amount and price.
QString text(const QJsonObject& o)
{
    return field(o, "order_state") + QLatin1Char(' ') + field(o, "filled_amount") +
           QLatin1Char('/') + field(o, "amount") + QStringLiteral(" at ") + field(o, "price");
}

}  // namespace

class tst_PaperOrders : public QObject {
    Q_OBJECT
private slots:
    void ordersEndAsTheyShould_data();
    void ordersEndAsTheyShould();
    void refusesWithTheVenuesCodes_data();
    void refusesWithTheVenuesCodes();
    void fillsARestingOrderWhenTheMarketComes();
    void tradesBetweenAccountsInPriceTimeOrder();
    void cancelsItsOwnOrderRatherThanTradeWithItself();
    void reduceOnlyNeverGrowsAPosition();
    void keepsItsPlaceOnlyWhenAnEditShrinksIt();
    void editsByLabelOnlyWhenOneIsOpen();
    void stopsWaitForTheirPrice_data();
    void stopsWaitForTheirPrice();
    void goodTilDayEndsAtEight();
    void cancelsByLabelCurrencyInstrument();
    void cancelOnDisconnectLeavesOthersOrders();
    void logoutLeavesOrders();
    void findsOrdersByLabelAfterTheyEnded();
    void closesAPosition();
    void listsOwnTrades();
    void expiredInstrumentsCancelAndDeliver();
    void aMarketOutOfReachFillsNothing();
};

void tst_PaperOrders::ordersEndAsTheyShould_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("trades");
    const auto row = [](const char* name, const char* method, const char* params,
                        const char* expected, const char* trades) {
        QTest::newRow(name) << QByteArray(method)
                            << QByteArray(R"({"instrument_name":"BTC-PERPETUAL",)") + params + "}"
                            << QString::fromLatin1(expected) << QString::fromLatin1(trades);
    };
    row("rests", "private/buy", R"("amount":1000,"price":60000.5)", "open 0/1000 at 60000.5", "");
    row("takes", "private/buy", R"("amount":1000,"price":60001)", "filled 1000/1000 at 60001",
        "1000@60001 T");
    row("takes at better prices", "private/buy", R"("amount":2000,"price":60100)",
        "filled 2000/2000 at 60100", "1000@60001 T 1000@60001.5 T");
    row("takes a part and rests", "private/buy", R"("amount":1500,"price":60001)",
        "open 1000/1500 at 60001", "1000@60001 T");
    row("immediate or cancel", "private/buy",
        R"("amount":1500,"price":60001,"time_in_force":"immediate_or_cancel")",
        "cancelled 1000/1500 at 60001", "1000@60001 T");
    row("immediate, nothing there", "private/buy",
        R"("amount":1500,"price":60000,"time_in_force":"immediate_or_cancel")",
        "cancelled 0/1500 at 60000", "");
    row("fill or kill, killed", "private/buy",
        R"("amount":1500,"price":60001,"time_in_force":"fill_or_kill")",
        "cancelled 0/1500 at 60001", "");
    row("fill or kill, filled", "private/buy",
        R"("amount":1500,"price":60001.5,"time_in_force":"fill_or_kill")",
        "filled 1500/1500 at 60001.5", "1000@60001 T 500@60001.5 T");
    row("market", "private/sell", R"("amount":1500,"type":"market")",
        "filled 1500/1500 at market_price", "1000@60000 T 500@59999.5 T");
    row("market, more than there is", "private/sell", R"("amount":100000,"type":"market")",
        "cancelled 8000/100000 at market_price", "1000@60000 T 2000@59999.5 T 5000@59990 T");
    row("market to limit", "private/buy", R"("amount":100000,"type":"market_limit")",
        "open 8000/100000 at 60010", "1000@60001 T 2000@60001.5 T 5000@60010 T");
    row("post only steps back", "private/buy", R"("amount":1000,"price":60005,"post_only":true)",
        "open 0/1000 at 60000.5", "");
    row("post only steps back, sale", "private/sell",
        R"("amount":1000,"price":59200.5,"post_only":true)", "open 0/1000 at 60000.5", "");
    row("post only that rests", "private/buy",
        R"("amount":1000,"price":59990,"post_only":true,"reject_post_only":true)",
        "open 0/1000 at 59990", "");
    row("contracts", "private/buy", R"("contracts":100,"price":60001)", "filled 1000/1000 at 60001",
        "1000@60001 T");
    row("numbers as texts", "private/buy", R"("amount":"1000","price":"60001.0")",
        "filled 1000/1000 at 60001", "1000@60001 T");
    row("exponents", "private/buy", R"("amount":1e3,"price":6.0001e4)", "filled 1000/1000 at 60001",
        "1000@60001 T");
}

void tst_PaperOrders::ordersEndAsTheyShould()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    QFETCH(QString, expected);
    QFETCH(QString, trades);
    test::PaperDesk desk;
    const auto session = desk.login();
    const QJsonObject reply = desk.ask(session, method.constData(), params);
    QCOMPARE(desk.verdict(reply), QStringLiteral("ok"));
    QCOMPARE(text(order(reply)), expected);
    QStringList made;
    for (const QJsonValue& t :
         reply[QStringLiteral("result")].toObject()[QStringLiteral("trades")].toArray())
        made += field(t.toObject(), "amount") + QLatin1Char('@') + field(t.toObject(), "price") +
                QLatin1Char(' ') + field(t.toObject(), "liquidity");
    QCOMPARE(made.join(QLatin1Char(' ')), trades);
    // What the order says of itself is what the venue says when asked again.
    const QByteArray id = "{\"order_id\":\"" + field(order(reply), "order_id").toLatin1() + "\"}";
    QCOMPARE(text(order(desk.ask(session, "private/get_order_state", id))), expected);
}

void tst_PaperOrders::refusesWithTheVenuesCodes_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* params, const char* expected) {
        QTest::newRow(name) << QByteArray(params) << QString::fromLatin1(expected);
    };
    row("no instrument", R"({"amount":10,"price":60000})", "-32602 Invalid params");
    row("unknown instrument", R"({"instrument_name":"XYZ","amount":10,"price":60000})",
        "10020 invalid_or_unsupported_instrument");
    row("no amount", R"({"instrument_name":"BTC-PERPETUAL","price":60000})",
        "-32602 Invalid params");
    row("no price", R"({"instrument_name":"BTC-PERPETUAL","amount":10})", "-32602 Invalid params");
    row("odd amount", R"({"instrument_name":"BTC-PERPETUAL","amount":15,"price":60000})",
        "-32602 Invalid params");
    row("negative amount", R"({"instrument_name":"BTC-PERPETUAL","amount":-10,"price":60000})",
        "-32602 Invalid params");
    row("absurd amount", R"({"instrument_name":"BTC-PERPETUAL","amount":1e30,"price":60000})",
        "-32602 Invalid params");
    row("amount is a word", R"({"instrument_name":"BTC-PERPETUAL","amount":"many","price":60000})",
        "-32602 Invalid params");
    row("odd price", R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60000.3})",
        "10043 price_wrong_tick");
    row("option tick above a step",
        R"({"instrument_name":"BTC-25DEC26-60000-C","amount":1,"price":0.0601})",
        "10043 price_wrong_tick");
    row("negative price", R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":-5})",
        "-32602 Invalid params");
    row("too high a bid", R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":70000})",
        "10007 price_too_high");
    row("more than the money",
        R"({"instrument_name":"BTC-PERPETUAL","amount":60000000,"price":60000})",
        "10009 not_enough_funds");
    row("crosses and must not",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60100,"post_only":true,"reject_post_only":true})",
        "11054 post_only_reject");
    row("nothing to reduce",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60100,"reduce_only":true})",
        "11030 other_reject");
    row("too late",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60000,"valid_until":1700000000000})",
        "13888 timed_out");
    row("unknown type",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60000,"type":"iceberg"})",
        "-32602 Invalid params");
    row("stop without trigger",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"stop_market"})",
        "-32602 Invalid params");
    row("stop already reached",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"stop_market","trigger":"mark_price","trigger_price":59000})",
        "10035 trigger_price_too_low");
    row("post only and immediate",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60000,"post_only":true,"time_in_force":"immediate_or_cancel"})",
        "11047 unsupported_arg_combination");
    row("in volatility",
        R"({"instrument_name":"BTC-25DEC26-60000-C","amount":1,"price":55,"advanced":"implv"})",
        "10033 not_implemented");
    row("a label too long",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60000,"label":"12345678901234567890123456789012345678901234567890123456789012345"})",
        "-32602 Invalid params");
}

void tst_PaperOrders::refusesWithTheVenuesCodes()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, expected);
    test::PaperDesk desk;
    const auto session = desk.login();
    QCOMPARE(desk.verdict(desk.ask(session, "private/buy", params)), expected);
    const QJsonObject open = desk.ask(session, "private/get_open_orders");
    QVERIFY(open[QStringLiteral("result")].toArray().isEmpty());
}

void tst_PaperOrders::fillsARestingOrderWhenTheMarketComes()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QJsonObject placed =
        order(desk.ask(session, "private/buy",
                       R"({"instrument_name":"BTC-PERPETUAL","amount":3000,"price":59980})"));
    desk.market.book("BTC-PERPETUAL", {{"59970", "1000"}},
                     {{"59975", "1000"}, {"59980", "500"}, {"59990", "9000"}});
    desk.pass(100ms);
    const QByteArray id = "{\"order_id\":\"" + field(placed, "order_id").toLatin1() + "\"}";
    const QJsonObject now = order(desk.ask(session, "private/get_order_state", id));
    QCOMPARE(text(now), QStringLiteral("open 1500/3000 at 59980"));
    QCOMPARE(field(now, "average_price"), QStringLiteral("59980"));
    const QJsonArray trades =
        desk.ask(session, "private/get_user_trades_by_order", id)[QStringLiteral("result")]
            .toArray();
    QCOMPARE(trades.size(), 2);
    QCOMPARE(field(trades[0].toObject(), "liquidity"), QStringLiteral("M"));
    // The liquidity it met is gone, and its rest is in the public book.
    const QJsonObject book =
        desk.ask(session, "public/get_order_book",
                 R"({"instrument_name":"BTC-PERPETUAL","depth":1})")[QStringLiteral("result")]
            .toObject();
    QCOMPARE(QJsonDocument(book[QStringLiteral("bids")].toArray()).toJson(QJsonDocument::Compact),
             QByteArray("[[59980,1500]]"));
    QCOMPARE(QJsonDocument(book[QStringLiteral("asks")].toArray()).toJson(QJsonDocument::Compact),
             QByteArray("[[59990,9000]]"));
}

void tst_PaperOrders::tradesBetweenAccountsInPriceTimeOrder()
{
    test::PaperDesk desk;
    const auto maker = desk.login();
    const auto taker = desk.login("other");
    const QJsonObject first =
        order(desk.ask(maker, "private/sell",
                       R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":60000.5})"));
    desk.ask(maker, "private/sell",
             R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":60000.5})");
    const QJsonObject reply =
        desk.ask(taker, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":600,"price":60000.5})");
    QCOMPARE(text(order(reply)), QStringLiteral("filled 600/600 at 60000.5"));
    const QByteArray id = "{\"order_id\":\"" + field(first, "order_id").toLatin1() + "\"}";
    QCOMPARE(text(order(desk.ask(maker, "private/get_order_state", id))),
             QStringLiteral("filled 500/500 at 60000.5"));
    QCOMPARE(desk.verdict(desk.ask(taker, "private/get_order_state", id)),
             QStringLiteral("10029 not_owner_of_order"));
    const auto size = [&](paper::SessionId session) {
        return desk
            .ask(session, "private/get_position",
                 R"({"instrument_name":"BTC-PERPETUAL"})")[QStringLiteral("result")]
            .toObject()[QStringLiteral("size")]
            .toDouble();
    };
    QCOMPARE(size(maker), -600.0);
    QCOMPARE(size(taker), 600.0);
}

void tst_PaperOrders::cancelsItsOwnOrderRatherThanTradeWithItself()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QJsonObject resting =
        order(desk.ask(session, "private/sell",
                       R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":60000.5})"));
    const QJsonObject reply =
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":60001})");
    QCOMPARE(text(order(reply)), QStringLiteral("filled 500/500 at 60001"));
    const QByteArray id = "{\"order_id\":\"" + field(resting, "order_id").toLatin1() + "\"}";
    QCOMPARE(text(order(desk.ask(session, "private/get_order_state", id))),
             QStringLiteral("cancelled 0/500 at 60000.5"));
}

void tst_PaperOrders::reduceOnlyNeverGrowsAPosition()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":700,"type":"market"})");
    const QJsonObject reply = desk.ask(
        session, "private/sell",
        R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"type":"market","reduce_only":true})");
    QCOMPARE(text(order(reply)), QStringLiteral("cancelled 700/1000 at market_price"));
    QVERIFY(
        desk.ask(session, "private/get_positions")[QStringLiteral("result")].toArray().isEmpty() ||
        desk.ask(session, "private/get_position",
                 R"({"instrument_name":"BTC-PERPETUAL"})")[QStringLiteral("result")]
                .toObject()[QStringLiteral("size")]
                .toDouble() == 0.0);
    // A resting one ends when there is nothing left for it to reduce.
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":300,"type":"market"})");
    desk.ask(
        session, "private/sell",
        R"({"instrument_name":"BTC-PERPETUAL","amount":300,"price":60300,"reduce_only":true})");
    desk.ask(session, "private/sell",
             R"({"instrument_name":"BTC-PERPETUAL","amount":300,"type":"market"})");
    desk.pass(100ms);
    QVERIFY(
        desk.ask(session, "private/get_open_orders")[QStringLiteral("result")].toArray().isEmpty());
}

void tst_PaperOrders::keepsItsPlaceOnlyWhenAnEditShrinksIt()
{
    test::PaperDesk desk;
    const auto first = desk.login();
    const auto second = desk.login("other");
    const auto sell = [&](paper::SessionId session) {
        return field(order(desk.ask(
                         session, "private/sell",
                         R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":60000.5})")),
                     "order_id")
            .toLatin1();
    };
    const QByteArray mine = sell(first);
    const QByteArray theirs = sell(second);
    const auto state = [&](paper::SessionId session, const QByteArray& id) {
        return text(
            order(desk.ask(session, "private/get_order_state", "{\"order_id\":\"" + id + "\"}")));
    };
    // Shrunk: still first.
    const QJsonObject edited = order(desk.ask(
        first, "private/edit", "{\"order_id\":\"" + mine + "\",\"amount\":400,\"price\":60000.5}"));
    QCOMPARE(text(edited), QStringLiteral("open 0/400 at 60000.5"));
    QVERIFY(edited[QStringLiteral("replaced")].toBool());
    paper_trading::AccountSeed taker{.key = "taker", .secret = "secret", .equity = {{"BTC", 5}}};
    QVERIFY(desk.exchange.addAccount(taker).has_value());
    const auto third = desk.login("taker");
    desk.ask(third, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":60000.5})");
    QCOMPARE(state(first, mine), QStringLiteral("open 100/400 at 60000.5"));
    // Grown: behind the other.
    desk.ask(first, "private/edit",
             "{\"order_id\":\"" + mine + "\",\"amount\":600,\"price\":60000.5}");
    desk.ask(third, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":60000.5})");
    QCOMPARE(state(first, mine), QStringLiteral("open 100/600 at 60000.5"));
    QCOMPARE(state(second, theirs), QStringLiteral("open 100/500 at 60000.5"));
    // Moved into the market: it takes.
    const QJsonObject taken = desk.ask(
        second, "private/edit", "{\"order_id\":\"" + theirs + "\",\"amount\":500,\"price\":60000}");
    QCOMPARE(text(order(taken)), QStringLiteral("filled 500/500 at 60000"));
    QCOMPARE(
        desk.verdict(desk.ask(second, "private/edit",
                              "{\"order_id\":\"" + theirs + "\",\"amount\":500,\"price\":60000}")),
        QStringLiteral("11008 already_filled"));
}

void tst_PaperOrders::editsByLabelOnlyWhenOneIsOpen()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QByteArray buy =
        R"({"instrument_name":"BTC-PERPETUAL","amount":500,"price":59900,"label":"leg"})";
    const QByteArray change =
        R"({"instrument_name":"BTC-PERPETUAL","label":"leg","amount":400,"price":59900})";
    QCOMPARE(desk.verdict(desk.ask(session, "private/edit_by_label", change)),
             QStringLiteral("10004 order_not_found"));
    desk.ask(session, "private/buy", buy);
    QCOMPARE(text(order(desk.ask(session, "private/edit_by_label", change))),
             QStringLiteral("open 0/400 at 59900"));
    desk.ask(session, "private/buy", buy);
    QCOMPARE(desk.verdict(desk.ask(session, "private/edit_by_label", change)),
             QStringLiteral("13032 non_unique_order_label"));
}

void tst_PaperOrders::stopsWaitForTheirPrice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* method, const char* params, double before,
                        double after, const char* expected) {
        QTest::newRow(name)
            << QByteArray(method)
            << QByteArray(
                   R"({"instrument_name":"BTC-PERPETUAL","amount":100,"trigger":"mark_price",)") +
                   params + "}"
            << before << after << QString::fromLatin1(expected);
    };
    row("stop sale", "private/sell", R"("type":"stop_market","trigger_price":59500)", 59'501,
        59'500, "filled 100/100 at market_price");
    row("stop purchase", "private/buy", R"("type":"stop_market","trigger_price":60500)", 60'499,
        60'500, "filled 100/100 at market_price");
    row("stop with a limit", "private/sell",
        R"("type":"stop_limit","price":59990,"trigger_price":59500)", 59'501, 59'400,
        "filled 100/100 at 59990");
    row("stop with a limit that rests", "private/sell",
        R"("type":"stop_limit","price":60200,"trigger_price":59500)", 59'501, 59'400,
        "open 0/100 at 60200");
    row("take profit, sale", "private/sell", R"("type":"take_market","trigger_price":60500)",
        60'499, 60'500, "filled 100/100 at market_price");
    row("take profit, purchase", "private/buy",
        R"("type":"take_limit","price":60001,"trigger_price":59500)", 59'501, 59'500,
        "filled 100/100 at 60001");
}

void tst_PaperOrders::stopsWaitForTheirPrice()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    QFETCH(double, before);
    QFETCH(double, after);
    QFETCH(QString, expected);
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/subscribe", R"({"channels":["user.orders.BTC-PERPETUAL.raw"]})");
    const QJsonObject placed = order(desk.ask(session, method.constData(), params));
    QCOMPARE(field(placed, "order_state"), QStringLiteral("untriggered"));
    desk.heard(session);
    desk.market.mark("BTC-PERPETUAL", before);
    desk.pass(100ms);
    QVERIFY(desk.heard(session, QStringLiteral("user.orders.BTC-PERPETUAL.raw")).isEmpty());
    desk.market.mark("BTC-PERPETUAL", after);
    desk.pass(100ms);
    const auto news = desk.heard(session, QStringLiteral("user.orders.BTC-PERPETUAL.raw"));
    QCOMPARE(news.size(), 2);
    QCOMPARE(field(news[0].toObject(), "order_state"), QStringLiteral("triggered"));
    QCOMPARE(field(news[0].toObject(), "order_id"), field(placed, "order_id"));
    QCOMPARE(text(news[1].toObject()), expected);
    QCOMPARE(field(news[1].toObject(), "trigger_order_id"), field(placed, "order_id"));
}

void tst_PaperOrders::goodTilDayEndsAtEight()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(
        session, "private/buy",
        R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900,"time_in_force":"good_til_day"})");
    const auto open = [&desk] {
        return desk.ask(desk.login(), "private/get_open_orders")[QStringLiteral("result")]
            .toArray()
            .size();
    };
    desk.pass(19h + 59min);
    QCOMPARE(open(), 1);
    desk.pass(1min);
    QCOMPARE(open(), 0);
}

void tst_PaperOrders::cancelsByLabelCurrencyInstrument()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900,"label":"a"})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900,"label":"b"})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-25DEC26-60000-C","amount":1,"price":0.05,"label":"b"})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"ETH-PERPETUAL","amount":100,"price":2990,"label":"b"})");
    const auto count = [&](const char* method, const char* params) {
        return desk.ask(session, method, params)[QStringLiteral("result")].toInt(-1);
    };
    QCOMPARE(count("private/cancel_by_label", R"({"label":"a"})"), 1);
    QCOMPARE(count("private/cancel_by_label", R"({"label":"b","currency":"ETH"})"), 1);
    QCOMPARE(count("private/cancel_all_by_currency", R"({"currency":"BTC","kind":"option"})"), 1);
    QCOMPARE(count("private/cancel_all_by_instrument", R"({"instrument_name":"BTC-PERPETUAL"})"),
             1);
    QCOMPARE(count("private/cancel_all", "{}"), 0);
    QCOMPARE(desk.verdict(desk.ask(session, "private/cancel", R"({"order_id":"1"})")),
             QStringLiteral("11044 not_open_order"));
    QCOMPARE(desk.verdict(desk.ask(session, "private/cancel", R"({"order_id":"nope"})")),
             QStringLiteral("10004 order_not_found"));
}

void tst_PaperOrders::cancelOnDisconnectLeavesOthersOrders()
{
    test::PaperDesk desk;
    const auto armed = desk.login();
    const auto calm = desk.login();
    const QByteArray buy = R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900})";
    desk.ask(armed, "private/enable_cancel_on_disconnect", R"({"scope":"connection"})");
    const QJsonObject state =
        desk.ask(armed, "private/get_cancel_on_disconnect")[QStringLiteral("result")].toObject();
    QVERIFY(state[QStringLiteral("enabled")].toBool());
    desk.ask(armed, "private/buy", buy);
    desk.ask(calm, "private/buy", buy);
    desk.ask(calm, "private/subscribe", R"({"channels":["user.orders.any.any.raw"]})");
    desk.heard(calm);
    desk.exchange.disconnect(armed, desk.now);
    const auto news = desk.heard(calm, QStringLiteral("user.orders.any.any.raw"));
    QCOMPARE(news.size(), 1);
    QCOMPARE(field(news[0].toObject(), "cancel_reason"), QStringLiteral("cancel_on_disconnect"));
    QCOMPARE(desk.ask(calm, "private/get_open_orders")[QStringLiteral("result")].toArray().size(),
             1);
    desk.exchange.disconnect(calm, desk.now);
    const auto later = desk.login();
    QCOMPARE(desk.ask(later, "private/get_open_orders")[QStringLiteral("result")].toArray().size(),
             1);
}

void tst_PaperOrders::logoutLeavesOrders()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/enable_cancel_on_disconnect", R"({"scope":"account"})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":59900})");
    desk.ask(session, "private/logout");
    QVERIFY(!desk.exchange.closing(session).empty());
    desk.exchange.disconnect(session, desk.now);
    const auto later = desk.login();
    QCOMPARE(desk.ask(later, "private/get_open_orders")[QStringLiteral("result")].toArray().size(),
             1);
}

void tst_PaperOrders::findsOrdersByLabelAfterTheyEnded()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QByteArray question = R"({"currency":"BTC","label":"R1-leg"})";
    QVERIFY(
        desk.ask(session, "private/get_order_state_by_label", question)[QStringLiteral("result")]
            .toArray()
            .isEmpty());
    desk.ask(
        session, "private/buy",
        R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":60001,"time_in_force":"immediate_or_cancel","label":"R1-leg"})");
    const QJsonArray found =
        desk.ask(session, "private/get_order_state_by_label", question)[QStringLiteral("result")]
            .toArray();
    QCOMPARE(found.size(), 1);
    QCOMPARE(text(found[0].toObject()), QStringLiteral("filled 100/100 at 60001"));
    QCOMPARE(field(found[0].toObject(), "label"), QStringLiteral("R1-leg"));
}

void tst_PaperOrders::closesAPosition()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    QCOMPARE(desk.verdict(desk.ask(session, "private/close_position",
                                   R"({"instrument_name":"BTC-PERPETUAL","type":"market"})")),
             QStringLiteral("11030 other_reject"));
    desk.ask(session, "private/sell",
             R"({"instrument_name":"BTC-PERPETUAL","amount":700,"type":"market"})");
    const QJsonObject closed =
        order(desk.ask(session, "private/close_position",
                       R"({"instrument_name":"BTC-PERPETUAL","type":"market"})"));
    QCOMPARE(text(closed), QStringLiteral("filled 700/700 at market_price"));
    QCOMPARE(field(closed, "direction"), QStringLiteral("buy"));
}

void tst_PaperOrders::listsOwnTrades()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    for (int i = 0; i < 3; ++i) {
        desk.pass(1s);
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":100,"type":"market"})");
    }
    const auto trades = [&](const char* method, const QByteArray& params) {
        return desk.ask(session, method, params)[QStringLiteral("result")].toObject();
    };
    const QJsonObject page =
        trades("private/get_user_trades_by_currency", R"({"currency":"BTC","count":2})");
    QVERIFY(page[QStringLiteral("has_more")].toBool());
    QCOMPARE(page[QStringLiteral("trades")].toArray().size(), 2);
    const QJsonObject oldest =
        trades("private/get_user_trades_by_instrument",
               R"({"instrument_name":"BTC-PERPETUAL","sorting":"asc","count":1})")[QStringLiteral(
                                                                                       "trades")]
            .toArray()[0]
            .toObject();
    QCOMPARE(oldest[QStringLiteral("trade_seq")].toInt(), 1);
    const QByteArray since = QByteArray::number(core::toUnixMs(desk.now) - 500);
    const QJsonObject late = trades(
        "private/get_user_trades_by_currency_and_time",
        R"({"currency":"BTC","start_timestamp":)" + since + R"(,"end_timestamp":9999999999999})");
    QCOMPARE(late[QStringLiteral("trades")].toArray().size(), 1);
    QVERIFY(trades("private/get_user_trades_by_currency",
                   R"({"currency":"ETH"})")[QStringLiteral("trades")]
                .toArray()
                .isEmpty());
}

void tst_PaperOrders::expiredInstrumentsCancelAndDeliver()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/sell",
             R"({"instrument_name":"BTC-25DEC26-60000-C","amount":2,"price":0.0595})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-25DEC26-60000-C","amount":1,"price":0.05})");
    const auto summary = [&] {
        return desk
            .ask(session, "private/get_account_summary",
                 R"({"currency":"BTC"})")[QStringLiteral("result")]
            .toObject();
    };
    const double before = summary()[QStringLiteral("balance")].toDouble();
    desk.market.close("BTC-25DEC26-60000-C", 66'000);
    desk.pass(100ms);
    QVERIFY(
        desk.ask(session, "private/get_open_orders")[QStringLiteral("result")].toArray().isEmpty());
    QVERIFY(desk.ask(session, "private/get_positions",
                     R"({"currency":"BTC"})")[QStringLiteral("result")]
                .toArray()
                .isEmpty());
    QVERIFY(std::abs(summary()[QStringLiteral("balance")].toDouble() -
                     (before - 2 * 6'000 / 66'000.0 - 2 * 0.00015)) < 1e-7);
    const QJsonArray logs =
        desk.ask(session, "private/get_transaction_log",
                 R"({"currency":"BTC","start_timestamp":0,"end_timestamp":9999999999999})")
            [QStringLiteral("result")]
                .toObject()[QStringLiteral("logs")]
                .toArray();
    QCOMPARE(field(logs[0].toObject(), "type"), QStringLiteral("delivery"));
    QCOMPARE(desk.verdict(
                 desk.ask(session, "private/buy",
                          R"({"instrument_name":"BTC-25DEC26-60000-C","amount":1,"price":0.05})")),
             QStringLiteral("10012 book_closed"));
}

/// Old prices fill, trigger and take nothing; cancelling is never held back.
void tst_PaperOrders::aMarketOutOfReachFillsNothing()
{
    test::PaperDesk desk;
    const auto session = desk.login(), other = desk.login("other");
    const auto state = [&](paper::SessionId asker, const QJsonObject& reply) {
        const QByteArray id =
            "{\"order_id\":\"" + field(order(reply), "order_id").toLatin1() + "\"}";
        return text(order(desk.ask(asker, "private/get_order_state", id)));
    };
    const auto buyAt = [&](const char* price) {
        return desk.ask(session, "private/buy",
                        QByteArray{R"({"instrument_name":"BTC-PERPETUAL","amount":100,"price":)"} +
                            price + "}");
    };
    const QJsonObject waits = buyAt("59900");
    const QJsonObject stop = desk.ask(other, "private/sell",
                                      R"({"instrument_name":"BTC-PERPETUAL","amount":100,
            "type":"stop_market","trigger":"mark_price","trigger_price":59500})");
    desk.market.outage("the stream is down");
    desk.market.book("BTC-PERPETUAL", {{"59000", "1000"}}, {{"59001", "1000"}});
    desk.market.mark("BTC-PERPETUAL", 59'000);
    desk.pass(std::chrono::seconds{1});
    QCOMPARE(state(session, waits), QStringLiteral("open 0/100 at 59900"));
    QVERIFY(state(other, stop).startsWith(QStringLiteral("untriggered")));
    QCOMPARE(desk.verdict(buyAt("58900")), QStringLiteral("11051 system_maintenance"));
    const QByteArray edit = "{\"amount\":50,\"price\":59800,\"order_id\":\"" +
                            field(order(waits), "order_id").toLatin1() + "\"}";
    QCOMPARE(desk.verdict(desk.ask(session, "private/edit", edit)),
             QStringLiteral("11051 system_maintenance"));
    desk.market.outage("");
    desk.pass(std::chrono::seconds{1});
    QCOMPARE(state(session, waits), QStringLiteral("filled 100/100 at 59900"));
    QVERIFY(state(other, stop).startsWith(QStringLiteral("triggered")));
    const QJsonObject last = buyAt("58900");
    desk.market.outage("the stream is down");
    desk.pass(std::chrono::seconds{1});
    QCOMPARE(desk.ask(session, "private/cancel_all")[QStringLiteral("result")].toInt(), 1);
    QCOMPARE(state(session, last), QStringLiteral("cancelled 0/100 at 58900"));
}

QTEST_APPLESS_MAIN(tst_PaperOrders)
#include "tst_paper_orders.moc"
