#include "connectors/paper_market/generated_market.h"

#include <QTest>

#include <cmath>
#include <set>
#include <random>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const core::Time kStart = *core::parseIsoUtc("2026-03-12T14:00:00Z");

bool sameLook(const Listing& a, const Listing& b)
{
    return a.spec == b.spec && a.mark == b.mark && a.markIv == b.markIv && a.forward == b.forward &&
           a.funding8h == b.funding8h && a.openInterest == b.openInterest && a.bidIv == b.bidIv &&
           a.askIv == b.askIv && a.volume24h == b.volume24h && a.bids == b.bids && a.asks == b.asks;
}

/// The first difference between two markets, or an empty text.
std::string difference(const GeneratedMarket& a, const GeneratedMarket& b)
{
    if (a.listings().size() != b.listings().size())
        return fmt::format("{} and {} listings", a.listings().size(), b.listings().size());
    for (std::size_t i = 0; i < a.listings().size(); ++i)
        if (!sameLook(a.listings()[i], b.listings()[i])) return a.listings()[i].spec.name;
    for (std::size_t i = 0; i < a.indices().size(); ++i)
        if (a.indices()[i].price != b.indices()[i].price ||
            a.indices()[i].volatility != b.indices()[i].volatility)
            return a.indices()[i].name;
    return {};
}

/// What is wrong with one side of a book, or an empty text.
std::string faultOfSide(const Listing& l, const std::vector<market::Level>& levels, core::Side side)
{
    const core::Price* before = nullptr;
    for (const market::Level& level : levels) {
        if (!level.price.isPositive()) return "price not positive";
        if (!l.spec.ticks.isValid(level.price)) return "off tick " + level.price.text();
        if (level.size < l.spec.minimum || !level.size.isMultipleOf(l.spec.lot))
            return "size " + level.size.text();
        if (before &&
            (side == core::Side::Buy ? !(level.price < *before) : !(*before < level.price)))
            return "not best first";
        before = &level.price;
    }
    return {};
}

std::string faultOf(const Listing& l)
{
    for (const double number :
         {l.mark, l.markIv, l.forward, l.funding8h, l.openInterest, l.volume24h, l.bidIv, l.askIv})
        if (!std::isfinite(number)) return "not finite";
    if (l.spec.state == market::InstrumentState::Closed)
        return l.bids.empty() && l.asks.empty() ? "" : "closed with a book";
    if (l.mark < 0 || (!l.spec.isOption() && l.mark <= 0)) return "mark";
    if (l.spec.isOption() && (l.markIv <= 0 || l.forward <= 0)) return "volatility or forward";
    if (!l.bids.empty() && !l.asks.empty() && l.bids.front().price >= l.asks.front().price)
        return "crossed";
    std::string fault = faultOfSide(l, l.bids, core::Side::Buy);
    return fault.empty() ? faultOfSide(l, l.asks, core::Side::Sell) : fault;
}

std::string faultOf(const GeneratedMarket& market)
{
    for (const Listing& l : market.listings())
        if (const std::string fault = faultOf(l); !fault.empty())
            return fmt::format("{} at {}: {}", l.spec.name, core::isoUtc(market.now()), fault);
    return {};
}

const Listing* find(const GeneratedMarket& market, std::string_view name)
{
    for (const Listing& l : market.listings())
        if (l.spec.name == name) return &l;
    return nullptr;
}

}  // namespace

class TestGeneratedMarket : public QObject {
    Q_OBJECT
private slots:
    void listsAWholeExchange();
    void listsSoManyStrikesForOne();
    void sameSeedSameMarketHoweverOftenItIsLookedAt_data() { scenarios(); }
    void sameSeedSameMarketHoweverOftenItIsLookedAt();
    void anotherSeedIsAnotherMarket();
    void quotesStayValidForHours_data() { scenarios(); }
    void quotesStayValidForHours();
    void booksChangeLittleFromStepToStep();
    void takenLiquidityIsGoneAndComesBack();
    void expiryClosesDeliversAndListsAnew();
    void stressThinsAndWidens();
    void timeNeverRunsBack();
    void aDrillIsFaultyForItsMinuteAndCalmBesides_data();
    void aDrillIsFaultyForItsMinuteAndCalmBesides();

private:
    static void scenarios()
    {
        QTest::addColumn<int>("scenario");
        for (const Scenario s : kScenarios)
            QTest::newRow(std::string{text(s)}.c_str()) << static_cast<int>(s);
    }
};

