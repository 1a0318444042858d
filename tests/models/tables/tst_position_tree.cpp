#include "models/tables/position_totals.h"
#include "models/tables/position_tree.h"

#include "support/market_builder.h"
#include "support/model_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::tables;
using enum portfolio::GroupKey;
using market::OptionType;
using test::MarketBuilder;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kNear = MarketBuilder::date(2026, 12, 27);
const core::Time kFar = MarketBuilder::date(2027, 3, 26);

/// A BTC book, changed by the tests, shown again by them.
struct Shown {
    MarketBuilder market;
    core::InstrumentId call = market.option("BTC", kNear, 70'000, OptionType::Call);
    core::InstrumentId put = market.option("BTC", kNear, 60'000, OptionType::Put);
    core::InstrumentId farCall = market.option("BTC", kFar, 80'000, OptionType::Call);
    core::InstrumentId perpetual = market.perpetual("BTC");
    std::vector<portfolio::Position> positions;
    std::vector<portfolio::Balance> balances;
    PositionTree tree;
    QAbstractItemModelTester tester{&tree, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Shown()
    {
        market.index("BTC", 63'412.5);
        market.mark(call, 0.0292, 0.55);
        market.mark(put, 0.0388, 0.62);
        market.mark(farCall, 0.0510, 0.58);
        market.mark(perpetual, 63'412.5);
        hold(call, "25", 0.0272);
        hold(put, "12", 0.0410);
        hold(perpetual, "-212300", 63'400);
    }
    void hold(core::InstrumentId id, const char* size, double average = 0)
    {
        portfolio::Position p;
        p.account = {"paper", "main"};
        p.instrument = id;
        p.size = test::quantity(size);
        p.averagePrice = average;
        positions.push_back(p);
    }
    /// The same again in ETH, at another venue, and a second account.
    void addEthElsewhere()
    {
        market.index("ETH", 3'118.4);
        const core::InstrumentId ethCall = market.option("ETH", kNear, 3'200, OptionType::Call);
        market.mark(ethCall, 0.0671, 0.64);
        hold(ethCall, "140", 0.06);
        positions.back().account.venue = "deribit";
        hold(call, "-3", 0.03);
        positions.back().account.account = "second";
    }
    core::Time now = kNow;
    void show()
    {
        const portfolio::SubBooks subBooks(
            std::vector<portfolio::SubBookRule>{{.name = "Calls", .instrument = "*-C"}});
        tree.show(std::make_shared<const portfolio::Book>(
            portfolio::value(positions, balances, market.board, now, subBooks)));
    }
    void filter(const char* text)
    {
        const auto read = PositionFilter::parse(QString::fromUtf8(text));
        QVERIFY2(read.has_value(), text);
        tree.setFilter(*read);
    }
    QString total(int column) const { return tree.totalData(column, Qt::DisplayRole).toString(); }
    /// The titles of the rows under one, from the top.
    QString titles(const QModelIndex& parent = {}) const
    {
        QStringList out;
        for (int row = 0; row < tree.rowCount(parent); ++row)
            out << tree.index(row, 0, parent).data().toString();
        return out.join(QStringLiteral(", "));
    }
    QModelIndex at(std::initializer_list<int> path, int column = 0) const
    {
        QModelIndex index;
        for (int row : path) index = tree.index(row, 0, index);
        return index.siblingAtColumn(column);
    }
};

QString changes(const QSignalSpy& spy)
{
    QStringList out;
    for (const QList<QVariant>& signal : spy) {
        const auto first = signal.at(0).toModelIndex(), last = signal.at(1).toModelIndex();
        out << QStringLiteral("%1 %2-%3")
                   .arg(first.parent().data().toString())
                   .arg(first.row())
                   .arg(last.row());
    }
    return out.join(QStringLiteral(", "));
}

}  // namespace

class tst_position_tree : public QObject {
    Q_OBJECT

private slots:
    void showsUnderlyingsExpiriesAndInstrumentsWithTotals()
    {
        Shown shown;
        shown.show();
        // Columns: venue, size, mark, volatility, delta, its dollars, gamma for 1 % and its
        // dollars, vega, vega of 30 days, theta, vanna, volga, charm, profit, its last hour, value,
        // average, underlying, kind, expiry, days, account, sub-book.
        QCOMPARE(
            test::modelText(shown.tree),
            QString::fromUtf8(
                "BTC |  |  |  |  | -1.01 | -64.2k | +0.752 | +47.7k | +2 593 | +2 410 | -2 141 | "
                "+0.093 | +11.5 | -0.072 | +1 455 | 0.00 | +75.8k |  | BTC\n"
                "  27 DEC 26 |  |  |  |  | +2.34 | +148k | +0.752 | +47.7k | +2 593 | +2 410 | -2 "
                "141 | +0.093 | +11.5 | -0.072 | +1 497 | 0.00 | +75.8k |  | BTC |  | 27 DEC 26 | "
                "34.7\n"
                "    P 60000 | Paper | +12.0 BTC | 0.0388 | 62.0 | -4.67 | -296k | +0.232 | +14.7k "
                "| +870 | +808 | -776 | -0.014 | +1.05 | +0.012 | -1 674 | 0.00 | +29.5k | 0.0410 "
                "| BTC | Put | 27 DEC 26 | 34.7 | main\n"
                "    C 70000 | Paper | +25.0 BTC | 0.0292 | 55.0 | +7.00 | +444k | +0.519 | +32.9k "
                "| +1 724 | +1 602 | -1 365 | +0.107 | +10.4 | -0.085 | +3 171 | 0.00 | +46.3k | "
                "0.0272 | BTC | Call | 27 DEC 26 | 34.7 | main | Calls\n"
                "  Perpetual |  |  |  |  | -3.35 | -212k |  |  |  |  |  |  |  |  | -41.9 | 0.00 |  "
                "|  | BTC\n"
                "    BTC-PERPETUAL | Paper | -212 300 $ | 63 412.5 |  | -3.35 | -212k |  |  |  |  "
                "|  |  |  |  | -41.9 | 0.00 |  | 63 400.0 | BTC | Perpetual |  |  | main\n"));
    }

    void marksTotalsThatLeavePositionsOut()
    {
        Shown shown;
        shown.hold(shown.farCall, "-10", 0.05);
        shown.market.at(shown.farCall).hasTicker = false;
        shown.hold({99}, "4");
        shown.show();
        QCOMPARE(shown.at({0}, PositionTree::Delta).data().toString(),
                 QStringLiteral("\u2248-1.01"));
        QCOMPARE(shown.at({0}).data().toString(),
                 QStringLiteral("BTC (partial: 1 of 5 not listed, 1 without a mark)"));
        QCOMPARE(shown.at({0}, PositionTree::Delta).data(ToneRole).toInt(), int(Tone::Warn));
        QCOMPARE(shown.at({0}).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("BTC\nNot in this total: 1 of 5 not listed, 1 without a mark."));
        QCOMPARE(shown.at({0, 1}).data().toString(),
                 QStringLiteral("26 MAR 27 (partial: 1 of 1 without a mark)"));
        QCOMPARE(shown.at({0, 0}).data(Qt::ToolTipRole).toString(), QStringLiteral("27 DEC 26"));
        QCOMPARE(shown.at({0, 1, 0}, PositionTree::Mark).data().toString(),
                 QStringLiteral("no mark"));
        QCOMPARE(shown.at({0, 1, 0}, PositionTree::Delta).data().toString(),
                 QStringLiteral("\u2013"));
        QCOMPARE(shown.at({1}).data().toString(),
                 QStringLiteral("Not listed (partial: 1 of 1 not listed)"));
        QCOMPARE(shown.total(PositionTree::Instrument),
                 QStringLiteral("Total (partial: 1 of 5 not listed, 1 without a mark)"));
        QVERIFY(shown.tree.totalData(PositionTree::Instrument, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("1 of 5 not listed, 1 without a mark")));
        QVERIFY(shown.total(PositionTree::DeltaUsd).startsWith(QChar(0x2248)));
        QCOMPARE(shown.at({1, 0, 0}).data().toString(), QStringLiteral("Instrument 99"));
    }

    void dimsWhatIsStaleAndKeepsItsNumbers()
    {
        Shown shown;
        shown.market.at(shown.put).stale = true;
        shown.show();
        QVERIFY(shown.at({0}).data(StaleRole).toBool());
        QVERIFY(shown.at({0, 0, 0}).data(StaleRole).toBool());
        QVERIFY(!shown.at({0, 0, 1}).data(StaleRole).toBool());
        QCOMPARE(shown.at({0}).data().toString(), QStringLiteral("BTC (1 of 3 stale)"));
        QCOMPARE(shown.total(PositionTree::Instrument), QStringLiteral("Total (1 of 3 stale)"));
        QCOMPARE(shown.at({0}, PositionTree::Delta).data().toString(), QStringLiteral("-1.01"));
        QCOMPARE(shown.at({0}, PositionTree::Delta).data(ToneRole).toInt(), int(Tone::Strong));
    }

    void saysOnlyWhatChanged()
    {
        Shown shown;
        shown.show();
        QSignalSpy changed(&shown.tree, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&shown.tree, &QAbstractItemModel::modelReset);
        shown.show();
        QCOMPARE(changes(changed), QString());
        shown.market.mark(shown.put, 0.0390, 0.62);
        shown.show();
        QCOMPARE(changes(changed), QStringLiteral(" 0-0, BTC 0-0, 27 DEC 26 0-0"));
        QCOMPARE(reset.count(), 0);
    }

    void keepsRowsWhilePositionsComeAndGo()
    {
        Shown shown;
        shown.show();
        const QPersistentModelIndex perpetual = shown.at({0, 1, 0});
        QSignalSpy inserted(&shown.tree, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&shown.tree, &QAbstractItemModel::rowsRemoved);
        shown.hold(shown.farCall, "-10", 0.05);
        shown.show();
        QCOMPARE(inserted.count(), 1);
        QVERIFY(perpetual.isValid());
        QCOMPARE(perpetual.data().toString(), QStringLiteral("BTC-PERPETUAL"));
        QCOMPARE(perpetual.parent().row(), 2);
        std::erase_if(shown.positions,
                      [&](const auto& p) { return p.instrument != shown.perpetual; });
        shown.show();
        QCOMPARE(removed.count(), 1);
        QCOMPARE(perpetual.parent().row(), 0);
        shown.positions.clear();
        shown.show();
        QCOMPARE(shown.tree.rowCount(), 0);
        QVERIFY(!perpetual.isValid());
    }

    void groupsByAnySequence_data()
    {
        QTest::addColumn<Grouping>("grouping");
        QTest::addColumn<QString>("titled");
        QTest::addColumn<QString>("first");  // under the first
        QTest::newRow("underlying") << Grouping{Underlying, Expiry} << "BTC, ETH"
                                    << "27 DEC 26, Perpetual";
        QTest::newRow("sub-book") << Grouping{SubBook, Underlying, Expiry} << "Calls, Unassigned"
                                  << "BTC, ETH";
        QTest::newRow("venue") << Grouping{Venue, Kind} << "Deribit, Paper" << "Options";
        QTest::newRow("account") << Grouping{Account, Underlying}
                                 << "main · Deribit, main · Paper, second · Paper" << "ETH";
        QTest::newRow("expiry") << Grouping{Expiry} << "27 DEC 26, Perpetual"
                                << "BTC-27DEC26-60000-P, BTC-27DEC26-70000-C, "
                                   "BTC-27DEC26-70000-C, ETH-27DEC26-3200-C";
        QTest::newRow("kind") << Grouping{Kind, Expiry, Venue} << "Options, Perpetual"
                              << "27 DEC 26";
        QTest::newRow("flat") << Grouping{}
                              << "BTC-27DEC26-60000-P, BTC-27DEC26-70000-C, BTC-27DEC26-70000-C, "
                                 "BTC-PERPETUAL, ETH-27DEC26-3200-C"
                              << "";
    }
    void groupsByAnySequence()
    {
        QFETCH(Grouping, grouping);
        QFETCH(QString, first);
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        shown.tree.setGrouping(grouping);
        QTEST(shown.titles(), "titled");
        QCOMPARE(shown.titles(shown.at({0})), first);
        // The words of the settings mean the same.
        QCOMPARE(groupingOf(idOf(grouping)), std::optional(grouping));
        const QString vega = shown.total(PositionTree::Vega);
        // And back: the same tree as before, found by the same identities.
        shown.tree.setGrouping(defaultGrouping());
        QCOMPARE(shown.at({0}).data().toString(), QStringLiteral("BTC"));
        QCOMPARE(shown.total(PositionTree::Vega), vega);
    }

    void readsTheGroupingsOfEarlierVersions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("now");
        QTest::newRow("underlying") << "underlying" << "by underlying/expiry";
        QTest::newRow("venue") << "venue" << "by venue/underlying/expiry";
        QTest::newRow("sub-book") << "sub-book" << "by sub-book/underlying/expiry";
        QTest::newRow("one key") << "by venue" << "by venue";
        QTest::newRow("twice") << "by venue/venue/kind" << "by venue/kind";
        QTest::newRow("too many") << "by venue/kind/expiry/account" << "by venue/kind/expiry";
        QTest::newRow("nothing") << "" << "none";
        QTest::newRow("no key") << "by colour" << "none";
    }
    void readsTheGroupingsOfEarlierVersions()
    {
        QFETCH(QString, id);
        const auto read = groupingOf(id);
        QTEST(read ? idOf(*read) : QStringLiteral("none"), "now");
    }

    void totalsAreOfWhatTheFilterLetsThrough()
    {
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        shown.filter("btc call");
        QCOMPARE(shown.titles(), QStringLiteral("BTC"));
        QCOMPARE(shown.tree.hidden(), 3);
        QCOMPARE(shown.total(PositionTree::Gamma),
                 shown.at({0}, PositionTree::Gamma).data().toString());
        QVERIFY(shown.tree.totalData(0, Qt::ToolTipRole)
                    .toString()
                    .endsWith(QStringLiteral("The filter hides 3 positions, which are in no "
                                             "total.")));
        const double all = shown.tree.row({}).figures.vega;
        QVERIFY(std::abs(all - shown.tree.row(shown.at({0, 0, 0})).figures.vega -
                         shown.tree.row(shown.at({0, 0, 1})).figures.vega) < 1e-9 * all);
        shown.filter("");
        QCOMPARE(shown.tree.hidden(), 0);
        QCOMPARE(shown.titles(), QStringLiteral("BTC, ETH"));
    }

    void theTotalOfAllKnowsOfEquityAsTheUnderlyingsDo()
    {
        Shown shown;
        portfolio::Balance balance;
        balance.account = {"paper", "main"};
        balance.currency = "BTC";
        balance.equity = 5;
        shown.balances = {balance};
        shown.addEthElsewhere();
        shown.show();
        shown.tree.setConvention(portfolio::DeltaConvention::UsdNeutral);
        const auto usd = [&](const QModelIndex& row) { return shown.tree.row(row).deltaUsd; };
        QVERIFY(std::abs(usd({}) - usd(shown.at({0})) - usd(shown.at({1}))) < 1e-6);
        QCOMPARE(shown.total(PositionTree::Delta), QStringLiteral("\u2013"));  // of two coins
    }

    void theTotalsAreATableOfOneRow()
    {
        Shown shown;
        PositionTotals totals(&shown.tree);
        QAbstractItemModelTester tester(&totals,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&totals, &QAbstractItemModel::dataChanged);
        shown.show();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(totals.index(0, 0).data().toString(), QStringLiteral("Total"));
        QCOMPARE(totals.index(0, PositionTree::Vega).data().toString(),
                 shown.total(PositionTree::Vega));
        QCOMPARE(totals.headerData(PositionTree::Pnl, Qt::Horizontal),
                 shown.tree.headerData(PositionTree::Pnl, Qt::Horizontal));
        shown.show();  // another book with the same numbers
        QCOMPARE(changed.count(), 1);
    }

    void sortsGroupsByTheirTotals_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<bool>("absolute");
        QTest::addColumn<QString>("groups");
        QTest::addColumn<QString>("lines");  // of the options of BTC
        const auto row = [](const char* name, int column, Qt::SortOrder order,
                            bool absolute) -> QTestData& {
            return QTest::newRow(name) << column << order << absolute;
        };
        using Tree = PositionTree;
        row("as the book has them", -1, Qt::AscendingOrder, false)
            << "BTC, ETH" << "P 60000, C 70000, C 70000";
        row("name, down", Tree::Instrument, Qt::DescendingOrder, false)
            << "ETH, BTC" << "C 70000, C 70000, P 60000";
        row("vega, up", Tree::Vega, Qt::AscendingOrder, false)
            << "ETH, BTC" << "C 70000, P 60000, C 70000";
        row("vega, down", Tree::Vega, Qt::DescendingOrder, false)
            << "BTC, ETH" << "C 70000, P 60000, C 70000";
        row("delta in dollars, up", Tree::DeltaUsd, Qt::AscendingOrder, false)
            << "BTC, ETH" << "P 60000, C 70000, C 70000";
        row("delta in dollars by size, down", Tree::DeltaUsd, Qt::DescendingOrder, true)
            << "ETH, BTC" << "C 70000, P 60000, C 70000";
        row("size by size is not by size: it has units", Tree::Size, Qt::AscendingOrder, true)
            << "BTC, ETH" << "C 70000, P 60000, C 70000";
        row("account", Tree::Account, Qt::DescendingOrder, false)
            << "BTC, ETH" << "C 70000, P 60000, C 70000";
    }
    void sortsGroupsByTheirTotals()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(bool, absolute);
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        const QPersistentModelIndex put = shown.at({0, 0, 0}, PositionTree::Size);
        shown.tree.sort(column, order);
        shown.tree.setSortAbsolute(absolute);
        QTEST(shown.titles(), "groups");
        const int btc = shown.at({0}).data().toString() == QStringLiteral("BTC") ? 0 : 1;
        QModelIndex options = shown.at({btc, 0});
        if (options.data().toString() == QStringLiteral("Perpetual")) options = shown.at({btc, 1});
        QTEST(shown.titles(options), "lines");
        // Who had a row has it still.
        QCOMPARE(put.sibling(put.row(), 0).data().toString(), QStringLiteral("P 60000"));
        QCOMPARE(put.column(), int(PositionTree::Size));
        shown.tree.sort(-1);
        QCOMPARE(shown.titles(), QStringLiteral("BTC, ETH"));
        QCOMPARE(put.row(), 0);
    }

    void whatHasNoNumberComesLastInBothDirections()
    {
        Shown shown;
        shown.tree.setGrouping({});
        shown.hold(shown.farCall, "-10", 0.05);
        shown.market.at(shown.farCall).hasTicker = false;
        shown.show();
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            shown.tree.sort(PositionTree::Delta, order);
            QCOMPARE(shown.at({3}).data().toString(), QStringLiteral("BTC-26MAR27-80000-C"));
        }
    }

    void sortsAnewOnceASecondOfTheBooksTime()
    {
        Shown shown;
        shown.tree.setGrouping({});
        shown.show();
        shown.tree.sort(PositionTree::Size, Qt::DescendingOrder);
        QCOMPARE(shown.at({0}).data().toString(), QStringLiteral("BTC-27DEC26-70000-C"));
        QSignalSpy laidOut(&shown.tree, &QAbstractItemModel::layoutChanged);
        const auto sizeOfPut = [&](const char* size) {
            shown.positions.at(1).size = test::quantity(size);
            shown.show();
        };
        sizeOfPut("40");
        QCOMPARE(laidOut.count(), 0);
        QCOMPARE(shown.at({1}, PositionTree::Size).data().toString(), QStringLiteral("+40.0 BTC"));
        shown.now += std::chrono::seconds{1};
        sizeOfPut("41");
        QCOMPARE(laidOut.count(), 1);
        QCOMPARE(shown.at({0}).data().toString(), QStringLiteral("BTC-27DEC26-60000-P"));
        shown.now += std::chrono::seconds{1};
        sizeOfPut("42");  // the same order
        QCOMPARE(laidOut.count(), 1);
        // What comes finds its place at once.
        shown.hold(shown.farCall, "41", 0.05);
        shown.show();
        QCOMPARE(shown.at({1}).data().toString(), QStringLiteral("BTC-26MAR27-80000-C"));
    }

    void everyGroupingAndOrderSurvivesComingAndGoing_data()
    {
        QTest::addColumn<Grouping>("grouping");
        QTest::addColumn<int>("column");
        for (const Grouping& grouping :
             {Grouping{}, Grouping{Underlying, Expiry}, Grouping{SubBook, Venue, Kind},
              Grouping{Account, Expiry}, Grouping{Kind}, Grouping{Expiry, Underlying, Account}})
            for (const int column : {-1, int(PositionTree::Delta), int(PositionTree::Venue)})
                QTest::addRow("%s, %d", qPrintable(idOf(grouping)), column) << grouping << column;
    }
    /// Under QAbstractItemModelTester.
    void everyGroupingAndOrderSurvivesComingAndGoing()
    {
        QFETCH(Grouping, grouping);
        QFETCH(int, column);
        Shown shown;
        shown.tree.setGrouping(grouping);
        shown.tree.sort(column, Qt::DescendingOrder);
        shown.tree.setHeat({PositionTree::Delta, PositionTree::Vega});
        const auto step = [&] {
            shown.now += std::chrono::seconds{31};
            shown.show();
        };
        step();
        shown.addEthElsewhere();
        shown.hold(shown.farCall, "-10", 0.05);
        step();
        shown.market.mark(shown.put, 0.07, 0.9);
        step();
        shown.filter("call or perpetual");
        step();
        std::rotate(shown.positions.begin(), shown.positions.begin() + 2, shown.positions.end());
        std::erase_if(shown.positions,
                      [&](const auto& p) { return p.instrument == shown.perpetual; });
        step();
        shown.tree.setGrouping(defaultGrouping());
        shown.tree.setGrouping(grouping);
        shown.filter("");
        step();
        QCOMPARE(shown.tree.row({}).lines, static_cast<int>(shown.positions.size()));
        shown.tree.show(nullptr);
        QCOMPARE(shown.tree.rowCount(), 0);
    }

    void keepsTheLastHourOfEachLine()
    {
        Shown shown;
        const auto trend = [&](const QModelIndex& index) {
            return index.siblingAtColumn(PositionTree::Trend)
                .data(TrendRole)
                .value<QList<double>>();
        };
        shown.show();
        QCOMPARE(trend(shown.at({0})).size(), 2);  // then and now
        const double first = shown.tree.row(shown.at({0, 0, 1})).figures.pnlUsd;
        for (int i = 1; i <= 200; ++i) {
            shown.now += std::chrono::seconds{10};
            shown.market.mark(shown.call, 0.0292 + 0.0001 * i, 0.55);
            shown.show();
        }
        // 2,000 s are 66 half minutes and a bit; the last value is that of now.
        const QList<double> line = trend(shown.at({0, 0, 1}));
        QVERIFY(line.size() == 68 || line.size() == 69);
        QCOMPARE(float(line.front()), float(first));
        QCOMPARE(line.back(), shown.tree.row(shown.at({0, 0, 1})).figures.pnlUsd);
        QVERIFY(std::is_sorted(line.begin(), line.end()));
        const QList<double> put = trend(shown.at({0, 0, 0})), group = trend(shown.at({0, 0}));
        for (qsizetype i = 0; i < line.size(); ++i)
            QVERIFY(std::abs(group[i] - line[i] - put[i]) < 1e-2);
        QCOMPARE(shown.at({0, 0, 1}, PositionTree::Trend).data(SortRole).toDouble(),
                 line.back() - line.front());
        // The same in a flat table, and of the total.
        shown.tree.setGrouping({});
        QCOMPARE(trend(shown.at({1})), line);
        QCOMPARE(shown.tree.totalData(PositionTree::Trend, TrendRole).value<QList<double>>().size(),
                 line.size());
        // An hour is all that is kept; a clock that goes back begins anew.
        const auto tip = [&] {
            return shown.at({1})
                .siblingAtColumn(PositionTree::Trend)
                .data(Qt::ToolTipRole)
                .toString();
        };
        QVERIFY2(tip().contains(
                     QStringLiteral("Since %1 UTC: no whole hour has been seen yet.")
                         .arg(QString::fromStdString(
                             core::clockUtc(std::chrono::floor<std::chrono::seconds>(core::Time{
                                 kNow.time_since_epoch() / Trends::kStep * Trends::kStep}))))),
                 qPrintable(tip()));
        shown.now += std::chrono::minutes{59};
        shown.show();
        QCOMPARE(trend(shown.at({1})).size(), qsizetype(Trends::kPoints + 1));
        QVERIFY2(!tip().contains(QStringLiteral("no whole hour")), qPrintable(tip()));
        // Of an hour that nobody saw nothing is said: it is no change from nothing.
        shown.now += std::chrono::hours{1};
        shown.show();
        QCOMPARE(trend(shown.at({1})).size(), 2);
        QCOMPARE(shown.at({1}, PositionTree::Trend).data(SortRole).toDouble(), 0.0);
        QVERIFY2(tip().contains(QStringLiteral("no whole hour")), qPrintable(tip()));
        shown.now = kNow;
        shown.show();
        QCOMPARE(trend(shown.at({1})).size(), 2);
    }

    /// In a replay a person jumps: the profit of an hour is of an hour that was shown, or of none.
    void anHourThatWasJumpedOverIsNoHour()
    {
        Shown shown;
        shown.tree.setPast();
        shown.tree.setGrouping({});
        shown.show();
        const auto said = [&] {
            return shown.at({1}).siblingAtColumn(PositionTree::Trend).data().toString();
        };
        const auto tip = [&] {
            return shown.at({1})
                .siblingAtColumn(PositionTree::Trend)
                .data(Qt::ToolTipRole)
                .toString();
        };
        QCOMPARE(said(), QStringLiteral("–"));
        QVERIFY2(tip().contains(QStringLiteral("The hour before is not known")), qPrintable(tip()));
        for (int minute = 0; minute < 60; ++minute) {
            shown.now += std::chrono::minutes{1};
            shown.show();
        }
        QVERIFY2(said() != QStringLiteral("–"), qPrintable(said()));
        QVERIFY(!tip().contains(QStringLiteral("The hour before is not known")));
        shown.now += std::chrono::minutes{20};  // a jump: it would count from there
        shown.show();
        QCOMPARE(said(), QStringLiteral("–"));
    }

    void tintsByTheShareOfTheLargestOfItsKind()
    {
        Shown shown;
        shown.show();
        const auto heat = [&](std::initializer_list<int> path, int column) {
            return shown.at(path, column).data(HeatRole);
        };
        QVERIFY(!heat({0}, PositionTree::Vega).isValid());
        QSignalSpy changed(&shown.tree, &QAbstractItemModel::dataChanged);
        shown.tree.setHeat({PositionTree::Vega, PositionTree::Delta});
        QVERIFY(changed.count() > 0);
        QCOMPARE(heat({0}, PositionTree::Vega).toDouble(), 1.0);        // the only one so deep
        QCOMPARE(heat({0, 0, 1}, PositionTree::Vega).toDouble(), 1.0);  // the larger position
        const double put = heat({0, 0, 0}, PositionTree::Vega).toDouble();
        QVERIFY(put > 0.4 && put < 0.6);
        QVERIFY(heat({0, 0, 0}, PositionTree::Delta).toDouble() < -0.6);  // with its sign
        QVERIFY(!heat({0, 1, 0}, PositionTree::Vega).isValid());          // has none
        QVERIFY(!heat({0}, PositionTree::Gamma).isValid());               // not chosen
        QVERIFY(!shown.tree.totalData(PositionTree::Vega, HeatRole).isValid());
        // A little less than the largest there was changes no tint.
        changed.clear();
        shown.positions.at(0).size = test::quantity("24");
        shown.show();
        QVERIFY(heat({0, 0, 1}, PositionTree::Vega).toDouble() < 1.0);
        shown.positions.at(0).size = test::quantity("14");
        shown.show();
        QCOMPARE(heat({0, 0, 1}, PositionTree::Vega).toDouble(), 1.0);
        shown.tree.setHeat({});
        QVERIFY(!heat({0}, PositionTree::Vega).isValid());
    }

    void looksAtABookOnlyOnce()
    {
        Shown shown;
        shown.show();
        const auto book = shown.tree.book();
        QSignalSpy changed(&shown.tree, &QAbstractItemModel::dataChanged);
        QSignalSpy total(&shown.tree, &PositionTree::totalChanged);
        shown.tree.show(book);
        QCOMPARE(changed.count() + total.count(), 0);
    }

    void addsOnlyDollarsOfDifferentCoins()
    {
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        shown.tree.setGrouping({SubBook, Underlying, Expiry});
        const QString none = QStringLiteral("\u2013");
        for (const int column :
             {PositionTree::Delta, PositionTree::Gamma, PositionTree::Vanna, PositionTree::Charm}) {
            QCOMPARE(shown.at({0}, column).data().toString(), none);      // BTC and ETH
            QVERIFY(shown.at({0, 0}, column).data().toString() != none);  // BTC
        }
        for (const int column : {PositionTree::DeltaUsd, PositionTree::GammaUsd, PositionTree::Vega,
                                 PositionTree::VegaWeighted, PositionTree::Volga}) {
            const auto value = [&](std::initializer_list<int> path) {
                return shown.at(path, column).data(SortRole).toDouble();
            };
            QVERIFY(std::abs(value({0}) - value({0, 0}) - value({0, 1})) <
                    1e-6 * std::abs(value({0})));
        }
        QVERIFY(shown.at({0})
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Of several coins")));
    }

    void keepsRowsOfAnotherGroupingWhilePositionsComeAndGo()
    {
        Shown shown;
        shown.addEthElsewhere();
        shown.tree.setGrouping({Venue, Underlying, Expiry});
        shown.show();
        const QPersistentModelIndex paper = shown.at({1});
        QSignalSpy reset(&shown.tree, &QAbstractItemModel::modelReset);
        shown.hold(shown.farCall, "-10", 0.05);
        shown.show();
        QVERIFY(paper.isValid());
        std::erase_if(shown.positions,
                      [](const auto& p) { return p.account.venue == core::VenueId("deribit"); });
        shown.show();
        QCOMPARE(paper.row(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void everyRowHasAnIdentityOfItsOwn_data()
    {
        QTest::addColumn<Grouping>("grouping");
        for (const Grouping& grouping :
             {defaultGrouping(), Grouping{}, Grouping{SubBook, Underlying, Expiry},
              Grouping{Venue, Kind, Expiry}, Grouping{Account, Underlying}})
            QTest::addRow("%s", qPrintable(idOf(grouping))) << grouping;
    }
    void everyRowHasAnIdentityOfItsOwn()
    {
        QFETCH(Grouping, grouping);
        Shown shown;
        shown.addEthElsewhere();
        shown.tree.setGrouping(grouping);
        shown.show();
        QStringList seen;
        const auto walk = [&](auto&& self, const QModelIndex& parent) -> void {
            for (int row = 0; row < shown.tree.rowCount(parent); ++row) {
                const QModelIndex index = shown.tree.index(row, 0, parent);
                seen << index.data(IdRole).toString();
                self(self, index);
            }
        };
        walk(walk, {});
        QVERIFY(seen.size() >= 5);
        QCOMPARE(seen.removeDuplicates(), 0);
    }

    void namesTheConventionOfItsDelta_data()
    {
        QTest::addColumn<portfolio::DeltaConvention>("convention");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("total");
        QTest::newRow("Black-Scholes")
            << portfolio::DeltaConvention::BlackScholes << "Delta BS, coin" << "+0.18";
        QTest::newRow("net") << portfolio::DeltaConvention::NetTransaction << "Delta net, coin"
                             << "-1.01";
        QTest::newRow("USD") << portfolio::DeltaConvention::UsdNeutral << "Delta USD, coin"
                             << "+3.99";
    }
    void namesTheConventionOfItsDelta()
    {
        QFETCH(portfolio::DeltaConvention, convention);
        QFETCH(QString, title);
        Shown shown;
        portfolio::Balance balance;
        balance.account = {"paper", "main"};
        balance.currency = "BTC";
        balance.equity = 5;
        shown.balances = {balance};
        shown.show();
        shown.tree.setConvention(convention);
        QCOMPARE(shown.tree.headerData(PositionTree::Delta, Qt::Horizontal).toString(), title);
        QVERIFY(!shown.tree.headerData(PositionTree::Delta, Qt::Horizontal, Qt::ToolTipRole)
                     .toString()
                     .isEmpty());
        QTEST(shown.at({0}, PositionTree::Delta).data().toString(), "total");
    }
};

QTEST_GUILESS_MAIN(tst_position_tree)
#include "tst_position_tree.moc"
