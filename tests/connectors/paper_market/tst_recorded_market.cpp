#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/price_path.h"
#include "connectors/paper_market/tape_market.h"
#include "models/pricing/black76.h"

#include "tests/support/places.h"

#include <QTest>

#include <cmath>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::vector<std::filesystem::path> chains()
{
    const auto root = test::recordingsDirectory() / "deribit";
    auto files = test::filesIn(root / "exchange_state", "", ".csv");
    std::erase_if(files, [](const auto& f) {
        return f.filename().string().find("options") == std::string::npos;
    });
    for (const auto& file : test::filesIn(root / "option_chain", "", ".csv")) files.push_back(file);
    return files;
}

std::vector<std::filesystem::path> paths()
{
    return test::filesIn(test::recordingsDirectory() / "prices", "", "");
}

std::string faultOf(const Listing& l)
{
    if (l.spec.state == market::InstrumentState::Closed)
        return l.bids.empty() && l.asks.empty() ? "" : "closed with a book";
    if (!std::isfinite(l.mark) || l.mark < 0 || !std::isfinite(l.markIv) ||
        !std::isfinite(l.bidIv + l.askIv))
        return "numbers";
    if (l.spec.isOption() && (l.markIv <= 0 || l.forward <= 0)) return "volatility";
    if (!l.bids.empty() && !l.asks.empty() && l.bids[0].price >= l.asks[0].price) return "crossed";
    for (const auto* side : {&l.bids, &l.asks})
        for (std::size_t i = 0; i < side->size(); ++i) {
            const market::Level& level = (*side)[i];
            if (!l.spec.ticks.isValid(level.price) || !level.price.isPositive())
                return "off tick " + level.price.text();
            if (level.size < l.spec.minimum || !level.size.isMultipleOf(l.spec.lot))
                return "size " + level.size.text();
            const bool ordered = i == 0 || (side == &l.bids ? level.price < (*side)[i - 1].price
                                                            : level.price > (*side)[i - 1].price);
            if (!ordered) return "order";
        }
    return {};
}

const Listing* find(const MarketSource& market, std::string_view name)
{
    for (const Listing& l : market.listings())
        if (l.spec.name == name) return &l;
    return nullptr;
}

}  // namespace

class TestRecordedMarket : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (chains().empty())
            QSKIP("no recordings beside the project: set BALLAST_RECORDINGS to their folder");
    }
    void readsEveryRecordedChain_data() { rows(chains()); }
    void readsEveryRecordedChain();
    void opensExactlyAsRecorded_data() { rows(chains()); }
    void opensExactlyAsRecorded();
    void carriesTheMarketAlongThePath_data() { rows(chains()); }
    void carriesTheMarketAlongThePath();
    void movesTheSameHoweverOftenItIsLookedAt();
    void deliversAtTheAverageOfTheLastHalfHour();
    void takesAFolderAndItsFutures();
    void holdsADemoDesk();
    void pathsStayInTheirCandlesAndTouchThem_data() { rows(paths()); }
    void pathsStayInTheirCandlesAndTouchThem();

private:
    static void rows(const std::vector<std::filesystem::path>& files)
    {
        QTest::addColumn<QByteArray>("file");
        for (const auto& file : files)
            QTest::newRow(file.filename().string().c_str())
                << QByteArray::fromStdString(file.string());
    }
};

void TestRecordedMarket::readsEveryRecordedChain()
{
    QFETCH(QByteArray, file);
    const auto state = readRecordedState(file.toStdString());
    QVERIFY2(state, state ? "" : state.error().message.c_str());
    std::string reasons;
    for (const auto& [reason, count] : state->refused)
        reasons += fmt::format(", {}: {}", reason, count);
    qInfo("%d rows, %d instruments, %d rows refused%s", state->rows,
          static_cast<int>(state->listings.size()), state->refusedRows, reasons.c_str());
    QVERIFY(state->rows > 600);
    QCOMPARE(state->rows, static_cast<int>(state->listings.size()) + state->refusedRows);
    QVERIFY(static_cast<double>(state->refusedRows) < 0.05 * state->rows);
    int checked = 0;
    for (const RecordedListing& l : state->listings) {
        if (!l.spec.isOption()) continue;
        // The venue's own convention: mark = Black-76 / forward, met to the rounding of what it
        // publishes.
        const double price =
            pricing::inverseOption({l.spec.optionType, l.forward, l.spec.strike->toDouble(),
                                    l.spec.yearsToExpiry(state->at), l.markIv, 0})
                .coinPrice;
        QVERIFY2(std::abs(price - l.mark) < 6e-4 + 0.01 * l.mark,
                 fmt::format("{}: {} for {}", l.spec.name, price, l.mark).c_str());
        ++checked;
    }
    QVERIFY(checked > 500);
}

