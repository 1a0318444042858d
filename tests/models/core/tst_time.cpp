#include "models/core/clock_mapping.h"
#include "models/core/time.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace ballast::core;
using namespace std::chrono_literals;

class TestTime : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesUtc_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("iso");
        const auto row = [](const char* written, const char* iso) {
            QTest::newRow(written) << QByteArray(written) << QByteArray(iso);
        };
        row("2026-11-22T14:31:06.114Z", "2026-11-22T14:31:06.114Z");
        row("2026-11-22T14:31:06Z", "2026-11-22T14:31:06.000Z");
        row("2026-11-22 14:31:06", "2026-11-22T14:31:06.000Z");
        row("2026-11-22 14:31", "2026-11-22T14:31:00.000Z");
        row("2026-11-22", "2026-11-22T00:00:00.000Z");
        row("2026-11-22T14:31:06.5+00:00", "2026-11-22T14:31:06.500Z");
        row("2026-11-22T14:31:06.123456789Z", "2026-11-22T14:31:06.123Z");
        row("2026-11-22T14:31:06.12345678999999Z", "2026-11-22T14:31:06.123Z");
        row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z");
        row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
        row("1678-01-01", "1678-01-01T00:00:00.000Z");
        row("2261-12-31T23:59:59.999Z", "2261-12-31T23:59:59.999Z");
    }
    void readsAndWritesUtc()
    {
        QFETCH(QByteArray, written);
        const auto time = parseIsoUtc(written.toStdString());
        QVERIFY2(time.has_value(), time ? "" : time.error().message.c_str());
        QTEST(QByteArray::fromStdString(isoUtc(*time)), "iso");
    }
    void keepsNanoseconds()
    {
        const auto time = parseIsoUtc("1970-01-01T00:00:01.000000007Z").value();
        QCOMPARE(time.time_since_epoch().count(), Duration::rep{1'000'000'007});
    }
    void refusesWhatIsNoUtcTime()
    {
        int refused = 0;
        for (const char* bad : {"",
                                "2026",
                                "2026-13-01",
                                "2026-00-10",
                                "2026-02-30",
                                "2023-02-29",
                                "2026-11-22T",
                                "2026-11-22T14",
                                "2026-11-22T24:00:00Z",
                                "2026-11-22T14:60:00Z",
                                "2026-11-22T14:31:60Z",
                                "2026-11-22T14:31:6Z",
                                "2026-11-22T14:31:06+01:00",
                                "2026-11-22T14:31:06Zx",
                                "26-11-22",
                                "2026/11/22",
                                "-026-11-22",
                                "2026-1-2",
                                "0001-01-01",
                                "1677-12-31",
                                "2262-01-01",
                                "9999-12-31",
                                "yesterday"}) {
            const auto time = parseIsoUtc(bad);
            QVERIFY2(!time.has_value(), bad);
            QVERIFY(time.error().message.find("expected a UTC time") == 0);
            ++refused;
        }
        QCOMPARE(refused, 23);
    }

    void convertsUnixMilliseconds()
    {
        QCOMPARE(isoUtc(fromUnixMs(1'772'352'000'123)), std::string("2026-03-01T08:00:00.123Z"));
        QCOMPARE(toUnixMs(fromUnixMs(-1)), std::int64_t{-1});
        QCOMPARE(toUnixMs(Time{-1ns}), std::int64_t{-1});
        QCOMPARE(toUnixMs(Time{999'999ns}), std::int64_t{0});
    }
    void anAbsurdStampSaturates()
    {
        for (std::int64_t ms : {INT64_MAX, std::int64_t{10'000'000'000'000}, INT64_MIN}) {
            const Time t = fromUnixMs(ms);
            QCOMPARE(t > Time{}, ms > 0);
            QVERIFY(std::abs(toUnixMs(t)) > 9'000'000'000'000);
        }
        QVERIFY(fromSeconds(std::numeric_limits<double>::infinity()) > 2400h * 365);
        QVERIFY(fromSeconds(-1e300) < -2400h * 365);
        QCOMPARE(fromSeconds(std::nan("")), Duration::zero());
        QCOMPARE(fromSeconds(0.25), Duration{250ms});
    }
    void countsAYearAs365Days()
    {
        QCOMPARE(years(365 * 24h), 1.0);
        QCOMPARE(years(-73 * 24h), -0.2);
    }

    void showsTheTimeOfDay()
    {
        const Time t = parseIsoUtc("2026-11-22T14:31:06.114999Z").value();
        QCOMPARE(clockUtcMs(t), std::string("14:31:06.114"));
        QCOMPARE(clockUtc(t), std::string("14:31:06"));
    }
    void saysHowLongForAPerson_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* said, Duration d) {
            QTest::addRow("%s (%lld ns)", said, static_cast<long long>(d.count()))
                << qint64{d.count()} << QByteArray(said);
        };
        row("0 ms", 0ns);
        row("850 ms", 850ms);
        row("999 ms", 999ms);
        row("1.0 s", 999'600us);
        row("12.4 s", 12'400ms);
        row("59.9 s", 59'940ms);
        row("1 min 00 s", 59'970ms);
        row("3 min 20 s", 200s);
        row("59 min 59 s", 3599s);
        row("1 h 00 min", 3'599'700ms);
        row("2 h 05 min", 7500s);
        row("31 h 00 min", 31h);
        row("-3 min 20 s", -200s);
        row("-2562047 h 47 min", Duration::min());
    }
    void saysHowLongForAPerson()
    {
        QFETCH(qint64, nanoseconds);
        QTEST(QByteArray::fromStdString(humanDuration(Duration{nanoseconds})), "said");
    }

    void aFasterClockKeepsItsOrigin()
    {
        const ClockMapping::Steady since{5s};
        const ClockMapping plain{fromUnixMs(1000), since, 1};
        QCOMPARE(plain.at(since + 3ns) - plain.at(since), Duration{3ns});
        const ClockMapping fast{fromUnixMs(1000), since, 60};
        QCOMPARE(fast.at(since), fromUnixMs(1000));
        QCOMPARE(fast.at(since + 2s), fromUnixMs(121'000));
        QCOMPARE(fast.machine(60s), Duration{1s});
    }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
