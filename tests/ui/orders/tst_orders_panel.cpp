#include "ui/orders/orders_panel.h"

#include "models/tables/order_table.h"
#include "tests/support/sample_snapshot.h"
#include "ui/orders/evidence_dialog.h"
#include "ui/orders/fills_panel.h"
#include "ui/orders/order_actions.h"
#include "ui/orders/order_life.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using orders::OrderState;

namespace {

std::shared_ptr<const engine::Snapshot> withStates(std::initializer_list<OrderState> states)
{
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    auto blotter = std::make_shared<orders::Blotter>(*snapshot->orders);
    std::size_t i = 0;
    for (const OrderState state : states) blotter->orders[i++].state = state;
    snapshot->orders = blotter;
    return snapshot;
}

struct Desk {
    ui::OrdersPanel panel;
    std::vector<engine::Command> said;
    QTreeView* view = panel.findChild<QTreeView*>(QStringLiteral("ordersTable"));

    explicit Desk(std::shared_ptr<const engine::Snapshot> snapshot = support::sampleSnapshot())
    {
        QObject::connect(&panel, &ui::OrdersPanel::commanded, &panel,
                         [this](const engine::Command& command) { said.push_back(command); });
        panel.present(std::move(snapshot));
        panel.resize(1200, 300);
        panel.show();
        QApplication::processEvents();
    }
    QModelIndex action(int row) const
    {
        return view->model()->index(row, view->model()->columnCount() - 1);
    }
    void clickAction(int row)
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(action(row)).center());
    }
    QLabel* attention() const
    {
        return panel.findChild<QLabel*>(QStringLiteral("ordersAttention"));
    }
};

}  // namespace

class TestOrdersPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void offersWhatTheStateAllows_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("offer");
        const auto row = [](OrderState state, const char* offer) {
            QTest::newRow(orders::text(state).data()) << int(state) << QString::fromUtf8(offer);
        };
        row(OrderState::Recording, "");
        row(OrderState::InFlight, "Cancel");
        row(OrderState::Open, "Cancel");
        row(OrderState::Cancelling, "Cancel");
        row(OrderState::Unknown, "Cancel");
        row(OrderState::NeedsOperator, "Resolve…");
        row(OrderState::Filled, "");
        row(OrderState::Cancelled, "");
        row(OrderState::Rejected, "");
        row(OrderState::NotPlaced, "");
    }
    void offersWhatTheStateAllows()
    {
        QFETCH(int, state);
        Desk desk(withStates({static_cast<OrderState>(state)}));
        QTEST(desk.action(0).data().toString(), "offer");
    }

    void showsWhatMattersWithoutEliding_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("1680 x 1020") << 1158;
        QTest::newRow("1280 x 800") << 880;
    }
    void showsWhatMattersWithoutEliding()
    {
        QFETCH(int, width);
        using Table = tables::OrderTable;
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto blotter = std::make_shared<orders::Blotter>(*snapshot->orders);
        orders::Order& order = blotter->orders.front();
        order.intent.quantity = *core::Quantity::parse("250930");
        order.filled = order.intent.quantity;
        order.averagePrice = 70'174;
        order.state = OrderState::Open;
        snapshot->orders = blotter;
        Desk desk(snapshot);
        desk.panel.resize(width, 200);
        QApplication::processEvents();
        const QRect seen = desk.view->viewport()->rect();
        const QFontMetrics numbers(ui::numberFont(12)), letters(ui::uiFont(12));
        for (const int column :
             {int(Table::Time), int(Table::Book), int(Table::Order), int(Table::State),
              int(Table::Filled), int(Table::Average), desk.view->model()->columnCount() - 1}) {
            const QModelIndex cell = desk.view->model()->index(0, column);
            const QRect room = desk.view->visualRect(cell);
            const QString text = cell.data().toString();
            const QString title = desk.view->model()->headerData(column, Qt::Horizontal).toString();
            QVERIFY2(seen.contains(room), qPrintable(title));
            const bool number =
                cell.data(Qt::TextAlignmentRole).toInt() & static_cast<int>(Qt::AlignRight);
            const int needed = (number ? numbers : letters).horizontalAdvance(text);
            QVERIFY2(room.width() >= needed + 16,
                     qPrintable(QStringLiteral("%1: %2 has %3, needs %4")
                                    .arg(title, text)
                                    .arg(room.width())
                                    .arg(needed)));
        }
        // Why stands last and gives room first.
        QCOMPARE(desk.view->header()->visualIndex(Table::Evidence),
                 desk.view->header()->count() - 1);
    }

    void keepsAWidthThatAPersonHasDrawn()
    {
        Desk desk;
        QHeaderView* header = desk.view->header();
        header->resizeSection(tables::OrderTable::Order, 300);
        desk.panel.resize(880, 200);
        QApplication::processEvents();
        QCOMPARE(header->sectionSize(tables::OrderTable::Order), 300);
        desk.panel.resize(1300, 200);
        QApplication::processEvents();
        QCOMPARE(header->sectionSize(tables::OrderTable::Order), 300);
        QCOMPARE(header->length(), desk.view->viewport()->width());
    }

    void cancelsTheOrderOfItsRow()
    {
        Desk desk;
        desk.clickAction(0);
        QCOMPARE(desk.said.size(), 1U);
        QCOMPARE(std::get<engine::CancelOrder>(desk.said[0].what).label.text(),
                 std::string("R1-k3v9qz2m-0000000000026"));
        desk.clickAction(1);  // filled: nothing to do
        QCOMPARE(desk.said.size(), 1U);
    }

    void cancelsFromTheKeyboard()
    {
        Desk desk;
        desk.view->setFocus();
        desk.view->setCurrentIndex(desk.view->model()->index(0, 0));
        desk.panel.findChild<QAction*>(QStringLiteral("orderAct"))->trigger();
        QVERIFY(std::get_if<engine::CancelOrder>(&desk.said.at(0).what));
    }

    void neverTouchesOrdersOfOthers()
    {
        Desk desk;
        const int last = desk.view->model()->rowCount() - 1;
        QCOMPARE(desk.action(last).data().toString(), QString());
        desk.clickAction(last);
        QVERIFY(desk.said.empty());
    }

    void cannotBeOverlookedWhenAnOrderIsUnknown()
    {
        Desk desk;
        QSignalSpy unsettled(&desk.panel, &ui::OrdersPanel::unsettledChanged);
        QVERIFY(!desk.attention()->isVisible());
        desk.panel.present(withStates({OrderState::Unknown, OrderState::NeedsOperator}));
        QVERIFY(desk.attention()->isVisible());
        QVERIFY(desk.attention()->text().startsWith(
            QStringLiteral("UNKNOWN: Sell 88\u202F700 BTC-PERPETUAL was sent")));
        QVERIFY(desk.attention()->text().contains(QStringLiteral("NEEDS A PERSON: ")));
        QCOMPARE(desk.attention()->textFormat(), Qt::PlainText);
        QCOMPARE(unsettled.count(), 1);
        QCOMPARE(desk.panel.unsettled(), 2);
        desk.panel.present(support::sampleSnapshot());
        QVERIFY(!desk.attention()->isVisible());
    }

    void attachesEvidenceOnce()
    {
        Desk desk(withStates({OrderState::NeedsOperator}));
        desk.clickAction(0);
        auto* dialog = desk.panel.findChild<ui::EvidenceDialog*>();
        QVERIFY(dialog);
        QVERIFY(!dialog->isModal());
        auto* attach = dialog->findChild<QPushButton*>(QStringLiteral("evidenceAttach"));
        QVERIFY(!attach->isEnabled());
        auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("evidenceText"));
        text->setPlainText(QStringLiteral("too short"));
        QVERIFY(!attach->isEnabled());
        text->setPlainText(QStringLiteral("The venue's history shows it cancelled at 14:31:09."));
        dialog->findChild<QComboBox*>(QStringLiteral("evidenceOutcome"))->setCurrentIndex(2);
        attach->click();
        attach->click();
        QCOMPARE(desk.said.size(), 1U);
        const auto& said = std::get<engine::ResolveOrder>(desk.said[0].what);
        QCOMPARE(said.outcome, OrderState::Cancelled);
        QCOMPARE(said.evidence, std::string("The venue's history shows it cancelled at 14:31:09."));
        QCOMPARE(said.label.text(), std::string("R1-k3v9qz2m-0000000000026"));
    }

    void tellsTheLifeOfAnOrder()
    {
        const auto blotter = support::sampleSnapshot()->orders;
        QCOMPARE(ui::lifeOf(blotter->orders[0], blotter->fills),
                 QStringLiteral(
                     "R1-k3v9qz2m-0000000000026 · proposal #4126\n"
                     "14:31:05.214 decided: Sell 88\u2009700 BTC-PERPETUAL at 63\u2009412.5 IOC\n"
                     "14:31:05.214 sent after 0 ms\n"
                     "14:31:05.258 filled 38\u2009000 at 63\u2009412.5, taker after 44 ms\n"
                     "14:31:05.258 working, venue's number P-700026 after 44 ms\n"
                     "Evidence: epoch 1, venue record"));
    }

    void keepsTheRulesOfAModel()
    {
        tables::OrderTable table;
        ui::OrderActions actions(&table);
        QAbstractItemModelTester tester(&actions,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto show = [&](const std::shared_ptr<const engine::Snapshot>& snapshot) {
            actions.setBlotter(snapshot->orders);
            table.show(snapshot->orders);
        };
        show(support::sampleSnapshot());
        QSignalSpy told(&actions, &QAbstractItemModel::dataChanged);
        show(withStates({OrderState::Filled}));
        bool toldAction = false;
        for (const auto& args : told)
            toldAction |= args[1].toModelIndex().column() == actions.actionColumn();
        QVERIFY(toldAction);
        actions.setBlotter(nullptr);
        table.show(nullptr);
        QCOMPARE(actions.rowCount(), 0);
    }

    void saysWhatWouldFillIt()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->orders = std::make_shared<const orders::Blotter>();
        Desk desk(snapshot);
        QVERIFY(!desk.view->isVisible());
        ui::FillsPanel fills;
        fills.present(snapshot);
        QVERIFY(!fills.findChild<QTreeView*>()->isVisibleTo(&fills));
        fills.present(support::sampleSnapshot());
        QVERIFY(fills.findChild<QTreeView*>()->isVisibleTo(&fills));
        QCOMPARE(fills.findChild<QTreeView*>()->model()->rowCount(), 4);
    }

    void copiesNumbersThatASpreadsheetReads()
    {
        Desk desk;
        const QStringList lines = ui::tabSeparated(desk.view).split(QLatin1Char('\n'));
        QVERIFY(lines[0].startsWith(QStringLiteral("Time (UTC)\tBook\tOrder\tState\tAction")));
        QVERIFY(lines[1].contains(QStringLiteral("Sell 88700 BTC-PERPETUAL")));
        QCOMPARE(lines.size(), desk.view->model()->rowCount() + 2);
    }
};

QTEST_MAIN(TestOrdersPanel)
#include "tst_orders_panel.moc"
