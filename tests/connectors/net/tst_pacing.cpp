#include "connectors/net/backoff.h"
#include "connectors/net/credit_bucket.h"
#include "connectors/net/url.h"

#include <QTest>

#include <string>
#include <vector>

using namespace ballast;
using namespace std::chrono_literals;

class tst_Pacing : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("the venue")
            << "wss://www.deribit.com/ws/api/v2" << "tls www.deribit.com 443 /ws/api/v2";
        QTest::newRow("a port") << "wss://host:8443" << "tls host 8443 /";
        QTest::newRow("a query") << "wss://host?x=1" << "tls host 443 /?x=1";
        QTest::newRow("loopback") << "ws://127.0.0.1:5000/ws" << "plain 127.0.0.1 5000 /ws";
        QTest::newRow("loopback, v6") << "ws://[::1]:5000/" << "plain ::1 5000 /";
        QTest::newRow("localhost") << "ws://localhost:5000/" << "plain localhost 5000 /";
        QTest::newRow("plain to elsewhere")
            << "ws://www.deribit.com/ws" << "without TLS only this machine is allowed";
        QTest::newRow("plain to what looks like loopback")
            << "ws://127.0.0.1.evil.com/" << "without TLS only this machine";
        QTest::newRow("plain to the network")
            << "ws://10.0.0.1/" << "without TLS only this machine";
        QTest::newRow("a user in front") << "ws://127.0.0.1@evil.com/" << "expected wss://host";
        QTest::newRow("a user in front, TLS")
            << "wss://good.com@evil.com/" << "expected wss://host";
        QTest::newRow("http") << "https://www.deribit.com" << "expected it to begin with wss://";
        QTest::newRow("no host") << "wss:///x" << "expected wss://host";
        QTest::newRow("port zero") << "wss://host:0/" << "expected wss://host";
        QTest::newRow("port too large") << "wss://host:65536/" << "expected wss://host";
        QTest::newRow("port of letters") << "wss://host:http/" << "expected wss://host";
        QTest::newRow("a blank") << "wss://ho st/" << "expected wss://host";
        QTest::newRow("a line break") << "wss://host/\r\nX: y" << "expected wss://host";
        QTest::newRow("an open bracket") << "wss://[::1/" << "expected wss://host";
        QTest::newRow("nothing") << "" << "expected it to begin";
    }
    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto url = net::parseUrl(text.toStdString());
        const std::string got = url ? (url->secure ? "tls " : "plain ") + url->host + " " +
                                          url->port + " " + url->target
                                    : url.error().message;
        QVERIFY2(
            url ? got == read.toStdString() : got.find(read.toStdString()) != std::string::npos,
            got.c_str());
    }

    void waitsLongerWithEachFailure_data()
    {
        QTest::addColumn<double>("uniform");
        QTest::addColumn<QList<double>>("seconds");
        QTest::newRow("shortest") << 0.0 << QList<double>{0.5, 1, 2, 4, 8, 15, 15, 15};
        QTest::newRow("middle") << 0.5 << QList<double>{0.75, 1.5, 3, 6, 12, 22.5, 22.5, 22.5};
        QTest::newRow("longest") << 1.0 << QList<double>{1, 2, 4, 8, 16, 30, 30, 30};
    }
    void waitsLongerWithEachFailure()
    {
        QFETCH(double, uniform);
        QFETCH(QList<double>, seconds);
        net::Backoff backoff{[&] { return uniform; }};
        for (const double expected : seconds) QCOMPARE(core::seconds(backoff.next()), expected);
        backoff.reset();
        QCOMPARE(core::seconds(backoff.next()), seconds.front());
    }

    void spendsAndRefills_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("outcome");
        // Capacity 20, 5 a second. tN: take N; fN: force N; +S: S seconds pass; ?: what is left.
        QTest::newRow("a burst, then none") << "t20 t1 ?" << "yes no 0.00";
        QTest::newRow("refills with time") << "t20 +1 t5 t1 ?" << "yes yes no 0.00";
        QTest::newRow("never above the pool") << "+100 t20 t1" << "yes no";
        QTest::newRow("a refusal takes nothing") << "t15 t6 t5" << "yes no yes";
        QTest::newRow("force goes to none, not below") << "f25 +1 ?" << "0.25";
        QTest::newRow("parts of a second") << "t20 +0.2 t1 t1" << "yes yes no";
        QTest::newRow("time that runs back adds nothing") << "t20 +-5 t1 +5 t1" << "yes no no";
    }
    void spendsAndRefills()
    {
        QFETCH(QString, script);
        QFETCH(QString, outcome);
        net::CreditBucket bucket{20, 5};
        core::Time now = core::fromUnixMs(1000000);
        (void)bucket.left(now);
        QStringList said;
        for (const QString& step : script.split(QLatin1Char(' '))) {
            const double number = step.mid(1).toDouble();
            if (step.startsWith(QLatin1Char('t')))
                said << (bucket.take(number, now) ? QStringLiteral("yes") : QStringLiteral("no"));
            if (step.startsWith(QLatin1Char('f'))) bucket.force(number, now);
            if (step.startsWith(QLatin1Char('+'))) now += core::fromSeconds(number);
            if (step == QStringLiteral("?")) said << QString::number(bucket.left(now), 'f', 2);
        }
        QCOMPARE(said.join(QLatin1Char(' ')), outcome);
    }

    void saysHowLongToWait()
    {
        net::CreditBucket bucket{20, 5};
        core::Time now = core::fromUnixMs(1000000);
        QCOMPARE(bucket.wait(20, now).count(), 0);
        QVERIFY(bucket.take(20, now));
        const core::Duration wait = bucket.wait(3, now);
        QCOMPARE(core::seconds(wait), 0.6);
        QVERIFY(bucket.take(3, now + wait));
    }

    void keepsItsShareWhenTheVenueTellsItsLimits()
    {
        net::CreditBucket bucket{20, 5};
        const core::Time now = core::fromUnixMs(1000000);
        QVERIFY(bucket.take(10, now));
        bucket.resize(250, 200, now);
        QCOMPARE(bucket.left(now), 0.5);
        QVERIFY(bucket.take(125, now));
        QVERIFY(!bucket.take(1, now));
    }
};

QTEST_APPLESS_MAIN(tst_Pacing)
#include "tst_pacing.moc"
