#include "ui/portfolio/positions_panel.h"

#include "models/tables/position_tree.h"
#include "tests/support/sample_snapshot.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

void choose(QComboBox* combo, const QString& text)
{
    const int index = combo->findText(text);
    QVERIFY(index >= 0);
    combo->setCurrentIndex(index);
    emit combo->activated(index);
}

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
                 QStringLiteral("BTC (1 of 8 without a volatility)"));
        QStringList texts;
        for (const QLabel* label : panel.findChildren<QLabel*>()) texts << label->text();
        QVERIFY(
            texts.contains(QStringLiteral("12 positions · 1 without a value: totals marked ≈")));
    }

    void groupsAsItIsChosen()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        auto* combo = panel.findChild<QComboBox*>(QStringLiteral("positionGrouping"));
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QSignalSpy chosen(&panel, &ui::PositionsPanel::viewChosen);
        choose(combo, QStringLiteral("Venue"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("Paper"));
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));  // a new group stands open
        choose(combo, QStringLiteral("Underlying, expiry"));
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("BTC"));
    }

    void offersSubBooksWhereThereAreSome()
    {
        ui::PositionsPanel panel;
        panel.setView({{}, QStringLiteral("sub-book"), {}});  // as it was remembered
        auto* combo = panel.findChild<QComboBox*>(QStringLiteral("positionGrouping"));
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        panel.present(support::sampleSnapshot());
        QCOMPARE(combo->findText(QStringLiteral("Sub-book")), -1);
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("BTC"));

        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto book = std::make_shared<portfolio::Book>(*snapshot->portfolio);
        book->subBooks = std::make_shared<const std::vector<std::string>>(1, "Hedges");
        for (std::size_t i = 0; i < book->lines.size(); ++i)
            if (!book->lines.at(i).instrument->isOption()) book->lines[i].subBook = 0;
        snapshot->portfolio = book;
        panel.present(snapshot);
        QCOMPARE(combo->currentText(), QStringLiteral("Sub-book"));
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("Hedges"));
        QCOMPARE(tree->model()->index(1, 0).data().toString(), QStringLiteral("Unassigned"));
        panel.present(support::sampleSnapshot());
        QCOMPARE(combo->findText(QStringLiteral("Sub-book")), -1);
        QCOMPARE(panel.view().grouping, QStringLiteral("sub-book"));  // still what was wanted
    }

    void showsTheColumnsThatAreChosenAndRemembersThem()
    {
        ui::PositionsPanel panel;
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        const auto shown = [&](int column) { return !tree->isColumnHidden(column); };
        QVERIFY(!shown(tables::PositionTree::Vanna));
        QVERIFY(shown(tables::PositionTree::Theta));
        QCOMPARE(panel.findChild<QAction*>(QStringLiteral("column-pnl"))->text(),
                 QStringLiteral("P&&L, $"));
        QSignalSpy chosen(&panel, &ui::PositionsPanel::viewChosen);
        panel.findChild<QAction*>(QStringLiteral("column-vanna"))->trigger();
        panel.findChild<QAction*>(QStringLiteral("column-theta"))->trigger();
        QCOMPARE(chosen.count(), 2);
        QVERIFY(shown(tables::PositionTree::Vanna));
        QVERIFY(!shown(tables::PositionTree::Theta));

        ui::PositionsPanel next;
        QSignalSpy quiet(&next, &ui::PositionsPanel::viewChosen);
        next.setView(panel.view());
        QCOMPARE(quiet.count(), 0);
        QCOMPARE(next.view(), panel.view());
        tree = next.findChild<QTreeView*>(QStringLiteral("positionsTree"));
        QVERIFY(shown(tables::PositionTree::Vanna));
        QVERIFY(!shown(tables::PositionTree::Theta));
        next.setView({});  // nothing was remembered
        QCOMPARE(next.view().columns, panel.view().columns);
    }

    void copiesAsText()
    {
        ui::PositionsPanel panel;
        panel.present(support::sampleSnapshot());
        panel.findChild<QToolButton*>(QStringLiteral("copyPositions"))->click();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QVERIFY(lines[0].startsWith(QStringLiteral("Instrument\tVenue\tSize")));
        QVERIFY(lines[1].startsWith(QStringLiteral("BTC\t\t\t\t\t+2.61\t")));
        QVERIFY(!lines.join(QString()).contains(QChar(0x2009)));
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
