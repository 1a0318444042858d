#include "models/risk/decide.h"
#include "models/risk/plan_checks.h"
#include "tests/support/market_builder.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using test::price;
using test::quantity;
using Verdict = risk::CheckResult::Verdict;

namespace {

const core::Time kNow = core::fromUnixMs(1'785'000'000'000);

/// A call at 0.05 with ticks of 0.0005 and a vega of 0.0011 coin a point; each row breaks one
/// thing.
struct World {
    test::MarketBuilder market;
    core::InstrumentId id;
    market::Book book;
    orders::Intent order;
    risk::Picture picture;
    margin::MarginView margin;
    risk::Limits limits;
    market::IndexPrice index{"paper", "BTC", price("64000"), kNow};

    World()
    {
        id = market.option("BTC", kNow + std::chrono::hours{24 * 60}, 70000,
                           market::OptionType::Call);
        market::Instrument spec = market.instrument(id);
        spec.ticks = {price("0.0001"), {{price("0.005"), price("0.0005")}}};
        market.at(id).instrument = std::make_shared<const market::Instrument>(spec);
        market.mark(id, 0.05, 0.5);
        market.at(id).ticker.quote.at = kNow;
        quote("0.0495", "0.0505", "40");
        order.account = {"paper", "paper"};
        order.underlying = "BTC";
        order.instrument = id;
        order.instrumentName = spec.name;
        order.side = core::Side::Buy;
        order.quantity = quantity("1");
        order.limit = price("0.0505");
        picture.now = kNow;
        picture.linkUp = picture.positionsKnown = picture.personal = true;
        picture.volPoint = 0.0011;
        picture.deltaBefore = 1;
        picture.deltaChange = -0.4;
        picture.openDelta = 0;
        picture.vega = picture.accountDeltaUsd = picture.accountVega = {0, 0, 0};
        picture.holdsOptions = false;
        picture.periodShortfall = picture.sessionCost = picture.drawdown = 0;
        picture.accountBound = true;
        margin.known = true;
        margin.sigmaDaily = 0.025;
        margin.before = {.equityUsd = 640'000, .worstEquityUsd = 500'000};
        margin.after = margin.worstOrder = margin.before;
    }
    void quote(const char* bid, const char* ask, const char* size)
    {
        market::BookUpdate update{id, true, 1, 0, {}, {}, kNow, kNow};
        update.bids = {{price(bid), quantity(size)}};
        update.asks = {{price(ask), quantity(size)}};
        book = {};
        book.apply(update);
        market.at(id).ticker.quote.bid = price(bid);
        market.at(id).ticker.quote.ask = price(ask);
    }
    /// Of 70 000 dollars, its price in dollars too.
    void linear()
    {
        market::Instrument spec = market.instrument(id);
        spec.settlement = market::Settlement::Linear;
        market.at(id).instrument = std::make_shared<const market::Instrument>(spec);
        market.mark(id, 70'000, 0.5);
        quote("69990", "70010", "40");
    }
    risk::Picture now()
    {
        picture.listing = &market.at(id);
        picture.book = &book;
        picture.index = &index;
        picture.margin = &margin;
        return picture;
    }
    risk::CheckResult result(const std::string& rule)
    {
        for (const risk::CheckResult& check : risk::decide(order, now(), limits).results)
            if (check.rule == rule) return check;
        return {};
    }
};

using Break = void (*)(World&);

}  // namespace

Q_DECLARE_METATYPE(Break)

class TestOptionRules : public QObject {
    Q_OBJECT
private slots:
    void allowsWhatIsSound()
    {
        World world;
        for (const risk::CheckResult& check :
             risk::decide(world.order, world.now(), world.limits).results)
            QVERIFY2(check.verdict == Verdict::Allow, (check.rule + ": " + check.reason).c_str());
    }

