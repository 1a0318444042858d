// What the soak is made of, and the soak itself for twenty seconds.
#include "tests/soak/frame_splitter.h"
#include "tests/soak/histogram.h"
#include "tests/soak/ledger.h"
#include "tests/soak/load.h"
#include "tests/soak/memory_meter.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 280000;

std::string tickerOf(const std::string& name)
{
    return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"ticker." +
           name +
           ".100ms\",\"data\":{\"timestamp\":1700000000000,\"mark_price\":50000.25,\"mark_iv\":"
           "55.25}}}";
}

soak::Options loadOf(double rate)
{
    soak::Options options;
    options.rate = rate;
    options.burstEvery = 0;
    options.instruments = 3;
    return options;
}

soak::Ledger oneOrder()
{
    soak::Ledger ledger;
    ledger.orders["R1-A-1"] = {2, "filled"};
    ledger.trades["T1"] = 2;
    ledger.held["BTC-PERPETUAL"] = 2;
    return ledger;
}

/// The number in the row of the table that begins so.
qint64 numberOf(const QString& table, const char* row, const char* pattern)
{
    const QRegularExpression line(QStringLiteral("^") + QString::fromLatin1(row) +
                                      QStringLiteral("\\s+") + QString::fromLatin1(pattern),
                                  QRegularExpression::MultilineOption);
    const auto found = line.match(table);
    return found.hasMatch() ? found.captured(1).toLongLong() : -1;
}

}  // namespace

