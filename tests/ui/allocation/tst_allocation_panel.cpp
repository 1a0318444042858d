#include "models/tables/allocation_table.h"
#include "tests/support/sample_book.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/allocation/allocation_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using rebalance::AllocationAim;
using rebalance::AllocationPolicy;
using Table = tables::AllocationTable;

namespace {

QString plain(QString text) { return text.remove(QChar(0x2009)); }

AllocationPolicy usual()
{
    return {{{"BTC", 45, 5}, {"ETH", 30, 5}, {"cash", 25, 10}}, AllocationAim::Edge, 100};
}

/// A book of a million: BTC and ETH in percent, the rest cash.
engine::AllocationState stateOf(const AllocationPolicy& policy, double btc, double eth)
{
    engine::AllocationState state;
    rebalance::AllocationHeld held;
    held.totalUsd = 1e6;
    held.assets = {{"BTC", 1e4 * btc, 50'000, 0.0005, 0.0001, "BTC-PERPETUAL", {}},
                   {"ETH", 1e4 * eth, 2'500, 0.0005, 0.0001, "ETH-PERPETUAL", {}}};
    state.allocation = rebalance::allocate(policy, held);
    for (const rebalance::AllocationRow& row : state.allocation.rows) {
        engine::AllocationTrade trade;
        trade.underlying = row.asset;
        if (!row.cash && row.tradeUsd != 0) {
            trade.account = support::sampleAccount();
            trade.instrument = {row.asset == core::Currency{"BTC"} ? 6U : 10U};
            trade.quantity =
                core::Quantity::nearest(row.tradeUsd)->nearestTo(*core::Quantity::parse("10"));
        }
        state.trades.push_back(trade);
    }
    state.known = {"BTC", "ETH"};
    return state;
}

std::shared_ptr<const engine::Snapshot> with(engine::AllocationState state)
{
    static core::Revision revision = 1;
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    snapshot->revision = ++revision;
    snapshot->allocation = std::make_shared<const engine::AllocationState>(std::move(state));
    return snapshot;
}

struct Shown {
    ui::AllocationPanel panel;
    QSignalSpy commanded{&panel, &ui::AllocationPanel::commanded};
    QSignalSpy proposed{&panel, &ui::AllocationPanel::proposed};
    QSignalSpy counted{&panel, &ui::AllocationPanel::outsideChanged};
    QTreeView* view = panel.findChild<QTreeView*>(QStringLiteral("allocationTable"));
    QLabel* message = panel.findChild<QLabel*>(QStringLiteral("allocationMessage"));
    ui::EmptyState* empty = panel.findChild<ui::EmptyState*>(QStringLiteral("allocationEmpty"));
    QAbstractItemModelTester tester{view->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Shown(const AllocationPolicy& policy = usual(), double btc = 52, double eth = 28)
    {
        panel.resize(960, 320);
        panel.show();
        panel.present(with(stateOf(policy, btc, eth)));
    }
    QPushButton* button(const char* name) const
    {
        return panel.findChild<QPushButton*>(QLatin1String(name));
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return plain(view->model()->index(row, column).data(role).toString());
    }
    bool write(int row, int column, const QString& text)
    {
        return view->model()->setData(view->model()->index(row, column), text, Qt::EditRole);
    }
    void select(int row) { view->setCurrentIndex(view->model()->index(row, 0)); }
    template <class What>
    What asked() const
    {
        const auto command = commanded.last().first().value<engine::Command>();
        return std::get<What>(command.what);
    }
    QString said() const { return support::unheld(plain(message->text())); }
};

}  // namespace

class TestAllocationPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsEachRowWithItsWeightTargetAndTrade()
    {
        const Shown shown;
        QCOMPARE(shown.view->model()->rowCount(), 3);
        QCOMPARE(shown.cell(0, Table::Asset), QStringLiteral("BTC"));
        QCOMPARE(shown.cell(0, Table::Value), QStringLiteral("$520000"));
        QCOMPARE(shown.cell(0, Table::Weight), QStringLiteral("52.0 %"));
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("45 %"));
        QCOMPARE(shown.cell(0, Table::Tolerance), QStringLiteral("± 5"));
        QCOMPARE(shown.cell(0, Table::Drift), QStringLiteral("+7.0"));
        QCOMPARE(shown.cell(0, Table::Trade), QStringLiteral("-20006"));
        QCOMPARE(shown.cell(0, Table::After), QStringLiteral("50.0 %"));
        QCOMPARE(shown.cell(0, Table::Weight, tables::ToneRole).toInt(),
                 static_cast<int>(tables::Tone::Warn));
        QCOMPARE(shown.cell(1, Table::Trade), QString());
        QCOMPARE(shown.cell(1, Table::Weight, tables::ToneRole).toInt(),
                 static_cast<int>(tables::Tone::Neutral));
        QCOMPARE(shown.cell(2, Table::Asset), QStringLiteral("Cash"));
        QCOMPARE(shown.cell(2, Table::After), QStringLiteral("22.0 %"));
        QVERIFY(shown.cell(0, Table::Asset, Qt::ToolTipRole)
                    .contains(QStringLiteral("2.0 points over its 45 ± 5 %: sell $20006")));
        QCOMPARE(shown.counted.last().first().toInt(), 1);
    }

    void theBarHasABandAndATick()
    {
        const Shown shown;
        const QModelIndex weight = shown.view->model()->index(0, Table::Weight);
        QCOMPARE(weight.data(tables::FractionRole).toDouble(), 0.52);
        const QVariantList band = weight.data(tables::BandRole).toList();
        QCOMPARE(band.size(), 3);
        QCOMPARE(band[0].toDouble(), 0.40);
        QCOMPARE(band[1].toDouble(), 0.45);
        QCOMPARE(band[2].toDouble(), 0.50);
        // Painted: at the target stands the tick, and the band reaches above the bar.
        const QRect cell = shown.view->visualRect(weight);
        const QImage image = shown.view->viewport()->grab().toImage();
        const double ratio = image.devicePixelRatio();
        const auto pixel = [&](double fraction, int up) {
            const double x = cell.left() + 8 + (cell.width() - 8 - 64) * fraction;
            return image.pixelColor(static_cast<int>(x * ratio),
                                    static_cast<int>((cell.center().y() - 1 - up) * ratio));
        };
        QVERIFY(pixel(0.42, 2) != pixel(0.30, 2));  // inside the band, and beside it
        QVERIFY(pixel(0.45, 3) != pixel(0.42, 3));  // the tick
    }

    void anEmptyPanelSaysHowToBegin()
    {
        Shown shown{AllocationPolicy{}, 52.04, 28};
        QVERIFY(shown.empty->isVisible());
        QVERIFY(!shown.view->isVisible());
        auto* step = shown.empty->findChild<QPushButton*>();
        QCOMPARE(step->text(), QStringLiteral("Begin with what is held"));
        step->click();
        QVERIFY(shown.view->isVisible());
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("52 %"));
        QCOMPARE(shown.cell(1, Table::Target), QStringLiteral("28 %"));
        QCOMPARE(shown.cell(2, Table::Target), QStringLiteral("20 %"));
        QCOMPARE(shown.commanded.count(), 0);  // a draft, until it is applied
        QCOMPARE(shown.said(), QStringLiteral("Not in force yet: apply or discard."));
        shown.button("allocationApply")->click();
        const auto policy = shown.asked<engine::SetAllocation>().policy;
        QCOMPARE(policy.rows.size(), 3U);
        QCOMPARE(policy.rows[0].target, 52.0);
        QVERIFY(rebalance::problems(policy, std::vector<core::Currency>{"BTC", "ETH"}).empty());
    }

    void beforeAnythingIsKnownThereIsNoStep()
    {
        ui::AllocationPanel panel;
        panel.show();
        auto* empty = panel.findChild<ui::EmptyState*>(QStringLiteral("allocationEmpty"));
        QVERIFY(empty->isVisible());
        QVERIFY(!empty->findChild<QPushButton*>()->isVisible());
        panel.present(support::sampleSnapshot());  // without the section
        QVERIFY(!empty->findChild<QPushButton*>()->isVisible());
    }

    void targetsAreWrittenInPlaceAndJudgedAsAWhole()
    {
        Shown shown;
        QVERIFY(!shown.button("allocationApply")->isVisible());
        QVERIFY(shown.view->model()->index(0, Table::Target).flags() & Qt::ItemIsEditable);
        QVERIFY(!(shown.view->model()->index(0, Table::Weight).flags() & Qt::ItemIsEditable));
        QCOMPARE(shown.cell(0, Table::Target, Qt::EditRole), QStringLiteral("45"));
        QVERIFY(shown.write(0, Table::Target, QStringLiteral("50 %")));
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("50 %"));
        QCOMPARE(shown.cell(0, Table::Drift), QStringLiteral("+2.0"));
        QCOMPARE(shown.cell(0, Table::Trade), QString());  // of targets in force only
        QVERIFY(shown.button("allocationApply")->isVisible());
        QVERIFY(!shown.button("allocationApply")->isEnabled());
        QCOMPARE(shown.said(), QStringLiteral("Targets add up to 105 %, expected 100 %: 5 points "
                                              "are too many."));
        shown.button("allocationApply")->click();
        QCOMPARE(shown.commanded.count(), 0);
        shown.button("allocationRest")->click();
        QCOMPARE(shown.cell(2, Table::Target), QStringLiteral("20 %"));
        QVERIFY(shown.write(1, Table::Tolerance, QStringLiteral("± 2.5")));
        QVERIFY(shown.button("allocationApply")->isEnabled());
        shown.button("allocationApply")->click();
        const auto policy = shown.asked<engine::SetAllocation>().policy;
        QCOMPARE(policy.rows, (std::vector<rebalance::AllocationTarget>{
                                  {"BTC", 50, 5}, {"ETH", 30, 2.5}, {"cash", 20, 10}}));
        // In force, it is a draft no longer.
        shown.panel.present(with(stateOf(policy, 52, 28)));
        QVERIFY(!shown.button("allocationApply")->isVisible());
        QCOMPARE(shown.cell(0, Table::Drift), QStringLiteral("+2.0"));
    }

