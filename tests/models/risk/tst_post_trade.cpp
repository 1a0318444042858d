#include "models/engine/hedge_tally.h"
#include "models/risk/post_trade.h"

#include <QTest>

using namespace ballast;

namespace {

const core::Time kNow = core::fromUnixMs(1'785'000'000'000);
core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

struct World {
    orders::Intent intent;
    orders::Fill fill;
    market::Instrument perpetual;
    core::Quantity filled = qty(10'000);
    World()
    {
        intent.account = fill.account = {"paper", "paper"};
        intent.underlying = "BTC";
        intent.instrumentName = fill.instrumentName = "BTC-PERPETUAL";
        intent.side = fill.side = core::Side::Sell;
        intent.quantity = fill.quantity = filled;
        intent.limit = price(63'990);
        intent.decisionMid = 64'000;
        fill.price = price(63'990);
        fill.tradeId = "t1";
        fill.indexPrice = 64'000;
        fill.feeCurrency = "BTC";
        perpetual.name = "BTC-PERPETUAL";
        perpetual.underlying = "BTC";
    }
    std::string problem() const { return risk::fillProblem(intent, fill, filled); }
};
using Break = void (*)(World&);

}  // namespace

Q_DECLARE_METATYPE(Break)

class TestPostTrade : public QObject {
    Q_OBJECT
private slots:
    void takesWhatWasWished()
    {
        World world;
        QCOMPARE(world.problem(), "");
        world.fill.price = price(64'010);  // better than asked
        QCOMPARE(world.problem(), "");
        world.intent.side = world.fill.side = core::Side::Buy;
        world.intent.limit = price(64'010);
        QCOMPARE(world.problem(), "");
        world.fill.instrumentName.clear();  // a venue need not say it again
        QCOMPARE(world.problem(), "");
    }

    void refusesWhatWasNot_data()
    {
        QTest::addColumn<Break>("breakIt");
        const auto row = [](const char* name, Break breakIt) { QTest::newRow(name) << breakIt; };
        row("another account", [](World& w) { w.fill.account.account = "else"; });
        row("another instrument", [](World& w) { w.fill.instrumentName = "ETH-PERPETUAL"; });
        row("another side", [](World& w) { w.fill.side = core::Side::Buy; });
        row("nothing", [](World& w) { w.fill.quantity = qty(0); });
        row("more than the order", [](World& w) { w.filled = qty(10'010); });
        row("below its limit", [](World& w) { w.fill.price = price(63'989.5); });
        row("no price", [](World& w) { w.fill.price = w.intent.limit = price(0); });
        row("above its limit", [](World& w) {
            w.intent.side = w.fill.side = core::Side::Buy;
            w.fill.price = price(63'990.5);
        });
    }
    void refusesWhatWasNot()
    {
        QFETCH(Break, breakIt);
        World world;
        breakIt(world);
        QVERIFY(world.problem().starts_with("Fill t1 of BTC-PERPETUAL is ") ||
                world.problem().starts_with("Fill t1 of BTC-PERPETUAL makes "));
    }

    void measuresFillsAgainstTheirDecisionWithinTheWindow()
    {
        engine::HedgeTally tally{engine::Recovered{}};
        QCOMPARE(tally.shortfall("BTC", kNow), 0.0);
        QCOMPARE(tally.sessionCost(), 0.0);
        World world;
        world.fill.price = price(63'360);  // 1 % below the decision
        world.fill.fee = 0.0005;           // coin: 32 USD
        tally.filled(world.fill, world.intent, world.perpetual, kNow);
        // Of so little no average is made.
        QCOMPARE(tally.shortfall("BTC", kNow - std::chrono::minutes{10}), 0.0);
        QCOMPARE(tally.sessionCost(), 0.0);
        for (int more = 1; more < 10; ++more)
            tally.filled(world.fill, world.intent, world.perpetual, kNow);
        QVERIFY(qAbs(tally.shortfall("BTC", kNow - std::chrono::minutes{10}) - 0.01) < 1e-12);
        QCOMPARE(tally.shortfall("ETH", kNow - std::chrono::minutes{10}), 0.0);
        QCOMPARE(tally.shortfall("BTC", kNow), 0.0);  // it is out of the window
        QVERIFY(qAbs(tally.sessionCost() - (100 + 32) / 10'000.0) < 1e-12);
        // Better ones of the same size make up for it.
        world.fill.price = price(64'640);
        for (int n = 0; n < 10; ++n) tally.filled(world.fill, world.intent, world.perpetual, kNow);
        QVERIFY(qAbs(tally.shortfall("BTC", kNow - std::chrono::minutes{10})) < 1e-12);
    }

    void anOptionIsMeasuredByItsUnderlying()
    {
        engine::HedgeTally tally{engine::Recovered{}};
        World world;
        world.perpetual.kind = market::Kind::Option;
        world.intent.side = world.fill.side = core::Side::Buy;
        world.intent.decisionMid = 0.05;
        world.fill.price = price(0.051);
        world.fill.quantity = qty(2);
        tally.filled(world.fill, world.intent, world.perpetual, kNow);
        QVERIFY(qAbs(tally.shortfall("BTC", core::Time{}) - 0.001) < 1e-12);
    }

    void knowsHowFarEquityIsBelowItsHighest()
    {
        engine::HedgeTally tally{engine::Recovered{}};
        QCOMPARE(tally.drawdown(), 0.0);
        tally.equity(100'000);
        tally.equity(75'000);
        QCOMPARE(tally.drawdown(), 0.25);
        tally.equity(200'000);
        QCOMPARE(tally.drawdown(), 0.0);
    }

    void budgetsOutliveARestart()
    {
        engine::Recovered recovered;
        recovered.autoFired = {{kNow - std::chrono::hours{25}, 1'000'000},
                               {kNow - std::chrono::hours{2}, 40'000},
                               {kNow - std::chrono::minutes{30}, 20'000}};
        engine::HedgeTally tally{recovered};
        tally.fired(kNow, 10'000, 2);
        const risk::AutoSpent spent = tally.spent(kNow, 5'000, 1);
        QCOMPARE(spent.ordersInHour, 4);
        QCOMPARE(spent.usdInHour, 35'000.0);
        QCOMPARE(spent.usdInDay, 75'000.0);
        QCOMPARE(spent.inARow, 3);
        tally.looked();
        QCOMPARE(tally.spent(kNow).inARow, 0);
    }

    void whatAPlanDidNotUseComesBack()
    {
        engine::HedgeTally tally{engine::Recovered{}};
        tally.fired(kNow - std::chrono::minutes{9}, 7'000, 1);
        tally.fired(kNow, 60'000, 6);
        tally.giveBack(50'000, 5);
        const risk::AutoSpent spent = tally.spent(kNow);
        QCOMPARE(spent.ordersInHour, 2);
        QCOMPARE(spent.usdInHour, 17'000.0);
        QCOMPARE(spent.inARow, 2);
    }

    void aDayIsWholeHoweverManyOrdersItHad()
    {
        engine::HedgeTally tally{engine::Recovered{}};
        for (int n = 0; n < 3'000; ++n)
            tally.fired(kNow - std::chrono::hours{23} + std::chrono::seconds{n}, 100, 1);
        QCOMPARE(tally.spent(kNow).usdInDay, 300'000.0);
    }
};

QTEST_APPLESS_MAIN(TestPostTrade)
#include "tst_post_trade.moc"