    void judgesAnOptionInItsOwnUnit_data()
    {
        QTest::addColumn<Break>("change");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, const char* rule, Verdict verdict, Break change) {
            QTest::newRow(name) << change << QByteArray(rule) << static_cast<int>(verdict);
        };
        // 5 % of 0.05 is 0.0025, four ticks are 0.0020, a point is 0.0011: 0.0525 is the last
        // limit.
        row("five per cent", "collar", Verdict::Allow,
            [](World& w) { w.order.limit = price("0.0525"); });
        row("a tick beyond it", "collar", Verdict::Deny,
            [](World& w) { w.order.limit = price("0.053"); });
        row("a volatility point that is wider", "collar", Verdict::Allow, [](World& w) {
            w.picture.volPoint = 0.004;
            w.order.limit = price("0.054");
        });
        row("and its end", "collar", Verdict::Deny, [](World& w) {
            w.picture.volPoint = 0.004;
            w.order.limit = price("0.0545");
        });
        row("four ticks of a cheap one", "collar", Verdict::Allow, [](World& w) {
            w.market.mark(w.id, 0.0004, 0.5);
            w.quote("0.0003", "0.0005", "40");
            w.picture.volPoint = 0;
            w.order.limit = price("0.0008");
        });
        row("five of them", "collar", Verdict::Deny, [](World& w) {
            w.market.mark(w.id, 0.0004, 0.5);
            w.quote("0.0003", "0.0005", "40");
            w.picture.volPoint = 0;
            w.order.limit = price("0.0009");
        });
        row("selling below", "collar", Verdict::Deny, [](World& w) {
            w.order.side = core::Side::Sell;
            w.order.limit = price("0.047");
        });
        row("off its tick", "steps", Verdict::Deny,
            [](World& w) { w.order.limit = price("0.0503"); });
        row("a finer tick below its step", "steps", Verdict::Allow,
            [](World& w) { w.order.limit = price("0.0049"); });
        row("off its lot", "steps", Verdict::Deny,
            [](World& w) { w.order.quantity = quantity("0.15"); });
        row("ten coins of underlying, confirmed", "notional", Verdict::Confirm,
            [](World& w) { w.order.quantity = quantity("10"); });
        row("forty of them, denied", "notional", Verdict::Deny,
            [](World& w) { w.order.quantity = quantity("40"); });
        row("premium above its underlying's limit", "notional", Verdict::Confirm, [](World& w) {
            w.market.mark(w.id, 12, 0.5);
            w.quote("12", "12.001", "40");
        });
        row("premium of a linear one, in dollars", "notional", Verdict::Confirm, [](World& w) {
            w.linear();
            w.order.quantity = quantity("7.5");  // 480 000 of its underlying, 525 000 of premium
        });
        row("the same of one less", "notional", Verdict::Allow, [](World& w) {
            w.linear();
            w.order.quantity = quantity("7");
        });
        row("no index to value it at", "notional", Verdict::Deny,
            [](World& w) { w.index.price = {}; });
        row("more than half of what rests", "depth", Verdict::Confirm,
            [](World& w) { w.order.quantity = quantity("25"); });
        row("only its best is known", "depth", Verdict::Confirm,
            [](World& w) { w.picture.quoteOnly = true; });
        row("a mid within three points of the mark", "agreement", Verdict::Allow,
            [](World& w) { w.market.mark(w.id, 0.053, 0.5); });
        row("and beyond", "agreement", Verdict::Deny,
            [](World& w) { w.market.mark(w.id, 0.054, 0.5); });
        row("a silent book that its ticker still names", "stale", Verdict::Allow, [](World& w) {
            w.picture.now = kNow + std::chrono::seconds{60};
            w.index.at = w.market.at(w.id).ticker.quote.at = w.picture.now;
        });
        row("a silent book without a bid", "stale", Verdict::Deny, [](World& w) {
            w.picture.now = kNow + std::chrono::seconds{60};
            w.index.at = w.market.at(w.id).ticker.quote.at = w.picture.now;
            w.book = {};
            w.book.apply({w.id, true, 1, 0, {}, {{price("0.0505"), quantity("40")}}, kNow, kNow});
        });
        row("a silent book that its ticker does not", "stale", Verdict::Deny, [](World& w) {
            w.picture.now = kNow + std::chrono::seconds{60};
            w.index.at = w.market.at(w.id).ticker.quote.at = w.picture.now;
            w.market.at(w.id).ticker.quote.ask = price("0.051");
        });
    }
    void judgesAnOptionInItsOwnUnit()
    {
        QFETCH(Break, change);
        QFETCH(QByteArray, rule);
        QFETCH(int, verdict);
        World world;
        change(world);
        const risk::CheckResult result = world.result(rule.toStdString());
        QVERIFY2(static_cast<int>(result.verdict) == verdict, result.reason.c_str());
    }