void TestGeneratedMarket::listsAWholeExchange()
{
    const GeneratedMarket market{7, Scenario::Calm, kStart};
    QVERIFY(market.listings().size() >= 400 && market.listings().size() <= 620);
    for (const char* name :
         {"BTC-PERPETUAL", "ETH-PERPETUAL", "BTC_USDC-PERPETUAL", "ETH_USDC-PERPETUAL",
          "BTC-27MAR26", "ETH-26JUN26", "BTC-13MAR26-70000-C", "BTC-27MAR26-70000-P"})
        QVERIFY2(find(market, name), name);
    for (std::size_t i = 0; i < market.listings().size(); ++i) {
        QCOMPARE(market.listings()[i].spec.id.index, static_cast<std::uint32_t>(i));
        QVERIFY(market.listings()[i].revision > 0);
    }
    QCOMPARE(find(market, "BTC-PERPETUAL")->bids.size(), std::size_t{20});
    QVERIFY2(faultOf(market).empty(), faultOf(market).c_str());
}

void TestGeneratedMarket::listsSoManyStrikesForOne()
{
    paper_market::VenueTerms terms;
    terms.strikesForOne = 10;
    const GeneratedMarket plain{7, Scenario::Calm, kStart}, dense{7, Scenario::Calm, kStart, terms};
    QVERIFY2(dense.listings().size() > 5'000, qPrintable(QString::number(dense.listings().size())));
    std::set<std::string> names;
    for (const auto& listing : dense.listings()) names.insert(listing.spec.name);
    QCOMPARE(names.size(), dense.listings().size());
    std::size_t closer = 0;
    for (const auto& listing : plain.listings()) closer += names.contains(listing.spec.name) ? 1 : 0;
    // What lies within half the reach of both, at least; the ends of the grids are their own.
    QVERIFY(closer > plain.listings().size() / 2);
}

void TestGeneratedMarket::sameSeedSameMarketHoweverOftenItIsLookedAt()
{
    QFETCH(int, scenario);
    const auto kind = static_cast<Scenario>(scenario);
    GeneratedMarket often{3, kind, kStart};
    GeneratedMarket seldom{3, kind, kStart};
    std::mt19937 irregular{5};
    // Nine and a half minutes in: the scenarios have begun, and an expiry is half a minute away.
    const core::Time start = often.start() + minutes{9} + seconds{30};
    const core::Time end = start + seconds{50};
    for (core::Time t = start; t < end; t += std::chrono::milliseconds{37 + irregular() % 1500})
        often.advance(t);
    often.advance(end);
    seldom.advance(end);
    QCOMPARE(difference(often, seldom), std::string{});
}

void TestGeneratedMarket::anotherSeedIsAnotherMarket()
{
    const GeneratedMarket a{1, Scenario::Chop, kStart};
    const GeneratedMarket b{2, Scenario::Chop, kStart};
    QVERIFY(a.indices()[0].price != b.indices()[0].price);
}

void TestGeneratedMarket::quotesStayValidForHours()
{
    QFETCH(int, scenario);
    GeneratedMarket market{11, static_cast<Scenario>(scenario), kStart};
    for (int i = 0; i < 130; ++i) {
        const int stride =
            i < 30 ? 2 : 67;  // every other second of the first minute, then two hours
        market.advance(market.now() + seconds{stride});
        const std::string fault = faultOf(market);
        QVERIFY2(fault.empty(), fault.c_str());
    }
}

void TestGeneratedMarket::booksChangeLittleFromStepToStep()
{
    GeneratedMarket market{4, Scenario::Calm, kStart};
    int kept = 0, all = 0, changedBooks = 0;
    for (int i = 0; i < 100; ++i) {
        const auto before = find(market, "BTC-PERPETUAL")->bids;
        market.advance(market.now() + kStep);
        const auto& after = find(market, "BTC-PERPETUAL")->bids;
        changedBooks += before != after ? 1 : 0;
        all += static_cast<int>(after.size());
        for (const market::Level& level : after)
            kept += std::count(before.begin(), before.end(), level) > 0 ? 1 : 0;
    }
    QVERIFY(changedBooks > 80);
    QVERIFY2(kept > all / 2, fmt::format("{} of {} levels kept", kept, all).c_str());
}

void TestGeneratedMarket::takenLiquidityIsGoneAndComesBack()
{
    GeneratedMarket market{4, Scenario::Calm, kStart};
    const Listing* perp = find(market, "BTC-PERPETUAL");
    const market::Level best = perp->asks.front();
    const auto revision = perp->revision;
    market.consume(perp->spec.id, core::Side::Buy, best.price, best.size);
    QVERIFY(perp->asks.front().price > best.price);
    QVERIFY(perp->revision > revision);
    const market::Level next = perp->asks.front();
    market.consume(perp->spec.id, core::Side::Buy, next.price, perp->spec.lot);
    QCOMPARE(perp->asks.front().size, next.size - perp->spec.lot);
    market.advance(market.now() + seconds{30});
    QVERIFY(!find(market, "BTC-PERPETUAL")->asks.empty());
    QVERIFY2(faultOf(market).empty(), faultOf(market).c_str());
}

void TestGeneratedMarket::expiryClosesDeliversAndListsAnew()
{
    GeneratedMarket market{9, Scenario::Expiry, kStart};
    QCOMPARE(core::isoUtc(market.start()), std::string{"2026-03-13T07:50:00.000Z"});
    QCOMPARE(startFor(Scenario::Expiry, market.start()), market.start());
    const std::size_t before = market.listings().size();
    const core::Time expiry = market.start() + minutes{10};
    // The average, from the same path walked alone; of its half hour twenty minutes are over, and
    // stand where the market opens.
    SpotProcess path{9, Scenario::Expiry};
    double sum = 12'000 * std::round(path.state(0).index * 100) / 100;
    for (int i = 1; i <= 6000; ++i) {
        path.step();
        sum += std::round(path.state(0).index * 100) / 100;
        if (i < 5990 && i % 1000 != 0) continue;
        market.advance(market.start() + kStep * i);
        if (i < 6000 && i >= 5990) {
            const Listing* future = find(market, "BTC-13MAR26");
            QVERIFY(std::abs(future->mark - sum / (12'000 + i)) <
                    20);  // the mark has come to the average
        }
    }
    QCOMPARE(market.now(), expiry);
    int closed = 0;
    for (const Listing& l : market.listings()) {
        const bool due = l.spec.expiry && *l.spec.expiry <= expiry;
        QCOMPARE(l.spec.state == market::InstrumentState::Closed, due);
        QCOMPARE(market.deliveryPrice(l.spec.id).has_value(), due);
        closed += due ? 1 : 0;
        if (due && l.spec.underlying == core::Currency{"BTC"})
            QVERIFY(std::abs(*market.deliveryPrice(l.spec.id) - sum / 18'000) < 0.006);
    }
    QVERIFY(closed > 40);
    QVERIFY(market.listings().size() > before);
    QVERIFY(find(market, "BTC-16MAR26-70000-C"));
    market.advance(expiry + minutes{1});
    QVERIFY2(faultOf(market).empty(), faultOf(market).c_str());
}

void TestGeneratedMarket::stressThinsAndWidens()
{
    const auto look = [](Scenario scenario, double& spread, double& size) {
        GeneratedMarket market{2, scenario, kStart};
        for (int i = 0; i < 60; ++i) {
            market.advance(market.start() + minutes{5} + seconds{5 * i});
            const Listing* l = find(market, "BTC-PERPETUAL");
            spread += l->asks.front().price.toDouble() - l->bids.front().price.toDouble();
            for (const auto& level : l->asks) size += level.size.toDouble();
        }
    };
    double calmSpread = 0, calmSize = 0, crashSpread = 0, crashSize = 0;
    look(Scenario::Calm, calmSpread, calmSize);
    look(Scenario::Crash, crashSpread, crashSize);
    QVERIFY(crashSpread > 1.5 * calmSpread);
    QVERIFY(crashSize < 0.6 * calmSize);
}

void TestGeneratedMarket::timeNeverRunsBack()
{
    GeneratedMarket market{2, Scenario::Gap, kStart};
    market.advance(kStart + minutes{1});
    const double price = market.indices()[0].price;
    market.advance(kStart);
    market.advance(kStart - hours{5});
    QCOMPARE(market.indices()[0].price, price);
    QCOMPARE(market.now(), kStart + minutes{1});
}

void TestGeneratedMarket::aDrillIsFaultyForItsMinuteAndCalmBesides_data()
{
    QTest::addColumn<int>("scenario");
    for (const Scenario drill : kDrills)
        QTest::newRow(std::string{text(drill)}.c_str()) << static_cast<int>(drill);
}

void TestGeneratedMarket::aDrillIsFaultyForItsMinuteAndCalmBesides()
{
    QFETCH(int, scenario);
    const auto drill = static_cast<Scenario>(scenario);
    QCOMPARE(*parseScenario(text(drill)), drill);
    GeneratedMarket market{9, drill, kStart};
    const auto coins = [](const Listing& l) {
        double sum = 0;
        for (const market::Level& level : l.bids) sum += level.size.toDouble();
        return sum;
    };
    double usual = 0;
    for (const int second : {100, 150, 200, 700, 750, 800}) {
        market.advance(kStart + std::chrono::seconds{second});
        const Listing& l = *find(market, "BTC-PERPETUAL");
        const bool fault = second % 600 == 150;
        QCOMPARE(faulty(drill, std::chrono::seconds{second}), fault);
        QVERIFY(!faulty(Scenario::Crash, std::chrono::seconds{second}));
        if (second == 100) usual = coins(l);
        QCOMPARE(l.bids.front().price >= l.asks.front().price, fault && drill == Scenario::Crossed);
        QCOMPARE(coins(l) < usual / 10, fault && drill == Scenario::Thin);
        QCOMPARE(std::abs(l.mark / market.indices()[0].price - 1) > 0.04,
                 fault && drill == Scenario::BadIndex);
    }
}

QTEST_APPLESS_MAIN(TestGeneratedMarket)
#include "tst_generated_market.moc"
