#include "connectors/paper_market/price_path.h"
#include "connectors/paper_market/tape_market.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

std::string show(const std::map<std::string, int>& counts)
{
    std::string out;
    for (const auto& [reason, count] : counts)
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", reason, count);
    return out;
}

constexpr const char* kChainHeader =
    "timestamp,instrument_name,bid_price,ask_price,mark_price,futures_price,futures_instrument_"
    "name,implied_volatility,index_price\n";

}  // namespace

class TestTapeReader : public QObject {
    Q_OBJECT
private slots:
    void refusesRowsWithCountedReasons_data();
    void refusesRowsWithCountedReasons();
    void refusesFilesWithASentence_data();
    void refusesFilesWithASentence();

private:
    std::filesystem::path write(const char* name, const std::string& text) const
    {
        const auto path = std::filesystem::path{m_folder.path().toStdString()} / name;
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }
    QTemporaryDir m_folder;
};

void TestTapeReader::refusesRowsWithCountedReasons_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray{text} << QByteArray{expected};
    };
    row("good",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.0925,0.121,0.096,90592,BTC-16JAN26,0.47,"
        "90482",
        "");
    row("noise of a double",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.09250000000001,0.121,0.096,90592,BTC-"
        "16JAN26,0.47,90482",
        "");
    row("name", "2026-01-10T03:50:15+00:00,XRP_USDC-16JAN26-0d52-C,1,2,1,2,X,0.4,1",
        "instrument name not understood: 1");
    row("day", "2026-01-10T03:50:15+00:00,BTC-31FEB26-82000-C,1,2,1,2,X,0.4,1",
        "instrument name not understood: 1");
    row("time", "yesterday,BTC-16JAN26-82000-C,0.09,0.12,0.096,90592,BTC-16JAN26,0.47,90482",
        "no time: 1");
    row("expired",
        "2026-01-17T00:00:00+00:00,BTC-16JAN26-82000-C,0.09,0.12,0.096,90592,BTC-16JAN26,0.47,"
        "90482",
        "already expired: 1");
    row("mark",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.09,0.12,,90592,BTC-16JAN26,0.47,90482",
        "no valid mark: 1");
    row("mark is nan",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.09,0.12,nan,90592,BTC-16JAN26,0.47,90482",
        "no valid mark: 1");
    row("volatility",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.09,0.12,0.096,90592,BTC-16JAN26,-1,90482",
        "no valid volatility: 1");
    row("forward",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.09,0.12,0.096,0,BTC-16JAN26,0.47,90482",
        "no underlying price: 1");
    row("crossed",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.121,0.0925,0.096,90592,BTC-16JAN26,0.47,"
        "90482",
        "quote crossed (left out): 1");
    row("off tick",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-82000-C,0.0926,0.121,0.096,90592,BTC-16JAN26,0.47,"
        "90482",
        "quote off the price steps (left out): 1");
    row("twice",
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-90000-C,0.0225,0.023,0.0226,90592,BTC-16JAN26,0.47,"
        "90482",
        "listed twice: 1");
}

void TestTapeReader::refusesRowsWithCountedReasons()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, expected);
    const std::string good =
        "2026-01-10T03:50:15+00:00,BTC-16JAN26-90000-C,0.0225,0.023,0.0226,90592,BTC-16JAN26,0.47,"
        "90482\n";
    const auto state = readRecordedState(
        write("some_options.csv", kChainHeader + good + row.toStdString() + "\n"));
    QVERIFY2(state, state ? "" : state.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(show(state->refused)), expected);
    QCOMPARE(state->rows, static_cast<int>(state->listings.size()) + state->refusedRows);
}

void TestTapeReader::refusesFilesWithASentence_data()
{
    QTest::addColumn<QByteArray>("chain");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray good = QByteArray{kChainHeader} +
                            "2026-01-10T03:50:15+00:00,BTC-16JAN26-90000-C,0.0225,0.023,0.0226,"
                            "90592,BTC-16JAN26,0.47,90482\n";
    const QByteArray candles =
        "time_utc,open,high,low,close\n2024-01-01 00:00:00,1,2,1,2\n2024-01-01 01:00:00,2,3,1,2\n";
    QTest::newRow("good") << good << candles << QByteArray{};
    QTest::newRow("no rows") << QByteArray{kChainHeader} << candles
                             << QByteArray{"none of 0 rows is an option"};
    QTest::newRow("other columns") << QByteArray{"a,b\n1,2\n"} << candles
                                   << QByteArray{"expected columns instrument_name and mark_price"};
    QTest::newRow("broken quotes")
        << QByteArray{"instrument_name,mark_price\n\"x,1\n"} << candles << QByteArray{"never ends"};
    QTest::newRow("one candle")
        << good << QByteArray{"time_utc,open,high,low,close\n2024-01-01 00:00:00,1,2,1,2\n"}
        << QByteArray{"fewer than two usable candles"};
    QTest::newRow("low above high") << good << QByteArray{"time_utc,open,high,low,close\n2024-01-01 00:00:00,1,1,2,2\n2024-01-01 01:00:00,1,1,2,2\n"} << QByteArray{"fewer than two usable candles"};
    QTest::newRow("damaged gzip") << good << QByteArray{"\x1F\x8B\x08 what is this", 16}
                                  << QByteArray{"damaged or cut off"};
}

void TestTapeReader::refusesFilesWithASentence()
{
    QFETCH(QByteArray, chain);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const TapeOptions options{.pricePath = write("path.csv", path.toStdString())};
    const auto market = TapeMarket::open(write("some_options.csv", chain.toStdString()), options);
    QCOMPARE(market.has_value(), expected.isEmpty());
    if (!market)
        QVERIFY2(market.error().message.find(expected.toStdString()) != std::string::npos,
                 market.error().message.c_str());
}

QTEST_APPLESS_MAIN(TestTapeReader)
#include "tst_tape_reader.moc"
