#include "models/core/fixed.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace ballast::core;

class TestFixed : public QObject {
    Q_OBJECT

private slots:
    void readsDecimalText_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<qint64>("mantissa");
        QTest::addColumn<QByteArray>("shortest");
        const auto row = [](const char* written, qint64 mantissa, const char* shortest) {
            QTest::newRow(written) << QByteArray(written) << mantissa << QByteArray(shortest);
        };
        row("0", 0, "0");
        row("-0", 0, "0");
        row("0.0000", 0, "0");
        row("1", 1'000'000'000, "1");
        row("+1", 1'000'000'000, "1");
        row("63412.5", 63'412'500'000'000, "63412.5");
        row("-0.0001", -100'000, "-0.0001");
        row("0.000000001", 1, "0.000000001");
        row("-0.000000001", -1, "-0.000000001");
        row(".5", 500'000'000, "0.5");
        row("5.", 5'000'000'000, "5");
        row("007", 7'000'000'000, "7");
        row("1054.000000000000000000", 1'054'000'000'000, "1054");
        row("0.1200000000000", 120'000'000, "0.12");
        row("1000000000", 1'000'000'000'000'000'000, "1000000000");
        row("2.2e3", 2'200'000'000'000, "2200");
        row("2.2E+3", 2'200'000'000'000, "2200");
        row("5e-9", 5, "0.000000005");
        row("1e9", 1'000'000'000'000'000'000, "1000000000");
        row("1e-4", 100'000, "0.0001");
        row("12500000000e-3", 12'500'000'000'000'000, "12500000");
        row("0e99", 0, "0");
        row("0.00000000000000e5", 0, "0");
        row("4611686018.427387903", kFixedLimit, "4611686018.427387903");
        row("-4611686018.427387903", -kFixedLimit, "-4611686018.427387903");
    }
    void readsDecimalText()
    {
        QFETCH(QByteArray, written);
        QFETCH(qint64, mantissa);
        QFETCH(QByteArray, shortest);
        const auto price = Price::parse(written.toStdString());
        QVERIFY2(price.has_value(), price ? "" : price.error().message.c_str());
        QCOMPARE(qint64{price->mantissa()}, mantissa);
        QCOMPARE(QByteArray::fromStdString(price->text()), shortest);
    }

    void refusesWhatIsNotAnExactDecimal_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* written, const char* said) {
            QTest::newRow(*written ? written : "nothing")
                << QByteArray(written) << QByteArray(said);
        };
        const char* notANumber = "expected a decimal number";
        for (const char* bad : {"",
                                " ",
                                "-",
                                "+",
                                ".",
                                "-.",
                                "e5",
                                "1e",
                                "1e+",
                                "1e-",
                                "1e1.5",
                                "1e12345",
                                "1..2",
                                "1.2.3",
                                "1,5",
                                "1 000",
                                " 1",
                                "1 ",
                                "0x10",
                                "nan",
                                "NaN",
                                "inf",
                                "-Infinity",
                                "null",
                                "--1",
                                "+-1",
                                "1-",
                                "12abc",
                                "\xEF\xBC\x91",
                                "1e5e5"})
            row(bad, notANumber);
        row("0.0000000001", "at most nine decimals");
        row("1.0000000001", "at most nine decimals");
        row("1e-10", "at most nine decimals");
        row("4611686018.427387904", "too large");
        row("-9223372036.854775808", "too large");
        row("1e10", "too large");
        row("1e999", "too large");
        row("99999999999", "too large");
        row("9999999999999999999999", "too large");
        row("0.12345678901234567890123", "too exact");
        row("9999999999999999999999x", notANumber);
        QTest::newRow("65 digits") << QByteArray(65, '1') << QByteArray(notANumber);
        QTest::newRow("64 KiB of zeros") << QByteArray(65536, '0') << QByteArray(notANumber);
    }
    void refusesWhatIsNotAnExactDecimal()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, said);
        const auto price = Price::parse(written.toStdString());
        QVERIFY2(!price.has_value(), "was taken");
        const auto message = QByteArray::fromStdString(price.error().message);
        QVERIFY2(message.contains(said), message.constData());
        QVERIFY2(message.size() < 200, "an error about foreign text must not repeat all of it");
    }

    void whatIsWrittenIsReadBackExactly()
    {
        ballast::test::Seeded seeds(20'261'122);
        for (int i = 0; i < 1'000'000; ++i) {
            // Every magnitude as often as every other.
            const auto shift = seeds.below(62);
            const auto size =
                static_cast<std::int64_t>(seeds.below(std::uint64_t{1} << (shift + 1)));
            const auto mantissa = std::min(size, kFixedLimit) * (seeds.oneIn(2) ? -1 : 1);
            const auto price = Price::fromMantissa(mantissa);
            const auto back = Price::parse(price.text());
            if (!back || *back != price) QFAIL(("lost " + price.text()).c_str());
        }
    }
    void theLowestMantissaIsWrittenToo()
    {
        QCOMPARE(Price::fromMantissa(INT64_MIN).text(), std::string("-9223372036.854775808"));
    }

    void roundsToASteps_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("down");
        QTest::addColumn<QByteArray>("up");
        QTest::addColumn<QByteArray>("nearest");
        const auto row = [](const char* value, const char* step, const char* down, const char* up,
                            const char* nearest) {
            QTest::addRow("%s in steps of %s", value, step)
                << QByteArray(value) << QByteArray(step) << QByteArray(down) << QByteArray(up)
                << QByteArray(nearest);
        };
        row("10.3", "0.5", "10", "10.5", "10.5");
        row("10.2", "0.5", "10", "10.5", "10");
        row("10.25", "0.5", "10", "10.5", "10.5");
        row("10.5", "0.5", "10.5", "10.5", "10.5");
        row("-10.3", "0.5", "-10.5", "-10", "-10.5");
        row("-10.2", "0.5", "-10.5", "-10", "-10");
        row("-10.25", "0.5", "-10.5", "-10", "-10");
        row("0.00034", "0.0001", "0.0003", "0.0004", "0.0003");
        row("0", "10", "0", "0", "0");
        row("7", "10", "0", "10", "10");
        row("-7", "10", "-10", "0", "-10");
        row("0.000000001", "1", "0", "1", "0");
    }
    void roundsToASteps()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, step);
        const auto v = Quantity::parse(value.toStdString()).value();
        const auto s = Quantity::parse(step.toStdString()).value();
        QTEST(QByteArray::fromStdString(v.floorTo(s).text()), "down");
        QTEST(QByteArray::fromStdString(v.ceilTo(s).text()), "up");
        QTEST(QByteArray::fromStdString(v.nearestTo(s).text()), "nearest");
        QCOMPARE(v.isMultipleOf(s), v.floorTo(s) == v);
    }
    void roundingBracketsTheValueByLessThanAStep()
    {
        ballast::test::Seeded seeds(7);
        for (int i = 0; i < 200'000; ++i) {
            const auto v = Price::fromMantissa(seeds.between(-kFixedLimit, kFixedLimit));
            const auto s =
                Price::fromMantissa(seeds.between(1, std::int64_t{1} << seeds.below(62)));
            const auto down = v.floorTo(s), up = v.ceilTo(s), near = v.nearestTo(s);
            QVERIFY(down <= v && v <= up);
            QVERIFY(down.isMultipleOf(s) && up.isMultipleOf(s));
            QVERIFY(v - down < s && up - v < s);
            QVERIFY(near == down || near == up);
            QVERIFY((v - near).abs() <= (v - (near == down ? up : down)).abs());
        }
    }

    void takesTheNearestOfAComputedValue()
    {
        QCOMPARE(Price::nearest(0.1)->text(), std::string("0.1"));
        QCOMPARE(Price::nearest(-63412.5)->text(), std::string("-63412.5"));
        QCOMPARE(Price::nearest(1e-10)->text(), std::string("0"));
        for (double bad :
             {std::nan(""), std::numeric_limits<double>::infinity(), -1e300, 4.7e9, -4.7e9})
            QVERIFY(!Price::nearest(bad).has_value());
    }
    void comparesAndAddsExactly()
    {
        const auto tenth = Quantity::parse("0.1").value();
        Quantity sum;
        for (int i = 0; i < 10; ++i) sum += tenth;
        QCOMPARE(sum.text(), std::string("1"));
        QVERIFY(tenth < sum && -sum < tenth && (sum - sum).isZero() && !(-tenth).isPositive());
        QCOMPARE((-tenth).abs(), tenth);
    }
};

QTEST_APPLESS_MAIN(TestFixed)
#include "tst_fixed.moc"