    void aPlanIsJudgedByItsEnd()
    {
        World world;
        world.picture.personal = false;
        world.picture.deltaBefore = 1;
        world.picture.deltaChange = 3;  // by itself away from the target
        QCOMPARE(world.result("direction").verdict, Verdict::Deny);
        world.picture.planChange = -0.8;  // and with the others towards it
        QCOMPARE(world.result("direction").verdict, Verdict::Allow);
        world.limits.maxNetDelta = 3;  // on the way it is still what it is
        QCOMPARE(world.result("net-delta").verdict, Verdict::Deny);
    }

    void siblingsAreNoDuplicates()
    {
        World world;
        orders::Order other;
        other.intent = world.order;
        other.intent.label = "R1-TESTTEST-0000000000009";
        other.intent.createdAt = kNow;
        other.intent.proposal = world.order.proposal = {7};
        world.order.child = 1;
        const std::vector<orders::Order> recent{other};
        world.picture.recentOrders = recent;
        QCOMPARE(world.result("duplicate").verdict, Verdict::Allow);
        world.order.child = 0;  // the same child twice
        QCOMPARE(world.result("duplicate").verdict, Verdict::Deny);
        world.order.proposal = {8};  // or another's
        QCOMPARE(world.result("duplicate").verdict, Verdict::Deny);
    }

    void everyRuleOnceAndWhereLegsDifferByLeg()
    {
        World sound, dear;
        dear.order.instrumentName = "BTC-OTHER";
        dear.order.limit = price("0.053");
        risk::JudgedLeg a{sound.order, sound.now(), sound.order.quantity};
        risk::JudgedLeg b{dear.order, dear.now(), dear.order.quantity};
        const std::vector legs{a, b};
        const auto merged = risk::planChecks(legs, sound.limits);
        QCOMPARE(merged.size(), risk::decide(a.order, a.picture, sound.limits).results.size());
        const auto collar = std::ranges::find(merged, "collar", &risk::CheckResult::rule);
        QCOMPARE(collar->verdict, Verdict::Deny);
        QVERIFY2(collar->reason.starts_with("BTC-OTHER: The limit is"), collar->reason.c_str());
        QCOMPARE(collar->leg, 1);
        QCOMPARE(std::ranges::count(merged, Verdict::Deny, &risk::CheckResult::verdict), 1);
        QCOMPARE(risk::planChecks({}, sound.limits).front().verdict, Verdict::Deny);
    }

    void aReferenceThatIsNoPriceHasNoTick_data()
    {
        QTest::addColumn<double>("reference");
        QTest::addColumn<double>("width");
        QTest::newRow("a price: four ticks") << 0.0004 << 4 * 0.0001;
        QTest::newRow("none") << 0.0 << 0.0;
        QTest::newRow("below zero") << -0.05 << 0.0;
        QTest::newRow("more than a price can be: its fraction alone") << 1e20 << 5e18;
    }
    void aReferenceThatIsNoPriceHasNoTick()
    {
        QFETCH(double, reference);
        QFETCH(double, width);
        World world;
        QCOMPARE(risk::optionCollarWidth(world.market.instrument(world.id), reference, 0,
                                         world.limits.collarOption),
                 width);
    }

