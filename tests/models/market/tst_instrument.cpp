#include "models/market/instrument.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::market;
using core::Price;
using namespace std::chrono_literals;

namespace {

Price price(const QByteArray& text) { return Price::parse(text.toStdString()).value(); }

/// "0.0001; 0.005: 0.0005": base tick, then steps as "above: tick".
TickTable ticks(const QByteArray& text)
{
    const auto parts = text.split(';');
    TickTable table{price(parts.at(0).trimmed()), {}};
    for (int i = 1; i < parts.size(); ++i) {
        const auto pair = parts.at(i).split(':');
        table.steps.push_back({price(pair.at(0).trimmed()), price(pair.at(1).trimmed())});
    }
    return table;
}

/// The nearest valid price by trying every price of a grid that all ticks lie on.
Price bySearch(const TickTable& table, Price from, Price grid, bool up)
{
    Price p = up ? from.ceilTo(grid) : from.floorTo(grid);
    while (!table.isValid(p)) p = up ? p + grid : p - grid;
    return p;
}

}  // namespace

class TestInstrument : public QObject {
    Q_OBJECT

private slots:
    void roundsToTheTickThatHolds_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("down");
        QTest::addColumn<QByteArray>("up");
        const auto row = [](const char* table, const char* asked, const char* down,
                            const char* up) {
            QTest::addRow("%s in %s", asked, table)
                << QByteArray(table) << QByteArray(asked) << QByteArray(down) << QByteArray(up);
        };
        const char* option = "0.0001; 0.005: 0.0005";
        row(option, "0.00034", "0.0003", "0.0004");
        row(option, "0.0003", "0.0003", "0.0003");
        row(option, "0.00495", "0.0049", "0.005");
        row(option, "0.005", "0.005", "0.005");
        row(option, "0.00500001", "0.005", "0.0055");
        row(option, "0.0052", "0.005", "0.0055");
        row(option, "0.0055", "0.0055", "0.0055");
        row(option, "0.1234", "0.123", "0.1235");
        row(option, "0", "0", "0");
        row(option, "-0.00034", "-0.0004", "-0.0003");
        row("0.5", "63412.3", "63412", "63412.5");
        row("2.5", "63412.5", "63412.5", "63412.5");
        row("0.1; 20: 1; 1000: 10", "20.5", "20", "21");
        row("0.1; 20: 1; 1000: 10", "1000.1", "1000", "1010");
        row("0.1; 20: 1; 1000: 10", "999.95", "999", "1000");
        // Steps that do not begin on a multiple of their own tick.
        row("0.0001; 0.0051: 0.0005", "0.0053", "0.0051", "0.0055");
        row("0.0003; 0.001: 0.0005", "0.00095", "0.0009", "0.0015");
        row("0.3; 1: 0.7; 1.5: 1", "0.95", "0.9", "1.4");
    }
    void roundsToTheTickThatHolds()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, asked);
        const TickTable t = ticks(table);
        const Price p = price(asked);
        QTEST(QByteArray::fromStdString(t.roundDown(p).text()), "down");
        QTEST(QByteArray::fromStdString(t.roundUp(p).text()), "up");
        QCOMPARE(t.isValid(p), t.roundDown(p) == p);
    }
    void noValidPriceLiesBetween()
    {
        test::Seeded seeds(11);
        const Price grid = price("0.1");
        for (int i = 0; i < 4'000; ++i) {
            TickTable table{Price::fromMantissa(grid.mantissa() * seeds.between(1, 5)), {}};
            Price above;
            Price tick = table.base;
            for (auto n = seeds.below(4); n > 0; --n) {
                above += Price::fromMantissa(grid.mantissa() * seeds.between(1, 60));
                tick += Price::fromMantissa(grid.mantissa() * seeds.between(1, 9));
                table.steps.push_back({above, tick});
            }
            const Price p = Price::fromMantissa(seeds.between(0, 25'000'000'000));
            const Price down = table.roundDown(p), up = table.roundUp(p);
            QCOMPARE(down.text(), bySearch(table, p, grid, false).text());
            QCOMPARE(up.text(), bySearch(table, p, grid, true).text());
        }
    }

    void knowsTheUnitOfItsSize()
    {
        Instrument perpetual;
        QVERIFY(perpetual.sizedInUsd());
        QCOMPARE(coinAmount(perpetual, 50'000, 100'000), 0.5);
        QCOMPARE(usdNotional(perpetual, -50'000, 100'000), -50'000.0);

        Instrument option;
        option.kind = Kind::Option;
        QVERIFY(!option.sizedInUsd());
        QCOMPARE(coinAmount(option, -3, 100'000), -3.0);
        QCOMPARE(usdNotional(option, -3, 100'000), -300'000.0);

        Instrument linear;
        linear.settlement = Settlement::Linear;
        QVERIFY(!linear.sizedInUsd());
        QCOMPARE(usdNotional(linear, 0.25, 4'000), 1'000.0);
    }
    void countsTheYearsThatAreLeft()
    {
        const core::Time now = core::fromUnixMs(1'772'352'000'000);
        Instrument dated;
        QCOMPARE(dated.yearsToExpiry(now), 0.0);
        dated.expiry = now + 73 * 24h;
        QCOMPARE(dated.yearsToExpiry(now), 0.2);
        QCOMPARE(dated.yearsToExpiry(now + 80 * 24h), 0.0);
    }
    void namesEveryKind()
    {
        QCOMPARE(text(Kind::Perpetual), std::string_view("perpetual"));
        QCOMPARE(text(OptionType::Put), std::string_view("put"));
        for (auto state :
             {InstrumentState::Open, InstrumentState::Settling, InstrumentState::Locked,
              InstrumentState::Halted, InstrumentState::Closed})
            QVERIFY(!text(state).empty());
    }
};

QTEST_APPLESS_MAIN(TestInstrument)
#include "tst_instrument.moc"
