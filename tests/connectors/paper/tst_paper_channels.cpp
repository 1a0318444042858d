// How the venue behaves on the wire: subscriptions, books, heartbeats, slow readers.
#include "tests/support/paper_desk.h"

#include <QTest>

#include <cmath>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

QByteArray compact(const QJsonValue& value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return document.toJson(QJsonDocument::Compact);
}

/// A book as a client keeps it: price to amount.
struct ClientBook {
    std::map<double, double> bids, asks;
    double changeId = 0;
    int contradictions = 0;

    void apply(const QJsonObject& data)
    {
        const bool snapshot = data[QStringLiteral("type")].toString() == QStringLiteral("snapshot");
        if (!snapshot && data[QStringLiteral("prev_change_id")].toDouble() != changeId)
            ++contradictions;
        changeId = data[QStringLiteral("change_id")].toDouble();
        side(bids, data[QStringLiteral("bids")].toArray(), snapshot);
        side(asks, data[QStringLiteral("asks")].toArray(), snapshot);
    }
    void side(std::map<double, double>& levels, const QJsonArray& changes, bool snapshot)
    {
        if (snapshot) levels.clear();
        for (const QJsonValue& value : changes) {
            const QJsonArray change = value.toArray();
            const QString action = change[0].toString();
            const double price = change[1].toDouble();
            const bool known = levels.contains(price);
            if ((action == QStringLiteral("new")) == known) ++contradictions;
            if (action == QStringLiteral("delete"))
                levels.erase(price);
            else
                levels[price] = change[2].toDouble();
        }
    }
};

}  // namespace

class tst_PaperChannels : public QObject {
    Q_OBJECT
private slots:
    void readsChannelNames_data();
    void readsChannelNames();
    void dropsUnknownChannelsSilently();
    void refusesRawWithoutLogin();
    void acknowledgesInAnotherOrder();
    void sendsNoSecondSnapshot();
    void booksChainThroughEveryChange();
    void lateListenersJoinTheSameChain();
    void oneChangeIdCounterForTheGroup();
    void stillMarketsSayNothing();
    void groupsBooks();
    void sendsOneFrameToAll();
    void tellsQuotesOnlyWhenTheyChange();
    void tellsIndexMarksAndExpiry();
    void tellsTradesAndCharts();
    void tellsUserChanges();
    void tellsPortfolios();
    void tellsWhatAnImportTookAway();
    void tellsInstrumentStates();
    void asksForASignOfLife();
    void closesIdleConnections();
    void closesReadersWhoTakeNothing();
    void tellsSlowReadersWhatIsTrueInTheEnd_data();
    void tellsSlowReadersWhatIsTrueInTheEnd();
    void keepsTheChainOfABookThatWasPutOff();
    void passesNoChannelOver();
    void doesNotTakeASlowReaderForDead();
    void givesUpAReaderWhoReadsNothingForAMinute();
    void timeInWhichNobodyCouldBeHeardIsNobodysSilence();
    void aMarketThatLagsLeavesHeartbeatsAlone();
    void heartbeatsKeepMachineTime();
};

void tst_PaperChannels::readsChannelNames_data()
{
    QTest::addColumn<bool>("known");
    for (const char* name : {"ticker.BTC-PERPETUAL.raw",
                             "ticker.BTC-PERPETUAL.100ms",
                             "ticker.X.agg2",
                             "quote.X",
                             "book.X.100ms",
                             "book.X.raw",
                             "book.X.none.20.100ms",
                             "book.X.5.10.100ms",
                             "trades.X.100ms",
                             "trades.option.BTC.raw",
                             "deribit_price_index.btc_usd",
                             "deribit_volatility_index.btc_usd",
                             "markprice.options.btc_usd",
                             "estimated_expiration_price.btc_usd",
                             "perpetual.X.raw",
                             "chart.trades.X.1",
                             "chart.trades.X.1D",
                             "instrument.state.any.BTC",
                             "platform_state",
                             "user.changes.X.raw",
                             "user.changes.any.any.raw",
                             "user.orders.future.BTC.100ms",
                             "user.trades.X.raw",
                             "user.portfolio.btc",
                             "user.portfolio.any",
                             "user.lock"})
        QTest::newRow(name) << true;
    for (const char* name : {"",
                             "ticker",
                             "ticker.X",
                             "ticker.X.200ms",
                             "quote",
                             "quote.X.raw",
                             "book.X",
                             "book.X.none.7.100ms",
                             "book.X.none.20.5ms",
                             "book.X.zero.20.100ms",
                             "book.X.-5.20.100ms",
                             "trades.everything.BTC.raw",
                             "chart.trades.X.7",
                             "chart.index.X.1",
                             "user",
                             "user.x",
                             "user.changes.X",
                             "user.portfolio",
                             "markprice.futures.btc_usd",
                             "incremental_ticker.X",
                             "..",
                             "unknown.BTC"})
        QTest::newRow(name[0] ? name : "an empty name") << false;
}