    void aSentenceThatNamesItsLegIsNotNamedAgain()
    {
        World sound, odd;
        odd.order.instrumentName = odd.market.instrument(odd.id).name;
        odd.order.quantity = quantity("0.15");
        const std::vector legs{risk::JudgedLeg{sound.order, sound.now(), sound.order.quantity},
                               risk::JudgedLeg{odd.order, odd.now(), odd.order.quantity}};
        const auto checks = risk::planChecks(legs, sound.limits);
        const auto steps = std::ranges::find(checks, "steps", &risk::CheckResult::rule);
        QVERIFY2(steps->reason.starts_with("Quantities in "), steps->reason.c_str());
        QCOMPARE(steps->leg, 1);
    }

    void whatIsShownHasNoPaces()
    {
        World world;
        const std::vector legs{risk::JudgedLeg{world.order, world.now(), world.order.quantity}};
        const auto has = [&](bool forDisplay) {
            return std::ranges::count(risk::planChecks(legs, world.limits, forDisplay), "throttle",
                                      &risk::CheckResult::rule) == 1;
        };
        QVERIFY(has(false));
        QVERIFY(!has(true));
    }

    /// What rests at the bid, and would at its deadline pay so much for so many.
    void whatMayCrossIsConfirmedBeforeItRests_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("rests");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* limit, const char* rests,
                            const char* rule, Verdict verdict, const char* reason) {
            QTest::newRow(name) << QByteArray(limit) << QByteArray(rests) << QByteArray(rule)
                                << static_cast<int>(verdict) << QByteArray(reason);
        };
        const char* const across = "Were it to cross now, as at its deadline: ";
        row("within its collar", "0.0525", "0.0495", "collar", Verdict::Allow, "");
        row("beyond its collar", "0.053", "0.0495", "collar", Verdict::Confirm,
            qPrintable(QLatin1String(across) + QStringLiteral("the limit is ")));
        row("against what stands", "0.0525", "0.0495", "depth", Verdict::Allow, "");
        row("against nothing", "0.05", "0.0495", "depth", Verdict::Confirm,
            qPrintable(QLatin1String(across) + QStringLiteral("nothing rests ")));
        row("what is denied at rest stays so", "0.05", "0.0505", "depth", Verdict::Deny,
            "It is to rest");
    }
    void whatMayCrossIsConfirmedBeforeItRests()
    {
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, rests);
        QFETCH(QByteArray, rule);
        QFETCH(int, verdict);
        QFETCH(QByteArray, reason);
        World world;
        risk::JudgedLeg leg{world.order, world.now(), world.order.quantity, world.order};
        leg.order.timeInForce = orders::TimeInForce::GoodTilCancelled;
        leg.order.limit = price(rests.toStdString());
        leg.crossing->limit = price(limit.toStdString());
        const auto checks = risk::planChecks(std::span{&leg, 1}, world.limits);
        const auto check = std::ranges::find(checks, rule.toStdString(), &risk::CheckResult::rule);
        QVERIFY2(static_cast<int>(check->verdict) == verdict, check->reason.c_str());
        QVERIFY2(check->reason.starts_with(reason.toStdString()), check->reason.c_str());
    }

    void partsOfALegAreOneNotional()
    {
        World world;
        world.order.quantity = quantity("5");
        const std::vector legs{risk::JudgedLeg{world.order, world.now(), quantity("20")}};
        const auto checks = risk::planChecks(legs, world.limits);
        const auto notional = std::ranges::find(checks, "notional", &risk::CheckResult::rule);
        QCOMPARE(notional->verdict, Verdict::Confirm);
        const auto depth = std::ranges::find(checks, "depth", &risk::CheckResult::rule);
        QCOMPARE(depth->verdict, Verdict::Allow);  // five of forty, each in its time
    }
};

QTEST_APPLESS_MAIN(TestOptionRules)
#include "tst_option_rules.moc"
