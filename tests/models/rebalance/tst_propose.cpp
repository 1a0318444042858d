#include "models/rebalance/propose.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ballast;
using namespace ballast::rebalance;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

struct World {
    market::Listing listing;
    market::Book book;
    portfolio::Exposure exposure;
    Policy policy;
    bool linear = false;

    explicit World(double spot = 64000, double depthUsd = 5e6, bool isLinear = false)
        : linear(isLinear)
    {
        market::Instrument i;
        i.id = {0};
        i.name = linear ? "BTC_USDC-PERPETUAL" : "BTC-PERPETUAL";
        i.kind = market::Kind::Perpetual;
        i.underlying = "BTC";
        i.settlement = linear ? market::Settlement::Linear : market::Settlement::Inverse;
        i.lot = i.minimum = linear ? qty(0.001) : qty(10);
        i.ticks.base = price(0.5);
        i.takerFee = 0.0005;
        listing.instrument = std::make_shared<const market::Instrument>(i);
        listing.hasTicker = true;
        listing.stale = false;
        listing.ticker.mark = price(spot);
        const double level = linear ? depthUsd / spot / 10 : depthUsd / 10;
        market::BookUpdate update{{0}, true, 1, 0, {}, {}, {}, {}};
        for (int k = 0; k < 10; ++k) {
            update.bids.push_back({price(std::floor(spot) - 0.5 - k), qty(std::floor(level))});
            update.asks.push_back({price(std::ceil(spot) + 0.5 + k), qty(std::floor(level))});
        }
        if (linear)
            for (auto* side : {&update.bids, &update.asks})
                for (auto& l : *side) l.size = qty(level).floorTo(qty(0.001));
        book.apply(update);
        exposure.underlying = "BTC";
        exposure.spot = spot;
        exposure.equityUsd = 10 * spot;
        policy.underlying = "BTC";
        policy.band = {0, 2, 3, HedgeTo::Target, 0.5};
        policy.hedgeInstrument = i.name;
    }
    Situation at(double delta)
    {
        Situation s;
        s.policy = &policy;
        s.exposure = &exposure;
        s.delta = delta;
        s.hedge = &listing;
        s.book = &book;
        s.now = core::fromUnixMs(1'785'000'000'000);
        return s;
    }
};

}  // namespace

class TestPropose : public QObject {
    Q_OBJECT
private slots:
    void namesTheSmileRuleOfTheDelta()
    {
        World world;
        const auto sentence = [&] {
            return std::get<Proposal>(propose(world.at(4), TriggerKind::Band)).sentence;
        };
        QVERIFY(sentence().starts_with("Net delta +4.00 left the band"));
        world.policy.smile.rule = pricing::SmileRule::StickyMoneyness;
        QVERIFY(sentence().starts_with("Net delta (sticky moneyness) +4.00 left the band"));
        world.exposure.withoutSmile = 1;
        QVERIFY(sentence().starts_with(
            "Net delta (sticky moneyness, 1 option without a smile) +4.00 left the band"));
        world.policy.smile = {pricing::SmileRule::SkewStickiness, 1.5, 0, 0, 0};
        world.exposure.withoutSmile = 3;
        const Proposal p = std::get<Proposal>(propose(world.at(4), TriggerKind::Band));
        QVERIFY(p.sentence.starts_with(
            "Net delta (skew stickiness 1.50, 3 options without a smile) +4.00"));
        QCOMPARE(p.smile, world.policy.smile);
        QCOMPARE(p.withoutSmile, 3);
    }

    void tradesToWhereThePolicySays_data()
    {
        QTest::addColumn<double>("delta");
        QTest::addColumn<int>("hedgeTo");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("after");
        const auto row = [](const char* name, double delta, HedgeTo to, double ratio,
                            double after) {
            QTest::newRow(name) << delta << static_cast<int>(to) << ratio << after;
        };
        row("above, to the target", 4, HedgeTo::Target, 0, 0);
        row("above, to the edge", 4, HedgeTo::Edge, 0, 3);
        row("above, half-way", 4, HedgeTo::Ratio, 0.5, 1.5);
        row("below, to the target", -4, HedgeTo::Target, 0, 0);
        row("below, to the nearer edge", -4, HedgeTo::Edge, 0, -2);
        row("below, ratio one is the target", -4, HedgeTo::Ratio, 1, 0);
        row("inside, a schedule goes to the target", 1, HedgeTo::Edge, 0, 0);
    }

