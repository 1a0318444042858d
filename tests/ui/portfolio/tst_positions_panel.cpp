#include "ui/portfolio/positions_panel.h"

#include "models/tables/position_tree.h"
#include "tests/support/sample_snapshot.h"
#include "ui/widgets/heat_ground.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tone_delegate.h"
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

/// The panel with the sample desk, and what is in it.
struct Shown {
    ui::PositionsPanel panel;
    QTreeView* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
    QTreeView* totals = panel.findChild<QTreeView*>(QStringLiteral("positionTotals"));
    QLineEdit* filter = panel.findChild<QLineEdit*>(QStringLiteral("positionFilter"));
    QToolButton* grouping = panel.findChild<QToolButton*>(QStringLiteral("positionGrouping"));

    Shown() { panel.present(support::sampleSnapshot()); }
    QAction* action(const char* name) const
    {
        return panel.findChild<QAction*>(QLatin1String(name));
    }
    /// And Enter.
    void write(const char* text) const
    {
        QTest::keyClicks(filter, QString::fromLatin1(text));
        QTest::keyClick(filter, Qt::Key_Return);
    }
    QString remark() const { return panel.findChild<ui::ToolRow*>()->remark(); }
    QString title(int row) const { return tree->model()->index(row, 0).data().toString(); }
};

}  // namespace

class TestPositionsPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void standsOpenWithTotals()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QCOMPARE(tree->model()->rowCount(), 2);
        const QModelIndex btc = tree->model()->index(0, 0);
        QCOMPARE(btc.data().toString(), QStringLiteral("BTC"));
        QCOMPARE(btc.siblingAtColumn(5).data().toString(), QStringLiteral("+2.61"));
        QVERIFY(tree->isExpanded(btc));
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0, btc)));
    }

    void keepsClosedWhatAPersonClosed()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        const QModelIndex eth = tree->model()->index(1, 0);
        tree->collapse(eth);
        panel.present(support::sampleSnapshot({.btcDelta = 1.2, .revision = 4243}));
        QVERIFY(!tree->isExpanded(tree->model()->index(1, 0)));
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
    }

    void neverMeasuresColumnsByTheirContents()
    {
        ui::PositionsPanel panel;
        const auto* header = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"))->header();
        for (int i = 0; i < header->count(); ++i)
            QVERIFY(header->sectionResizeMode(i) != QHeaderView::ResizeToContents);
    }

    void namesTheSmileRuleOfItsDeltas()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        const auto title = [&](int role) {
            return tree->model()->headerData(5, Qt::Horizontal, role).toString();
        };
        QCOMPARE(title(Qt::DisplayRole), QStringLiteral("Delta net, coin"));
        const auto adjusted = [&](std::size_t exposures) {
            auto next = support::copyOf(*support::sampleSnapshot());
            auto book = std::make_shared<portfolio::Book>(*next->portfolio);
            for (std::size_t i = 0; i < exposures; ++i)
                book->exposures[i].smile.rule = pricing::SmileRule::StickyMoneyness;
            book->exposures[0].withoutSmile = 3;
            next->portfolio = book;
            panel.present(next);
            return panel.findChild<ui::ToolRow*>()->remark();
        };
        QVERIFY(adjusted(2).endsWith(
            QStringLiteral(" · deltas by sticky moneyness · 3 without a smile: at sticky strike")));
        QCOMPARE(title(Qt::DisplayRole), QStringLiteral("Δ net · smile"));
        QVERIFY(title(Qt::ToolTipRole).endsWith(QStringLiteral(". Adjusted by sticky moneyness")));
        QVERIFY(
            adjusted(1).contains(QStringLiteral(" · deltas by BTC sticky moneyness · 3 without")));
        QCOMPARE(title(Qt::DisplayRole), QStringLiteral("Δ net · smile"));
    }

    void changesTheConvention()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        auto* combo = panel.findChild<QComboBox*>(QStringLiteral("deltaConvention"));
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QSignalSpy chosen(&panel, &ui::PositionsPanel::viewChosen);
        QCOMPARE(combo->currentIndex(), 1);
        const QString net = tree->model()->headerData(5, Qt::Horizontal).toString();
        combo->setCurrentIndex(0);
        emit combo->activated(0);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(panel.view().convention, QStringLiteral("black-scholes"));
        QVERIFY(tree->model()->headerData(5, Qt::Horizontal).toString() != net);
    }

    void marksTotalsThatLeaveSomethingOut()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto book = std::make_shared<portfolio::Book>(*snapshot->portfolio);
        book->lines[0].gap = portfolio::Gap::NoVolatility;
        book->exposures[0].partialLines = 1;
        snapshot->portfolio = book;
        ui::PositionsPanel panel;
        panel.present(snapshot);
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QVERIFY(tree->model()->index(0, 5).data().toString().startsWith(QChar(0x2248)));
        QCOMPARE(tree->model()->index(0, 0).data().toString(),
                 QStringLiteral("BTC (partial: 1 of 8 without a volatility)"));
        QStringList texts;
        for (const QLabel* label : panel.findChildren<QLabel*>()) texts << label->text();
        QVERIFY(
            texts.contains(QStringLiteral("12 positions · 1 without a value: totals marked ≈")));
    }

    void groupsAsItIsChosen()
    {
        Shown shown;
        QSignalSpy chosen(&shown.panel, &ui::PositionsPanel::viewChosen);
        QCOMPARE(shown.grouping->text(), QStringLiteral("Underlying › Expiry"));
        shown.action("group-by venue/underlying/expiry")->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(shown.grouping->text(), QStringLiteral("Venue › Underlying › Expiry"));
        QCOMPARE(shown.tree->model()->rowCount(), 1);
        QCOMPARE(shown.title(0), QStringLiteral("Paper"));
        QVERIFY(shown.tree->isExpanded(shown.tree->model()->index(0, 0)));  // a new group is open
        shown.action("group-flat")->trigger();
        QCOMPARE(shown.tree->model()->rowCount(), 12);
        QVERIFY(!shown.tree->rootIsDecorated());
        shown.action("group-by underlying/expiry")->trigger();
        QCOMPARE(shown.title(0), QStringLiteral("BTC"));
    }

    void groupsKeyByKey()
    {
        Shown shown;
        const auto choose = [&](int level, portfolio::GroupKey key) {
            shown
                .action(qPrintable(
                    QStringLiteral("groupLevel%1-%2").arg(level).arg(static_cast<int>(key))))
                ->trigger();
            return shown.panel.view().grouping;
        };
        using enum portfolio::GroupKey;
        QCOMPARE(choose(3, Kind), QStringLiteral("by underlying/expiry/kind"));
        QCOMPARE(choose(1, Account), QStringLiteral("by account/expiry/kind"));
        QCOMPARE(choose(1, Kind), QStringLiteral("by kind/expiry"));
        QCOMPARE(choose(2, Venue), QStringLiteral("by kind/venue"));
        shown.action("groupLevel2--1")->trigger();
        QCOMPARE(shown.panel.view().grouping, QStringLiteral("by kind"));
        QVERIFY(!shown.panel.findChild<QMenu*>(QStringLiteral("groupLevel3"))->isEnabled());
        QVERIFY(!shown.action("groupLevel1-0")->isEnabled());  // there are no sub-books
        shown.action("groupLevel1--1")->trigger();
        QCOMPARE(shown.panel.view().grouping, QStringLiteral("flat"));
        QCOMPARE(shown.grouping->text(), QStringLiteral("Flat table"));
    }

    void offersSubBooksWhereThereAreSome()
    {
        Shown shown;
        shown.panel.setView({{}, QStringLiteral("sub-book"), {}});  // as it was remembered
        QVERIFY(!shown.action("group-by sub-book/underlying/expiry")->isEnabled());
        QCOMPARE(shown.title(0), QStringLiteral("BTC"));

        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto book = std::make_shared<portfolio::Book>(*snapshot->portfolio);
        book->subBooks = std::make_shared<const std::vector<std::string>>(1, "Hedges");
        for (std::size_t i = 0; i < book->lines.size(); ++i)
            if (!book->lines.at(i).instrument->isOption()) book->lines[i].subBook = 0;
        snapshot->portfolio = book;
        shown.panel.present(snapshot);
        QVERIFY(shown.action("group-by sub-book/underlying/expiry")->isEnabled());
        QCOMPARE(shown.title(0), QStringLiteral("Hedges"));
        QCOMPARE(shown.title(1), QStringLiteral("Unassigned"));
        shown.panel.present(support::sampleSnapshot());
        QCOMPARE(shown.title(0), QStringLiteral("BTC"));
        QCOMPARE(shown.panel.view().grouping,
                 QStringLiteral("by sub-book/underlying/expiry"));  // still what was wanted
    }

    void showsTheColumnsThatAreChosenAndRemembersThem()
    {
        Shown shown;
        const auto isShown = [&](const QTreeView* tree, int column) {
            return !tree->isColumnHidden(column);
        };
        QVERIFY(!isShown(shown.tree, tables::PositionTree::Vanna));
        QVERIFY(isShown(shown.tree, tables::PositionTree::Theta));
        QCOMPARE(shown.action("column-pnl")->text(), QStringLiteral("P&&L, $"));
        QSignalSpy chosen(&shown.panel, &ui::PositionsPanel::viewChosen);
        shown.action("column-vanna")->trigger();
        shown.action("column-theta")->trigger();
        QCOMPARE(chosen.count(), 2);
        for (const QTreeView* tree : {shown.tree, shown.totals}) {
            QVERIFY(isShown(tree, tables::PositionTree::Vanna));
            QVERIFY(!isShown(tree, tables::PositionTree::Theta));
        }
        shown.tree->header()->moveSection(
            shown.tree->header()->visualIndex(tables::PositionTree::Pnl), 1);
        QCOMPARE(chosen.count(), 3);
        shown.tree->header()->resizeSection(tables::PositionTree::Size, 133);
        QTRY_COMPARE(chosen.count(), 4);
        shown.action("heat-gamma")->trigger();
        shown.tree->header()->setSortIndicator(tables::PositionTree::Vega, Qt::DescendingOrder);
        shown.action("sortAbsolute")->trigger();
        QCOMPARE(shown.totals->header()->visualIndex(tables::PositionTree::Pnl), 1);
        QCOMPARE(shown.totals->columnWidth(tables::PositionTree::Size), 133);

        ui::PositionsPanel next;
        QSignalSpy quiet(&next, &ui::PositionsPanel::viewChosen);
        next.setView(shown.panel.view());
        QCOMPARE(quiet.count(), 0);
        QCOMPARE(next.view(), shown.panel.view());
        auto* tree = next.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QVERIFY(isShown(tree, tables::PositionTree::Vanna));
        QVERIFY(!isShown(tree, tables::PositionTree::Theta));
        QCOMPARE(tree->header()->visualIndex(tables::PositionTree::Pnl), 1);
        QCOMPARE(tree->columnWidth(tables::PositionTree::Size), 133);
        QCOMPARE(next.view().columns.heat, QStringList{QStringLiteral("gamma")});
        QCOMPARE(next.view().columns.sort,
                 (QStringList{QStringLiteral("vega"), QStringLiteral("descending"),
                              QStringLiteral("absolute")}));
        next.setView({});  // nothing was remembered
        QCOMPARE(next.view(), shown.panel.view());
        next.findChild<QAction*>(QStringLiteral("resetColumns"))->trigger();
        QCOMPARE(next.view().columns, Shown().panel.view().columns);
    }

    void sortsByTheHeader()
    {
        Shown shown;
        shown.panel.resize(1200, 400);
        shown.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.panel));
        const auto click = [&](int column) {
            const QHeaderView* header = shown.tree->header();
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 20, 8));
        };
        click(tables::PositionTree::Vega);
        const auto vega = [&](int row) {
            return shown.tree->model()
                ->index(row, tables::PositionTree::Vega)
                .data(tables::SortRole)
                .toDouble();
        };
        QVERIFY(vega(0) <= vega(1));
        click(tables::PositionTree::Vega);
        QVERIFY(vega(0) >= vega(1));
        click(tables::PositionTree::Vega);  // and as the book has them
        QCOMPARE(shown.title(0), QStringLiteral("BTC"));
        QCOMPARE(shown.panel.view().columns.sort.value(0), QString());
    }

    void filtersAsItIsWrittenAndKeepsTheLastGoodOne()
    {
        Shown shown;
        auto* fault = shown.panel.findChild<QLabel*>(QStringLiteral("positionFilterFault"));
        QVERIFY(fault->isHidden());
        QTest::keyClicks(shown.filter, QStringLiteral("eth"));
        QCOMPARE(shown.tree->model()->rowCount(), 2);  // the hand is not at rest
        QTRY_COMPARE(shown.tree->model()->rowCount(), 1);
        QCOMPARE(shown.title(0), QStringLiteral("ETH"));
        QCOMPARE(shown.remark(), QStringLiteral("4 of 12 positions"));
        shown.write(" dte<x");
        QVERIFY(!fault->isHidden());
        QCOMPARE(fault->text(),
                 QStringLiteral("Character 9: “dte” is compared with a number such "
                                "as -0.5, not with “x”. Shown is what the last filter that "
                                "could be read lets through: eth"));
        const auto* ink = qobject_cast<ui::ToneDelegate*>(shown.tree->itemDelegate());
        QVERIFY(ink && ink->isHeld());
        QVERIFY(shown.filter->property("wrong").toBool());
        QCOMPARE(shown.title(0), QStringLiteral("ETH"));
        QTest::keyClick(shown.filter, Qt::Key_Escape);
        QVERIFY(fault->isHidden());
        QVERIFY(!shown.filter->property("wrong").toBool());
        QVERIFY(!ink->isHeld());
        QCOMPARE(shown.filter->text(), QStringLiteral("eth"));  // the last good one stands
        QCOMPARE(shown.tree->model()->rowCount(), 1);
        shown.filter->clear();
        QCOMPARE(shown.tree->model()->rowCount(), 2);
        QCOMPARE(shown.remark(), QStringLiteral("12 positions"));
        shown.write("no-such-name");
        auto* step =
            shown.panel.findChild<QStackedWidget*>()->currentWidget()->findChild<QPushButton*>();
        QCOMPARE(step->text(), QStringLiteral("Clear the filter"));
        QSignalSpy wanted(&shown.panel, &ui::PositionsPanel::importWanted);
        step->click();
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(shown.filter->text(), QString());
        QCOMPARE(shown.tree->model()->rowCount(), 2);
    }

    void totalsStayInSightUnderTheirColumns()
    {
        Shown shown;
        shown.panel.resize(700, 200);
        shown.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.panel));
        QVERIFY(shown.totals->isVisible());
        QCOMPARE(shown.totals->model()->index(0, 0).data().toString(), QStringLiteral("Total"));
        for (const bool end : {false, true}) {
            QScrollBar* bar = shown.tree->horizontalScrollBar();
            QVERIFY(bar->maximum() > 0);
            bar->setValue(end ? bar->maximum() : 0);
            for (const int column : {tables::PositionTree::Size, tables::PositionTree::Pnl})
                QCOMPARE(shown.totals->header()->sectionViewportPosition(column),
                         shown.tree->header()->sectionViewportPosition(column));
        }
    }

    void copiesAsText()
    {
        Shown shown;
        const auto lines = [] {
            return QApplication::clipboard()->text().split(QLatin1Char('\n'));
        };
        shown.action("copyWithTitles")->trigger();
        QVERIFY(lines()[0].startsWith(QStringLiteral("Instrument\tVenue\tSize")));
        QVERIFY(lines()[1].startsWith(QStringLiteral("BTC\t\t\t\t\t+2.61\t")));
        QVERIFY(!QApplication::clipboard()->text().contains(QChar(0x2009)));
        shown.tree->selectionModel()->select(
            shown.tree->model()->index(1, 0),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        shown.action("copyPositions")->trigger();
        QCOMPARE(lines().size(), 2);  // and the end of the line
        QVERIFY(lines()[0].startsWith(QStringLiteral("ETH\t")));
        QCOMPARE(shown.action("copyPositions")->shortcut(), QKeySequence(QKeySequence::Copy));
        QCOMPARE(shown.action("copyWithTitles")->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    }

    void writesWhatIsShownToAFile()
    {
        Shown shown;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("p.csv"));
        QSignalSpy told(&shown.panel, &ui::PositionsPanel::exported);
        shown.write("eth");
        shown.panel.exportTo(path, ui::PositionExport::Format::Csv);
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.at(0).at(0).toString(), QStringLiteral("Written to %1.").arg(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("Level,Instrument,Venue,Size,Mark"));
        QVERIFY(text.contains("ETH-PERPETUAL"));
        QVERIFY(!text.contains("BTC-PERPETUAL"));
    }

    void everythingIsReachedByKeysAndHasAName()
    {
        Shown shown;
        shown.panel.resize(1000, 400);
        shown.panel.show();
        shown.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
        shown.tree->setFocus();
        QTest::keyClick(shown.tree, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(shown.filter->hasFocus());
        QSet<QString> reached;
        for (int i = 0; i < 12; ++i) {
            if (const QWidget* now = QApplication::focusWidget()) reached << now->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* name : {"deltaConvention", "positionGrouping", "positionFilter",
                                 "columnChooser", "takeAway", "positionsTree", "positionTotals"}) {
            QVERIFY2(reached.contains(QLatin1String(name)), name);
            auto* widget = shown.panel.findChild<QWidget*>(QLatin1String(name));
            QVERIFY2(!widget->accessibleName().isEmpty(), name);
        }
        for (const QAction* action : shown.panel.findChildren<QAction*>())
            if (!action->isSeparator() && !action->menu() &&
                !action->objectName().startsWith(QStringLiteral("_q_")))
                QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }

    void tintedNumbersCanBeReadInEveryTheme_data()
    {
        QTest::addColumn<ui::ThemeKind>("kind");
        QTest::addColumn<double>("least");
        QTest::newRow("dark") << ui::ThemeKind::Dark << 4.5;
        QTest::newRow("light") << ui::ThemeKind::Light << 4.5;
        QTest::newRow("high contrast") << ui::ThemeKind::HighContrast << 7.0;
    }
    void tintedNumbersCanBeReadInEveryTheme()
    {
        QFETCH(ui::ThemeKind, kind);
        QFETCH(double, least);
        const ui::Theme theme = ui::Theme::make(kind);
        for (int percent = -100; percent <= 100; percent += 5) {
            const QColor ground = ui::heatGround(theme, percent / 100.0);
            QVERIFY2(ui::contrast(ui::heatInk(theme), ground) >= least, qPrintable(ground.name()));
        }
        QCOMPARE(ui::heatGround(theme, 0), theme.panel);
        const QColor above = ui::heatGround(theme, 1), below = ui::heatGround(theme, -1);
        QVERIFY(above.blue() > above.red() && below.red() > below.blue());
    }

    void offersAnImportWhenThereIsNothing()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->portfolio = std::make_shared<const portfolio::Book>();
        ui::PositionsPanel panel;
        QSignalSpy wanted(&panel, &ui::PositionsPanel::importWanted);
        panel.present(snapshot);
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Import positions…")) button->click();
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(TestPositionsPanel)
#include "tst_positions_panel.moc"
