#include "models/market/depth_curve.h"

#include "tests/support/market_builder.h"

#include <QtTest>

using namespace ballast;
using namespace ballast::market;
using test::price;
using test::quantity;

namespace {

Listing perpetual()
{
    test::MarketBuilder market;
    Listing listing = *market.board.find(market.perpetual("BTC"));
    listing.bids = {{price(64'000.0), quantity("10000")}, {price(63'990.0), quantity("30000")}};
    listing.asks = {{price(64'010.0), quantity("20000")}, {price(64'040.0), quantity("20000")}};
    return listing;
}

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

}  // namespace

class TestDepthCurve : public QObject {
    Q_OBJECT
private slots:
    void whatStandsUpToAPriceAddsUp()
    {
        const auto bids = depthCurve(perpetual(), core::Side::Sell, 0);
        QCOMPARE(bids, (std::vector<DepthPoint>{{64'000, 10'000}, {63'990, 40'000}}));
        const auto asks = depthCurve(perpetual(), core::Side::Buy, 0);
        QCOMPARE(asks, (std::vector<DepthPoint>{{64'010, 20'000}, {64'040, 40'000}}));
    }

    void aSizeCostsItsWalkThroughTheBook()
    {
        const auto buy = costCurve(perpetual(), core::Side::Buy, 0);
        const double mid = 64'005;
        QCOMPARE(buy.size(), std::size_t{2});
        QVERIFY(isNear(buy[0].costBp, 5 / mid * 1e4));
        QVERIFY(isNear(buy[1].costBp, 20 / mid * 1e4));  // half at +5, half at +35
        QVERIFY(isNear(*costAt(buy, 5'000), buy[0].costBp));
        QVERIFY(isNear(*costAt(buy, 30'000), (buy[0].costBp + buy[1].costBp) / 2));
        QVERIFY(isNear(*costAt(buy, 40'000), buy[1].costBp));
        QVERIFY(!costAt(buy, 40'001));
        QVERIFY(!costAt(buy, -1));
        QVERIFY(!costAt({}, 1));
    }

    /// An option is worth its premium, and counts with its coin.
    void anOptionCountsWithItsCoin()
    {
        test::MarketBuilder market;
        const auto expiry = core::parseIsoUtc("2026-12-25T08:00:00Z").value();
        Listing option = *market.board.find(market.option("BTC", expiry, 64'000, OptionType::Call));
        option.bids = {{price(0.04), quantity("2")}};
        option.asks = {{price(0.05), quantity("3")}};
        QCOMPARE(depthCurve(option, core::Side::Buy, 64'000).front().usd, 192'000.0);
        QVERIFY(isNear(costCurve(option, core::Side::Buy, 64'000).front().costBp, 1e4 / 9));
    }

    void whereNothingIsKnownThereIsNoCurve()
    {
        QVERIFY(depthCurve({}, core::Side::Buy, 1).empty());
        QVERIFY(costCurve({}, core::Side::Buy, 1).empty());
        Listing oneSided = perpetual();
        oneSided.asks.clear();
        QCOMPARE(midOf(oneSided), 0.0);
        QVERIFY(costCurve(oneSided, core::Side::Sell, 0).empty());
        QCOMPARE(depthCurve(oneSided, core::Side::Sell, 0).size(), std::size_t{2});
        Listing crossed = perpetual();
        std::swap(crossed.bids, crossed.asks);
        QCOMPARE(midOf(crossed), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestDepthCurve)
#include "tst_depth_curve.moc"
