// What a schedule is cut by: the market where it says something, else what was written.
#include "models/rebalance/leg_style.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;
using namespace std::chrono_literals;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

struct World {
    market::Listing listing;
    market::Book book;
    portfolio::Exposure exposure;
    Policy policy;
    Live live;
    execution::Refill refill;

    explicit World(execution::StyleKind kind, double levelUsd = 100'000)
    {
        market::Instrument i;
        i.name = "BTC-PERPETUAL";
        i.kind = market::Kind::Perpetual;
        i.settlement = market::Settlement::Inverse;
        i.lot = i.minimum = qty(10);
        i.ticks.base = price(0.5);
        listing.instrument = std::make_shared<const market::Instrument>(i);
        listing.hasTicker = true;
        listing.ticker.mark = price(64000);
        market::BookUpdate update{{0}, true, 1, 0, {}, {}, {}, {}};
        for (int k = 0; k < 10; ++k) {
            update.bids.push_back({price(63999.5 - k), qty(levelUsd)});
            update.asks.push_back({price(64000.5 + k), qty(levelUsd)});
        }
        book.apply(update);
        exposure.spot = 64000;
        policy.style.kind = kind;
        policy.style.over = 10min;
        policy.style.slices = 10;
        live.inputs.forward = 64000;
        live.inputs.sigma = 0.6;
        live.inputs.riskAversion = 1e-5;
    }
    Situation situation()
    {
        Situation s;
        s.policy = &policy;
        s.live = &live;
        s.exposure = &exposure;
        s.hedge = &listing;
        s.book = &book;
        s.refill = &refill;
        return s;
    }
    LiveStyle style(double usd = 640'000)
    {
        return liveStyle(situation(), {&listing, &book}, core::Side::Sell, qty(usd));
    }
};

}  // namespace

class TestLegStyle : public QObject {
    Q_OBJECT
private slots:
    /// 1 / kappa with kappa^2 = lambda sigma^2 / eta, eta = slice / (2 q), as the limit of a short
    /// slice has it.
    void theHalfLifeFollowsFromRiskVolatilityAndDepth()
    {
        World world(execution::StyleKind::AlmgrenChriss);
        world.policy.style.slices = 1000;
        const LiveStyle live = world.style();
        // 640 000 reaches seven levels, six dollars apart at most: 700 000 USD of coin over 6.
        const double q = 700'000 / 64'000.0 / 6;
        const double eta = core::years(600ms) / (2 * q);
        const double kappa = std::sqrt(1e-5 * std::pow(0.6 * 64'000, 2) / eta);
        const double expected = std::clamp(31'536'000 / kappa, 1.0, 86'400.0);
        const double found = core::seconds(live.style.halfLife);
        QVERIFY2(std::abs(std::log(found / expected)) <= std::log(1.25) / 2 + 0.01,
                 qPrintable(QString::number(found) + u' ' + QString::number(expected)));
        QVERIFY(live.from.ends_with("by the risk aversion, volatility and depth of now"));
    }

    void moreRiskAversionIsSoonerAndLessDepthIsLater()
    {
        World world(execution::StyleKind::AlmgrenChriss);
        const auto halfLife = [&] { return core::seconds(world.style().style.halfLife); };
        world.live.inputs.riskAversion = 1e-7;
        const double calm = halfLife();
        world.live.inputs.riskAversion = 1e-6;
        QVERIFY(halfLife() < calm);
        World thin(execution::StyleKind::AlmgrenChriss, 10'000);
        thin.live.inputs.riskAversion = 1e-7;
        QVERIFY(core::seconds(thin.style(64'000).style.halfLife) > calm);
    }

    void whatIsNotKnownIsAsItWasWrittenAndSaid()
    {
        World world(execution::StyleKind::AlmgrenChriss);
        world.live.inputs.riskAversion = 0;
        QCOMPARE(world.style().style.halfLife, world.policy.style.halfLife);
        QVERIFY(world.style().from.find("as written") != std::string::npos);
        World refilling(execution::StyleKind::ObizhaevaWang);
        QCOMPARE(refilling.style().style.refill, refilling.policy.style.refill);
        QCOMPARE(refilling.style().from,
                 std::string{"refill 10.0 s as written: 0 of 8 refills seen"});
    }

    void aRefillThatWasSeenIsWhatIsUsed()
    {
        World world(execution::StyleKind::ObizhaevaWang);
        core::Time now{};
        for (int i = 0; i < 20; ++i, now += 1s) world.refill.sample(now, 1000, 1000);
        for (int i = 0; i < 10; ++i) {
            world.refill.took(now, true);
            for (int k = 0; k < 40; ++k, now += 1s)
                world.refill.sample(now, 1000 - 400 * std::exp2(-k / 4.0), 1000);
        }
        const double found = core::seconds(world.style().style.refill);
        QVERIFY2(found > 3.2 && found < 5, qPrintable(QString::number(found)));
        QVERIFY(world.style().from.ends_with("as seen 10 times"));
    }

    void aPegIsOneOrderThatRests()
    {
        World world(execution::StyleKind::Peg);
        Leg leg;
        leg.side = core::Side::Sell;
        leg.quantity = qty(640'000);
        styleLeg(leg, world.situation(), {&world.listing, &world.book});
        QVERIFY(leg.peg && leg.slices.empty());
        QCOMPARE(leg.timeInForce, orders::TimeInForce::GoodTilCancelled);
        QCOMPARE(leg.orders(), std::size_t{6});
        world.policy.style.kind = execution::StyleKind::ImmediateIoc;
        styleLeg(leg, world.situation(), {&world.listing, &world.book});
        QVERIFY(!leg.peg);
        QCOMPARE(leg.timeInForce, orders::TimeInForce::ImmediateOrCancel);
        QCOMPARE(leg.orders(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestLegStyle)
#include "tst_leg_style.moc"