void tst_PaperChannels::readsChannelNames()
{
    QFETCH(bool, known);
    const std::string name =
        QTest::currentDataTag() == QByteArray("an empty name") ? "" : QTest::currentDataTag();
    const auto spec = paper::parseChannel(name);
    QCOMPARE(spec.has_value(), known);
    if (spec) QCOMPARE(spec->name, name);
}

void tst_PaperChannels::dropsUnknownChannelsSilently()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    const auto subscribe = [&](const QByteArray& channels) {
        return compact(desk.ask(session, "public/subscribe",
                                "{\"channels\":" + channels + "}")[QStringLiteral("result")]);
    };
    QCOMPARE(subscribe(R"(["book.BTC-PERPETUAL.none.7.100ms"])"), QByteArray("[]"));
    QCOMPARE(subscribe(R"(["ticker.NOTHING.100ms","quote.BTC-PERPETUAL","nonsense"])"),
             QByteArray(R"(["quote.BTC-PERPETUAL"])"));
    QCOMPARE(subscribe(R"(["user.orders.any.any.raw"])"), QByteArray("[]"));
}

void tst_PaperChannels::refusesRawWithoutLogin()
{
    test::PaperDesk desk;
    const auto stranger = desk.connect();
    QCOMPARE(desk.verdict(desk.ask(stranger, "public/subscribe",
                                   R"({"channels":["book.BTC-PERPETUAL.raw"]})")),
             QStringLiteral("13778 raw_subscriptions_not_available_for_unauthorized"));
    QCOMPARE(desk.verdict(desk.ask(desk.login(), "public/subscribe",
                                   R"({"channels":["book.BTC-PERPETUAL.raw"]})")),
             QStringLiteral("ok"));
}

void tst_PaperChannels::acknowledgesInAnotherOrder()
{
    std::vector<std::string> asked;
    for (int i = 0; i < 12; ++i) asked.push_back("quote.X" + std::to_string(i));
    auto names = asked;
    paper::shuffleAcknowledged(names);
    QVERIFY(names != asked);
    auto sorted = names;
    std::ranges::sort(sorted);
    std::ranges::sort(asked);
    QCOMPARE(sorted, asked);
    QVERIFY(names != asked);
}

void tst_PaperChannels::sendsNoSecondSnapshot()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    const QString channel = QStringLiteral("book.BTC-PERPETUAL.100ms");
    const QByteArray params = R"({"channels":["book.BTC-PERPETUAL.100ms"]})";
    desk.ask(session, "public/subscribe", params);
    QCOMPARE(desk.heard(session, channel).size(), 1);
    QCOMPARE(compact(desk.ask(session, "public/subscribe", params)[QStringLiteral("result")]),
             QByteArray(R"(["book.BTC-PERPETUAL.100ms"])"));
    QCOMPARE(desk.heard(session, channel).size(), 0);
    desk.ask(session, "public/unsubscribe", params);
    desk.ask(session, "public/subscribe", params);
    const auto again = desk.heard(session, channel);
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0].toObject()[QStringLiteral("type")].toString(), QStringLiteral("snapshot"));
    QVERIFY(!again[0].toObject().contains(QStringLiteral("prev_change_id")));
}

