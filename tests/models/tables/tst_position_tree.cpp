#include "models/tables/position_tree.h"

#include "support/market_builder.h"
#include "support/model_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::tables;
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
    void show()
    {
        const portfolio::SubBooks subBooks(
            std::vector<portfolio::SubBookRule>{{.name = "Calls", .instrument = "*-C"}});
        tree.show(std::make_shared<const portfolio::Book>(
            portfolio::value(positions, balances, market.board, kNow, subBooks)));
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
        // dollars, vega, vega of 30 days, theta, vanna, volga, charm, profit.
        QCOMPARE(
            test::modelText(shown.tree),
            QString::fromUtf8(
                "BTC |  |  |  |  | -1.01 | -64.2k | +0.752 | +47.7k | +2 593 | +2 410 | -2 141 | "
                "+0.093 | +11.5 | -0.072 | +1 455\n"
                "  27 DEC 26 |  |  |  |  | +2.34 | +148k | +0.752 | +47.7k | +2 593 | +2 410 | -2 "
                "141 | "
                "+0.093 | +11.5 | -0.072 | +1 497\n"
                "    P 60000 | Paper | +12.0 BTC | 0.0388 | 62.0 | -4.67 | -296k | +0.232 | +14.7k "
                "| "
                "+870 | +808 | -776 | -0.014 | +1.05 | +0.012 | -1 674\n"
                "    C 70000 | Paper | +25.0 BTC | 0.0292 | 55.0 | +7.00 | +444k | +0.519 | +32.9k "
                "| "
                "+1 724 | +1 602 | -1 365 | +0.107 | +10.4 | -0.085 | +3 171\n"
                "  Perpetual |  |  |  |  | -3.35 | -212k |  |  |  |  |  |  |  |  | -41.9\n"
                "    BTC-PERPETUAL | Paper | -212 300 $ | 63 412.5 |  | -3.35 | -212k |  |  |  |  "
                "|  |  |  "
                "|  | -41.9\n"));
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
                 QStringLiteral("BTC (1 of 5 not listed, 1 without a mark)"));
        QCOMPARE(shown.at({0}, PositionTree::Delta).data(ToneRole).toInt(), int(Tone::Warn));
        QCOMPARE(shown.at({0}).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("BTC\nNot in this total: 1 of 5 not listed, 1 without a mark."));
        QCOMPARE(shown.at({0, 1}).data().toString(),
                 QStringLiteral("26 MAR 27 (1 of 1 without a mark)"));
        QCOMPARE(shown.at({0, 0}).data(Qt::ToolTipRole).toString(), QStringLiteral("27 DEC 26"));
        QCOMPARE(shown.at({0, 1, 0}, PositionTree::Mark).data().toString(),
                 QStringLiteral("no mark"));
        QCOMPARE(shown.at({0, 1, 0}, PositionTree::Delta).data().toString(),
                 QStringLiteral("\u2013"));
        QCOMPARE(shown.at({1}).data().toString(), QStringLiteral("Not listed (1 of 1 not listed)"));
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

    void groupsBySubBookVenueAndAccount_data()
    {
        QTest::addColumn<Grouping>("grouping");
        QTest::addColumn<QString>("titled");
        QTest::newRow("underlying") << Grouping::Underlying << "BTC, ETH";
        QTest::newRow("sub-book") << Grouping::SubBook << "Calls, Unassigned";
        QTest::newRow("venue") << Grouping::Venue << "Deribit, Paper";
        QTest::newRow("account") << Grouping::Account
                                 << "main · Deribit, main · Paper, second · Paper";
    }
    void groupsBySubBookVenueAndAccount()
    {
        QFETCH(Grouping, grouping);
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        shown.tree.setGrouping(grouping);
        QStringList titles;
        for (int row = 0; row < shown.tree.rowCount(); ++row)
            titles << shown.at({row}).data().toString();
        QTEST(titles.join(QStringLiteral(", ")), "titled");
        // And back: the same tree as before, found by the same identities.
        shown.tree.setGrouping(Grouping::Underlying);
        QCOMPARE(shown.at({0}).data().toString(), QStringLiteral("BTC"));
    }

    void addsOnlyDollarsOfDifferentCoins()
    {
        Shown shown;
        shown.addEthElsewhere();
        shown.show();
        shown.tree.setGrouping(Grouping::SubBook);
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
        shown.tree.setGrouping(Grouping::Venue);
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
        for (const auto grouping :
             {Grouping::Underlying, Grouping::SubBook, Grouping::Venue, Grouping::Account})
            QTest::addRow("%d", static_cast<int>(grouping)) << grouping;
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
        QVERIFY(seen.size() >= 10);
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
