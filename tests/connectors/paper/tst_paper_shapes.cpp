// The exchange's answers hold every field that recorded answers of the real venue hold.
#include "tests/support/paper_desk.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace ballast;

namespace {

QString folder()
{
    const QString given = qEnvironmentVariable("BALLAST_RECORDINGS");
    const QString base = given.isEmpty() ? qEnvironmentVariable("BALLAST_SOURCE") +
                                               QStringLiteral("/../shared/recordings")
                                         : given;
    return base + QStringLiteral("/deribit/messages_nautilus/");
}

/// What the venue sends only in circumstances that do not arise here: combos, block trades,
/// cross margin, leverage an account was given.
bool isElsewhere(const QString& field)
{
    static const QSet<QString> kFields{QStringLiteral("combo_id"),
                                       QStringLiteral("combo_trade_id"),
                                       QStringLiteral("legs"),
                                       QStringLiteral("block_trade_id"),
                                       QStringLiteral("max_non_default_leverage"),
                                       QStringLiteral("user_id"),
                                       QStringLiteral("prev_change_id"),
                                       QStringLiteral("quotes"),
                                       QStringLiteral("max_quotes"),
                                       QStringLiteral("guaranteed_quotes"),
                                       QStringLiteral("block_trade")};
    return kFields.contains(field);
}

/// Fields of the recorded value that ours lacks, with their path. Of lists the first items are
/// compared.
void missing(const QJsonValue& theirs, const QJsonValue& ours, const QString& path,
             QStringList& out, int& compared)
{
    if (theirs.isArray() && ours.isArray() && !theirs.toArray().isEmpty() &&
        !ours.toArray().isEmpty())
        missing(theirs.toArray()[0], ours.toArray()[0], path + QStringLiteral("[]"), out, compared);
    if (!theirs.isObject() || !ours.isObject()) return;
    const QJsonObject have = ours.toObject();
    const QJsonObject want = theirs.toObject();
    if (path.endsWith(QStringLiteral("_map"))) return;
    for (auto it = want.begin(); it != want.end(); ++it) {
        if (isElsewhere(it.key())) continue;
        ++compared;
        if (!have.contains(it.key())) out += path + QLatin1Char('.') + it.key();
        missing(it.value(), have[it.key()], path + QLatin1Char('.') + it.key(), out, compared);
    }
}

}  // namespace

class tst_PaperShapes : public QObject {
    Q_OBJECT
private slots:
    void holdsEveryRecordedField_data();
    void holdsEveryRecordedField();

private:
    QJsonValue answer(const QByteArray& method, const QByteArray& params) const;
    QJsonValue notification(const QByteArray& channel) const;
};

void tst_PaperShapes::holdsEveryRecordedField_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    const auto row = [](const char* file, const char* method, const char* params) {
        QTest::newRow(file) << QByteArray(method) << QByteArray(params);
    };
    row("http_get_instrument.json", "public/get_instrument",
        R"({"instrument_name":"BTC-PERPETUAL"})");
    row("http_get_instrument_option.json", "public/get_instrument",
        R"({"instrument_name":"BTC-25DEC26-60000-C"})");
    row("http_get_instruments.json", "public/get_instruments", R"({"currency":"BTC"})");
    row("http_get_order_book.json", "public/get_order_book",
        R"({"instrument_name":"BTC-PERPETUAL"})");
    row("http_get_last_trades.json", "public/get_last_trades_by_instrument",
        R"({"instrument_name":"BTC-PERPETUAL"})");
    row("http_get_tradingview_chart_data.json", "public/get_tradingview_chart_data",
        R"({"instrument_name":"BTC-PERPETUAL","resolution":"1","start_timestamp":0,"end_timestamp":9999999999999})");
    row("http_get_expirations_any.json", "public/get_expirations",
        R"({"currency":"any","kind":"any"})");
    row("http_get_expirations_btc_option.json", "public/get_expirations",
        R"({"currency":"BTC","kind":"option"})");
    row("http_get_account_summaries.json", "private/get_account_summaries", R"({"extended":true})");
    row("http_get_time.json", "public/get_time", "{}");
    row("http_test.json", "public/test", "{}");
    row("ws_order_buy_response.json", "private/buy",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":59990})");
    row("ws_order_sell_response.json", "private/sell",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":60100})");
    row("ws_order_stop_market_response.json", "private/sell",
        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"stop_market","trigger":"mark_price","trigger_price":59000})");
    row("ws_order_edit_response.json", "private/edit",
        R"({"order_id":"9","amount":20,"price":59980})");
    row("ws_order_cancel_response.json", "private/cancel", R"({"order_id":"9"})");
    row("ws_ticker.json", "", "ticker.BTC-PERPETUAL.100ms");
    row("ws_quote.json", "", "quote.BTC-PERPETUAL");
    row("ws_book_snapshot.json", "", "book.BTC-PERPETUAL.100ms");
    row("ws_book_grouped_snapshot.json", "", "book.BTC-PERPETUAL.none.10.100ms");
    row("ws_trades.json", "", "trades.BTC-PERPETUAL.100ms");
    row("ws_chart.json", "", "chart.trades.BTC-PERPETUAL.1");
    row("ws_portfolio.json", "", "user.portfolio.any");
    row("ws_volatility_index.json", "", "deribit_volatility_index.btc_usd");
}

QJsonValue tst_PaperShapes::answer(const QByteArray& method, const QByteArray& params) const
{
    test::PaperDesk desk;
    const auto session = desk.login();
    // Something to look at: two trades, and the resting order with the id that is asked about.
    for (int i = 1; i <= 8; ++i)
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market"})");
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":59990})");
    return desk.ask(session, method.constData(), params)[QStringLiteral("result")];
}

QJsonValue tst_PaperShapes::notification(const QByteArray& channel) const
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/subscribe", "{\"channels\":[\"" + channel + "\"]}");
    auto heard = desk.heard(session, QString::fromLatin1(channel));
    if (heard.isEmpty()) {
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market"})");
        desk.pass(std::chrono::seconds{1});
        heard = desk.heard(session, QString::fromLatin1(channel));
    }
    return heard.isEmpty() ? QJsonValue{} : heard.first();
}

void tst_PaperShapes::holdsEveryRecordedField()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    QFile file(folder() + QString::fromLatin1(QTest::currentDataTag()));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the recordings are not here (set BALLAST_RECORDINGS to their folder)");
    const QJsonObject recorded = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonValue theirs =
        method.isEmpty() ? recorded[QStringLiteral("params")].toObject()[QStringLiteral("data")]
                         : recorded[QStringLiteral("result")];
    const QJsonValue ours = method.isEmpty() ? notification(params) : answer(method, params);
    QVERIFY(!theirs.isUndefined() && !ours.isUndefined() && !ours.isNull());
    QCOMPARE(ours.type(), theirs.type());
    QStringList lacking;
    int compared = 0;
    missing(theirs, ours, {}, lacking, compared);
    QVERIFY2(lacking.isEmpty(), qPrintable(lacking.join(QStringLiteral(", "))));
    QVERIFY(compared > 0 || !theirs.isObject());
    qInfo("compared %d fields", compared);
}

QTEST_APPLESS_MAIN(tst_PaperShapes)
#include "tst_paper_shapes.moc"