void tst_PaperChannels::booksChainThroughEveryChange()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QString channel = QStringLiteral("book.BTC-PERPETUAL.raw");
    desk.ask(session, "public/subscribe", R"({"channels":["book.BTC-PERPETUAL.raw"]})");
    ClientBook book;
    int messages = 0;
    const auto listen = [&] {
        for (const QJsonValue& data : desk.heard(session, channel)) {
            book.apply(data.toObject());
            ++messages;
        }
    };
    listen();
    unsigned dice = 1;
    for (int step = 0; step < 300; ++step) {
        dice = dice * 1664525U + 1013904223U;
        const int middle = 60'000 + static_cast<int>(dice >> 24U) % 10;
        std::vector<std::string> texts;
        for (int i = 0; i < 6; ++i) texts.push_back(std::to_string(middle + i - 3));
        const std::string size = std::to_string(100 + 10 * (dice >> 20U) % 50 * 10);
        desk.market.book("BTC-PERPETUAL", {{texts[2], size}, {texts[1], "500"}, {texts[0], "700"}},
                         {{texts[3], size}, {texts[4], "500"}, {texts[5], "900"}});
        if (step % 17 == 0)
            desk.ask(session, "private/buy",
                     R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":59900})");
        if (step % 50 == 0) desk.ask(session, "private/cancel_all");
        if (step % 23 == 0)
            desk.ask(session, "private/sell",
                     R"({"instrument_name":"BTC-PERPETUAL","amount":50,"type":"market"})");
        desk.pass(1s);
        listen();
        const QJsonObject asked =
            desk.ask(session, "public/get_order_book",
                     R"({"instrument_name":"BTC-PERPETUAL","depth":100})")[QStringLiteral("result")]
                .toObject();
        listen();
        std::map<double, double> bids, asks;
        for (const QJsonValue& l : asked[QStringLiteral("bids")].toArray())
            bids[l.toArray()[0].toDouble()] = l.toArray()[1].toDouble();
        for (const QJsonValue& l : asked[QStringLiteral("asks")].toArray())
            asks[l.toArray()[0].toDouble()] = l.toArray()[1].toDouble();
        QCOMPARE(book.bids, bids);
        QCOMPARE(book.asks, asks);
        QCOMPARE(book.changeId, asked[QStringLiteral("change_id")].toDouble());
    }
    QCOMPARE(book.contradictions, 0);
    QVERIFY(messages > 250);
}

