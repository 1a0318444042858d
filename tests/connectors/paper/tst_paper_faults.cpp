#include "tests/support/paper_desk.h"

#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;
using paper::FaultKind;

namespace {

const QByteArray kOrder =
    R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"type":"limit","price":60010,)"
    R"("time_in_force":"immediate_or_cancel","label":"a"})";

struct Desk : test::PaperDesk {
    explicit Desk(const char* fault) : PaperDesk(options(fault)), session(login())
    {
        ask(session, "private/subscribe", R"({"channels":["user.changes.any.any.raw"]})");
        heard(session);
    }
    static paper::ExchangeOptions options(const char* fault)
    {
        paper::ExchangeOptions out;
        out.faults.push_back(paper::parseFault(fault).value());
        return out;
    }
    QString order() { return verdict(ask(session, "private/buy", kOrder)); }
    double held()
    {
        for (const QJsonValue& value : ask(session, "private/get_positions")[u"result"].toArray())
            if (value[u"instrument_name"] == QStringLiteral("BTC-PERPETUAL"))
                return value[u"size"].toDouble();
        return 0;
    }
    qsizetype news() { return heard(session, QStringLiteral("user.changes.any.any.raw")).size(); }

    paper::SessionId session;
};

}  // namespace

class TestPaperFaults : public QObject {
    Q_OBJECT

private slots:
    void aFaultIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("order");
        QTest::addColumn<double>("seconds");
        QTest::newRow("bare") << QByteArray("lost-ack") << int(FaultKind::LostAck) << 1 << 0.0;
        QTest::newRow("order") << QByteArray("rate-limit@3") << int(FaultKind::RateLimit) << 3
                               << 0.0;
        QTest::newRow("its length")
            << QByteArray("late-ack") << int(FaultKind::LateAck) << 1 << 4.0;
        QTest::newRow("a length") << QByteArray("bad-index@2:1.5") << int(FaultKind::WrongIndex)
                                  << 2 << 1.5;
        for (const char* bad : {"", "lost", "lost-ack@", "lost-ack@0", "lost-ack@x", "lost-ack:3",
                                "late-ack:0", "late-ack:nan", "late-ack:-1", "late-ack:1e9"})
            QTest::addRow("refused: \"%s\"", bad) << QByteArray(bad) << -1 << 0 << 0.0;
    }
    void aFaultIsReadAsItIsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(int, order);
        QFETCH(double, seconds);
        const auto fault = paper::parseFault(text.toStdString());
        QCOMPARE(fault.has_value(), kind >= 0);
        if (!fault) {
            QVERIFY(fault.error().message.find("lost-ack@2") != std::string::npos);
            return;
        }
        QCOMPARE(int(fault->kind), kind);
        QCOMPARE(int(fault->order), order);
        QCOMPARE(core::seconds(fault->lasts), seconds);
    }

    void aLostAckIsOfAnOrderThatIsThere()
    {
        Desk desk("lost-ack@2");
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        QVERIFY(desk.news() > 0);
        QVERIFY(desk.ask(desk.session, "private/buy", kOrder).isEmpty());
        QCOMPARE(desk.held(), 2000.0);
        desk.pass(60s);
        QCOMPARE(desk.news(), 0);
    }

    void aLateAckComesWhenItsTimeHasPassed()
    {
        Desk desk("late-ack@1:4");
        QVERIFY(desk.ask(desk.session, "private/buy", kOrder).isEmpty());
        desk.pass(3900ms);
        QVERIFY(desk.heard(desk.session).isEmpty());
        QCOMPARE(desk.held(), 1000.0);
        desk.pass(200ms);
        const auto heard = desk.heard(desk.session);
        QVERIFY(std::ranges::any_of(
            heard, [](const QJsonObject& frame) { return frame.contains(u"result"); }));
        QVERIFY(std::ranges::any_of(
            heard, [](const QJsonObject& frame) { return frame.contains(u"params"); }));
        desk.pass(60s);
        QVERIFY(desk.heard(desk.session).isEmpty());
    }

    void halfIsFilledAndThenNothingIsSaid()
    {
        Desk desk("partial-silence");
        QVERIFY(desk.ask(desk.session, "private/buy", kOrder).isEmpty());
        QVERIFY(desk.ask(desk.session, "private/get_positions").isEmpty());
        desk.pass(30s);
        QVERIFY(desk.heard(desk.session).isEmpty());
        // Another connection is told what became of it.
        desk.session = desk.login();
        QCOMPARE(desk.held(), 500.0);
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        QCOMPARE(desk.held(), 1500.0);
    }

    void aRefusalHoldsForAsLongAsItSays_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("maintenance")
            << QByteArray("maintenance@1:10") << QStringLiteral("11051 system_maintenance");
        QTest::newRow("settlement")
            << QByteArray("settlement-lock@1:10") << QStringLiteral("10041 settlement_in_progress");
    }
    void aRefusalHoldsForAsLongAsItSays()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QString, words);
        Desk desk(fault.constData());
        QCOMPARE(desk.order(), words);
        desk.pass(9s);
        QCOMPARE(desk.order(), words);
        QCOMPARE(desk.held(), 0.0);
        desk.pass(2s);
        QCOMPARE(desk.order(), QStringLiteral("ok"));
    }
    void withoutALengthItIsOneOrder()
    {
        Desk desk("maintenance@2");
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        QCOMPARE(desk.order(), QStringLiteral("11051 system_maintenance"));
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        QCOMPARE(desk.held(), 2000.0);
    }

    void aRateLimitEndsTheSession()
    {
        Desk desk("rate-limit");
        QCOMPARE(desk.order(), QStringLiteral("10028 too_many_requests"));
        QVERIFY(!desk.exchange.closing(desk.session).empty());
        desk.session = desk.login();
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        QCOMPARE(desk.held(), 1000.0);
    }

    void theIndexGoesWrongAndComesBack()
    {
        Desk desk("bad-index@1:20");
        const auto index = [&] {
            return desk
                .ask(desk.session, "public/get_index_price",
                     R"({"index_name":"btc_usd"})")[u"result"][u"index_price"]
                .toDouble();
        };
        QCOMPARE(index(), 60'000.0);
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        desk.pass(1s);
        QCOMPARE(index(), 48'000.0);
        // Prices and liquidity are what they were.
        QCOMPARE(desk.order(), QStringLiteral("ok"));
        desk.pass(20s);
        QCOMPARE(index(), 60'000.0);
    }
};

QTEST_APPLESS_MAIN(TestPaperFaults)
#include "tst_paper_faults.moc"
