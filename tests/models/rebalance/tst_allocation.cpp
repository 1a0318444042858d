#include "models/rebalance/allocation.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ballast;
using rebalance::Allocation;
using rebalance::AllocationAim;
using rebalance::AllocationHeld;
using rebalance::AllocationPolicy;
using rebalance::AllocationRow;
using rebalance::AllocationState;
using rebalance::AssetHeld;

namespace {

constexpr double kBtc = 70'000, kEth = 3'000;

AssetHeld held(const char* asset, double usd, double rate = 0.0005)
{
    const double spot = std::string_view{asset} == "BTC" ? kBtc : kEth;
    return {asset, usd, spot, rate, 0.0001, std::string{asset} + "-PERPETUAL", {}};
}

AllocationPolicy policy(AllocationAim aim, double least = 100)
{
    return {{{"BTC", 45, 5}, {"ETH", 30, 5}, {"cash", 25, 10}}, aim, least};
}

AllocationHeld book(double btc, double eth, double cash)
{
    return {{held("BTC", btc), held("ETH", eth)}, btc + eth + cash};
}

const AllocationRow& row(const Allocation& all, std::string_view asset)
{
    for (const AllocationRow& each : all.rows)
        if (each.asset.view() == asset) return each;
    qFatal("no such row");
}

QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}

std::int64_t cents(double usd) { return std::llround(100 * usd); }

/// Trades, change of cash and costs, in whole cents.
std::int64_t sumOf(const Allocation& all)
{
    std::int64_t sum = 0;
    for (const AllocationRow& each : all.rows) sum += cents(each.tradeUsd) + cents(each.costUsd);
    return sum;
}

/// The book after the trades: costs are gone from the whole.
AllocationHeld after(const AllocationHeld& before, const Allocation& all)
{
    AllocationHeld next = before;
    for (AssetHeld& asset : next.assets) asset.valueUsd += row(all, asset.asset.view()).tradeUsd;
    next.totalUsd -= all.costUsd;
    return next;
}

/// Within a dollar: nothing smaller is ever traded.
bool isInside(const AllocationRow& r, double total)
{
    return !r.hasTarget() ||
           (std::abs(r.weightAfter - r.target) - r.tolerance) * total / 100 <= 1.01;
}

}  // namespace

class TestAllocation : public QObject {
    Q_OBJECT
private slots:
    void saysWhereEachRowStandsAndWhatItTrades_data()
    {
        QTest::addColumn<double>("btc");
        QTest::addColumn<double>("eth");
        QTest::addColumn<double>("cash");
        QTest::addColumn<bool>("toTarget");
        QTest::addColumn<QString>("sentences");
        const auto row = [](const char* name, double btc, double eth, double cash, bool toTarget,
                            const char* sentences) {
            QTest::newRow(name) << btc << eth << cash << toTarget << QString::fromUtf8(sentences);
        };
        row("all inside", 45, 30, 25, false,
            "BTC is 45.0 % of $4.2 M, within its 45 ± 5 %.|ETH is 30.0 % of $4.2 M, within its "
            "30 ± 5 %.|Cash is 25.0 % of $4.2 M, within its 25 ± 10 %.|Every row is within its "
            "tolerance.");
        row("over, to the edge", 52.1, 28, 19.9, false,
            "BTC is 52.1 % of $4.2 M, 2.1 points over its 45 ± 5 %: sell $88226 (1.26 BTC) of "
            "BTC-PERPETUAL to its edge.|ETH is 28.0 % of $4.2 M, within its 30 ± 5 %.|Cash is "
            "19.9 % of $4.2 M, within its 25 ± 10 %; 22.0 % after these trades.|1 row is outside "
            "the tolerance; 1 trade of $88226, about $52.94 in fees and half spreads.");
        row("over, to the target", 52.1, 28, 19.9, true,
            "BTC is 52.1 % of $4.2 M, 2.1 points over its 45 ± 5 %: sell $298281 (4.26 BTC) of "
            "BTC-PERPETUAL to its target.|ETH is 28.0 % of $4.2 M, within its 30 ± 5 %.|Cash is "
            "19.9 % of $4.2 M, within its 25 ± 10 %; 27.0 % after these trades.|1 row is outside "
            "the tolerance; 1 trade of $298281, about $178.97 in fees and half spreads.");
        row("under", 45, 22, 33, false,
            "BTC is 45.0 % of $4.2 M, within its 45 ± 5 %.|ETH is 22.0 % of $4.2 M, 3.0 points "
            "under its 30 ± 5 %: buy $125981 (41.99 ETH) of ETH-PERPETUAL to its edge.|Cash is "
            "33.0 % of $4.2 M, within its 25 ± 10 %; 30.0 % after these trades.|1 row is outside "
            "the tolerance; 1 trade of $125981, about $75.59 in fees and half spreads.");
        row("cash itself", 41, 21, 38, false,
            "BTC is 41.0 % of $4.2 M, within its 45 ± 5 %.|ETH is 21.0 % of $4.2 M, 4.0 points "
            "under its 30 ± 5 %: buy $167975 (55.99 ETH) of ETH-PERPETUAL to its edge.|Cash is "
            "38.0 % of $4.2 M, 3.0 points over its 25 ± 10 %; 34.0 % after these trades.|2 rows "
            "are outside the tolerance; 1 trade of $167975, about $100.78 in fees and half "
            "spreads.");
        row("cash alone: the largest opposite drift takes it", 40.5, 26, 33.5 + 2, false,
            "BTC is 39.7 % of $4.3 M, 0.3 points under its 45 ± 5 %: buy $12597 (0.18 BTC) of "
            "BTC-PERPETUAL to its edge.|ETH is 25.5 % of $4.3 M, within its 30 ± 5 %.|Cash is "
            "34.8 % of $4.3 M, within its 25 ± 10 %; 34.5 % after these trades.|1 row is outside "
            "the tolerance; 1 trade of $12597, about $7.56 in fees and half spreads.");
    }

