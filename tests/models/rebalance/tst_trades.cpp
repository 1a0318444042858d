#include "models/portfolio/margin.h"
#include "models/portfolio/unit.h"
#include "models/rebalance/leg_order.h"
#include "models/rebalance/leg_pricing.h"
#include "tests/support/market_builder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace ballast;
using namespace ballast::rebalance;
using test::price;
using test::quantity;

namespace {

const core::Time kNow = core::fromUnixMs(1'785'000'000'000);

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

/// A perpetual, and a call priced in coin or in dollars.
struct World {
    test::MarketBuilder market;
    core::InstrumentId perp, call;
    market::Book perpBook, callBook;
    portfolio::Exposure exposure;
    Policy policy;

    explicit World(market::Settlement settlement = market::Settlement::Inverse, double mark = 0.05)
    {
        perp = market.perpetual("BTC");
        call = market.option("BTC", kNow + std::chrono::hours{24 * 60}, 70000,
                             market::OptionType::Call, settlement);
        set(perp, 0.0005, 64000, 0);
        set(call, 0.0003, mark, 0.5);
        book(perp, perpBook, "63999.5", "64000.5", "1000000");
        exposure.underlying = "BTC";
        exposure.spot = 64000;
        exposure.equityUsd = 640'000;
        exposure.maintenanceMarginUsd = 64'000;
        exposure.marginUse = 0.1;
        exposure.gamma1PctCoin = 0.2;
        exposure.vega = -100;
        policy.underlying = "BTC";
        policy.band = {0, 2, 2, HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
    }
    void set(core::InstrumentId id, double fee, double mark, double iv)
    {
        market::Instrument spec = market.instrument(id);
        spec.takerFee = fee;
        market.at(id).instrument = std::make_shared<const market::Instrument>(spec);
        market.mark(id, mark, iv);
        market.at(id).ticker.index = price("64000");
    }
    static void book(core::InstrumentId id, market::Book& into, const char* bid, const char* ask,
                     const char* size)
    {
        market::BookUpdate update{id, true, 1, 0, {}, {}, kNow, kNow};
        update.bids = {{price(bid), quantity(size)}};
        update.asks = {{price(ask), quantity(size)}};
        into.apply(update);
    }
    Situation at(double delta)
    {
        Situation s;
        s.policy = &policy;
        s.exposure = &exposure;
        s.delta = delta;
        s.now = kNow;
        s.traded = {{&market.at(perp), &perpBook, 0, 0, false},
                    {&market.at(call), &callBook, 0, 0, false}};
        return s;
    }
};

Proposal made(std::variant<Proposal, NoProposal> what)
{
    if (const auto* none = std::get_if<NoProposal>(&what)) qWarning("%s", none->reason.c_str());
    return std::get<Proposal>(std::move(what));
}

}  // namespace

class TestTrades : public QObject {
    Q_OBJECT
private slots:
    void anOptionPricedInCoin()
    {
        World world;
        World::book(world.call, world.callBook, "0.0490", "0.0510", "20");
        const Proposal p = made(proposeTrades(world.at(0), {{world.call, quantity("2"), {}}}, ""));
        const Leg& leg = p.legs.front();
        QVERIFY(near(leg.feeUsd, 0.0003 * 2 * 64000));
        QVERIFY(near(leg.slippageUsd, 2 * 0.001 * 64000));
        QVERIFY(near(leg.notionalUsd, 128'000));
        QVERIFY(near(leg.coinAmount, 2));
        QCOMPARE(leg.priceCurrency, core::Currency{"BTC"});
        const auto unit = portfolio::unitOf(world.market.instrument(world.call),
                                            world.market.at(world.call), 64000, kNow);
        QVERIFY(unit.vega > 0);
        QVERIFY(near(leg.deltaChange, 2 * unit.delta.netTransaction.coin()));
        QVERIFY(near(p.deltaAfter, leg.deltaChange));
        QVERIFY(near(p.vegaAfter, -100 + 2 * unit.vega));
        QVERIFY(near(p.gammaAfter, 0.2 + 2 * unit.gamma1PctCoin));
        QCOMPARE(p.marginUseAfter, 0.1);  // what is bought needs none
    }

    void aHedgeIsCutByThePolicysStyle_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<std::size_t>("orders");
        QTest::newRow("at once") << int(execution::StyleKind::ImmediateIoc) << std::size_t{1};
        QTest::newRow("TWAP") << int(execution::StyleKind::Twap) << std::size_t{4};
        QTest::newRow("Almgren-Chriss")
            << int(execution::StyleKind::AlmgrenChriss) << std::size_t{4};
    }
    void aHedgeIsCutByThePolicysStyle()
    {
        QFETCH(int, kind);
        QFETCH(std::size_t, orders);
        World world;
        world.policy.style.kind = static_cast<execution::StyleKind>(kind);
        world.policy.style.slices = 4;
        world.policy.style.over = std::chrono::minutes{2};
        Situation s = world.at(5);
        s.hedge = &world.market.at(world.perp);
        s.book = &world.perpBook;
        const Proposal p = made(propose(s, TriggerKind::Band));
        const Leg& leg = p.legs.front();
        QCOMPARE(leg.quantity, quantity("320000"));
        QCOMPARE(std::size_t(leg.orders()), orders);
        core::Quantity sum;
        for (const Slice& slice : leg.slices) {
            QVERIFY(slice.quantity.isMultipleOf(quantity("10")));
            QVERIFY(slice.after <= std::chrono::minutes{2});
            sum += slice.quantity;
        }
        if (orders > 1) QCOMPARE(sum, leg.quantity);
        // The same situation, the same bytes.
        QVERIFY(made(propose(s, TriggerKind::Band)) == p);
        // A person's own trade goes as it was asked for.
        const Proposal own = made(proposeTrades(s, {{world.perp, quantity("320000"), {}}}, ""));
        QVERIFY(own.legs.front().slices.empty());
    }

    void aSplitHedgeHasALegAPlace()
    {
        World world;
        const core::InstrumentId other = world.market.perpetual("BTC");
        world.set(other, 0.0005, 64000, 0);
        market::Book book;
        World::book(other, book, "63999.5", "64000.5", "1000000");
        Situation s = world.at(5);
        s.hedge = &world.market.at(world.perp);
        s.book = &world.perpBook;
        s.traded.push_back({&world.market.at(other), &book, 0, 0, false, {"paper-b", "b"}});
        s.split = {{world.perp, quantity("192000")}, {other, quantity("128000")}};
        const Proposal p = made(propose(s, TriggerKind::Band));
        QCOMPARE(p.legs.size(), 2U);
        QVERIFY(near(p.deltaAfter, 0));
        for (const Leg& leg : p.legs) {
            QCOMPARE(leg.side, core::Side::Sell);
            const bool there = leg.instrument == other;
            QCOMPARE(leg.account.venue, core::VenueId{there ? "paper-b" : ""});
            QCOMPARE(leg.quantity, quantity(there ? "128000" : "192000"));
        }
    }

    void theDeltaIsThatOfThePolicysConvention()
    {
        World world;
        World::book(world.call, world.callBook, "0.0490", "0.0510", "20");
        world.policy.convention = portfolio::DeltaConvention::BlackScholes;
        const auto wanted = std::vector<WantedLeg>{{world.call, quantity("1"), {}}};
        const double black = made(proposeTrades(world.at(0), wanted, "")).deltaAfter;
        world.policy.convention = portfolio::DeltaConvention::NetTransaction;
        const double net = made(proposeTrades(world.at(0), wanted, "")).deltaAfter;
        QVERIFY(near(black - net, 0.05));
    }

    void aCheapOptionsFeeIsCapped_data()
    {
        QTest::addColumn<bool>("linear");
        QTest::addColumn<double>("mark");
        QTest::addColumn<double>("fee");  // USD for one
        QTest::newRow("in coin, dear") << false << 0.05 << 0.0003 * 64000;
        QTest::newRow("in coin, cheap") << false << 0.0010 << 0.125 * 0.0011 * 64000;
        QTest::newRow("in dollars, dear") << true << 3000.0 << 0.0003 * 64000;
        QTest::newRow("in dollars, cheap") << true << 20.0 << 0.125 * 21;
    }
    void aCheapOptionsFeeIsCapped()
    {
        QFETCH(bool, linear);
        QFETCH(double, mark);
        QFETCH(double, fee);
        World world(linear ? market::Settlement::Linear : market::Settlement::Inverse, mark);
        const double half = linear ? 1 : 0.0001;
        const std::string bid = price(mark - half).text(), ask = price(mark + half).text();
        World::book(world.call, world.callBook, bid.c_str(), ask.c_str(), "20");
        const Proposal p = made(proposeTrades(world.at(0), {{world.call, quantity("1"), {}}}, ""));
        QVERIFY2(near(p.feeUsd, fee), qPrintable(QString::number(p.feeUsd, 'g', 12)));
        QVERIFY(near(p.slippageUsd, half * (linear ? 1 : 64000)));
    }

    void theLimitStaysWithinTheCollarOfTheOption()
    {
        World world;
        World::book(world.call, world.callBook, "0.0450", "0.0550", "20");
        const Proposal p = made(proposeTrades(world.at(0), {{world.call, quantity("1"), {}}}, ""));
        // 5 % of 0.05: the offer is out of reach, and the limit says how far one may go.
        QCOMPARE(p.legs.front().limit.text(), "0.0525");
        const Proposal q = made(proposeTrades(world.at(0), {{world.call, quantity("-1"), {}}}, ""));
        QCOMPARE(q.legs.front().limit.text(), "0.0475");
    }

    void aSoldOptionsMarginCounts()
    {
        World world;
        World::book(world.call, world.callBook, "0.0490", "0.0510", "20");
        const Proposal p = made(proposeTrades(
            world.at(0), {{world.call, quantity("-2"), {}}, {world.perp, quantity("64000"), {}}},
            ""));
        const auto rates = portfolio::deribitStandardRates();
        const double option =
            portfolio::marginOf(rates, world.market.instrument(world.call), -2, 64000, 0.05)
                .maintenance *
            64000;
        const double future = futureMaintenanceUsd("BTC", 64'000, 64'000);
        QVERIFY(option > 0 && future > 0);
        QVERIFY(near(p.marginUseAfter, (64'000 + option + future) / 640'000));
        QVERIFY(near(p.notionalUsd, 128'000 + 64'000));
    }

    void whatCannotBeProposed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no legs") << "none" << "has 1 to 8 legs, and 0 were given";
        QTest::newRow("too many") << "nine" << "and 9 were given";
        QTest::newRow("twice") << "twice" << "is named twice";
        QTest::newRow("not listed") << "unlisted" << "is not listed";
        QTest::newRow("too little") << "little" << "the smallest order in BTC-";
        QTest::newRow("no book") << "no book" << "there is no order book of BTC-";
        QTest::newRow("parts that do not add up") << "parts" << "do not add up to 64000";
        QTest::newRow("a part off its lot")
            << "odd" << "a part of 63995 is no order in BTC-PERPETUAL";
    }
    void whatCannotBeProposed()
    {
        QFETCH(QString, what);
        QFETCH(QString, reason);
        World world;
        if (what != QLatin1String("no book"))
            World::book(world.call, world.callBook, "0.0490", "0.0510", "20");
        std::vector<WantedLeg> wanted{{world.perp, quantity("64000"), {}},
                                      {world.call, quantity("1"), {}}};
        if (what == QLatin1String("none")) wanted.clear();
        if (what == QLatin1String("nine")) wanted.resize(9);
        if (what == QLatin1String("twice")) wanted[1] = wanted[0];
        if (what == QLatin1String("unlisted")) wanted[1].instrument = {77};
        if (what == QLatin1String("little")) wanted[1].quantity = quantity("0.05");
        if (what == QLatin1String("parts")) wanted[0].slices = {{quantity("32000"), {}}};
        if (what == QLatin1String("odd"))
            wanted[0].slices = {{quantity("63995"), {}}, {quantity("5"), {}}};
        const auto tried = proposeTrades(world.at(1), wanted, "");
        QVERIFY(std::holds_alternative<NoProposal>(tried));
        const std::string& said = std::get<NoProposal>(tried).reason;
        QVERIFY2(said.find(reason.toStdString()) != std::string::npos, said.c_str());
    }

    void partsFollowAnotherQuantity()
    {
        const std::vector<Slice> slices{
            {quantity("30"), {}}, {quantity("30"), {}}, {quantity("40"), {}}};
        const auto half = rescaled(slices, quantity("50"), quantity("10"));
        QCOMPARE(half.size(), std::size_t{3});
        QCOMPARE(half[0].quantity.text(), "10");
        QCOMPARE(half[2].quantity.text(), "30");
        const auto one = rescaled(slices, quantity("10"), quantity("10"));
        QCOMPARE(one.size(), std::size_t{1});  // what rounds to nothing is no order
        QCOMPARE(one[0].quantity.text(), "10");
    }

    void theOrderInWhichTheBookIsNeverWorse()
    {
        // From +1 to 0 by +2 and -3: the other way round delta would be -2 in between.
        const std::array two{LegEffect{-3, 0}, LegEffect{2, 0}};
        const LegOrder order = bestOrder(two, 1);
        QCOMPARE(order.legs, (std::vector<std::size_t>{0, 1}));
        QVERIFY(!order.neverWorse);  // -2 is further than 1, and so is +3
        QCOMPARE(order.worstAfter, std::size_t{1});
        QCOMPARE(order.worstGap, -2.0);
        const std::array three{LegEffect{1.5, 0}, LegEffect{-2, 0}, LegEffect{-1.5, 0}};
        const LegOrder calm = bestOrder(three, 2);
        QVERIFY(calm.neverWorse);
        QCOMPARE(calm.legs.front(), std::size_t{1});
        // Of two legs that do the same for delta the one that frees margin goes first.
        const std::array margins{LegEffect{0, 500}, LegEffect{0, -500}};
        QCOMPARE(bestOrder(margins, 0).legs, (std::vector<std::size_t>{1, 0}));
        QVERIFY(bestOrder(margins, 0).neverWorse);
    }

    /// Against every permutation: none is better, and the verdict is that of the best.
    void noPermutationIsBetter()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> any(-3, 3);
        for (int round = 0; round < 200; ++round) {
            std::vector<LegEffect> legs(1 + random() % 5);
            for (LegEffect& leg : legs) leg = {any(random), 1'000 * any(random)};
            const double gap = any(random);
            double total = gap, scale = 0, margin = 0, marginScale = 0;
            for (const LegEffect& leg : legs) {
                total += leg.delta;
                margin += leg.margin;
                scale += std::abs(leg.delta);
                marginScale += std::abs(leg.margin);
            }
            const double most = std::max(std::abs(gap), std::abs(total));
            const auto excess = [&](const std::vector<std::size_t>& way) {
                double at = gap, held = 0, worst = 0;
                for (const std::size_t i : way) {
                    at += legs[i].delta;
                    held += legs[i].margin;
                    worst = std::max({worst, (std::abs(at) - most) / scale,
                                      (held - std::max(0.0, margin)) / marginScale});
                }
                return worst;
            };
            std::vector<std::size_t> way(legs.size());
            for (std::size_t i = 0; i < way.size(); ++i) way[i] = i;
            double best = 1e9;
            do best = std::min(best, excess(way));
            while (std::ranges::next_permutation(way).found);
            const LegOrder found = bestOrder(legs, gap);
            QVERIFY(std::abs(excess(found.legs) - best) < 1e-7);
            QCOMPARE(found.neverWorse, best <= 1e-9);
        }
    }
};

QTEST_APPLESS_MAIN(TestTrades)
#include "tst_trades.moc"
