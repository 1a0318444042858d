#include "connectors/deribit/book_chains.h"
#include "connectors/deribit/errors.h"
#include "connectors/deribit/requests.h"
#include "connectors/deribit/subscriptions.h"

#include <QTest>

#include <string>
#include <type_traits>
#include <vector>

using namespace ballast;
using deribit::Request;
namespace requests = deribit::requests;

namespace {

orders::Intent intent()
{
    orders::Intent out;
    out.label = "R1-ABCDEFGH-0000000000042";
    out.instrumentName = "BTC-27MAR26-70000-C";
    out.side = core::Side::Sell;
    out.quantity = *core::Quantity::parse("12.3");
    out.limit = *core::Price::parse("0.0315");
    out.validUntil = core::fromUnixMs(1785000002500);
    return out;
}

}  // namespace

class tst_Requests : public QObject {
    Q_OBJECT

private slots:
    void isWrittenExactly_data()
    {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("golden");
        const auto row = [](const char* name, const Request& request, const char* golden) {
            QTest::newRow(name) << QString::fromStdString(deribit::frame(7, request))
                                << QString::fromUtf8(golden);
        };
        const deribit::Secret secret{std::string{"AMANDASECRECT"}};
        row("heartbeat", requests::setHeartbeat(10),
            R"({"jsonrpc":"2.0","id":7,"method":"public/set_heartbeat","params":{"interval":10}})");
        row("test", requests::test(),
            R"({"jsonrpc":"2.0","id":7,"method":"public/test","params":{}})");
        row("instruments", requests::getInstruments("BTC", "option"),
            R"({"jsonrpc":"2.0","id":7,"method":"public/get_instruments","params":{"currency":"BTC","kind":"option","expired":false}})");
        row("auth",
            requests::auth("AMANDA", secret, core::fromUnixMs(1576074319000), "1iqt2wls",
                           "connection trade:read"),
            R"({"jsonrpc":"2.0","id":7,"method":"public/auth","params":{"grant_type":"client_signature","client_id":"AMANDA","timestamp":1576074319000,"nonce":"1iqt2wls","data":"","signature":"56590594f97921b09b18f166befe0d1319b198bbcdad7ca73382de2f88fe9aa1","scope":"connection trade:read"}})");
        const std::vector<std::pair<std::string, core::Quantity>> legs{
            {"BTC-PERPETUAL", *core::Quantity::parse("-128000")},
            {"BTC-27MAR26-70000-C", *core::Quantity::parse("2.5")}};
        row("simulate", requests::simulatePortfolio("BTC", legs),
            R"({"jsonrpc":"2.0","id":7,"method":"private/simulate_portfolio","params":{"currency":"BTC","add_positions":true,"simulated_positions":{"BTC-PERPETUAL":-128000,"BTC-27MAR26-70000-C":2.5}}})");
        row("sell", requests::place(intent()),
            R"({"jsonrpc":"2.0","id":7,"method":"private/sell","params":{"instrument_name":"BTC-27MAR26-70000-C","amount":12.3,"type":"limit","price":0.0315,"label":"R1-ABCDEFGH-0000000000042","time_in_force":"immediate_or_cancel","post_only":false,"valid_until":1785000002500}})");
        auto buy = intent();
        buy.side = core::Side::Buy;
        buy.timeInForce = orders::TimeInForce::FillOrKill;
        buy.quantity = *core::Quantity::parse("100000");
        buy.limit = *core::Price::parse("63412.5");
        row("buy", requests::place(buy),
            R"({"jsonrpc":"2.0","id":7,"method":"private/buy","params":{"instrument_name":"BTC-27MAR26-70000-C","amount":100000,"type":"limit","price":63412.5,"label":"R1-ABCDEFGH-0000000000042","time_in_force":"fill_or_kill","post_only":false,"valid_until":1785000002500}})");
        auto rest = buy;
        rest.timeInForce = orders::TimeInForce::GoodTilCancelled;
        row("rest", requests::place(rest),
            R"({"jsonrpc":"2.0","id":7,"method":"private/buy","params":{"instrument_name":"BTC-27MAR26-70000-C","amount":100000,"type":"limit","price":63412.5,"label":"R1-ABCDEFGH-0000000000042","time_in_force":"good_til_cancelled","post_only":true,"reject_post_only":true,"valid_until":1785000002500}})");
        row("cancel", requests::cancel("BTC-1"),
            R"({"jsonrpc":"2.0","id":7,"method":"private/cancel","params":{"order_id":"BTC-1"}})");
        row("cancel by label", requests::cancelByLabel("R1-X"),
            R"({"jsonrpc":"2.0","id":7,"method":"private/cancel_by_label","params":{"label":"R1-X"}})");
        row("cancel all", requests::cancelAll(),
            R"({"jsonrpc":"2.0","id":7,"method":"private/cancel_all","params":{}})");
        row("state by label", requests::orderStateByLabel("BTC", "R1-X"),
            R"({"jsonrpc":"2.0","id":7,"method":"private/get_order_state_by_label","params":{"currency":"BTC","label":"R1-X"}})");
        row("trades by order", requests::tradesByOrder("BTC-1", false),
            R"({"jsonrpc":"2.0","id":7,"method":"private/get_user_trades_by_order","params":{"order_id":"BTC-1","sorting":"asc","historical":false}})");
        row("trades since",
            requests::tradesSince("BTC", core::fromUnixMs(1), core::fromUnixMs(2), true),
            R"({"jsonrpc":"2.0","id":7,"method":"private/get_user_trades_by_currency_and_time","params":{"currency":"BTC","start_timestamp":1,"end_timestamp":2,"count":1000,"sorting":"asc","historical":true}})");
        row("history", requests::orderHistory("BTC", true),
            R"({"jsonrpc":"2.0","id":7,"method":"private/get_order_history_by_currency","params":{"currency":"BTC","count":1000,"include_old":true,"include_unfilled":true,"historical":true}})");
        row("cancel on disconnect", requests::enableCancelOnDisconnect(),
            R"({"jsonrpc":"2.0","id":7,"method":"private/enable_cancel_on_disconnect","params":{"scope":"connection"}})");
        const std::vector<std::string> channels{"a.b", "quote\"d\\"};
        row("subscribe", requests::subscribe(channels),
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"private/"
            "subscribe\",\"params\":{\"channels\":[\"a.b\",\"quote\\\"d\\\\\"]}}");
        row("a name with a line break", requests::getInstrument("a\nb"),
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"public/"
            "get_instrument\",\"params\":{\"instrument_name\":\"a\\u000ab\"}}");
    }
    void isWrittenExactly()
    {
        QFETCH(QString, got);
        QFETCH(QString, golden);
        QCOMPARE(got, golden);
    }

