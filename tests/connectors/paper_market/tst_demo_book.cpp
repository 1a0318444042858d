#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"

#include <QTest>

#include <cmath>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

constexpr double kBtcBand = 2.3;
constexpr double kEthBand = 24;

}  // namespace

class TestDemoBook : public QObject {
    Q_OBJECT
private slots:
    void beginsInsideTheBandAndLeavesItWithinAMinute_data();
    void beginsInsideTheBandAndLeavesItWithinAMinute();
    void isThereInEveryScenario();
};

void TestDemoBook::beginsInsideTheBandAndLeavesItWithinAMinute_data()
{
    QTest::addColumn<QByteArray>("start");
    for (const char* start : {"2026-03-12T14:00:00Z", "2026-11-22T09:00:00Z",
                              "2026-06-25T07:30:00Z", "2026-12-31T23:30:00Z"})
        QTest::newRow(start) << QByteArray{start};
}

void TestDemoBook::beginsInsideTheBandAndLeavesItWithinAMinute()
{
    QFETCH(QByteArray, start);
    GeneratedMarket market{kDefaultSeed, Scenario::Chop, *core::parseIsoUtc(start.toStdString())};
    const auto book = demoBook(market, market.now());
    QVERIFY(book.size() >= 20);
    double btcAt = 0, ethAt = 0, btcMost = 0;
    for (int i = 0; i <= 600; i += 5) {  // every half second
        market.advance(market.start() + kStep * i);
        const double btc = netTransactionDelta(market, book, "BTC", market.now());
        const double eth = netTransactionDelta(market, book, "ETH", market.now());
        if (i == 0)
            QVERIFY2(std::abs(btc) < 0.3 && std::abs(eth) < 3,
                     fmt::format("{} {}", btc, eth).c_str());
        if (btcAt == 0 && std::abs(btc) > kBtcBand) btcAt = i * 0.1;
        if (ethAt == 0 && std::abs(eth) > kEthBand) ethAt = i * 0.1;
        btcMost = std::max(btcMost, std::abs(btc));
    }
    qInfo("BTC leaves its band at %.1f s, ETH at %.1f s; farthest BTC delta of the minute %.1f",
          btcAt, ethAt, btcMost);
    QVERIFY(btcAt > 0 || ethAt > 0);
    const double first = btcAt == 0 ? ethAt : ethAt == 0 ? btcAt : std::min(btcAt, ethAt);
    QVERIFY2(first >= 20 && first <= 50, fmt::format("{}", first).c_str());
}

void TestDemoBook::isThereInEveryScenario()
{
    for (const Scenario scenario : kScenarios) {
        const GeneratedMarket market{kDefaultSeed, scenario,
                                     *core::parseIsoUtc("2026-03-12T14:00:00Z")};
        const auto book = demoBook(market, market.now());
        QVERIFY2(book.size() >= 20, std::string{text(scenario)}.c_str());
        for (const char* underlying : {"BTC", "ETH"})
            QVERIFY(std::abs(netTransactionDelta(market, book, underlying, market.now())) < 3);
    }
}

QTEST_APPLESS_MAIN(TestDemoBook)
#include "tst_demo_book.moc"