void TestRecordedMarket::opensExactlyAsRecorded()
{
    QFETCH(QByteArray, file);
    const auto market = TapeMarket::open(file.toStdString());
    QVERIFY2(market, market ? "" : market.error().message.c_str());
    int quotes = 0;
    const auto& recorded = (*market)->recorded().listings;
    for (std::size_t i = 0; i < recorded.size(); ++i) {
        const Listing& l = (*market)->listings()[i];
        QCOMPARE(l.spec.name, recorded[i].spec.name);
        QCOMPARE(faultOf(l), std::string{});
        if (!l.spec.isOption()) continue;
        QCOMPARE(l.mark, recorded[i].mark);
        QCOMPARE(l.markIv, recorded[i].markIv);
        if (recorded[i].bid.isPositive()) {
            QCOMPARE(l.bids.empty() ? core::Price{} : l.bids[0].price, recorded[i].bid);
            ++quotes;
        } else
            QVERIFY(l.bids.empty());
        if (recorded[i].askSize.isPositive()) QCOMPARE(l.asks[0].size, recorded[i].askSize);
    }
    qInfo("%d recorded bids stand at the top of their books; %s", quotes,
          (*market)->description().c_str());
    QVERIFY(quotes > 300);
}

void TestRecordedMarket::carriesTheMarketAlongThePath()
{
    QFETCH(QByteArray, file);
    auto opened = TapeMarket::open(file.toStdString());
    QVERIFY(opened);
    TapeMarket& market = **opened;
    const double before = market.indices()[0].price;
    double lowest = before, highest = before;
    const auto open = [](const MarketSource& m) {
        return std::count_if(m.listings().begin(), m.listings().end(),
                             [](const Listing& l) { return !l.bids.empty(); });
    };
    const auto quotedBefore = open(market);
    for (int i = 1; i <= 10; ++i) {
        market.advance(market.start() + minutes{i * 9});
        for (const Listing& l : market.listings()) {
            const std::string fault = faultOf(l);
            QVERIFY2(fault.empty(), fmt::format("{}: {}", l.spec.name, fault).c_str());
        }
        lowest = std::min(lowest, market.indices()[0].price);
        highest = std::max(highest, market.indices()[0].price);
    }
    // An hour and a half around the widest hour of the path is a lively one.
    QVERIFY2(highest / lowest > 1.02, fmt::format("{} to {}", lowest, highest).c_str());
    QVERIFY(open(market) > 0.7 * static_cast<double>(quotedBefore));
}

void TestRecordedMarket::movesTheSameHoweverOftenItIsLookedAt()
{
    auto often = TapeMarket::open(chains().front());
    auto seldom = TapeMarket::open(chains().front());
    QVERIFY(often && seldom);
    for (int i = 1; i <= 40; ++i)
        (*often)->advance((*often)->start() + std::chrono::milliseconds{i * 1777});
    (*seldom)->advance((*often)->now());
    for (std::size_t i = 0; i < (*often)->listings().size(); ++i) {
        const Listing &a = (*often)->listings()[i], &b = (*seldom)->listings()[i];
        QVERIFY2(a.mark == b.mark && a.bids == b.bids && a.asks == b.asks && a.bidIv == b.bidIv,
                 a.spec.name.c_str());
    }
}