class TestSoak : public QObject {
    Q_OBJECT
private slots:
    void framesAreFoundWhereverTheStreamIsCut()
    {
        const std::string head = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
        const std::string small = "ticker", large(70000, 'x');
        const std::string first = "\x01\x03two", ping("\x89\x00", 2), last = "\x80\x05parts";
        const std::string stream = head + soak::headerOf(small.size()) + small + first + ping +
                                   last + soak::headerOf(large.size()) + large;
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
            soak::FrameSplitter splitter;
            std::string whole;
            std::vector<std::string> messages;
            int within = 0;
            for (std::size_t at = 0; at < stream.size(); at += step) {
                const std::string part = stream.substr(at, step);
                splitter.feed(part.data(), part.size());
                while (const auto piece = splitter.next()) {
                    whole += piece->raw;
                    if (!piece->message.empty()) messages.emplace_back(piece->message);
                    if (!splitter.isBetween()) ++within;
                }
            }
            QVERIFY(whole == stream);
            QVERIFY(messages == (std::vector<std::string>{small, "twoparts", large}));
            QCOMPARE(within, 2);
        }
    }

    void everyQuoteThatIsDueIsSentOrWaitsOrMadeWay()
    {
        const auto shared = std::make_unique<soak::Shared>();
        soak::Load load(loadOf(1000), *shared);
        soak::Outgoing out;
        for (const char* name : {"A", "B", "C", "D"}) load.learn(tickerOf(name));
        QCOMPARE(shared->instruments.load(), std::size_t{3});
        load.turn(0.1, 1700000000123, out);
        QCOMPARE(shared->due.load(), std::uint64_t{100});
        QCOMPARE(shared->sent.load(), std::uint64_t{100});
        // Nobody reads: at most one an instrument waits, whatever is due.
        load.turn(100, 1700000100123, out);
        QCOMPARE(shared->due.load(), std::uint64_t{100000});
        QCOMPARE(shared->mostWaiting.load(), std::uint64_t{3});
        QCOMPARE(shared->sent + shared->conflated + 3, std::uint64_t{100000});
        QVERIFY(out.waiting() < 200U << 10U);
        // He reads on: what waited is sent as of now.
        out.drop();
        load.turn(100, 1700000100456, out);
        QCOMPARE(shared->sent + shared->conflated, std::uint64_t{100000});
        QCOMPARE(shared->newest[0].stampMs.load(), 1700000100456);
        QVERIFY(out.bytes.find("1700000100456") != std::string::npos);
    }

    void aBurstIsOfItsRateAndLength()
    {
        soak::Options options = loadOf(100);
        options.burst = 1000;
        options.burstEvery = 10;
        options.burstSeconds = 2;
        const auto shared = std::make_unique<soak::Shared>();
        soak::Load load(options, *shared);
        load.learn(tickerOf("A"));
        soak::Outgoing out;
        for (const auto& [second, due] : std::vector<std::pair<double, std::uint64_t>>{
                 {8, 800}, {9, 1800}, {10, 2800}, {18, 3600}, {20, 5600}}) {
            load.turn(second, 1700000000001, out);
            QCOMPARE(shared->due.load(), due);
        }
    }

    void quantilesAreWithinTheirClass()
    {
        soak::Histogram times;
        for (int i = 1; i <= 10000; ++i) times.add(i);
        QCOMPARE(times.count(), std::uint64_t{10000});
        for (const double q : {0.1, 0.5, 0.9, 0.99})
            QVERIFY(std::abs(times.quantile(q) / (q * 10000) - 1) < 0.04);
        QCOMPARE(times.quantile(1), 10000.0);
        QVERIFY(std::abs(times.shareAbove(5000) - 0.5) < 0.02);
    }

    void growthIsTheSlopeAfterTheFirstQuarter()
    {
        std::vector<soak::Held> held;
        for (int i = 0; i <= 100; ++i)
            held.push_back({.at = i * 36.0, .pssMiB = i < 25 ? 5.0 * i : 200 + 0.02 * i});
        const soak::Growth growth = soak::growthOf(held, &soak::Held::pssMiB);
        QVERIFY(std::abs(growth.slope - 2) < 1e-6);
        QCOMPARE(growth.most, 202.0);
        const soak::Held now = soak::holdsNow(0);
        QVERIFY(now.ownMiB > 1 && now.pssMiB >= now.ownMiB && now.rssMiB >= now.pssMiB);
        QVERIFY(soak::holdsNow(0).handles > 2 && soak::holdsNow(0).threads >= 1);
    }

    void whatOneLedgerHasAndAnotherHasNotIsNamed_data()
    {
        QTest::addColumn<int>("of");
        QTest::addColumn<int>("dropped");
        QTest::addColumn<int>("duplicated");
        QTest::newRow("all agree") << 0 << 0 << 0;
        QTest::newRow("a trade is not in the journal") << 1 << 2 << 1;
        QTest::newRow("a trade is in journal and window only") << 2 << 0 << 1;
        QTest::newRow("an order is not in the journal") << 3 << 2 << 1;
        QTest::newRow("an order is filled otherwise") << 4 << 2 << 0;
        QTest::newRow("a trade was never told") << 5 << 1 << 0;
        QTest::newRow("a fill was counted twice") << 6 << 1 << 1;
        QTest::newRow("an order stands for two") << 7 << 0 << 1;
        QTest::newRow("an order never ended") << 8 << 2 << 0;
    }
    void whatOneLedgerHasAndAnotherHasNotIsNamed()
    {
        QFETCH(int, of);
        QFETCH(int, dropped);
        QFETCH(int, duplicated);
        soak::Ledger record = oneOrder(), wire = oneOrder(), journal = oneOrder(),
                     window = oneOrder();
        switch (of) {
            case 1: journal.trades.clear(); break;
            case 2: journal.trades["T2"] = window.trades["T2"] = 1; break;
            case 3: journal.orders.clear(); break;
            case 4: journal.orders["R1-A-1"].filled = 1; break;
            case 5: wire.trades.clear(); break;
            case 6: window.held["BTC-PERPETUAL"] = 4; break;
            case 7: record.twice.insert("order R1-A-1"); break;
            case 8: journal.orders["R1-A-1"].state = "open"; break;
            default: break;
        }
        const soak::Compared compared = soak::compare(record, wire, journal, window);
        QCOMPARE(compared.dropped.size(), static_cast<std::size_t>(dropped));
        QCOMPARE(compared.duplicated.size(), static_cast<std::size_t>(duplicated));
    }

    /// At a rate that any machine has: what is asked is that nothing is lost, not how fast it goes.
    void aDeskUnderLoadLosesNothingAndKeepsNothing()
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(BALLAST_SOAK),
                      QStringLiteral("--minutes 0.34 --rate 2000 --burst 20000 --burst-seconds 2 "
                                     "--burst-every 8 --instruments 200 --seed 3")
                          .split(QLatin1Char(' ')));
        QVERIFY(program.waitForStarted(kPatienceMs));
        QVERIFY(program.waitForFinished(kPatienceMs));
        const QString table = QString::fromUtf8(program.readAll());
        QVERIFY2(program.exitCode() == 0, qPrintable(table));
        QVERIFY2(table.contains(QStringLiteral("result                  passed")),
                 qPrintable(table));
        QVERIFY2(numberOf(table, "orders", "(\\d+),") > 0, qPrintable(table));
        QVERIFY2(numberOf(table, "order events", "(\\d+) told") > 0, qPrintable(table));
        QVERIFY2(numberOf(table, "quotes sent", "(\\d+) ") > 10000, qPrintable(table));
        QVERIFY2(numberOf(table, "quotes in snapshots", "(\\d+) ") > 0, qPrintable(table));
        const qint64 queued = numberOf(table, "engine's queue", "at most (\\d+)");
        QVERIFY2(queued > 0 && queued <= 4096, qPrintable(table));
    }
};

QTEST_MAIN(TestSoak)
#include "tst_soak.moc"
