#include "models/portfolio/aggregate.h"

#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <cmath>
#include <random>

using namespace ballast;
using namespace ballast::portfolio;
using market::OptionType;
using test::MarketBuilder;
using enum GroupKey;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kNear = MarketBuilder::date(2026, 12, 27);
const core::Time kFar = MarketBuilder::date(2027, 3, 26);
const core::AccountKey kMain{"paper", "main"}, kSecond{"paper", "second"},
    kOther{"deribit", "main"};

/// Two underlyings, three accounts on two venues, three sub-books.
struct Desk {
    MarketBuilder market;
    core::InstrumentId btcNear = market.option("BTC", kNear, 70'000, OptionType::Call);
    core::InstrumentId btcFar = market.option("BTC", kFar, 60'000, OptionType::Put);
    core::InstrumentId btcPerpetual = market.perpetual("BTC");
    core::InstrumentId ethNear = market.option("ETH", kNear, 3'200, OptionType::Call);
    core::InstrumentId ethPerpetual = market.perpetual("ETH");
    std::vector<Position> positions;
    SubBooks subBooks{
        {{.name = "Hedges", .instrument = "*-PERPETUAL"}, {.name = "Near", .expiryTo = kNear}}};

    Desk()
    {
        market.index("BTC", 63'412.5);
        market.index("ETH", 3'118.4);
        market.mark(btcNear, 0.0292, 0.55);
        market.mark(btcFar, 0.0388, 0.62);
        market.mark(btcPerpetual, 63'410);
        market.mark(ethNear, 0.0671, 0.64);
        market.mark(ethPerpetual, 3'119);
        hold(kMain, btcNear, "25");
        hold(kSecond, btcNear, "-5");
        hold(kOther, btcFar, "-8");
        hold(kMain, btcPerpetual, "-212300");
        hold(kOther, btcPerpetual, "50000");
        hold(kMain, ethNear, "140");
        hold(kOther, ethPerpetual, "-30000");
    }
    void hold(const core::AccountKey& account, core::InstrumentId id, const char* size)
    {
        Position p;
        p.account = account;
        p.instrument = id;
        p.size = test::quantity(size);
        positions.push_back(p);
    }
    Book book() const { return value(positions, {}, market.board, kNow, subBooks); }
};

QString nameOf(const Group& g, const Book& book)
{
    if (!g.key) return QStringLiteral("all");
    switch (*g.key) {
        case SubBook:
            return g.subBook == kUnassigned ? QStringLiteral("unassigned")
                                            : QString::fromStdString((*book.subBooks)[g.subBook]);
        case Underlying:
            return g.underlying.empty() ? QStringLiteral("?")
                                        : QString::fromStdString(g.underlying.text());
        case Expiry:
            return g.expiry ? QString::fromStdString(core::isoUtc(*g.expiry)).left(10)
                            : QStringLiteral("never");
        case Venue: return QString::fromStdString(g.venue.text());
        case Kind: return QString::fromUtf8(market::text(g.kind.value()).data());
        case Account:
            return QString::fromStdString(g.account.venue.text() + "/" + g.account.account.text());
    }
    return {};
}

/// "all(BTC(…:2) …)": names, nested, with the number of lines of the innermost.
QString outline(const Group& g, const Book& book)
{
    QStringList inner;
    for (const Group& child : g.children) inner << outline(child, book);
    return nameOf(g, book) +
           (inner.isEmpty() ? QStringLiteral(":%1").arg(g.rows.size())
                            : QLatin1Char('(') + inner.join(QLatin1Char(' ')) + QLatin1Char(')'));
}

void leaves(const Group& g, std::vector<const Group*>& out)
{
    if (g.children.empty()) out.push_back(&g);
    for (const Group& child : g.children) leaves(child, out);
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), 1.0});
}

}  // namespace

class tst_aggregate : public QObject {
    Q_OBJECT

private slots:
    void whatHasNoVolatilityStillHasItsWorth()
    {
        Desk desk;
        desk.market.mark(desk.btcFar, 3.0, 0);  // a price no volatility gives
        for (Position& p : desk.positions) p.averagePrice = 0.03;
        const Book book = desk.book();
        const auto line = std::ranges::find(book.lines, Gap::NoVolatility, &Line::gap);
        QVERIFY(line != book.lines.end());
        const Group all = aggregate(book, std::array{Underlying});
        double worth = 0, profit = 0;
        for (const Exposure& e : book.exposures) worth += e.valueUsd, profit += e.pnlUsd;
        QVERIFY(std::abs(all.sum.valueUsd - worth) < 1e-9 * std::abs(worth));
        QVERIFY(std::abs(all.sum.pnlUsd - profit) < 1e-9 * std::abs(profit));
    }

    void takesABookApartInAnyOrder_data()
    {
        QTest::addColumn<QList<GroupKey>>("keys");
        QTest::addColumn<QString>("outlined");
        QTest::newRow("not at all") << QList<GroupKey>{} << "all:7";
        QTest::newRow("underlying, expiry")
            << QList<GroupKey>{Underlying, Expiry}
            << "all(BTC(2026-12-27:2 2027-03-26:1 never:2) ETH(2026-12-27:1 never:1))";
        QTest::newRow("expiry, underlying")
            << QList<GroupKey>{Expiry, Underlying}
            << "all(2026-12-27(BTC:2 ETH:1) 2027-03-26(BTC:1) never(BTC:2 ETH:1))";
        QTest::newRow("sub-book, underlying, expiry")
            << QList<GroupKey>{SubBook, Underlying, Expiry}
            << "all(Hedges(BTC(never:2) ETH(never:1)) Near(BTC(2026-12-27:2) ETH(2026-12-27:1)) "
               "unassigned(BTC(2027-03-26:1)))";
        QTest::newRow("venue, sub-book")
            << QList<GroupKey>{Venue, SubBook}
            << "all(deribit(Hedges:2 unassigned:1) paper(Hedges:1 Near:3))";
        QTest::newRow("kind, venue")
            << QList<GroupKey>{Kind, Venue}
            << "all(option(deribit:1 paper:3) perpetual(deribit:2 paper:1))";
        QTest::newRow("account") << QList<GroupKey>{Account}
                                 << "all(deribit/main:3 paper/main:3 paper/second:1)";
    }
    void takesABookApartInAnyOrder()
    {
        QFETCH(QList<GroupKey>, keys);
        const Book book = Desk{}.book();
        QTEST(outline(aggregate(book, std::vector<GroupKey>(keys.begin(), keys.end())), book),
              "outlined");
    }

    void venuesOfOneUnderlyingAddUp()
    {
        const Desk desk;
        const Book book = desk.book();
        const Group all = aggregate(book, std::vector{Underlying, Venue});
        const Group& btc = all.children.at(0);
        QCOMPARE(btc.children.size(), std::size_t(2));
        const Exposure& exposure = *book.find("BTC");
        QVERIFY(btc.oneCoin);
        QVERIFY(near(btc.sum.delta.netTransaction.coin(), exposure.delta.netTransaction.coin()));
        QVERIFY(near(btc.sum.vega, exposure.vega));
        QVERIFY(near(btc.sum.charm, exposure.charm));
        const Figures venues = [&] {
            Figures sum = btc.children[0].sum;
            return sum += btc.children[1].sum;
        }();
        QVERIFY(near(venues.deltaUsd.netTransaction, btc.sum.deltaUsd.netTransaction));
    }

    void neverAddsCoinsOfDifferentUnderlyings()
    {
        const Desk desk;
        const Book book = desk.book();
        const Group all = aggregate(book, std::vector{SubBook, Underlying});
        QVERIFY(!all.oneCoin);
        QCOMPARE(all.sum.delta, Deltas{});
        QCOMPARE(all.sum.gamma, 0.0);
        QCOMPARE(all.sum.gamma1PctCoin, 0.0);
        QCOMPARE(all.sum.vanna, 0.0);
        QCOMPARE(all.sum.charm, 0.0);
        const Exposure &btc = *book.find("BTC"), &eth = *book.find("ETH");
        QVERIFY(near(all.sum.deltaUsd.netTransaction,
                     btc.deltaUsd.netTransaction + eth.deltaUsd.netTransaction));
        QVERIFY(near(all.sum.gamma1PctUsd, btc.gamma1PctUsd + eth.gamma1PctUsd));
        QVERIFY(near(all.sum.vega, btc.vega + eth.vega));
        QVERIFY(near(all.sum.vannaUsd, btc.vannaUsd + eth.vannaUsd));
        const Group& hedges = all.children.at(0);
        QVERIFY(!hedges.oneCoin);
        for (const Group& underlying : hedges.children) {
            QVERIFY(underlying.oneCoin);
            QVERIFY(underlying.sum.delta.blackScholes.coin() != 0);
        }
    }

    void saysWhatItsSumsLeaveOut()
    {
        Desk desk;
        desk.market.at(desk.btcFar).hasTicker = false;
        desk.market.at(desk.ethPerpetual).stale = true;
        desk.hold(kMain, {99}, "4");
        const Book book = desk.book();
        const Group all = aggregate(book, std::vector{Underlying});
        QCOMPARE(all.lines, 8);
        QCOMPARE(all.missing(), 2);
        QCOMPARE(all.stale(), 1);
        QCOMPARE(reservation(all), std::string("1 of 8 not listed, 1 without a mark, 1 stale"));
        QCOMPARE(outline(all, book), QStringLiteral("all(BTC:5 ETH:2 ?:1)"));
        QCOMPARE(reservation(all.children[0]), std::string("1 of 5 without a mark"));
        QCOMPARE(all.children[0].of(Gap::NoMark), 1);
        QCOMPARE(reservation(all.children[1]), std::string("1 of 2 stale"));
        QVERIFY(all.children[1].sum.delta.blackScholes.coin() != 0);  // a stale line is in the sum
        QCOMPARE(reservation(aggregate(Desk{}.book(), {})), std::string());
    }

    void aLineThatIsNotCountedDoesNotMixCoins()
    {
        Desk desk;
        desk.positions.resize(1);
        desk.hold(kMain, {99}, "4");
        const Group all = aggregate(desk.book(), {});
        QVERIFY(all.oneCoin);
        QVERIFY(all.sum.delta.blackScholes.coin() != 0);
    }

    /// Whatever the order of the keys: the leaves hold every line once and add up to the whole.
    void partsAddUpToTheWhole()
    {
        std::mt19937 random(3);
        Desk desk;
        const core::AccountKey accounts[] = {kMain, kSecond, kOther};
        const core::InstrumentId ids[] = {desk.btcNear, desk.btcFar, desk.btcPerpetual,
                                          desk.ethNear, desk.ethPerpetual};
        desk.positions.clear();
        for (int i = 0; i < 200; ++i)
            desk.hold(accounts[random() % 3], ids[random() % 5],
                      std::to_string(static_cast<int>(random() % 200) - 100).c_str());
        const Book book = desk.book();
        std::vector keys{SubBook, Underlying, Expiry, Venue, Account};
        for (int round = 0; round < 40; ++round) {
            std::ranges::shuffle(keys, random);
            const Group all = aggregate(book, keys);
            std::vector<const Group*> parts;
            leaves(all, parts);
            std::vector<std::uint32_t> rows;
            Figures sum;
            for (const Group* part : parts) {
                QVERIFY(part->oneCoin);
                rows.insert(rows.end(), part->rows.begin(), part->rows.end());
                sum += part->sum;
            }
            std::ranges::sort(rows);
            QCOMPARE(rows.size(), book.lines.size());
            QVERIFY(std::ranges::adjacent_find(rows) == rows.end());
            QVERIFY(near(sum.deltaUsd.blackScholes, all.sum.deltaUsd.blackScholes));
            QVERIFY(near(sum.vega, all.sum.vega));
            QVERIFY(near(sum.volga, all.sum.volga));
        }
    }
};

QTEST_APPLESS_MAIN(tst_aggregate)
#include "tst_aggregate.moc"
