#include "models/core/assert.h"
#include "models/market/book.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <map>
#include <stdexcept>

using namespace ballast;
using namespace ballast::market;
using core::Price;
using core::Quantity;
using core::Side;

namespace {

/// "99x5 98x1": prices and sizes.
std::vector<Level> levels(const QByteArray& text)
{
    std::vector<Level> out;
    for (const QByteArray& word : text.split(' ')) {
        if (word.isEmpty()) continue;
        const auto pair = word.split('x');
        out.push_back({Price::parse(pair.at(0).toStdString()).value(),
                       Quantity::parse(pair.at(1).toStdString()).value()});
    }
    return out;
}

QByteArray text(std::span<const Level> side)
{
    std::string out;
    for (const Level& level : side)
        out += (out.empty() ? "" : " ") + level.price.text() + "x" + level.size.text();
    return QByteArray::fromStdString(out);
}

/// "snap 7 | 99x5 | 101x5", "change 7>8 | 99x0 | ", "stale".
void play(Book& book, const QByteArray& line)
{
    if (line.trimmed() == "stale") return book.markStale();
    const auto parts = line.split('|');
    const auto head = parts.at(0).trimmed().split(' ');
    BookUpdate update;
    update.snapshot = head.at(0) == "snap";
    const auto ids = head.at(1).split('>');
    update.changeId = ids.last().toULongLong();
    if (!update.snapshot) update.previousChangeId = ids.first().toULongLong();
    update.bids = levels(parts.at(1).trimmed());
    update.asks = levels(parts.at(2).trimmed());
    update.at = core::fromUnixMs(static_cast<std::int64_t>(update.changeId));
    book.apply(update);
}

/// What a book is, in the plainest way it can be written.
struct Naive {
    std::map<Price, Quantity, std::greater<>> bids;
    std::map<Price, Quantity> asks;

    template <class Side_>
    static void put(Side_& side, const std::vector<Level>& changes)
    {
        for (const Level& level : changes)
            if (level.size.isZero())
                side.erase(level.price);
            else
                side[level.price] = level.size;
    }
    template <class Side_>
    static bool same(const Side_& side, std::span<const Level> shown)
    {
        return std::equal(
            side.begin(), side.end(), shown.begin(), shown.end(),
            [](const auto& a, const Level& b) { return a.first == b.price && a.second == b.size; });
    }
    void apply(const BookUpdate& update)
    {
        if (update.snapshot) *this = {};
        put(bids, update.bids);
        put(asks, update.asks);
    }
    bool crossed() const
    {
        return !bids.empty() && !asks.empty() && bids.begin()->first >= asks.begin()->first;
    }
};

std::vector<Level> randomLevels(test::Seeded& seeds, std::int64_t low, std::int64_t high)
{
    std::vector<Level> out;
    for (auto n = seeds.below(6); n > 0; --n)
        out.push_back({Price::fromMantissa(seeds.between(low, high) * core::kFixedOne),
                       Quantity::fromMantissa(seeds.between(0, 3) * core::kFixedOne)});
    return out;
}

}  // namespace

