// Orders that take their time to the matching: told by the market's clock, without a wait.
#include "tests/support/paper_desk.h"

#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

paper::ExchangeOptions late(core::Duration latency, double speed = 1)
{
    paper::ExchangeOptions options;
    options.orderLatency = latency;
    options.speed = speed;
    return options;
}

constexpr const char* kOrder =
    R"({"instrument_name":"BTC-PERPETUAL","amount":100,"type":"market"})";

}  // namespace

class TestPaperLatency : public QObject {
    Q_OBJECT

    static QStringList heard(test::PaperDesk& desk, paper::SessionId session)
    {
        QStringList out;
        for (const QJsonObject& frame : desk.heard(session)) {
            if (!frame.contains(QStringLiteral("id"))) continue;
            const QJsonObject order =
                frame[QStringLiteral("result")][QStringLiteral("order")].toObject();
            out << QString::number(frame[QStringLiteral("id")].toInt()) + QLatin1Char(' ') +
                       (order.isEmpty() ? QStringLiteral("answered")
                                        : order[QStringLiteral("order_state")].toString());
        }
        return out;
    }

private slots:
    void anOrderIsAnsweredWhenItHasArrived()
    {
        test::PaperDesk desk(late(40ms));
        const auto session = desk.login();
        QVERIFY(desk.ask(session, "private/buy", kOrder).isEmpty());
        QCOMPARE(desk.exchange.nextArrival(), std::optional{desk.now + 40ms});
        desk.pass(39ms);
        QCOMPARE(heard(desk, session), QStringList{});
        desk.pass(1ms);
        QCOMPARE(heard(desk, session), QStringList{QStringLiteral("2 filled")});
        QVERIFY(!desk.exchange.nextArrival());
    }

    void whatIsOnlyAskedForDoesNotWaitBehindIt()
    {
        test::PaperDesk desk(late(40ms));
        const auto session = desk.login();
        desk.ask(session, "private/buy", kOrder);
        QVERIFY(!desk.ask(session, "public/get_time").isEmpty());
        // And the order is not there yet.
        const auto open = desk.ask(session, "private/get_open_orders", "{}");
        QVERIFY(open[QStringLiteral("result")].toArray().isEmpty());
    }

    void ordersAndCancelsArriveInTheirOrder()
    {
        test::PaperDesk desk(late(40ms));
        const auto session = desk.login();
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":100,"type":"limit","price":1000})");
        desk.pass(10ms);
        desk.ask(session, "private/cancel_all");
        desk.pass(30ms);
        QCOMPARE(heard(desk, session), QStringList{QStringLiteral("2 open")});
        desk.pass(10ms);
        QCOMPARE(heard(desk, session), QStringList{QStringLiteral("3 answered")});
        QVERIFY(desk.exchange.trading().orders().live().empty());
    }

    /// Latency is the machine's: a market at ten times the speed moves ten times as far meanwhile.
    void isMachineTime()
    {
        test::PaperDesk desk(late(40ms, 10));
        const auto session = desk.login();
        desk.ask(session, "private/buy", kOrder);
        desk.pass(390ms);
        QCOMPARE(heard(desk, session), QStringList{});
        desk.pass(10ms);
        QCOMPARE(heard(desk, session), QStringList{QStringLiteral("2 filled")});
    }

    /// What the exchange has received counts, though the connection is gone; what of it would rest
    /// is cancelled with the connection.
    void aLostConnectionTakesNoOrderBack()
    {
        test::PaperDesk desk(late(40ms));
        const auto session = desk.login();
        desk.ask(session, "private/enable_cancel_on_disconnect");
        desk.ask(session, "private/buy", kOrder);
        desk.ask(session, "private/buy",
                 R"({"instrument_name":"BTC-PERPETUAL","amount":100,"type":"limit","price":1000})");
        desk.exchange.disconnect(session, desk.now);
        QVERIFY(!desk.exchange.nextArrival());
        QVERIFY(desk.exchange.trading().orders().live().empty());
        const paper_trading::Account* account = desk.exchange.accountByKey("paper");
        QCOMPARE(account->holdings.size(), 1U);
    }

    void withoutLatencyTheAnswerComesAtOnce()
    {
        test::PaperDesk desk;
        const auto session = desk.login();
        QVERIFY(!desk.ask(session, "private/buy", kOrder).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPaperLatency)
#include "tst_paper_latency.moc"
