#include "models/risk/decide.h"

#include <QTest>

#include <limits>

using namespace ballast;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }
const core::Time kNow = core::fromUnixMs(1'785'000'000'000);

/// A situation in which every rule allows; each row of the table breaks one thing.
struct World {
    orders::Intent order;
    market::Listing listing;
    market::Instrument instrument;
    std::vector<market::Level> bids, asks;
    bool snapshotTaken = true;
    bool crossedBook = false;
    core::Time bookAt = kNow;
    market::Book book;
    market::IndexPrice index{"paper", "BTC", price(64000), kNow};
    risk::Picture picture;
    margin::MarginView margin;
    risk::Limits limits;
    std::vector<core::Time> sends;
    std::vector<orders::Order> recent;

    World()
    {
        instrument.name = "BTC-PERPETUAL";
        instrument.kind = market::Kind::Perpetual;
        instrument.underlying = "BTC";
        instrument.lot = qty(10);
        instrument.minimum = qty(10);
        instrument.ticks.base = price(0.5);
        order.account = {"paper", "paper"};
        order.underlying = "BTC";
        order.instrumentName = "BTC-PERPETUAL";
        order.side = core::Side::Sell;
        order.quantity = qty(128'000);
        order.limit = price(63990);
        listing.hasTicker = true;
        listing.stale = false;
        listing.ticker.mark = price(64000);
        listing.ticker.quote.at = kNow;
        bids = {{price(63999.5), qty(500'000)}, {price(63990), qty(500'000)}};
        asks = {{price(64000.5), qty(500'000)}};
        picture.now = kNow;
        picture.linkUp = picture.positionsKnown = true;
        picture.deltaBefore = 3;
        picture.deltaChange = -2;
        picture.openDelta = 0;
        picture.vega = picture.accountDeltaUsd = picture.accountVega = {0, 0, 0};
        picture.holdsOptions = false;
        picture.periodShortfall = picture.sessionCost = picture.drawdown = 0;
        picture.accountBound = true;
        margin.known = true;
        margin.sigmaDaily = 0.025;
        margin.before = {.equityUsd = 640'000,
                         .use = 0.2,
                         .liquidation = {false, -0.15, std::nullopt},
                         .worstUse = 0.4,
                         .worstEquityUsd = 500'000};
        margin.after = margin.worstOrder = margin.before;
        picture.margin = &margin;
    }

    std::vector<risk::CheckResult> checks()
    {
        listing.instrument = std::make_shared<const market::Instrument>(instrument);
        book = {};
        if (snapshotTaken)
            book.apply({{},
                        true,
                        1,
                        0,
                        crossedBook ? asks : bids,
                        crossedBook ? bids : asks,
                        bookAt,
                        bookAt});
        picture.listing = &listing;
        picture.book = &book;
        picture.index = &index;
        picture.recentSends = sends;
        picture.recentOrders = recent;
        return risk::decide(order, picture, limits).results;
    }
};

using Break = void (*)(World&);

}  // namespace

Q_DECLARE_METATYPE(Break)

class TestGate : public QObject {
    Q_OBJECT
private slots:
    /// A person is told which order it is that nothing is known of.
    void aSumThatIsNotKnownSaysForWhichOrder()
    {
        const auto reasonOf = [](const std::vector<risk::CheckResult>& all, const char* rule) {
            return std::ranges::find(all, rule, &risk::CheckResult::rule)->reason;
        };
        World world;
        world.picture.openUnknown = "BTC_USDC";
        world.picture.openDelta = world.picture.vega.open = risk::kNotKnown;
        const auto checks = world.checks();
        const std::string why =
            ": what an open order of \"BTC_USDC\" could add cannot be reckoned.";
        QCOMPARE(reasonOf(checks, "net-delta"), "The delta after it is not known" + why);
        QCOMPARE(reasonOf(checks, "vega"), "The vega of BTC after it is not known" + why);
        QCOMPARE(reasonOf(checks, "account-delta"), "");
        world.picture.openUnknown = {};
        QCOMPARE(reasonOf(world.checks(), "vega"), "The vega of BTC after it is not known.");
    }

    void allowsWhatIsSound()
    {
        World world;
        for (const risk::CheckResult& check : world.checks())
            QVERIFY2(check.verdict == risk::CheckResult::Verdict::Allow,
                     (check.rule + ": " + check.reason).c_str());
    }

    void inHaltAPersonMayReduce()
    {
        const auto guard = [](Break breakIt) {
            World world;
            world.picture.guard = risk::Picture::Guard::Halt;
            world.picture.guardCause = "crossed book 16.0 s, HALT above 15.0 s";
            breakIt(world);
            const auto checks = world.checks();
            return *std::ranges::find(checks, "guard", &risk::CheckResult::rule);
        };
        const risk::CheckResult reduces = guard([](World&) {});
        QCOMPARE(reduces.verdict, risk::CheckResult::Verdict::Confirm);
        QCOMPARE(reduces.reason,
                 "HALT: crossed book 16.0 s, HALT above 15.0 s. This order only reduces.");
        // A future against options has a margin of its own, and the worst stress leaves more.
        QCOMPARE(guard([](World& w) { w.margin.after.use = 0.201; }).verdict,
                 risk::CheckResult::Verdict::Confirm);
        const std::pair<Break, const char*> against[] = {
            {[](World& w) { w.picture.deltaChange = 1; }, "not nearer its target"},
            // By itself, and where its plan ends.
            {[](World& w) { w.picture.planChange = -7; }, "not nearer its target"},
            {[](World& w) { w.margin.known = false; }, "the margin after it is not known"},
            {[](World& w) { w.picture.margin = nullptr; }, "the margin after it is not known"},
            {[](World& w) {
                 w.margin.after.use = 0.201;
                 w.margin.after.worstEquityUsd = w.margin.before.worstEquityUsd - 1'000;
             },
             "raises the use of margin"},
            {[](World& w) {
                 w.margin.after.use = 0.201;
                 w.margin.after.worstUse = 1.5;
             },
             "raises the use of margin"},
            {[](World& w) { w.margin.after.liquidation.down = -0.14; }, "liquidation nearer"},
            {[](World& w) { w.margin.after.liquidation.reached = true; }, "liquidation nearer"},
            {[](World& w) { w.picture.autoFired = true; }, "is halted by its guard"}};
        for (const auto& [breakIt, why] : against) {
            const risk::CheckResult check = guard(breakIt);
            QVERIFY2(check.verdict == risk::CheckResult::Verdict::Deny, why);
            QVERIFY2(check.reason.contains(why), check.reason.c_str());
        }
    }

    void eachRuleDeniesItsOwn_data()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QByteArray>("rule");
        const auto row = [](const char* name, const char* rule, Break breakIt) {
            QTest::newRow(name) << breakIt << QByteArray(rule);
        };
        row("halted", "trading-state", [](World& w) { w.picture.halted = true; });
        row("its guard in HALT", "guard", [](World& w) {
            w.picture.guard = risk::Picture::Guard::Halt;
            w.margin.after.use = 0.21;
            w.margin.after.worstEquityUsd = w.margin.before.worstEquityUsd - 1'000;
        });
        row("auto-fire in HALT", "guard", [](World& w) {
            w.picture.guard = risk::Picture::Guard::Halt;
            w.picture.autoFired = true;
        });
        row("journal gone", "trading-state", [](World& w) { w.picture.journalHealthy = false; });
        row("link down", "link", [](World& w) { w.picture.linkUp = false; });
        row("positions unread", "link", [](World& w) { w.picture.positionsKnown = false; });
        row("locked", "instrument",
            [](World& w) { w.instrument.state = market::InstrumentState::Locked; });
        row("expiring", "instrument",
            [](World& w) { w.instrument.expiry = kNow + std::chrono::seconds{59}; });
        row("no ticker", "stale", [](World& w) { w.listing.hasTicker = false; });
        row("stale mark", "stale", [](World& w) { w.listing.stale = true; });
        row("old mark", "stale",
            [](World& w) { w.listing.ticker.quote.at = kNow - std::chrono::seconds{6}; });
        row("old index", "stale", [](World& w) { w.index.at = kNow - std::chrono::seconds{6}; });
        row("old book", "stale", [](World& w) { w.bookAt = kNow - std::chrono::minutes{1}; });
        row("no book", "stale", [](World& w) { w.snapshotTaken = false; });
        row("crossed book", "stale", [](World& w) { w.crossedBook = true; });
        row("index elsewhere", "agreement", [](World& w) { w.index.price = price(62000); });
        row("late news", "stale", [](World& w) { w.picture.feedLagMs = 1001; });
        row("news of no known age", "stale",
            [](World& w) { w.picture.feedLagMs = std::numeric_limits<double>::quiet_NaN(); });
        row("clock unknown", "clock", [](World& w) { w.picture.clockErrorMs = 251; });
        row("clock not a number", "clock",
            [](World& w) { w.picture.clockErrorMs = std::numeric_limits<double>::quiet_NaN(); });
        row("off the lot", "steps", [](World& w) { w.order.quantity = qty(128'005); });
        row("below the minimum", "steps", [](World& w) { w.order.quantity = qty(0); });
        row("off the tick", "steps", [](World& w) { w.order.limit = price(63990.3); });
        row("outside the venue's band", "steps",
            [](World& w) { w.listing.ticker.minPrice = price(63995); });
        row("through the collar", "collar", [](World& w) { w.order.limit = price(63600); });
        row("too large", "notional", [](World& w) { w.order.quantity = qty(2'000'010); });
        row("nothing within the limit", "depth", [](World& w) { w.order.limit = price(64000); });
        row("deeper than the book", "depth",
            [](World& w) { w.bids.front().size = w.bids.back().size = qty(1'000); });
        row("the wrong way", "direction", [](World& w) { w.picture.deltaChange = 2; });
        row("past the target and out again", "direction",
            [](World& w) { w.picture.deltaChange = -6; });
        row("not a number", "direction",
            [](World& w) { w.picture.deltaChange = std::numeric_limits<double>::quiet_NaN(); });
        row("delta over its limit", "net-delta", [](World& w) {
            w.picture.target = 6;
            w.picture.deltaChange = 2;
            w.limits.maxNetDelta = 4;
        });
        row("margin", "margin", [](World& w) { w.picture.marginUseAfter = 0.71; });
        row("liquidation nearer", "liquidation", [](World& w) {
            w.margin.after.liquidation.down = -0.1;
            w.margin.after.worstEquityUsd = 490'000;
        });
        row("a person's own trade over the stress limit", "liquidation", [](World& w) {
            w.picture.personal = true;
            w.margin.after.liquidation.down = -0.1;
            w.margin.after.worstEquityUsd = 490'000;
            w.margin.after.worstUse = 1.5;
        });
        row("a stress that leaves nothing", "liquidation", [](World& w) {
            w.margin.after.worstUse = margin::kNothingLeft;
            w.margin.after.worstEquityUsd = -1;
        });
        row("a stress without a number", "liquidation",
            [](World& w) { w.margin.after.worstUse = std::numeric_limits<double>::quiet_NaN(); });
        row("another in flight", "single-flight",
            [](World& w) { w.picture.flightInBucket = true; });
        row("two in a second", "throttle", [](World& w) { w.sends = {kNow, kNow}; });
        row("the same again", "duplicate", [](World& w) {
            orders::Order other;
            other.intent = w.order;
            other.intent.label = core::Label{"R1-OTHER"};
            other.intent.createdAt = kNow - std::chrono::seconds{4};
            w.recent = {other};
        });
    }

    void eachRuleDeniesItsOwn()
    {
        QFETCH(Break, breakIt);
        QFETCH(QByteArray, rule);
        World world;
        breakIt(world);
        bool denied = false;
        const auto results = world.checks();
        const auto first = std::ranges::find(results, risk::CheckResult::Verdict::Deny,
                                             &risk::CheckResult::verdict);
        QCOMPARE(risk::firstDenial(results).value().rule, first->rule);
        for (const risk::CheckResult& check : results)
            if (check.rule == rule.toStdString() &&
                check.verdict == risk::CheckResult::Verdict::Deny) {
                denied = true;
                QVERIFY(!check.reason.empty());
            }
        QVERIFY(denied);
    }

    void saysWhoseGuardAndWhatCausedIt_data()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, Break breakIt, const char* reason) {
            QTest::newRow(name) << breakIt << QByteArray(reason);
        };
        row(
            "a place in CAUTION",
            [](World& w) {
                w.picture.guard = risk::Picture::Guard::Caution;
                w.picture.guardOfPlace = true;
                w.picture.guardCause = "thin book";
            },
            "BTC at Paper is in CAUTION: thin book. A person decides.");
        row(
            "a place in HALT",
            [](World& w) {
                w.picture.guard = risk::Picture::Guard::Halt;
                w.picture.guardOfPlace = true;
                w.picture.guardCause = "crossed book";
            },
            "HALT of BTC at Paper: crossed book. This order only reduces.");
        row(
            "only what reduces",
            [](World& w) {
                w.picture.reducing = true;
                w.picture.deltaChange = 1;
            },
            "Only what reduces is sent.");
        row(
            "only what reduces, for a cause",
            [](World& w) {
                w.picture.reducing = true;
                w.picture.deltaChange = 1;
                w.picture.reducingCause = "the brake is on";
            },
            "Only what reduces is sent: the brake is on.");
    }
    void saysWhoseGuardAndWhatCausedIt()
    {
        QFETCH(Break, breakIt);
        QFETCH(QByteArray, reason);
        World world;
        breakIt(world);
        QVERIFY(std::ranges::count(world.checks(), reason.toStdString(),
                                   &risk::CheckResult::reason) == 1);
    }

    void largeAndThinAndPartialAskForAPerson_data()
    {
        QTest::addColumn<Break>("breakIt");
        const auto row = [](const char* name, Break breakIt) { QTest::newRow(name) << breakIt; };
        row("soft notional", [](World& w) {
            w.order.quantity = qty(600'000);
            w.bids.front().size = w.bids.back().size = qty(5'000'000);
        });
        row("half the book",
            [](World& w) { w.bids.front().size = w.bids.back().size = qty(100'000); });
        row("partial book", [](World& w) { w.picture.exposurePartial = true; });
        row("margin not computed", [](World& w) { w.picture.margin = nullptr; });
        row("equity not known", [](World& w) { w.margin.known = false; });
        row("a part of the legs breaks the stress", [](World& w) {
            w.margin.worstOrderWords = "BTC-PERPETUAL alone";
            w.margin.worstOrder.worstUse = 1.5;
        });
        row("a person's own trade brings liquidation nearer", [](World& w) {
            w.picture.personal = true;
            w.margin.after.liquidation.down = -0.1;
            w.margin.after.worstEquityUsd = 490'000;
        });
        row("options without a smile", [](World& w) { w.picture.withoutSmile = 3; });
    }

    void largeAndThinAndPartialAskForAPerson()
    {
        QFETCH(Break, breakIt);
        World world;
        breakIt(world);
        const auto results = world.checks();
        QVERIFY(!risk::firstDenial(results));
        QVERIFY(std::ranges::any_of(results, [](const risk::CheckResult& c) {
            return c.verdict == risk::CheckResult::Verdict::Confirm;
        }));
    }

    void onlyTheGateMakesAnApprovedOrder()
    {
        static_assert(!std::is_constructible_v<risk::Approved<orders::Place>, orders::Place>);
        World world;
        world.checks();
        QVERIFY(std::holds_alternative<risk::Refusal>(
            risk::Gate::pass(orders::Place{world.order}, risk::Picture{}, world.limits)));
        const auto passed =
            risk::Gate::pass(orders::Place{world.order}, world.picture, world.limits);
        QCOMPARE(std::get<risk::Approved<orders::Place>>(passed).get().intent, world.order);
    }
};

QTEST_APPLESS_MAIN(TestGate)
#include "tst_gate.moc"