void tst_PaperChannels::lateListenersJoinTheSameChain()
{
    test::PaperDesk desk;
    const QString channel = QStringLiteral("book.BTC-PERPETUAL.100ms");
    const QByteArray params = R"({"channels":["book.BTC-PERPETUAL.100ms"]})";
    const auto early = desk.connect();
    desk.ask(early, "public/subscribe", params);
    desk.pass(100ms);
    // A change that has not been sent when the second one comes.
    desk.market.book("BTC-PERPETUAL", {{"60000", "700"}}, {{"60001", "700"}});
    const auto late = desk.connect();
    desk.ask(late, "public/subscribe", params);
    ClientBook first, second;
    desk.pass(100ms);
    for (const QJsonValue& data : desk.heard(early, channel)) first.apply(data.toObject());
    for (const QJsonValue& data : desk.heard(late, channel)) second.apply(data.toObject());
    QCOMPARE(first.contradictions + second.contradictions, 0);
    QCOMPARE(first.bids, second.bids);
    QCOMPARE(first.changeId, second.changeId);
    QCOMPARE(first.bids, (std::map<double, double>{{60'000, 700}}));
}

void tst_PaperChannels::oneChangeIdCounterForTheGroup()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(
        session, "public/subscribe",
        R"({"channels":["book.BTC-PERPETUAL.100ms","book.BTC-25DEC26.100ms","book.ETH-PERPETUAL.100ms"]})");
    desk.heard(session);
    std::set<double> btc;
    for (int i = 0; i < 5; ++i) {
        const std::string size = std::to_string(100 + 10 * i);
        desk.market.book("BTC-PERPETUAL", {{"60000", size}}, {{"60001", "10"}});
        desk.market.book("BTC-25DEC26", {{"60997.5", size}}, {{"61002.5", "10"}});
        desk.pass(100ms);
        for (const QJsonObject& frame : desk.heard(session)) {
            const QJsonObject data =
                frame[QStringLiteral("params")].toObject()[QStringLiteral("data")].toObject();
            QVERIFY(btc.insert(data[QStringLiteral("change_id")].toDouble()).second);
        }
    }
    QCOMPARE(btc.size(), std::size_t{10});
    QCOMPARE(*btc.rbegin() - *btc.begin(), 9.0);
}

void tst_PaperChannels::stillMarketsSayNothing()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(
        session, "public/subscribe",
        R"({"channels":["book.BTC-PERPETUAL.raw","ticker.BTC-PERPETUAL.raw","quote.BTC-PERPETUAL","book.BTC-PERPETUAL.none.10.100ms"]})");
    QCOMPARE(desk.heard(session).size(), 4);
    for (int i = 0; i < 20; ++i) desk.pass(1s);
    QCOMPARE(desk.heard(session).size(), 0);
}

void tst_PaperChannels::groupsBooks()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(session, "public/subscribe", R"({"channels":["book.BTC-PERPETUAL.5.10.100ms"]})");
    const QJsonObject data =
        desk.heard(session, QStringLiteral("book.BTC-PERPETUAL.5.10.100ms"))[0].toObject();
    QCOMPARE(compact(data[QStringLiteral("bids")]),
             QByteArray("[[60000,1000],[59995,2000],[59990,5000]]"));
    QCOMPARE(compact(data[QStringLiteral("asks")]), QByteArray("[[60005,3000],[60010,5000]]"));
    QVERIFY(!data.contains(QStringLiteral("type")));
}

void tst_PaperChannels::sendsOneFrameToAll()
{
    test::PaperDesk desk;
    std::vector<paper::SessionId> sessions;
    for (int i = 0; i < 3; ++i) {
        sessions.push_back(desk.connect());
        desk.ask(sessions.back(), "public/subscribe",
                 R"({"channels":["ticker.BTC-PERPETUAL.100ms"]})");
        desk.heard(sessions.back());
    }
    desk.market.mark("BTC-PERPETUAL", 60'010);
    desk.pass(100ms);
    std::set<const std::string*> frames;
    for (const auto session : sessions) frames.insert(desk.exchange.takeFrame(session).get());
    QCOMPARE(frames.size(), std::size_t{1});
    QVERIFY(*frames.begin() != nullptr);
}

void tst_PaperChannels::tellsQuotesOnlyWhenTheyChange()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    const QString channel = QStringLiteral("quote.BTC-PERPETUAL");
    desk.ask(session, "public/subscribe", R"({"channels":["quote.BTC-PERPETUAL"]})");
    QCOMPARE(desk.heard(session, channel).size(), 1);
    desk.market.mark("BTC-PERPETUAL", 60'010);  // the mark is no quote
    desk.pass(100ms);
    QCOMPARE(desk.heard(session, channel).size(), 0);
    desk.market.book("BTC-PERPETUAL", {{"60002", "10"}}, {{"60003", "10"}});
    desk.pass(100ms);
    const auto quotes = desk.heard(session, channel);
    QCOMPARE(quotes.size(), 1);
    QCOMPARE(quotes[0].toObject()[QStringLiteral("best_bid_price")].toDouble(), 60'002.0);
}

void tst_PaperChannels::tellsIndexMarksAndExpiry()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(
        session, "public/subscribe",
        R"({"channels":["deribit_price_index.btc_usd","deribit_volatility_index.btc_usd","markprice.options.btc_usd","estimated_expiration_price.btc_usd","perpetual.BTC-PERPETUAL.100ms"]})");
    QCOMPARE(desk.heard(session).size(), 5);
    desk.market.index("btc_usd", 60'100);
    desk.market.mark("BTC-25DEC26-60000-C", 0.061);
    desk.pass(1s);
    std::map<QString, QByteArray> news;
    for (const QJsonObject& frame : desk.heard(session)) {
        const QJsonObject params = frame[QStringLiteral("params")].toObject();
        news[params[QStringLiteral("channel")].toString()] =
            compact(params[QStringLiteral("data")]);
    }
    QCOMPARE(news.size(), std::size_t{3});
    QCOMPARE(news[QStringLiteral("deribit_price_index.btc_usd")],
             QByteArray(R"({"index_name":"btc_usd","price":60100,"timestamp":1795348801000})"));
    QCOMPARE(
        news[QStringLiteral("markprice.options.btc_usd")],
        QByteArray(R"([{"instrument_name":"BTC-25DEC26-60000-C","iv":0.55,"mark_price":0.061}])"));
    QCOMPARE(news[QStringLiteral("estimated_expiration_price.btc_usd")],
             QByteArray(R"({"is_estimated":false,"price":60100,"seconds":71999})"));
}

void tst_PaperChannels::tellsTradesAndCharts()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(
        session, "public/subscribe",
        R"({"channels":["trades.BTC-PERPETUAL.100ms","trades.future.BTC.raw","chart.trades.BTC-PERPETUAL.1"]})");
    // The market moves through its own best offer: somebody has bought it.
    desk.market.book("BTC-PERPETUAL", {{"60002", "10"}}, {{"60003", "10"}});
    desk.pass(100ms);
    desk.ask(session, "private/sell",
             R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market"})");
    desk.pass(100ms);
    std::map<QString, int> count;
    QJsonObject candle;
    for (const QJsonObject& frame : desk.heard(session)) {
        const QJsonObject params = frame[QStringLiteral("params")].toObject();
        const QString channel = params[QStringLiteral("channel")].toString();
        if (channel.startsWith(QStringLiteral("chart")))
            candle = params[QStringLiteral("data")].toObject();
        count[channel] += static_cast<int>(params[QStringLiteral("data")].toArray().size());
    }
    QCOMPARE(count[QStringLiteral("trades.BTC-PERPETUAL.100ms")], 2);
    QCOMPARE(count[QStringLiteral("trades.future.BTC.raw")], 2);
    QCOMPARE(candle[QStringLiteral("open")].toDouble(), 60'001.0);
    QCOMPARE(candle[QStringLiteral("close")].toDouble(), 60'002.0);
    QCOMPARE(candle[QStringLiteral("cost")].toDouble(), 1'010.0);
}

void tst_PaperChannels::tellsUserChanges()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const auto other = desk.login("other");
    const QString channel = QStringLiteral("user.changes.any.any.raw");
    for (const auto s : {session, other})
        desk.ask(s, "private/subscribe",
                 R"({"channels":["user.changes.any.any.raw","user.trades.any.any.raw"]})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":1500,"price":60001,"label":"leg"})");
    const auto changes = desk.heard(session, channel);
    QCOMPARE(changes.size(), 1);
    const QJsonObject change = changes[0].toObject();
    QCOMPARE(change[QStringLiteral("instrument_name")].toString(), QStringLiteral("BTC-PERPETUAL"));
    QCOMPARE(change[QStringLiteral("trades")].toArray().size(), 1);
    QCOMPARE(change[QStringLiteral("orders")]
                 .toArray()[0]
                 .toObject()[QStringLiteral("filled_amount")]
                 .toDouble(),
             1'000.0);
    QCOMPARE(change[QStringLiteral("positions")]
                 .toArray()[0]
                 .toObject()[QStringLiteral("size")]
                 .toDouble(),
             1'000.0);
    QCOMPARE(desk.heard(other).size(), 0);
}

void tst_PaperChannels::tellsPortfolios()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QString channel = QStringLiteral("user.portfolio.btc");
    desk.ask(session, "private/subscribe", R"({"channels":["user.portfolio.btc"]})");
    QCOMPARE(desk.heard(session, channel)[0].toObject()[QStringLiteral("equity")].toDouble(), 10.0);
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"price":60001})");
    const auto after = desk.heard(session, channel);
    QCOMPARE(after.size(), 1);
    QVERIFY(after[0].toObject()[QStringLiteral("delta_total")].toDouble() > 0.0166);
    desk.market.mark("BTC-PERPETUAL", 60'500);
    desk.pass(2s);
    QVERIFY(desk.heard(session, channel)[0].toObject()[QStringLiteral("session_upl")].toDouble() >
            0);
    QVERIFY(desk.exchange.import("paper", {{"BTC-PERPETUAL", test::quantity("-1000"), 60'000.0}})
                .has_value());
    desk.pass(100ms);
    // In place of the thousand that were bought, not beside them.
    const double delta =
        desk.heard(session, channel).last().toObject()[QStringLiteral("delta_total")].toDouble();
    QVERIFY2(std::abs(delta * 60'500 + 1000) < 10, qPrintable(QString::number(delta)));
    QVERIFY(!desk.exchange.import("paper", {{"NOTHING", test::quantity("1"), {}}}).has_value());
    QVERIFY(!desk.exchange.import("nobody", {}).has_value());
}

void tst_PaperChannels::tellsWhatAnImportTookAway()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    const QString channel = QStringLiteral("user.changes.any.any.raw");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"price":60001})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"price":59000})");
    desk.ask(session, "private/subscribe",
             R"({"channels":["user.changes.any.any.raw","user.portfolio.btc"]})");
    desk.heard(session);
    const paper_trading::Account before = *desk.exchange.accountByKey("paper");

    // One that the market does not list: nothing is taken away.
    const std::vector<paper_trading::SeedPosition> own{
        {"BTC-25DEC26-60000-C", test::quantity("-3"), 0.05}, {"NOTHING", test::quantity("1"), {}}};
    QVERIFY(!desk.exchange.import("paper", own).has_value());
    desk.pass(100ms);
    QVERIFY(desk.heard(session, channel).isEmpty());
    QCOMPARE(desk.exchange.accountByKey("paper")->holdings, before.holdings);

    QVERIFY(desk.exchange.import("paper", {own.front()}).has_value());
    desk.pass(100ms);
    std::map<QString, double> sizes;
    QStringList orders;
    bool portfolio = false;
    for (const QJsonObject& frame : desk.heard(session)) {
        const QJsonObject params = frame[QStringLiteral("params")].toObject();
        const QJsonObject data = params[QStringLiteral("data")].toObject();
        portfolio |= params[QStringLiteral("channel")] == QStringLiteral("user.portfolio.btc");
        if (params[QStringLiteral("channel")] != channel) continue;
        for (const QJsonValue& p : data[QStringLiteral("positions")].toArray())
            sizes[p[QStringLiteral("instrument_name")].toString()] =
                p[QStringLiteral("size")].toDouble();
        for (const QJsonValue& o : data[QStringLiteral("orders")].toArray())
            orders << o[QStringLiteral("order_state")].toString();
        QVERIFY(data[QStringLiteral("trades")].toArray().isEmpty());
    }
    QCOMPARE(sizes, (std::map<QString, double>{{QStringLiteral("BTC-PERPETUAL"), 0},
                                               {QStringLiteral("BTC-25DEC26-60000-C"), -3}}));
    QCOMPARE(orders, QStringList{QStringLiteral("cancelled")});
    QVERIFY(portfolio);
    QCOMPARE(desk.exchange.accountByKey("paper")->wallets, before.wallets);
}

void tst_PaperChannels::tellsInstrumentStates()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(session, "public/subscribe", R"({"channels":["instrument.state.option.BTC"]})");
    desk.market.close("BTC-25DEC26-60000-C", 66'000);
    desk.market.close("BTC-25DEC26", 66'000);
    desk.pass(100ms);
    const auto states = desk.heard(session, QStringLiteral("instrument.state.option.BTC"));
    QCOMPARE(states.size(), 1);
    QCOMPARE(states[0].toObject()[QStringLiteral("instrument_name")].toString(),
             QStringLiteral("BTC-25DEC26-60000-C"));
}

void tst_PaperChannels::asksForASignOfLife()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    const auto asked = [&] {
        int count = 0;
        for (const QJsonObject& frame : desk.heard(session))
            count +=
                frame[QStringLiteral("params")].toObject()[QStringLiteral("type")].toString() ==
                QStringLiteral("test_request");
        return count;
    };
    desk.pass(9s);
    QCOMPARE(asked(), 0);
    desk.pass(1s);
    QCOMPARE(asked(), 1);
    desk.ask(session, "public/test");
    desk.pass(9s);
    QCOMPARE(asked(), 0);
    desk.pass(1s);
    QCOMPARE(asked(), 1);
    desk.pass(9s);
    QVERIFY(desk.exchange.closing(session).empty());
    desk.pass(1s);
    QVERIFY(!desk.exchange.closing(session).empty());
}

void tst_PaperChannels::closesIdleConnections()
{
    test::PaperDesk desk;
    const auto idle = desk.connect();
    const auto spoken = desk.connect();
    for (int i = 0; i < 6; ++i) {
        desk.pass(10s);
        if (i < 5) QVERIFY(desk.exchange.closing(idle).empty());
        desk.ask(spoken, "public/test");
    }
    QVERIFY(!desk.exchange.closing(idle).empty());
    QVERIFY(desk.exchange.closing(spoken).empty());
}

/// Trades are owed one by one: a reader who does not take them is given up in the end.
void tst_PaperChannels::closesReadersWhoTakeNothing()
{
    paper::ExchangeOptions options;
    options.outboxLimitBytes = 20'000;
    options.rates.matching = {1'000, 1'000};
    test::PaperDesk desk(options);
    const auto session = desk.connect();
    const auto trader = desk.login();
    desk.ask(session, "public/subscribe", R"({"channels":["trades.BTC-PERPETUAL.100ms"]})");
    for (int i = 0; i < 200 && desk.exchange.closing(session).empty(); ++i) {
        desk.market.book("BTC-PERPETUAL", {{"60000", "1000"}}, {{"60001", "1000"}});
        desk.ask(trader, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market"})");
        desk.pass(100ms);
    }
    QVERIFY(!desk.exchange.closing(session).empty());
    QVERIFY(desk.exchange.takeFrame(session) == nullptr);
}

void tst_PaperChannels::tellsSlowReadersWhatIsTrueInTheEnd_data()
{
    QTest::addColumn<QString>("channel");
    for (const char* name : {"ticker.BTC-PERPETUAL.100ms", "quote.BTC-PERPETUAL",
                             "book.BTC-PERPETUAL.none.10.100ms", "perpetual.BTC-PERPETUAL.100ms"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_PaperChannels::tellsSlowReadersWhatIsTrueInTheEnd()
{
    QFETCH(QString, channel);
    paper::ExchangeOptions options;
    options.conflateAboveBytes = 2'000;
    options.outboxLimitBytes = 20'000;
    test::PaperDesk desk(options);
    const auto slow = desk.connect(), quick = desk.connect();
    for (const auto session : {slow, quick})
        desk.ask(session, "public/subscribe", "{\"channels\":[\"" + channel.toLatin1() + "\"]}");
    QList<QJsonValue> quickTold, slowTold;
    for (int i = 0; i < 500; ++i) {
        desk.market.book("BTC-PERPETUAL", {{"60000", i % 2 == 0 ? "1000" : "2000"}},
                         {{"60001", std::to_string(10 + 10 * i)}});
        desk.market.mark("BTC-PERPETUAL", 60'000 + i);
        desk.pass(100ms);
        quickTold += desk.heard(quick, channel);
        if (i == 497) slowTold += desk.heard(slow, channel);  // reads on: what it missed is due
    }
    slowTold += desk.heard(slow, channel);
    QVERIFY(desk.exchange.closing(slow).empty());
    QVERIFY2(quickTold.size() >= 500, qPrintable(QString::number(quickTold.size())));
    QVERIFY2(slowTold.size() < 60, qPrintable(QString::number(slowTold.size())));
    QCOMPARE(slowTold.last(), quickTold.last());
}

/// What was put off of a book comes as one change, and the chain holds.
void tst_PaperChannels::keepsTheChainOfABookThatWasPutOff()
{
    paper::ExchangeOptions options;
    options.conflateAboveBytes = 1'000;
    test::PaperDesk desk(options);
    const QString channel = QStringLiteral("book.BTC-PERPETUAL.100ms");
    const auto session = desk.connect();
    desk.ask(session, "public/subscribe", R"({"channels":["book.BTC-PERPETUAL.100ms"]})");
    ClientBook book;
    int messages = 0;
    const auto read = [&] {
        for (const QJsonValue& data : desk.heard(session, channel)) {
            ++messages;
            book.apply(data.toObject());
        }
    };
    read();
    for (int i = 1; i <= 300; ++i) {
        desk.market.book(
            "BTC-PERPETUAL", {{"60000", std::to_string(10 * i)}, {"59999.5", "2000"}},
            {{"60001", "1000"}, {i % 3 == 0 ? "60002" : "60001.5", std::to_string(20 * i)}});
        desk.pass(100ms);
        if (i % 60 == 0) read();
    }
    desk.pass(100ms);
    read();
    desk.pass(100ms);
    read();
    QCOMPARE(book.bids, (std::map<double, double>{{60000, 3000}, {59999.5, 2000}}));
    QCOMPARE(book.asks, (std::map<double, double>{{60001, 1000}, {60002, 6000}}));
    QCOMPARE(book.contradictions, 0);
    QVERIFY2(messages < 150, qPrintable(QString::number(messages)));
}

/// Channels take turns: with room for one at a time, each is told sooner or later.
void tst_PaperChannels::passesNoChannelOver()
{
    paper::ExchangeOptions options;
    options.conflateAboveBytes = 100;  // less than one message
    test::PaperDesk desk(options);
    const auto session = desk.connect();
    desk.ask(
        session, "public/subscribe",
        R"({"channels":["ticker.BTC-PERPETUAL.100ms","ticker.ETH-PERPETUAL.100ms","ticker.BTC-25DEC26.100ms"]})");
    desk.heard(session);
    QMap<QString, int> times;
    for (int i = 0; i < 60; ++i) {
        for (const char* name : {"BTC-PERPETUAL", "ETH-PERPETUAL", "BTC-25DEC26"})
            desk.market.mark(name, desk.market.at(name).mark + 1);
        desk.pass(100ms);
        for (const QJsonObject& frame : desk.heard(session))
            ++times
                [frame[QStringLiteral("params")].toObject()[QStringLiteral("channel")].toString()];
    }
    QCOMPARE(times.size(), 3);
    for (const int count : std::as_const(times))
        QVERIFY2(count >= 15, qPrintable(QString::number(count)));
}

/// A test request goes before what waits, and patience begins when it leaves.
void tst_PaperChannels::doesNotTakeASlowReaderForDead()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    desk.ask(session, "public/subscribe", R"({"channels":["ticker.BTC-PERPETUAL.100ms"]})");
    for (int i = 0; i < 300; ++i) {  // half a minute in which it reads nothing
        desk.market.mark("BTC-PERPETUAL", 60'000 + i);
        desk.pass(100ms);
    }
    QVERIFY(desk.exchange.closing(session).empty());
    const paper::Frame first = desk.exchange.takeFrame(session);
    QVERIFY(first && first->find("test_request") != std::string::npos);
    desk.pass(9s);
    QVERIFY(desk.exchange.closing(session).empty());
    desk.pass(1s);
    QVERIFY(!desk.exchange.closing(session).empty());
}

void tst_PaperChannels::givesUpAReaderWhoReadsNothingForAMinute()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    for (int i = 0; i < 69; ++i) desk.pass(1s);
    QVERIFY(desk.exchange.closing(session).empty());
    desk.pass(1s);
    QCOMPARE(QString::fromStdString(std::string{desk.exchange.closing(session)}),
             QStringLiteral("it has read nothing for a minute"));
}

/// While the exchange itself was held up it could hear nobody.
void tst_PaperChannels::timeInWhichNobodyCouldBeHeardIsNobodysSilence()
{
    test::PaperDesk desk;
    const auto session = desk.connect(), idle = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    desk.pass(10s);
    QCOMPARE(desk.heard(session).size(), 1);  // asked; the answer is on its way
    desk.exchange.excuse(60s);
    desk.pass(60s);
    QVERIFY(desk.exchange.closing(session).empty());
    QVERIFY(desk.exchange.closing(idle).empty());
    desk.pass(10s);
    QVERIFY(!desk.exchange.closing(session).empty());
}

/// A market that cannot be computed as fast as it is to run falls behind; heartbeats do not.
void tst_PaperChannels::aMarketThatLagsLeavesHeartbeatsAlone()
{
    paper::ExchangeOptions options;
    options.speed = 5;
    test::PaperDesk desk(options);
    const auto session = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    const core::Time before = desk.exchange.market().now();
    desk.now += 49s;
    desk.exchange.advance(desk.now, 1s);
    QCOMPARE(desk.exchange.market().now() - before, core::Duration{1s});
    QCOMPARE(desk.heard(session).size(), 0);
    desk.now += 1s;  // ten seconds of the machine
    desk.exchange.advance(desk.now, 1s);
    QCOMPARE(desk.heard(session).size(), 1);
}

void tst_PaperChannels::heartbeatsKeepMachineTime()
{
    paper::ExchangeOptions options;
    options.speed = 100;
    test::PaperDesk desk(options);
    const auto session = desk.connect();
    desk.ask(session, "public/set_heartbeat", R"({"interval":10})");
    desk.pass(999s);
    QCOMPARE(desk.heard(session).size(), 0);
    desk.pass(1s);
    QCOMPARE(desk.heard(session).size(), 1);
}

QTEST_APPLESS_MAIN(tst_PaperChannels)
#include "tst_paper_channels.moc"
