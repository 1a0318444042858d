#include "models/core/text.h"

#include <QtTest/QtTest>

#include <fmt/format.h>

#include <cmath>
#include <limits>

using namespace ballast;
using namespace ballast::core;

namespace {
/// Thin spaces shown as '_', so that the rows can be read.
QByteArray shown(const std::string& text)
{
    return QByteArray::fromStdString(text).replace("\xE2\x80\x89", "_");
}
}  // namespace

class TestText : public QObject {
    Q_OBJECT

private slots:
    void groupsThousandsAndNeverShowsMinusZero_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("withSign");
        QTest::addColumn<QByteArray>("inUsd");
        const auto row = [](double value, int decimals, const char* plain, const char* withSign,
                            const char* inUsd) {
            QTest::addRow("%.12g to %d", value, decimals)
                << value << decimals << QByteArray(plain) << QByteArray(withSign)
                << QByteArray(inUsd);
        };
        row(0, 2, "0.00", "0.00", "$0.00");
        row(-0.0, 2, "0.00", "0.00", "$0.00");
        row(-0.004, 2, "0.00", "0.00", "$0.00");
        row(0.004, 2, "0.00", "0.00", "$0.00");
        row(-0.006, 2, "-0.01", "-0.01", "-$0.01");
        row(2.61, 2, "2.61", "+2.61", "$2.61");
        row(999.999, 2, "1_000.00", "+1_000.00", "$1_000.00");
        row(999, 0, "999", "+999", "$999");
        row(1000, 0, "1_000", "+1_000", "$1_000");
        row(-1234567.8, 1, "-1_234_567.8", "-1_234_567.8", "-$1_234_567.8");
        row(63412.5, 1, "63_412.5", "+63_412.5", "$63_412.5");
        row(1e15, 0, "1_000_000_000_000_000", "+1_000_000_000_000_000", "$1_000_000_000_000_000");
        row(std::nan(""), 2, "n/a", "n/a", "n/a");
        row(std::numeric_limits<double>::infinity(), 0, "n/a", "n/a", "n/a");
    }
    void groupsThousandsAndNeverShowsMinusZero()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QTEST(shown(number(value, decimals)), "plain");
        QTEST(shown(signedNumber(value, decimals)), "withSign");
        QTEST(shown(usd(value, decimals)), "inUsd");
    }

    /// The letters of "{:.{}f}", over all sizes and at ties.
    void writesDecimalsAsFmtDoes()
    {
        double value = 1e-12;
        for (int i = 0; i < 4'000; ++i, value *= 1.0137)
            for (const double of : {value, std::round(value * 8) / 8}) {
                if (of >= 1'000) break;
                const int decimals = i % 7;
                QCOMPARE(number(of, decimals), fmt::format("{:.{}f}", of, decimals));
            }
        QCOMPARE(number(1e300, 0).size(), std::size_t{301 + 3 * 100});
    }

    void shortensToThreeFigures_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](double value, const char* said) {
            QTest::addRow("%.12g", value) << value << QByteArray(said);
        };
        row(0, "0.00");
        row(1.234, "+1.23");
        row(-9.994, "-9.99");
        row(9.996, "+10.0");
        row(99.94, "+99.9");
        row(99.96, "+100");
        row(1234, "+1_234");
        row(-8'912, "-8_912");
        row(9'996, "+10.0k");
        row(12'400, "+12.4k");
        row(-99'949, "-99.9k");
        row(99'960, "+100k");
        row(999'949, "+1_000k");
        row(999'950, "+1.0M");
        row(1.24e6, "+1.2M");
        row(123e6, "+123M");
        row(std::nan(""), "n/a");
    }
    void shortensToThreeFigures()
    {
        QFETCH(double, value);
        QTEST(shown(signedShort(value)), "said");
    }

    void quotesWhatOthersSentSafely()
    {
        QCOMPARE(core::quoted("abc"), std::string("\"abc\""));
        QCOMPARE(core::quoted(""), std::string("\"\""));
        QCOMPARE(core::quoted("a\nb\x1b[31m\x7f"), std::string("\"a\\x0ab\\x1b[31m\\x7f\""));
        QCOMPARE(core::quoted(std::string_view("a\0b", 3)), std::string("\"a\\x00b\""));
        QCOMPARE(core::quoted(std::string(80, 'x')), "\"" + std::string(80, 'x') + "\"");
        QCOMPARE(core::quoted(std::string(81, 'x')), "\"" + std::string(80, 'x') + "…\"");
    }
    void cutsBetweenCharactersOnly()
    {
        for (std::size_t lead = 70; lead < 81; ++lead) {
            for (const char* character : {"é", "€", "😀"}) {
                std::string text(lead, 'x');
                for (int i = 0; i < 20; ++i) text += character;
                const auto bytes = QByteArray::fromStdString(core::quoted(text));
                QVERIFY(!QString::fromUtf8(bytes).contains(QChar::ReplacementCharacter));
                QVERIFY(bytes.size() <= 80 + 5);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
