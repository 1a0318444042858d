#include "ui/scenario/scenario_panel.h"

#include "models/tables/what_if_table.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/scenario/heat_map.h"
#include "ui/scenario/thought_banner.h"
#include "ui/scenario/what_if_editor.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

/// The panel with a computer beside it that answers at once.
struct Desk {
    ui::ScenarioPanel panel;
    std::vector<portfolio::ScenarioRequest> asked;
    std::vector<engine::Command> commands;

    explicit Desk(std::shared_ptr<const engine::Snapshot> snapshot = support::sampleSnapshot())
    {
        QObject::connect(&panel, &ui::ScenarioPanel::wished, &panel,
                         [this](const portfolio::ScenarioRequest& request) {
                             asked.push_back(request);
                             panel.show(std::make_shared<const portfolio::ScenarioResult>(
                                 portfolio::run(request)));
                         });
        QObject::connect(&panel, &ui::ScenarioPanel::commanded, &panel,
                         [this](const engine::Command& command) { commands.push_back(command); });
        panel.resize(500, 420);
        panel.present(std::move(snapshot));
        panel.show();
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }
    ui::HeatMap* map() { return panel.findChild<ui::HeatMap*>(); }
    /// The wish made by what was just done is answered.
    bool answered(std::size_t before)
    {
        return QTest::qWaitFor([&] { return asked.size() > before; });
    }
    void add(const char* name, const char* size)
    {
        const std::size_t before = asked.size();
        find<QLineEdit>("whatIfName")->setText(QLatin1String(name));
        find<QLineEdit>("whatIfSize")->setText(QString::fromUtf8(size));
        find<QPushButton>("whatIfAdd")->click();
        answered(before);
    }
};

/// Nobody's proposal waits.
std::shared_ptr<const engine::Snapshot> calm()
{
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    snapshot->proposals = std::make_shared<const rebalance::Proposals>();
    return snapshot;
}

}  // namespace

class TestScenarioPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsTheGridOfTheBook()
    {
        Desk desk;
        QVERIFY(!desk.asked.empty());
        const auto& picture = desk.map()->picture();
        QCOMPARE(picture.columns.size(), std::size_t{9});
        QCOMPARE(picture.rows.size(), std::size_t{5});
        QCOMPARE(picture.columns.front(), QStringLiteral("-15%"));
        QCOMPARE(picture.nowColumn, 4);
        QCOMPARE(picture.nowRow, 2);
        QCOMPARE(picture.texts[4 * 5 + 2], QStringLiteral("0"));
        QVERIFY(!picture.thought);
        QVERIFY(desk.map()->showsNumbers());
        const auto result = portfolio::run(desk.asked.back());
        QCOMPARE(picture.values[0], result.live.at(0, 0).pnlUsd);
        QVERIFY(desk.find<QLabel>("scenarioRemark")->text().startsWith(QStringLiteral("8 legs")));
    }

    void everyMeasureIsANumberOfTheGrid()
    {
        Desk desk;
        auto* measure = desk.find<QComboBox>("scenarioMeasure");
        QCOMPARE(measure->count(), 7);
        const auto result = portfolio::run(desk.asked.back());
        for (int i = 0; i < measure->count(); ++i) {
            measure->setCurrentIndex(i);
            const double expected = ui::valueOf(result.live.at(1, 3), ui::kMeasures[i],
                                                portfolio::DeltaConvention::NetTransaction);
            QCOMPARE(desk.map()->picture().values[1 * 5 + 3], expected);
            QVERIFY(!ui::meaning(ui::kMeasures[i], portfolio::DeltaConvention::NetTransaction)
                         .isEmpty());
        }
        QVERIFY(!desk.map()->picture().signedScale);
    }

    void timeVolatilityAndSmileAreAskedFor()
    {
        Desk desk;
        std::size_t before = desk.asked.size();
        desk.find<QSlider>("scenarioDays")->setValue(14);
        QVERIFY(desk.answered(before));
        QCOMPARE(desk.asked.back().spec.days, 14.0);
        QCOMPARE(desk.find<QLabel>("scenarioDaysText")->text(), QStringLiteral("+14 d"));
        QCOMPARE(desk.map()->picture().nowRow, -1);
        before = desk.asked.size();
        desk.find<QComboBox>("scenarioVolMove")->setCurrentIndex(1);
        desk.find<QComboBox>("scenarioSmile")->setCurrentIndex(1);
        QVERIFY(desk.answered(before));
        QCOMPARE(desk.asked.back().spec.volMove, portfolio::VolMove::Relative);
        QCOMPARE(desk.asked.back().spec.smile, portfolio::Smile::StickyMoneyness);
        before = desk.asked.size();
        desk.find<QToolButton>("scenarioFull")->click();
        QVERIFY(desk.answered(before));
        QCOMPARE(desk.map()->picture().values.size(), std::size_t{51 * 49});
        QVERIFY(!desk.map()->showsNumbers());
    }

    void readsOutWhatIsPointedAt()
    {
        Desk desk;
        QCoreApplication::processEvents();
        auto* facts = desk.find<ui::FactGrid>("scenarioFacts");
        QCOMPARE(facts->valueOf(QStringLiteral("P&L")), QStringLiteral("0"));
        QVERIFY(
            desk.find<QLabel>("scenarioWhere")->text().startsWith(QStringLiteral("Now: spot 63")));
        QTest::keyClick(desk.map(), Qt::Key_Left);
        QVERIFY(desk.find<QLabel>("scenarioWhere")
                    ->text()
                    .startsWith(QStringLiteral("Spot -2 %, vol 0 points")));
        QVERIFY(facts->valueOf(QStringLiteral("P&L")) != QStringLiteral("0"));
        const auto cell = desk.map()->cellAt({desk.map()->width() - 12, 40});
        QVERIFY(cell.has_value());
        QCOMPARE(cell->first, 8);
        QCOMPARE(cell->second, 0);
        QVERIFY(!desk.map()->cellAt({2, 2}));
        QTest::keyClick(desk.map(), Qt::Key_Escape);
        QVERIFY(desk.find<QLabel>("scenarioWhere")->text().startsWith(QStringLiteral("Now")));
    }

    void anAnswerToAnOlderWishIsNotShown()
    {
        Desk desk;
        auto old = portfolio::run(desk.asked.back());
        const auto before = desk.map()->picture();
        const std::size_t asked = desk.asked.size();
        desk.find<QSlider>("scenarioDays")->setValue(30);
        for (auto& node : old.live.nodes) node.pnlUsd = 1e9;
        desk.panel.show(std::make_shared<const portfolio::ScenarioResult>(old));
        QVERIFY(desk.map()->picture() == before);
        QVERIFY(desk.answered(asked));
        QVERIFY(!(desk.map()->picture() == before));
    }

    void asksAtAHumanRateAndOnlyInSight()
    {
        Desk desk;
        const std::size_t before = desk.asked.size();
        for (int i = 0; i < 100; ++i) {
            support::SampleWish wish;
            wish.revision = 5000 + static_cast<unsigned>(i);
            desk.panel.present(support::sampleSnapshot(wish));
        }
        QCOMPARE(desk.asked.size(), before);
        QVERIFY(desk.answered(before));  // at its own pace
        QSignalSpy unwatched(&desk.panel, &ui::ScenarioPanel::unwatched);
        desk.panel.hide();
        QCOMPARE(unwatched.count(), 1);
        const std::size_t hidden = desk.asked.size();
        desk.find<QSlider>("scenarioDays")->setValue(3);
        QTest::qWait(0);
        QCOMPARE(desk.asked.size(), hidden);
    }

    void namesStressesAndWhatTheyDo()
    {
        Desk desk;
        desk.find<QToolButton>("scenarioTab1")->click();
        auto* view = desk.find<QTreeView>("stressTable");
        QVERIFY(view->isVisible());
        QAbstractItemModelTester tester(view->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(view->model()->rowCount(), static_cast<int>(portfolio::allStresses({}).size()));
        QCOMPARE(view->model()->index(1, tables::StressTable::Name).data().toString(),
                 QStringLiteral("12 Mar 2020, day"));
        QCOMPARE(view->model()->index(1, tables::StressTable::Kind).data().toString(),
                 QStringLiteral("Recorded"));
        QVERIFY(view->model()
                    ->index(1, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("assumption")));
        const auto move =
            portfolio::allStresses({})[1].moveOf("BTC", portfolio::Smile::StickyStrike);
        const auto& request = desk.asked.back();
        const auto prepared =
            portfolio::prepare("BTC", *request.book, request.board.get(), request.now);
        QCOMPARE(
            view->model()->index(1, tables::StressTable::Pnl).data(tables::SortRole).toDouble(),
            portfolio::nodeOf(prepared, *move).pnlUsd);
    }

    void aWhatIfIsMarkedAndNeverTheBook()
    {
        Desk desk(calm());
        auto* banner = desk.panel.findChild<ui::ThoughtBanner*>();
        auto* book = desk.find<QComboBox>("scenarioBook");
        QVERIFY(!banner->isVisible());
        QVERIFY(!book->isEnabled());
        desk.find<QToolButton>("scenarioTab2")->click();
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().startsWith(QStringLiteral("WHAT-IF · not traded")));
        auto* facts = desk.find<ui::FactGrid>("whatIfFacts");
        QVERIFY(!facts->valueOf(QStringLiteral("Delta")).contains(QStringLiteral(" → ")));
        desk.add("btc-perpetual", "-64000");
        QVERIFY(book->isEnabled());
        QCOMPARE(book->currentText(), QStringLiteral("What-if"));
        QVERIFY(desk.map()->picture().thought);
        const QStringList delta =
            facts->valueOf(QStringLiteral("Delta")).split(QStringLiteral(" → "));
        QCOMPARE(delta.size(), 2);
        QVERIFY(std::abs(delta[1].toDouble() - delta[0].toDouble() + 64'000 / 63'412.5) < 0.011);
        desk.find<QToolButton>("scenarioTab0")->click();
        QVERIFY(banner->isVisible());  // as long as something is thought of
        book->setCurrentIndex(0);
        QVERIFY(!desk.map()->picture().thought);
        QVERIFY(banner->text().contains(QStringLiteral("live book")));
        desk.find<QToolButton>("scenarioTab2")->click();
        const std::size_t before = desk.asked.size();
        desk.find<QPushButton>("whatIfClear")->click();
        QVERIFY(desk.answered(before));
        QVERIFY(!book->isEnabled());
        desk.find<QToolButton>("scenarioTab0")->click();
        QVERIFY(!banner->isVisible());
    }

    void aDeltaThatIsWantedIsAddedAsTheSizeThatHasItNow()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        desk.find<QComboBox>("whatIfBy")->setCurrentIndex(1);
        desk.add("BTC-PERPETUAL", "-1");
        auto* table = desk.find<QTreeView>("whatIfTable")->model();
        using Table = tables::WhatIfTable;
        const auto changed = [&](int column) {
            for (int row = 0; row < table->rowCount(); ++row)
                if (!table->index(row, Table::Change).data().toString().isEmpty())
                    return table->index(row, column).data().toString().remove(QChar(0x2009));
            return QString();
        };
        // A coin is 63 412.5 USD, in lots of ten.
        QCOMPARE(changed(Table::Change), QStringLiteral("-63410"));
        QCOMPARE(changed(Table::Delta), QStringLiteral("-1.000"));
        // The spot moves: the size stays, and its delta is another one.
        auto moved = support::copyOf(*calm());
        market::Board board = *moved->market;
        for (std::size_t i = 0; i < board.listings.size(); ++i)
            if (board.listings[i].instrument &&
                board.listings[i].instrument->name == "BTC-PERPETUAL") {
                market::Listing& listing = board.listings[i];
                listing.ticker.mark = *core::Price::parse("70000");
                listing.ticker.index = listing.ticker.mark;
            }
        for (market::IndexPrice& index : board.indices)
            if (index.underlying == "BTC") index.price = *core::Price::parse("70000");
        moved->market = std::make_shared<const market::Board>(board);
        desk.panel.present(moved);
        QTRY_VERIFY(changed(Table::Delta) != QStringLiteral("-1.000"));
        QCOMPARE(changed(Table::Change), QStringLiteral("-63410"));
        // What is too small for a lot is said, and nothing is added.
        desk.find<QLineEdit>("whatIfName")->setText(QStringLiteral("BTC-PERPETUAL"));
        desk.find<QLineEdit>("whatIfSize")->setText(QStringLiteral("0.00001"));
        desk.find<QPushButton>("whatIfAdd")->click();
        QVERIFY(desk.find<QLabel>("whatIfMessage")
                    ->text()
                    .startsWith(QStringLiteral("A delta of 0.00001 is less than the smallest")));
        QCOMPARE(changed(Table::Change), QStringLiteral("-63410"));
    }

    void theDifferenceIsThatOfTheTwo()
    {
        Desk desk(calm());
        desk.add("BTC-PERPETUAL", "-64000");
        desk.find<QComboBox>("scenarioBook")->setCurrentIndex(2);
        const auto result = portfolio::run(desk.asked.back());
        const double expected = result.thought->at(0, 0).pnlUsd - result.live.at(0, 0).pnlUsd;
        QCOMPARE(desk.map()->picture().values[0], expected);
        QVERIFY(expected > 0);  // sold, and the spot is down
    }

    void proposesOneLeg()
    {
        Desk desk(calm());
        QSignalSpy sent(&desk.panel, &ui::ScenarioPanel::proposed);
        desk.find<QToolButton>("scenarioTab2")->click();
        auto* propose = desk.find<QPushButton>("whatIfPropose");
        QVERIFY(!propose->isEnabled());
        desk.add("BTC-PERPETUAL", "−64 000");
        QVERIFY(propose->isEnabled());
        desk.find<QLineEdit>("whatIfNote")->setText(QStringLiteral("lighter"));
        propose->click();
        QCOMPARE(sent.count(), 1);
        QCOMPARE(desk.commands.size(), std::size_t{1});
        const auto& legs = std::get<engine::ProposeLegs>(desk.commands.front().what);
        QCOMPARE(legs.underlying, core::Currency("BTC"));
        QCOMPARE(legs.legs.size(), std::size_t{1});
        QCOMPARE(legs.legs.front().quantity.text(), std::string("-64000"));
        QCOMPARE(legs.note, std::string("lighter"));
    }

    void proposesEverythingThatIsChangedAtOnce()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        desk.add("BTC-25DEC26-70000-C", "1.5");
        desk.add("BTC-PERPETUAL", "-64000");
        QCOMPARE(support::unheld(desk.find<QLabel>("whatIfMessage")).remove(QChar(0x2009)),
                 QStringLiteral("Propose asks for: buy 1.5 BTC-25DEC26-70000-C, sell 64000 "
                                "BTC-PERPETUAL. One order after another, as one proposal."));
        desk.find<QPushButton>("whatIfPropose")->click();
        const auto& legs = std::get<engine::ProposeLegs>(desk.commands.front().what);
        QCOMPARE(legs.legs.size(), std::size_t{2});
        QCOMPARE(legs.legs[0].quantity.text(), std::string("1.5"));
        QCOMPARE(legs.legs[1].quantity.text(), std::string("-64000"));
    }

    void saysThatABookIsAwaited()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        desk.add("BTC-25DEC26-70000-C", "1.5");
        auto snapshot = support::copyOf(*calm());
        auto alerts = std::make_shared<std::vector<engine::Alert>>(*snapshot->alerts);
        engine::Alert waiting;
        waiting.number = alerts->front().number + 1;
        waiting.topic = "what-if";
        waiting.text = "Waiting for the order book of BTC-25DEC26-70000-C.";
        alerts->insert(alerts->begin(), waiting);
        snapshot->alerts = alerts;
        desk.panel.present(snapshot);
        const auto* message = desk.find<QLabel>("whatIfMessage");
        QCOMPARE(message->text(), QString::fromStdString(waiting.text));
        QCOMPARE(message->property("tone").toString(), QStringLiteral("muted"));
    }

    void saysWhyItCannotPropose_data()
    {
        QTest::addColumn<QList<QByteArray>>("adds");
        QTest::addColumn<bool>("waiting");
        QTest::addColumn<QString>("said");
        using Adds = QList<QByteArray>;
        QTest::newRow("nothing") << Adds{} << false << "nothing is traded";
        QTest::newRow("one waits") << Adds{"BTC-PERPETUAL", "1000"} << true << "is waiting";
    }
    void saysWhyItCannotPropose()
    {
        QFETCH(QList<QByteArray>, adds);
        QFETCH(bool, waiting);
        QFETCH(QString, said);
        auto own = support::copyOf(*support::sampleSnapshot());
        auto proposals = std::make_shared<rebalance::Proposals>(*own->proposals);
        for (rebalance::Proposal& p : proposals->items) p.trigger = rebalance::TriggerKind::Manual;
        own->proposals = proposals;
        Desk desk(waiting ? own : calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        for (qsizetype i = 0; i + 1 < adds.size(); i += 2)
            desk.add(adds[i].constData(), adds[i + 1].constData());
        QVERIFY(!desk.find<QPushButton>("whatIfPropose")->isEnabled());
        const QString message = desk.find<QLabel>("whatIfMessage")->text();
        QVERIFY2(message.contains(said), qPrintable(message));
    }

    void aRefusalIsSaidWhereItWasAskedFor()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        desk.add("BTC-PERPETUAL", "-64000");
        auto snapshot = support::copyOf(*calm());
        auto alerts = std::make_shared<std::vector<engine::Alert>>(*snapshot->alerts);
        engine::Alert refusal;
        refusal.number = alerts->front().number + 1;
        refusal.topic = "what-if";
        refusal.text = "Not proposed: cooling down after the last hedge.";
        alerts->insert(alerts->begin(), refusal);
        snapshot->alerts = alerts;
        desk.panel.present(snapshot);
        QCOMPARE(desk.find<QLabel>("whatIfMessage")->text(), QString::fromStdString(refusal.text));
        desk.add("BTC-PERPETUAL", "1000");  // another wish, another answer
        QVERIFY(
            desk.find<QLabel>("whatIfMessage")->text().startsWith(QStringLiteral("Propose asks")));
    }

    void badInputIsNamedAndAddsNothing()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        const std::size_t before = desk.asked.size();
        const auto tryToAdd = [&](const char* name, const char* size) {
            desk.find<QLineEdit>("whatIfName")->setText(QLatin1String(name));
            desk.find<QLineEdit>("whatIfSize")->setText(QLatin1String(size));
            desk.find<QPushButton>("whatIfAdd")->click();
            return desk.find<QLabel>("whatIfMessage")->text();
        };
        QVERIFY(tryToAdd("BTC-MOON", "1").contains(QStringLiteral("no BTC instrument named")));
        QVERIFY(tryToAdd("ETH-PERPETUAL", "1").contains(QStringLiteral("no BTC instrument named")));
        QVERIFY(tryToAdd("BTC-PERPETUAL", "much").contains(QStringLiteral("How much?")));
        QVERIFY(tryToAdd("BTC-PERPETUAL", "0").contains(QStringLiteral("How much?")));
        QVERIFY(desk.panel.editor()->wish().changesNothing());
        QCOMPARE(desk.asked.size(), before);
    }

    void sizesAreWrittenInPlace()
    {
        Desk desk(calm());
        desk.find<QToolButton>("scenarioTab2")->click();
        auto* view = desk.find<QTreeView>("whatIfTable");
        QAbstractItemModel* model = view->model();
        QCOMPARE(model->rowCount(), 8);
        const QModelIndex size = model->index(0, tables::WhatIfTable::Thought);
        QVERIFY(model->flags(size) & Qt::ItemIsEditable);
        QVERIFY(!(model->flags(model->index(0, 0)) & Qt::ItemIsEditable));
        QVERIFY(!model->setData(size, QStringLiteral("much"), Qt::EditRole));
        QVERIFY(model->setData(size, QStringLiteral("-2.5"), Qt::EditRole));
        QCOMPARE(model->index(0, tables::WhatIfTable::Thought).data().toString(),
                 QStringLiteral("-2.5"));
        QVERIFY(!model->index(0, tables::WhatIfTable::Change).data().toString().isEmpty());
        // What is held again is thought of no longer.
        QVERIFY(model->setData(size, QStringLiteral("-6"), Qt::EditRole));
        QVERIFY(desk.panel.editor()->wish().changesNothing());
        // Removing thinks of it as closed.
        view->selectionModel()->select(
            model->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        desk.find<QPushButton>("whatIfRemove")->click();
        QCOMPARE(model->index(1, tables::WhatIfTable::Thought).data().toString(),
                 QStringLiteral("0"));
    }

    void theWaitingProposalCounts()
    {
        Desk desk;
        desk.find<QToolButton>("scenarioTab2")->click();
        auto* pending = desk.find<QCheckBox>("whatIfPending");
        QVERIFY(pending->isEnabled());
        const std::size_t before = desk.asked.size();
        pending->click();
        QVERIFY(desk.answered(before));
        const auto result = portfolio::run(desk.asked.back());
        QVERIFY(result.thoughtNow.has_value());
        const double change = result.thoughtNow->delta.netTransaction.coin() -
                              result.liveNow.delta.netTransaction.coin();
        QVERIFY2(std::abs(change + 1.92) < 0.01, qPrintable(QString::number(change)));
    }

    void anotherUnderlyingIsAnotherBook()
    {
        Desk desk(calm());
        desk.add("BTC-PERPETUAL", "1000");
        const std::size_t before = desk.asked.size();
        desk.panel.setUnderlying("ETH");
        QVERIFY(desk.answered(before));
        QCOMPARE(desk.asked.back().underlying, core::Currency("ETH"));
        QVERIFY(desk.asked.back().whatIf.changesNothing());
    }

    void readsWhatAPersonTypes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        QTest::newRow("plain") << "12.5" << "12.5";
        QTest::newRow("plus") << "+3" << "3";
        QTest::newRow("a real minus and a thin space")
            << QString::fromUtf8("−64\u2009000") << "-64000";
        QTest::newRow("words") << "a lot" << "";
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("beyond") << "1e30" << "";
    }
    void readsWhatAPersonTypes()
    {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto size = tables::readSize(typed);
        QCOMPARE(size.has_value(), !read.isEmpty());
        if (size) QCOMPARE(QString::fromStdString(size->text()), read);
    }

    void coloursAreReadableAndTellGainFromLoss()
    {
        for (const auto kind :
             {ui::ThemeKind::Dark, ui::ThemeKind::Light, ui::ThemeKind::HighContrast})
            for (const bool blind : {false, true}) {
                const ui::Theme theme = ui::Theme::make(kind, blind);
                for (int i = -20; i <= 20; ++i) {
                    const QColor cell = ui::heat(theme, i / 20.0);
                    const double c = ui::contrast(cell, ui::onHeat(theme, cell));
                    QVERIFY2(
                        c >= 4.5,
                        qPrintable(
                            QStringLiteral("%1 %2: %3").arg(static_cast<int>(kind)).arg(i).arg(c)));
                }
                // Blue against yellow is what every kind of colour vision keeps.
                const auto blueness = [&](double share) {
                    const QColor c = ui::heat(theme, share);
                    return c.blueF() - (c.redF() + c.greenF()) / 2;
                };
                QVERIFY(blueness(1) - blueness(-1) > 0.15);
                QCOMPARE(ui::heat(theme, 0), theme.panel);
            }
    }

    void saysWhatWouldFillIt()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->portfolio = std::make_shared<const portfolio::Book>();
        Desk desk(snapshot);
        QVERIFY(desk.asked.empty());
        QVERIFY(!desk.map()->isVisible());
    }
};

QTEST_MAIN(TestScenarioPanel)
#include "tst_scenario_panel.moc"