    void tradesToWhereThePolicySays()
    {
        QFETCH(double, delta);
        QFETCH(int, hedgeTo);
        QFETCH(double, ratio);
        QFETCH(double, after);
        World world;
        world.policy.band.hedgeTo = static_cast<HedgeTo>(hedgeTo);
        world.policy.band.ratio = ratio;
        const auto made = propose(world.at(delta), TriggerKind::Band);
        QVERIFY(std::holds_alternative<Proposal>(made));
        // To within a lot of 10 USD.
        QVERIFY(std::abs(std::get<Proposal>(made).deltaAfter - after) <= 10.0 / 64000 + 1e-12);
    }

    void waitsRatherThanTradeOnBadInput_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no ticker") << QByteArray("ticker") << QByteArray("no fresh");
        QTest::newRow("stale") << QByteArray("stale") << QByteArray("no fresh");
        QTest::newRow("gap") << QByteArray("gap") << QByteArray("no fresh");
        QTest::newRow("no depth") << QByteArray("thin") << QByteArray("too thin");
        QTest::newRow("less than a lot")
            << QByteArray("small") << QByteArray("smaller than one lot");
        QTest::newRow("not listed") << QByteArray("unlisted") << QByteArray("no fresh");
    }

    void waitsRatherThanTradeOnBadInput()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, reason);
        World world(64000, what == "thin" ? 10 : 5e6);
        double delta = 4;
        if (what == "ticker") world.listing.hasTicker = false;
        if (what == "stale") world.listing.stale = true;
        if (what == "gap") world.book.markStale();
        if (what == "small") {
            world.policy.band = {4, 0.00001, 0.00001, HedgeTo::Target, 0};
            delta = 4.0001;
        }
        Situation s = world.at(delta);
        if (what == "unlisted") s.hedge = nullptr;
        const auto made = propose(s, TriggerKind::Band);
        QVERIFY(std::holds_alternative<NoProposal>(made));
        const std::string said = std::get<NoProposal>(made).reason;
        QVERIFY2(said.find(reason.toStdString()) != std::string::npos, said.c_str());
    }

    /// Whatever the market: a proposal is on lot and tick, never overshoots, stays in the collar,
    /// and after it has filled nothing more is proposed.
    void holdsItsPromisesOverManyWorlds()
    {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> uniform(0, 1);
        int made = 0;
        for (int i = 0; i < 5'000; ++i) {
            const double spot = 1'000 + 100'000 * uniform(random);
            World world(spot, 1e4 + 1e7 * uniform(random), uniform(random) < 0.5);
            world.policy.band.target = 4 * uniform(random) - 2;
            world.policy.band.below = 0.01 + 3 * uniform(random);
            world.policy.band.above = 0.01 + 3 * uniform(random);
            world.policy.band.hedgeTo = static_cast<HedgeTo>(i % 3);
            world.policy.band.ratio = uniform(random);
            const double delta = 20 * uniform(random) - 10;
            if (world.policy.band.contains(delta)) continue;
            const auto result = propose(world.at(delta), TriggerKind::Band);
            const auto* p = std::get_if<Proposal>(&result);
            if (!p) continue;
            ++made;
            const Leg& leg = p->legs.front();
            const market::Instrument& instrument = *world.listing.instrument;
            QVERIFY(leg.quantity.isMultipleOf(instrument.lot));
            QVERIFY(instrument.ticks.isValid(leg.limit));
            const double aim = world.policy.band.aim(delta);
            // Never past the aim (a hair for the double), and always nearer to it.
            QVERIFY((delta - aim) * (p->deltaAfter - aim) >= -1e-6);
            QVERIFY(std::abs(p->deltaAfter - aim) < std::abs(delta - aim));
            const double through =
                core::sign(leg.side) *
                (leg.limit.toDouble() / world.listing.ticker.mark.toDouble() - 1);
            QVERIFY(through <= world.policy.collar + 1e-9);
            QVERIFY(p->slippageUsd >= 0);
            QVERIFY(!p->sentence.empty());
            const bool capped =
                std::abs(p->deltaAfter - aim) > 1.5 * (instrument.sizedInUsd() ? 10 / spot : 0.001);
            if (!capped && world.policy.band.hedgeTo != HedgeTo::Edge)
                QVERIFY(!trigger(world.policy, p->deltaAfter, {}, {}).fired);
        }
        QVERIFY2(made > 2'000, qPrintable(QString::number(made)));
    }

    void theHashNamesWhatWouldBeSent()
    {
        World world;
        const auto one = std::get<Proposal>(propose(world.at(4), TriggerKind::Band));
        Proposal other = one;
        QCOMPARE(hashOf(other), hashOf(one));
        other.legs.front().limit += price(0.5);
        QVERIFY(hashOf(other) != hashOf(one));
        other = one;
        other.legs.front().quantity += qty(10);
        QVERIFY(hashOf(other) != hashOf(one));
        other = one;
        ++other.revision;
        QVERIFY(hashOf(other) != hashOf(one));
    }

    void theScheduleFiresOncePerSlot()
    {
        Policy policy;
        policy.band = {0, 2, 2, HedgeTo::Target, 0.5};
        policy.schedule = {true, std::chrono::hours{1}, 0.1};
        const core::Time ten = *core::parseIsoUtc("2026-11-22T10:00:00Z");
        const auto at = [&](int seconds, double delta, core::Time last) {
            return trigger(policy, delta, ten + std::chrono::seconds{seconds}, last)
                .fired.has_value();
        };
        QVERIFY(at(1, 0.5, ten - std::chrono::hours{1}));
        QVERIFY(!at(2, 0.5, ten));
        QVERIFY(!at(1, 0.05, ten - std::chrono::hours{1}));
        QVERIFY(at(3600, 0.5, ten));
        QVERIFY(at(2, 3, ten));  // the band does not wait for the clock
        QCOMPARE(scheduleSlot(policy.schedule, ten + std::chrono::seconds{3599}), ten);
    }

    void aPersonsTradeIsPricedLikeAHedge()
    {
        World world;
        const auto made = proposeTrade(world.at(1), qty(-128'009), "lighter");
        QVERIFY(std::holds_alternative<Proposal>(made));
        const Proposal& p = std::get<Proposal>(made);
        QCOMPARE(p.trigger, TriggerKind::Manual);
        QCOMPARE(p.legs.front().side, core::Side::Sell);
        QCOMPARE(p.legs.front().quantity, qty(128'000));
        QVERIFY(std::abs(p.deltaAfter + 1) < 1e-9);
        QVERIFY(p.feeUsd > 0 && p.slippageUsd > 0 && p.marginUseAfter > 0);
        QVERIFY(p.legs.front().limit >= price(64'000 * (1 - world.policy.collar)));
        QVERIFY(p.sentence.starts_with("What-if: lighter. Net delta +1.00."));
    }

    void aPersonsTradeIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* what, const char* reason) {
            QTest::newRow(what) << QByteArray(what) << QByteArray(reason);
        };
        row("unlisted", "not listed");
        row("no book", "there is no order book of BTC-PERPETUAL");
        row("a gap", "is unusable");
        row("stale", "the mark of BTC-PERPETUAL is stale");
        row("no mark", "the mark of BTC-PERPETUAL is stale");
        row("small", "the smallest order in BTC-PERPETUAL is 10");
    }

    void aPersonsTradeIsRefusedWithASentence()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, reason);
        World world;
        Situation s = world.at(1);
        market::Book none;
        if (what == "unlisted") s.hedge = nullptr;
        if (what == "no book") s.book = &none;
        if (what == "a gap") world.book.apply({{0}, false, 99, 98, {}, {}, {}, {}});
        if (what == "stale") world.listing.stale = true;
        if (what == "no mark") world.listing.ticker.mark = {};
        const auto made = proposeTrade(s, qty(what == "small" ? 9 : 1'000), "");
        QVERIFY(std::holds_alternative<NoProposal>(made));
        const std::string& said = std::get<NoProposal>(made).reason;
        QVERIFY2(said.find(reason.toStdString()) != std::string::npos, said.c_str());
    }
};

QTEST_APPLESS_MAIN(TestPropose)
#include "tst_propose.moc"