    void aTargetIsTakenAwayAndGivenBack()
    {
        Shown shown;
        QVERIFY(shown.write(1, Table::Target, QString()));
        QCOMPARE(shown.cell(1, Table::Target), QStringLiteral("—"));
        QVERIFY(!(shown.view->model()->index(1, Table::Tolerance).flags() & Qt::ItemIsEditable));
        QVERIFY(shown.write(1, Table::Target, QStringLiteral("30")));
        QCOMPARE(shown.cell(1, Table::Target), QStringLiteral("30 %"));
        shown.button("allocationDiscard")->click();
        QCOMPARE(shown.cell(1, Table::Tolerance), QStringLiteral("± 5"));
        QCOMPARE(shown.commanded.count(), 0);
    }

    void whatIsNoNumberIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"abc", "-1", "101", "nan", "inf", "1e3"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoNumberIsRefusedWithASentence()
    {
        QFETCH(QString, text);
        Shown shown;
        QVERIFY(!shown.write(0, Table::Target, text));
        QVERIFY2(shown.said().contains(QStringLiteral("expected a number from 0 to 100")),
                 qPrintable(shown.said()));
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("45 %"));
        // It stands while numbers move, until something else is done.
        shown.panel.present(with(stateOf(usual(), 51, 28)));
        QVERIFY(shown.said().contains(QStringLiteral("expected a number")));
        QVERIFY(!shown.write(0, Table::Tolerance, text));
        shown.select(0);
        QVERIFY(!shown.said().contains(QStringLiteral("expected a number")));
    }

    void aNumberThatIsBeingWrittenIsNotTakenAway()
    {
        Shown shown;
        shown.view->edit(shown.view->model()->index(0, Table::Target));
        auto* editor = shown.view->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(QStringLiteral("4"));
        shown.panel.present(with(stateOf(usual(), 58, 28)));
        QCOMPARE(editor->text(), QStringLiteral("4"));
        editor->setText(QStringLiteral("48"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();  // the view takes what was written by its event loop
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("48 %"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!shown.view->findChild<QLineEdit*>());
        shown.panel.present(with(stateOf(usual(), 57, 28)));
        QCOMPARE(shown.cell(0, Table::Weight), QStringLiteral("57.0 %"));
    }

    void whereToAndTheLeastTradeAreWrittenToo()
    {
        Shown shown;
        auto* aim = shown.panel.findChild<QComboBox*>(QStringLiteral("allocationAim"));
        aim->setCurrentIndex(1);
        emit aim->activated(1);
        auto* least = shown.panel.findChild<QLineEdit*>(QStringLiteral("allocationLeast"));
        QCOMPARE(least->text(), QStringLiteral("100"));
        least->setText(QStringLiteral("2500"));
        emit least->editingFinished();
        shown.button("allocationApply")->click();
        const auto policy = shown.asked<engine::SetAllocation>().policy;
        QCOMPARE(policy.aim, AllocationAim::Target);
        QCOMPARE(policy.leastTradeUsd, 2'500.0);
        least->setText(QStringLiteral("much"));
        emit least->editingFinished();
        QVERIFY(shown.said().contains(QStringLiteral("is a number of USD")));
        QCOMPARE(least->text(), QStringLiteral("2\u2009500"));
    }

    void proposesTheTradeOfTheSelectedRow()
    {
        Shown shown;
        QPushButton* propose = shown.button("allocationPropose");
        QVERIFY(!propose->isEnabled());  // no row
        shown.select(1);
        QVERIFY(!propose->isEnabled());  // inside
        shown.select(2);
        QVERIFY(!propose->isEnabled());  // cash
        shown.select(0);
        QVERIFY(propose->isEnabled());
        QVERIFY(shown.said().endsWith(QStringLiteral("of BTC-PERPETUAL to its edge.")));
        propose->click();
        QCOMPARE(shown.proposed.count(), 1);
        const auto legs = shown.asked<engine::ProposeLegs>();
        QCOMPARE(legs.underlying, core::Currency{"BTC"});
        QCOMPARE(legs.account, support::sampleAccount());
        QCOMPARE(legs.legs.size(), 1U);
        QCOMPARE(legs.legs.front().instrument, core::InstrumentId{6});
        QCOMPARE(legs.legs.front().quantity, *core::Quantity::parse("-20010"));
        QCOMPARE(legs.note, std::string{"allocation: BTC from 52.0 % to 50.0 % of the book"});
    }

    void whatCannotBeProposedIsSaid()
    {
        Shown shown;
        engine::AllocationState state = stateOf(usual(), 52, 28);
        state.trades[0].quantity = {};
        state.trades[0].whyNot = "BTC-MOON is not listed at paper, or has no mark.";
        shown.panel.present(with(state));
        shown.select(0);
        QVERIFY(!shown.button("allocationPropose")->isEnabled());
        QCOMPARE(shown.said(), QStringLiteral("BTC-MOON is not listed at paper, or has no mark."));
    }

    void withoutValuesTheTargetsStandAndTheRestIsNotKnown()
    {
        engine::AllocationState state;
        rebalance::AllocationHeld held;
        held.assets = {{"BTC", 0, 0, 0, 0, "", "there is no price of it"}};
        state.allocation = rebalance::allocate({{{"BTC", 60, 5}, {"cash", 40, 5}}}, held);
        state.trades.resize(2);
        state.known = {"BTC"};
        Shown shown;
        shown.panel.present(with(state));
        QCOMPARE(shown.view->model()->rowCount(), 2);
        QCOMPARE(shown.cell(0, Table::Weight), QStringLiteral("n/a"));
        QCOMPARE(shown.cell(0, Table::Target), QStringLiteral("60 %"));
        QCOMPARE(shown.counted.last().first().toInt(), 0);
        shown.select(0);
        QVERIFY(shown.said().contains(QStringLiteral("there is no price of it")));
    }

    void rowsKeepTheirSelectionAsNumbersMove()
    {
        Shown shown;
        shown.select(1);
        for (int step = 0; step < 20; ++step)
            shown.panel.present(with(stateOf(usual(), 45 + step / 2.0, 30 - step / 4.0)));
        QCOMPARE(shown.view->currentIndex().row(), 1);
        QVERIFY(shown.said().startsWith(QStringLiteral("ETH is ")));
    }
};

QTEST_MAIN(TestAllocationPanel)
#include "tst_allocation_panel.moc"