    void theSecretCannotBeCopiedOrPrinted()
    {
        static_assert(!std::is_copy_constructible_v<deribit::Secret>);
        static_assert(!std::is_copy_assignable_v<deribit::Secret>);
        static_assert(!std::is_convertible_v<deribit::Secret, std::string>);
        std::string text = "a secret of more than a few letters";
        const std::string copy = text;
        deribit::Secret secret{std::move(text)};
        const std::string signature = secret.sign("x");
        deribit::Secret other{std::move(secret)};
        QCOMPARE(other.sign("x"), signature);
        QVERIFY(!other.empty());
        QCOMPARE(deribit::Secret{std::string{copy}}.sign("x"), signature);
    }

    void signsAsThePublishedVectorsSay()
    {
        // RFC 4231, test case 2.
        QCOMPARE(deribit::Secret{std::string{"Jefe"}}.sign("what do ya want for nothing?"),
                 std::string{"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"});
    }

    void everyUnknownErrorIsAmbiguous()
    {
        int definite = 0;
        for (int code = -40000; code < 20000; ++code)
            definite += deribit::certainty({code, "some words nobody has seen"}) ==
                        deribit::Certainty::Definite;
        QCOMPARE(definite, 0);
        for (const char* word :
             {"timed_out", "internal_server_error", "temporarily_unavailable", "unavailable", ""})
            for (int code = 10000; code < 14000; ++code)
                QVERIFY(deribit::certainty({code, word}) == deribit::Certainty::Ambiguous);
    }

    void missingChannelsAreCounted()
    {
        std::string first;
        QCOMPARE(deribit::Subscriptions::missing({"a", "b", "c"}, {"c", "a"}, first), 1u);
        QCOMPARE(first, std::string{"b"});
        deribit::Subscriptions wanted;
        for (const char* channel : {"a", "b", "a", "c"}) wanted.want(channel);
        QCOMPARE(wanted.next(2), (std::vector<std::string>{"a", "b"}));
        wanted.want("b");
        QCOMPARE(wanted.next(9), (std::vector<std::string>{"c"}));
    }

    void judgesChains_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("verdicts");
        // s5: snapshot 5; 5-6: change 6 after 5.
        QTest::newRow("whole") << "s5 5-6 6-9" << "pass pass pass";
        QTest::newRow("a repeat") << "s5 5-6 5-6 6-7" << "pass pass drop pass";
        QTest::newRow("a gap, then nothing until the snapshot")
            << "s5 6-7 7-8 s9 9-10" << "pass lost drop pass pass";
        QTest::newRow("a change first") << "5-6 6-7 s8 8-9" << "lost drop pass pass";
        QTest::newRow("numbers that fall") << "s50 3-4 s4 4-5" << "pass lost pass pass";
        QTest::newRow("a second snapshot") << "s5 s9 9-10" << "pass pass pass";
    }
    void judgesChains()
    {
        QFETCH(QString, script);
        QFETCH(QString, verdicts);
        deribit::BookChains chains;
        QStringList said;
        for (const QString& step : script.split(QLatin1Char(' '))) {
            market::BookUpdate update;
            update.id = core::InstrumentId{1};
            update.snapshot = step.startsWith(QLatin1Char('s'));
            update.changeId = update.snapshot ? step.mid(1).toULongLong()
                                              : step.section(QLatin1Char('-'), 1).toULongLong();
            update.previousChangeId =
                update.snapshot ? 0 : step.section(QLatin1Char('-'), 0, 0).toULongLong();
            switch (chains.judge(update)) {
                case deribit::BookChains::Verdict::Pass: said << QStringLiteral("pass"); break;
                case deribit::BookChains::Verdict::Drop: said << QStringLiteral("drop"); break;
                case deribit::BookChains::Verdict::Lost: said << QStringLiteral("lost"); break;
            }
        }
        QCOMPARE(said.join(QLatin1Char(' ')), verdicts);
    }
};

QTEST_APPLESS_MAIN(tst_Requests)
#include "tst_requests.moc"