void TestRecordedMarket::deliversAtTheAverageOfTheLastHalfHour()
{
    auto opened = TapeMarket::open(chains().front(), {.pathOffset = hours{1}});
    QVERIFY(opened);
    TapeMarket& market = **opened;
    core::Time first = core::Time::max();
    for (const Listing& l : market.listings())
        if (l.spec.expiry) first = std::min(first, *l.spec.expiry);
    double sum = 0;
    for (int i = 1; i <= 180; ++i) {
        market.advance(first - minutes{30} + seconds{10 * i});
        sum += market.indices()[0].price;
    }
    QCOMPARE(market.now(), first);
    int closed = 0;
    for (const Listing& l : market.listings()) {
        if (l.spec.expiry != first || l.spec.underlying != market.indices()[0].underlying) continue;
        ++closed;
        QCOMPARE(l.spec.state, market::InstrumentState::Closed);
        QVERIFY(std::abs(market.deliveryPrice(l.spec.id).value() - sum / 180) < 0.011);
    }
    QVERIFY(closed > 10);
}

void TestRecordedMarket::takesAFolderAndItsFutures()
{
    const auto folder = test::recordingsDirectory() / "deribit/exchange_state";
    const auto market = TapeMarket::open(folder);
    QVERIFY2(market, market ? "" : market.error().message.c_str());
    QCOMPARE((*market)->recorded().files.size(), std::size_t{2});
    const Listing* perpetual = find(**market, "BTC-PERPETUAL");
    QVERIFY(perpetual && perpetual->openInterest > 1e8);
    QCOMPARE(perpetual->bids.front().size.toDouble() > 1000, true);
    QVERIFY(!TapeMarket::open(test::recordingsDirectory() / "funding"));
    QVERIFY(!TapeMarket::open(test::recordingsDirectory() / "nothing there.csv"));
    const auto wrong =
        TapeMarket::open(test::recordingsDirectory() / "prices" / "btc_1h_2020-03_covid.csv");
    QVERIFY(!wrong);
    qInfo("%s", wrong.error().message.c_str());
}

void TestRecordedMarket::holdsADemoDesk()
{
    const auto market = TapeMarket::open(test::recordingsDirectory() / "deribit/option_chain");
    QVERIFY(market);
    const auto book = demoBook(**market, (*market)->now());
    for (const char* underlying : {"BTC", "ETH"})
        QVERIFY(std::abs(netTransactionDelta(**market, book, underlying, (*market)->now())) < 3);
    QVERIFY(book.size() > 20);
}

void TestRecordedMarket::pathsStayInTheirCandlesAndTouchThem()
{
    QFETCH(QByteArray, file);
    const auto path = PricePath::read(file.toStdString(), 3);
    QVERIFY2(path, path ? "" : path.error().message.c_str());
    const auto& candles = path->candles();
    const std::size_t checked = std::min<std::size_t>(candles.size(), 50);
    for (std::size_t i = 0; i < checked; ++i) {
        const Candle& c = candles[i];
        const core::Duration begin = path->candleLength() * static_cast<int>(i);
        double lowest = c.high, highest = c.low;
        const core::Duration step =
            std::max<core::Duration>(std::chrono::milliseconds{100}, path->candleLength() / 36000);
        const bool whole = i < 4;  // every tenth of a second of a few candles, the ends of all
        for (core::Duration t{}; t < path->candleLength();
             t += whole ? step : path->candleLength() / 20) {
            const double price = path->priceAt(begin + t);
            lowest = std::min(lowest, price);
            highest = std::max(highest, price);
        }
        QVERIFY(std::abs(path->priceAt(begin) / c.open - 1) < 1e-9);
        QVERIFY(lowest >= c.low * (1 - 1e-9) && highest <= c.high * (1 + 1e-9));
        if (whole) QVERIFY(lowest <= c.low * (1 + 1e-9) && highest >= c.high * (1 - 1e-9));
    }
    int refused = 0;
    for (const auto& [reason, count] : path->refused()) refused += count;
    qInfo("%d candles, %d refused, %d walked", static_cast<int>(candles.size()), refused,
          static_cast<int>(checked));
    QVERIFY(checked > 1);
}

QTEST_APPLESS_MAIN(TestRecordedMarket)
#include "tst_recorded_market.moc"
