#include "models/portfolio/liquidation.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::portfolio;
using test::MarketBuilder;

namespace {

const core::AccountKey kAccount{"paper", "main"};
const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kExpiry = MarketBuilder::date(2027, 3, 26);

Balance pool(core::Currency currency, double equity, double maintenance)
{
    Balance b;
    b.account = kAccount;
    b.currency = currency;
    b.equity = equity;
    b.maintenanceMargin = maintenance;
    return b;
}

}  // namespace

class tst_liquidation : public QObject {
    Q_OBJECT

private slots:
    void findsTheMoveThatEndsAFuturesAccount_data()
    {
        QTest::addColumn<bool>("linear");
        QTest::addColumn<QString>("size");
        QTest::addColumn<double>("equity");
        QTest::addColumn<double>("margin");
        QTest::addColumn<double>("distance");
        // Inverse, in coin: C + N/M - (N/M + margin) / f = 0.
        QTest::newRow("inverse long") << false << "120000" << 1.0 << 0.02 << 2.02 / 3 - 1;
        QTest::newRow("inverse short") << false << "-120000" << 1.0 << 0.02 << 1.98 - 1;
        QTest::newRow("inverse, fully hedged") << false << "-60000" << 1.0 << 0.01 << 0.0;
        // Linear, in USD: E + q M (f - 1) - margin f = 0.
        QTest::newRow("linear long")
            << true << "2" << 40'000.0 << 1'200.0 << 80'000.0 / 118'800 - 1;
        QTest::newRow("linear short")
            << true << "-2" << 40'000.0 << 1'200.0 << 160'000.0 / 121'200 - 1;
        QTest::newRow("nothing reported") << true << "-2" << 40'000.0 << 0.0 << 0.0;
        QTest::newRow("reached") << true << "-2" << 1'000.0 << 1'200.0 << 0.0;
    }
    void findsTheMoveThatEndsAFuturesAccount()
    {
        QFETCH(bool, linear);
        QFETCH(QString, size);
        QFETCH(double, equity);
        QFETCH(double, margin);
        QFETCH(double, distance);
        MarketBuilder market;
        const core::InstrumentId id =
            linear ? market.linearPerpetual("BTC") : market.perpetual("BTC");
        market.index("BTC", 60'000);
        market.mark(id, 60'000);
        Position position;
        position.account = kAccount;
        position.instrument = id;
        position.size = test::quantity(size.toStdString());
        position.averagePrice = 60'000;
        const Book book =
            value({position}, {pool(linear ? "USDC" : "BTC", equity, margin)}, market.board, kNow);
        const double found = liquidationDistance(book, "BTC", kNow);
        QVERIFY2(std::abs(found - distance) < 1e-5, qPrintable(QString::number(found, 'g', 10)));
        QCOMPARE(estimateLiquidation(book, "BTC", kNow).reached,
                 QTest::currentDataTag() == QByteArray("reached"));
    }

    void shortOptionsEndOnTheirOwnSide()
    {
        MarketBuilder market;
        const core::InstrumentId call =
            market.option("BTC", kExpiry, 70'000, market::OptionType::Call);
        const core::InstrumentId put =
            market.option("BTC", kExpiry, 50'000, market::OptionType::Put);
        market.index("BTC", 60'000);
        market.mark(call, 0.07, 0.55);
        market.mark(put, 0.05, 0.60);
        Position position;
        position.account = kAccount;
        position.size = test::quantity("-10");
        position.instrument = call;
        const auto of = [&] {
            return estimateLiquidation(value({position}, {pool("BTC", 3, 1.4)}, market.board, kNow),
                                       "BTC", kNow);
        };
        QVERIFY(of().up && *of().up > 0.05 && !of().down);
        position.instrument = put;
        QVERIFY(of().down && *of().down < -0.05 && *of().down > -0.5 && !of().up);
    }

    void saysNothingOfABookItCannotValue()
    {
        MarketBuilder market;
        const core::InstrumentId id = market.perpetual("BTC");
        market.index("BTC", 60'000);
        Position position;
        position.account = kAccount;
        position.instrument = id;
        position.size = test::quantity("100");
        const Book book = value({position}, {pool("BTC", 1, 0.1)}, market.board, kNow);
        QVERIFY(!estimateLiquidation(book, "BTC", kNow).known);
        QCOMPARE(liquidationDistance(book, "BTC", kNow), 0.0);
    }
};

QTEST_APPLESS_MAIN(tst_liquidation)
#include "tst_liquidation.moc"