    void saysWhereEachRowStandsAndWhatItTrades()
    {
        QFETCH(double, btc);
        QFETCH(double, eth);
        QFETCH(double, cash);
        QFETCH(bool, toTarget);
        QFETCH(QString, sentences);
        constexpr double kPoint = 42'000;
        const Allocation all =
            rebalance::allocate(policy(toTarget ? AllocationAim::Target : AllocationAim::Edge),
                                book(btc * kPoint, eth * kPoint, cash * kPoint));
        QCOMPARE(all.problem, std::string{});
        QStringList said;
        for (const AllocationRow& each : all.rows) said << plain(each.sentence);
        said << plain(all.sentence);
        QCOMPARE(said.join(QLatin1Char('|')), sentences);
        QCOMPARE(sumOf(all), 0);
    }

    void rowsInsideTradeOnlyToKeepCashInside()
    {
        // BTC's sale would leave 37 % of cash: ETH, 2 points under its target, takes it up.
        AllocationPolicy wanted = policy(AllocationAim::Edge);
        wanted.rows[2].tolerance = 5;
        const Allocation all =
            rebalance::allocate(wanted, book(520'000, 190'000 + 70'000, 220'000 + 0));
        QCOMPARE(row(all, "BTC").state, AllocationState::Over);
        QCOMPARE(row(all, "ETH").tradeUsd, 0.0);  // 22 + 2 of cash is inside: no second trade
        wanted.rows = {{"BTC", 45, 5}, {"ETH", 30, 6}, {"cash", 25, 2}};
        const AllocationHeld tight = book(470'000, 250'000, 280'000);
        const Allocation counter = rebalance::allocate(wanted, tight);
        const AllocationRow& eth = row(counter, "ETH");
        QCOMPARE(row(counter, "BTC").tradeUsd, 0.0);
        QVERIFY(eth.counterpart);
        QVERIFY2(plain(eth.sentence)
                     .contains(QStringLiteral("within its 30 ± 6 %: buy $9996 (3.33 ETH) of "
                                              "ETH-PERPETUAL to bring cash inside 25 ± 2 %.")),
                 eth.sentence.c_str());
        QVERIFY(std::abs(row(counter, "cash").weightAfter - 27) < 1e-4);
        QCOMPARE(sumOf(counter), 0);
    }

    void theLargestOppositeDriftIsTheCounterpartAndGoesToItsTargetFirst()
    {
        const AllocationPolicy wanted{
            {{"BTC", 40, 5}, {"ETH", 30, 5}, {"cash", 30, 1}}, AllocationAim::Edge, 100};
        // Cash is 5 points over; ETH stands 4 under, BTC 1 under: ETH to 30, then BTC the rest.
        const Allocation all = rebalance::allocate(wanted, book(390'000, 260'000, 350'000));
        QVERIFY(std::abs(row(all, "ETH").weightAfter - 30) < 0.01);
        QCOMPARE(cents(row(all, "BTC").tradeUsd), 0);
        QVERIFY(std::abs(row(all, "cash").weightAfter - 31) < 0.01);
        // With 8 over, both go to their targets, and then, of the two, the first to its edge.
        const Allocation more = rebalance::allocate(wanted, book(380'000, 270'000, 350'000 + 0.0));
        QVERIFY(row(more, "ETH").counterpart);
        QVERIFY(std::abs(row(more, "ETH").weightAfter - 30) < 0.01);
        QVERIFY(std::abs(row(more, "BTC").weightAfter - 39) < 0.01);
        QVERIFY(std::abs(row(more, "cash").weightAfter - 31) < 0.01);
    }

    void whatNoRowCanTakeUpIsSaid()
    {
        // Half of the book is in an asset without a target: cash cannot be what it is to be.
        AllocationHeld half = book(250'000, 180'000, 70'000);
        half.assets.push_back(held("SOL", 500'000));
        half.totalUsd += 500'000;
        const Allocation all = rebalance::allocate(policy(AllocationAim::Edge), half);
        QCOMPARE(plain(row(all, "SOL").sentence),
                 QStringLiteral("SOL is 50.0 % of $1.0 M and has no target: it is left as it is."));
        QCOMPARE(row(all, "SOL").tradeUsd, 0.0);
        QVERIFY2(plain(row(all, "cash").sentence).contains(QStringLiteral("still outside")),
                 row(all, "cash").sentence.c_str());
        QCOMPARE(sumOf(all), 0);
    }

    void tradesSmallerThanTheLeastAreNone()
    {
        const Allocation all = rebalance::allocate(policy(AllocationAim::Edge, 5'000),
                                                   book(503'000, 280'000, 217'000));
        QVERIFY(row(all, "BTC").tooSmall);
        QCOMPARE(row(all, "BTC").tradeUsd, 0.0);
        QCOMPARE(plain(row(all, "BTC").sentence),
                 QStringLiteral("BTC is 50.3 % of $1.0 M, 0.3 points over its 45 ± 5 %, which is "
                                "less to trade than the least, $5000."));
        QCOMPARE(plain(all.sentence),
                 QStringLiteral("1 row is outside the tolerance; nothing can be traded for that."));
    }

    void futuresCanMakeCashNegativeAndAnAssetShort()
    {
        const Allocation all =
            rebalance::allocate(policy(AllocationAim::Edge), book(1'200'000, -100'000, -100'000));
        QVERIFY(row(all, "BTC").tradeUsd < 0);
        QVERIFY(row(all, "ETH").tradeUsd > 0);
        for (const AllocationRow& each : all.rows)
            QVERIFY2(isInside(each, all.totalUsd), each.sentence.c_str());
        QCOMPARE(sumOf(all), 0);
    }

    /// Whatever is held and wanted: exact sums, rows inside or said to be not, and nothing left to
    /// do for a second run.
    void holdsForWhateverIsHeldAndWanted()
    {
        std::mt19937_64 bits(20261126);
        const auto draw = [&](double low, double high) {
            return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1.0p-53;
        };
        const char* const names[] = {"BTC", "ETH", "SOL", "XRP", "LTC", "ADA"};
        int trades = 0, counterparts = 0, left = 0;
        for (int run = 0; run < 20'000; ++run) {
            const std::size_t count = 1 + bits() % 6;
            AllocationPolicy wanted;
            wanted.aim = run % 2 ? AllocationAim::Target : AllocationAim::Edge;
            wanted.leastTradeUsd = run % 3 ? 100 : 2'000;
            double rest = 100;
            AllocationHeld now;
            now.totalUsd = draw(5'000, 3'000'000);
            for (std::size_t i = 0; i < count; ++i) {
                const double target = std::floor(10 * draw(0, rest / 1.5)) / 10;
                if (bits() % 8) {
                    wanted.rows.push_back({names[i], target, std::floor(draw(0, 8))});
                    rest -= target;
                }
                AssetHeld asset =
                    held(names[i], now.totalUsd * (target + draw(-12, 12)) / 100, draw(0, 0.002));
                asset.halfSpread = draw(0, 0.01);
                now.assets.push_back(asset);
            }
            wanted.rows.push_back({"cash", rest, std::floor(draw(0, 12))});
            const Allocation first = rebalance::allocate(wanted, now);
            QCOMPARE(first.problem, std::string{});
            QCOMPARE(sumOf(first), 0);
            double weights = 0, weightsAfter = 0;
            for (const AllocationRow& each : first.rows) {
                weights += each.weight;
                weightsAfter += each.weightAfter;
                QVERIFY(std::isfinite(each.weightAfter) && each.costUsd >= 0);
                trades += !each.cash && each.tradeUsd != 0;
                counterparts += each.counterpart;
                if (each.cash || !each.hasTarget()) continue;
                // A row ends inside, unless its trade was too small; and it never crosses over.
                QVERIFY2(isInside(each, first.totalUsd) || each.tooSmall || each.beyond == 0,
                         each.sentence.c_str());
                QVERIFY(each.tradeUsd == 0 || std::abs(each.tradeUsd) >= 1);
                // One that is inside can leave only by what costs take of the whole.
                if (each.state == AllocationState::Inside)
                    QVERIFY2(
                        isInside(each, first.totalUsd) || (each.tradeUsd == 0 && first.costUsd > 1),
                        qPrintable(QStringLiteral("%1 after %2; %3")
                                       .arg(plain(each.sentence))
                                       .arg(each.weightAfter)
                                       .arg(plain(first.sentence))));
            }
            QVERIFY(std::abs(weights - 100) < 1e-9 && std::abs(weightsAfter - 100) < 1e-9);
            const AllocationRow& cash = first.rows.back();
            if (!isInside(cash, first.totalUsd)) {
                ++left;
                QVERIFY(cash.sentence.find("room") != std::string::npos);
            }
            const Allocation second = rebalance::allocate(wanted, after(now, first));
            QVERIFY2(second.turnoverUsd == 0, qPrintable(QStringLiteral("run %1: %2 then %3")
                                                             .arg(run)
                                                             .arg(plain(first.sentence))
                                                             .arg(plain(second.sentence))));
        }
        qInfo("%d trades, %d of them counterparts of cash; cash left outside in %d runs", trades,
              counterparts, left);
        QVERIFY(trades > 5'000 && counterparts > 500 && left > 50);
    }

    void isPureAndTheSameForTheSame()
    {
        const AllocationHeld now = book(600'000, 250'000, 150'000);
        QVERIFY(rebalance::allocate(policy(AllocationAim::Edge), now) ==
                rebalance::allocate(policy(AllocationAim::Edge), now));
    }

    void whatIsNotKnownIsSaidAndNothingIsTraded_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no price") << 0
                                  << QStringLiteral(
                                         "the value of ETH is not known, for there "
                                         "is no price of it.");
        QTest::newRow("not a number") << 1 << QStringLiteral("the value of ETH is not a number");
        QTest::newRow("no spot") << 2 << QStringLiteral("the value of ETH is not a number");
        QTest::newRow("nothing") << 3 << QStringLiteral("the book is worth nothing.");
        QTest::newRow("a debt") << 4 << QStringLiteral("the book is worth nothing.");
        QTest::newRow("infinite") << 5 << QStringLiteral("the value of the book is not a number");
        QTest::newRow("an asset nobody holds")
            << 6 << QStringLiteral("the value of SOL is not known, for nothing is known of it.");
        QTest::newRow("no market") << 7 << QStringLiteral("half spread of ETH are 40 % of a trade");
    }

    void whatIsNotKnownIsSaidAndNothingIsTraded()
    {
        QFETCH(int, what);
        QFETCH(QString, sentence);
        AllocationHeld now = book(900'000, 50'000, 50'000);
        AllocationPolicy wanted = policy(AllocationAim::Edge);
        switch (what) {
            case 0: now.assets[1].missing = "there is no price of it"; break;
            case 1: now.assets[1].valueUsd = std::nan(""); break;
            case 2: now.assets[1].spot = 0; break;
            case 3: now.totalUsd = 0; break;
            case 4: now.totalUsd = -1; break;
            case 5: now.totalUsd = std::numeric_limits<double>::infinity(); break;
            case 6: wanted.rows.insert(wanted.rows.begin(), {"SOL", 0, 5}); break;
            default: now.assets[1].halfSpread = 0.4; break;
        }
        const Allocation all = rebalance::allocate(wanted, now);
        QVERIFY2(plain(all.problem).startsWith(QStringLiteral("No trades are proposed: ")),
                 all.problem.c_str());
        QVERIFY2(plain(all.problem).contains(sentence), all.problem.c_str());
        QCOMPARE(all.rows.size(), wanted.rows.size());
        for (const AllocationRow& each : all.rows) {
            QCOMPARE(each.tradeUsd, 0.0);
            QVERIFY(std::isfinite(each.weight) && std::isfinite(each.weightAfter));
            QCOMPARE(each.state, AllocationState::NotKnown);
            QCOMPARE(each.sentence, all.problem);
        }
    }

    void withoutTargetsEveryWeightIsStillThere()
    {
        const Allocation all = rebalance::allocate({}, book(500'000, 300'000, 200'000));
        QCOMPARE(all.rows.size(), 3U);
        QCOMPARE(row(all, "cash").weight, 20.0);
        QCOMPARE(row(all, "BTC").state, AllocationState::NoTarget);
        QCOMPARE(all.sentence, std::string{"No targets are set."});
        QCOMPARE(all.turnoverUsd, 0.0);
    }

    void contradictionsAreProblemsWithSentences_data()
    {
        using Rows = std::vector<rebalance::AllocationTarget>;
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<double>("least");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, Rows rows, const char* key, const char* sentence,
                            double least = 100) {
            QTest::newRow(name) << rows << least << QString::fromUtf8(key)
                                << QString::fromUtf8(sentence);
        };
        row("nothing wanted", {}, "", "");
        row("right", {{"BTC", 40, 5}, {"cash", 60, 5}}, "", "");
        row("thirds", {{"BTC", 33.3333, 5}, {"ETH", 33.3333, 5}, {"cash", 33.3334, 5}}, "", "");
        row("too little", {{"BTC", 40, 5}, {"cash", 50, 5}}, "target",
            "targets add up to 90 %, expected 100 %: 10 points are missing");
        row("too much", {{"BTC", 40, 5}, {"ETH", 30, 5}, {"cash", 35.5, 5}}, "target",
            "targets add up to 105.5 %, expected 100 %: 5.5 points are too many");
        row("a tolerance below zero", {{"BTC", 40, -1}, {"cash", 60, 5}}, "tolerance",
            "tolerance of \"BTC\" is -1, expected 0 to 100 points");
        row("a weight above 100 %", {{"BTC", 140, 5}, {"cash", 60, 5}}, "target",
            "target of \"BTC\" is 140, expected 0 to 100 %");
        row("a weight below zero", {{"BTC", -40, 5}, {"cash", 60, 5}}, "target",
            "target of \"BTC\" is -40, expected 0 to 100 %");
        row("not a number", {{"BTC", std::nan(""), 5}, {"cash", 60, 5}}, "target",
            "target of \"BTC\" is nan, expected 0 to 100 %");
        row("an unknown asset", {{"DOGE", 40, 5}, {"cash", 60, 5}}, "asset",
            "asset is \"DOGE\", which is not known, expected one of BTC, ETH, cash");
        row("one asset twice", {{"BTC", 40, 5}, {"BTC", 30, 5}, {"cash", 30, 5}}, "asset",
            "asset \"BTC\" stands in two rows, expected in one");
        row("no cash", {{"BTC", 60, 5}, {"ETH", 40, 5}}, "rows",
            "rows has none for cash, expected one: trades are paid from it");
        row("the least trade", {{"BTC", 40, 5}, {"cash", 60, 5}}, "least_trade_usd",
            "least_trade_usd is 0, expected 1 to 1e+09", 0);
    }

    void contradictionsAreProblemsWithSentences()
    {
        QFETCH(std::vector<rebalance::AllocationTarget>, rows);
        QFETCH(double, least);
        QFETCH(QString, key);
        QFETCH(QString, sentence);
        const core::Currency known[] = {"BTC", "ETH"};
        const auto wrong = rebalance::problems({rows, AllocationAim::Edge, least}, known);
        QCOMPARE(wrong.size(), key.isEmpty() ? 0U : 1U);
        if (wrong.empty()) return;
        QCOMPARE(QString::fromStdString(wrong.front().key), key);
        QCOMPARE(QString::fromStdString(wrong.front().sentence), sentence);
    }

    void wordsSayAllOfIt()
    {
        QCOMPARE(plain(rebalance::words(policy(AllocationAim::Target, 2'500))),
                 QStringLiteral("BTC 45 ± 5 %, ETH 30 ± 5 %, cash 25 ± 10 %, to the target, no "
                                "trade below $2500"));
        QCOMPARE(rebalance::words(AllocationPolicy{}), std::string{"no targets"});
    }
};

QTEST_APPLESS_MAIN(TestAllocation)
#include "tst_allocation.moc"