class TestBook : public QObject {
    Q_OBJECT

private slots:
    void followsItsMessages_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("bids");
        QTest::addColumn<QByteArray>("asks");
        const auto row = [](const char* name, const char* script, const char* state,
                            const char* bids, const char* asks) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(state) << QByteArray(bids)
                                << QByteArray(asks);
        };
        row("nothing", "", "no snapshot yet", "", "");
        row("a snapshot sorts both sides", "snap 7 | 98x1 99x5 97x2 | 102x2 101x5", "live",
            "99x5 98x1 97x2", "101x5 102x2");
        row("an empty snapshot is a book too", "snap 7 | | ", "live", "", "");
        row("changes follow",
            "snap 7 | 99x5 | 101x5; change 7>9 | 99x3 98x1 | 101x0 102x4; change 9>12 | 99x0 | ",
            "live", "98x1", "102x4");
        row("a snapshot replaces", "snap 7 | 99x5 | 101x5; snap 3 | 50x1 | 51x1", "live", "50x1",
            "51x1");
        row("a change first", "change 7>8 | 99x5 | ", "gap in the sequence", "", "");
        row("a gap keeps the last good values", "snap 7 | 99x5 | 101x5; change 8>9 | 98x1 | ",
            "gap in the sequence", "99x5", "101x5");
        row("after a gap changes are not believed",
            "snap 7 | 99x5 | 101x5; change 8>9 | 98x1 | ; change 7>8 | 97x1 | ",
            "gap in the sequence", "99x5", "101x5");
        row("a snapshot heals a gap",
            "snap 7 | 99x5 | 101x5; change 8>9 | 98x1 | ; snap 20 | 98x2 | 99x1", "live", "98x2",
            "99x1");
        row("a repeat is ignored",
            "snap 7 | 99x5 | 101x5; change 7>8 | 99x6 | ; change 7>8 | 99x6 | ", "live", "99x6",
            "101x5");
        row("an old change is a gap",
            "snap 7 | 99x5 | 101x5; change 7>8 | 99x6 | ; change 5>7 | 99x1 | ",
            "gap in the sequence", "99x6", "101x5");
        row("a number below the last one, whatever it says it follows",
            "snap 7 | 99x5 | 101x5; change 7>3 | 99x1 | ", "gap in the sequence", "99x5", "101x5");
        row("crossed", "snap 7 | 99x5 | 101x5; change 7>8 | 102x1 | ", "crossed", "102x1 99x5",
            "101x5");
        row("locked counts as crossed", "snap 7 | 99x5 | 101x5; change 7>8 | | 99x1", "crossed",
            "99x5", "99x1 101x5");
        row("crossed heals by its changes",
            "snap 7 | 99x5 | 101x5; change 7>8 | 102x1 | ; change 8>9 | 102x0 | ", "live", "99x5",
            "101x5");
        row("one side alone is not crossed", "snap 7 | 99x5 | ", "live", "99x5", "");
        row("stale keeps the last good values", "snap 7 | 99x5 | 101x5; stale", "stale", "99x5",
            "101x5");
        row("a repeat does not freshen", "snap 7 | 99x5 | 101x5; stale; change 3>7 | | ", "stale",
            "99x5", "101x5");
        row("the next change does", "snap 7 | 99x5 | 101x5; stale; change 7>8 | 99x4 | ", "live",
            "99x4", "101x5");
        row("nothing cannot go stale", "stale", "no snapshot yet", "", "");
        row("a gap stays a gap when stale",
            "snap 7 | 99x5 | 101x5; change 8>9 | | ; stale; change 7>8 | | ", "gap in the sequence",
            "99x5", "101x5");
    }
    void followsItsMessages()
    {
        QFETCH(QByteArray, script);
        Book book;
        for (const QByteArray& line : script.split(';'))
            if (!line.trimmed().isEmpty()) play(book, line.trimmed());
        QTEST(QByteArray(market::text(book.state()).data()), "state");
        QTEST(text(book.bids()), "bids");
        QTEST(text(book.asks()), "asks");
        QCOMPARE(book.usable(), book.state() == BookState::Live);
    }
    void countsWhatContradictsIt()
    {
        Book book;
        play(book, "snap 1 | 99x5 | 101x5");
        play(book, "change 1>2 | 98x0 | 105x0");
        QCOMPARE(book.contradictions(), std::uint64_t{2});
        QCOMPARE(book.at(), core::fromUnixMs(2));
        QCOMPARE(book.changeId(), std::uint64_t{2});
    }

    void isWhatAPlainMapWouldBe()
    {
        int messages = 0, gaps = 0, crossings = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            test::Seeded seeds(seed);
            Book book;
            Naive naive;
            bool whole = false;
            std::uint64_t id = 0;
            for (int i = 0; i < 500; ++i) {
                BookUpdate update;
                update.snapshot = i == 0 || seeds.oneIn(40);
                update.previousChangeId = id;
                update.changeId = id += 1 + seeds.below(3);
                // Mostly apart, sometimes crossing.
                update.bids = randomLevels(seeds, 80, seeds.oneIn(30) ? 105 : 99);
                update.asks = randomLevels(seeds, seeds.oneIn(30) ? 95 : 100, 120);
                if (seeds.oneIn(50)) continue;  // lost on the way
                if (update.snapshot) whole = true;
                if (!update.snapshot && update.previousChangeId != book.changeId()) whole = false;
                if (whole) naive.apply(update);
                book.apply(update);
                if (seeds.oneIn(20)) book.apply(update);  // said twice
                ++messages;
                gaps += !whole;
                crossings += whole && naive.crossed();
                const auto expected = !whole            ? BookState::Gap
                                      : naive.crossed() ? BookState::Crossed
                                                        : BookState::Live;
                QCOMPARE(market::text(book.state()), market::text(expected));
                QVERIFY(Naive::same(naive.bids, book.bids()));
                QVERIFY(Naive::same(naive.asks, book.asks()));
            }
        }
        qInfo("checked %d messages, %d after a gap, %d crossed", messages, gaps, crossings);
        QVERIFY(messages > 50'000 && gaps > 1'000 && crossings > 1'000);
    }

    void walksLikeAnImmediateOrder_data()
    {
        QTest::addColumn<bool>("buy");
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("filled");
        QTest::addColumn<double>("average");
        QTest::addColumn<QByteArray>("worst");
        const auto row = [](const char* name, bool buy, const char* size, const char* limit,
                            const char* filled, double average, const char* worst) {
            QTest::newRow(name) << buy << QByteArray(size) << QByteArray(limit)
                                << QByteArray(filled) << average << QByteArray(worst);
        };
        row("within the best level", true, "2", "", "2", 101, "101");
        row("exactly the best level", true, "5", "", "5", 101, "101");
        row("into the second", true, "10", "", "10", 101.5, "102");
        row("beyond the visible depth", true, "100", "", "15", (5 * 101 + 10 * 102) / 15.0, "102");
        row("the limit cuts", true, "10", "101.5", "5", 101, "101");
        row("the limit is a level", true, "10", "102", "10", 101.5, "102");
        row("the limit is out of reach", true, "10", "100", "0", 0, "0");
        row("selling walks the bids", false, "6", "", "6", (4 * 99 + 2 * 98) / 6.0, "98");
        row("selling with a limit", false, "6", "98.5", "4", 99, "99");
    }
    void walksLikeAnImmediateOrder()
    {
        QFETCH(bool, buy);
        QFETCH(QByteArray, size);
        QFETCH(QByteArray, limit);
        QFETCH(double, average);
        Book book;
        play(book, "snap 1 | 99x4 98x8 | 101x5 102x10");
        const auto cut = limit.isEmpty() ? std::nullopt
                                         : std::optional(Price::parse(limit.toStdString()).value());
        const Fillable f = walk(book, buy ? Side::Buy : Side::Sell,
                                Quantity::parse(size.toStdString()).value(), cut);
        QTEST(QByteArray::fromStdString(f.filled.text()), "filled");
        QVERIFY(std::abs(f.averagePrice - average) < 1e-9);
        QTEST(QByteArray::fromStdString(f.worstPrice.text()), "worst");
    }
    void askingForNothingIsOurMistake()
    {
        core::setAssertionHandler(
            [](std::string_view, std::string_view, int) { throw std::logic_error("asserted"); });
        Book book;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, walk(book, Side::Buy, Quantity{}));
        core::setAssertionHandler(nullptr);
    }
};

QTEST_APPLESS_MAIN(TestBook)
#include "tst_book.moc"
