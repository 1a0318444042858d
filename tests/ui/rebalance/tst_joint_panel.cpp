#include "ui/rebalance/joint_panel.h"

#include "models/tables/joint_table.h"
#include "models/tables/what_if_table.h"
#include "support/joint_world.h"
#include "ui/rebalance/joint_form.h"
#include "ui/rebalance/joint_text.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

Q_DECLARE_METATYPE(ballast::rebalance::JointHedge)

namespace {

rebalance::Policy policyOf(core::Currency underlying)
{
    rebalance::Policy p;
    p.underlying = underlying;
    p.account = {"paper", "mine"};
    p.band = {0, 0.5, 0.5};
    p.hedgeInstrument = underlying.text() + "-PERPETUAL";
    p.triggers.gamma.floor = -0.12;
    p.triggers.vega = {-1'200, 1'200};
    return p;
}

/// BTC short twenty calls, and an ETH without options.
std::shared_ptr<engine::Snapshot> snapshotOf()
{
    test::Synthetic world;
    world.market.index("ETH", 3'000);
    const core::InstrumentId eth = world.market.perpetual("ETH");
    world.quote(eth, 3'000, 0.05, 2'000'000, 0);
    world.board = world.market.board;
    world.positions.push_back(test::position(eth, 3'000));
    auto s = std::make_shared<engine::Snapshot>();
    s->at = world.now;
    s->portfolio = std::make_shared<const portfolio::Book>(
        portfolio::value(world.positions, {}, world.board, world.now));
    s->market = std::make_shared<const market::Board>(world.board);
    s->surfaces = std::make_shared<const pricing::Surfaces>();
    s->proposals = std::make_shared<const rebalance::Proposals>();
    s->alerts = std::make_shared<const std::vector<engine::Alert>>();
    std::vector<engine::UnderlyingState> states;
    for (const core::Currency underlying : {"BTC", "ETH"}) {
        engine::UnderlyingState& state = states.emplace_back();
        state.underlying = underlying;
        state.policy = policyOf(underlying);
        state.band = state.policy.band;
        state.exposure = *s->portfolio->find(underlying);
        state.delta = state.exposure.delta.of(state.policy.convention);
        state.deltaWorstCase = state.delta;
    }
    s->underlyings = std::make_shared<const std::vector<engine::UnderlyingState>>(states);
    return s;
}

/// The panel with a computer beside it that answers at once.
struct Desk {
    std::shared_ptr<engine::Snapshot> snapshot = snapshotOf();
    ui::JointPanel panel;
    std::vector<rebalance::JointRequest> asked;
    std::vector<engine::Command> commands;
    bool answers = true;

    Desk()
    {
        QObject::connect(&panel, &ui::JointPanel::wished, &panel,
                         [this](const rebalance::JointRequest& request) {
                             asked.push_back(request);
                             if (answers) answer(request);
                         });
        QObject::connect(&panel, &ui::JointPanel::commanded, &panel,
                         [this](const engine::Command& command) { commands.push_back(command); });
        panel.resize(1'100, 260);
        panel.present(snapshot);
        panel.show();
    }
    void answer(rebalance::JointRequest request)
    {
        request.hedge.solver = test::withoutClock(2'000);
        panel.show(std::make_shared<const rebalance::JointAnswer>(rebalance::answerOf(request)));
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        auto* widget = panel.findChild<Widget*>(QLatin1String(name));
        if (!widget) qFatal("no %s", name);
        return widget;
    }
    QString text(const char* name) { return find<QLabel>(name)->text(); }
    double number(const char* name) { return tables::readSize(text(name))->toDouble(); }
    void write(const char* name, const char* typed)
    {
        auto* field = find<QLineEdit>(name);
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, QString::fromUtf8(typed));
    }
    bool askedAgain(std::size_t before)
    {
        return QTest::qWaitFor([&] { return asked.size() > before; });
    }
    QAbstractItemModel* legs() { return find<QTreeView>("jointLegs")->model(); }
    QString cell(int row, int column) { return legs()->index(row, column).data().toString(); }
    void presentAgain(const std::function<void(engine::Snapshot&)>& change)
    {
        snapshot = std::make_shared<engine::Snapshot>(*snapshot);
        change(*snapshot);
        panel.present(snapshot);
    }
};

rebalance::JointHedge hedgeOf(construction::Status status, bool exact)
{
    rebalance::JointHedge h;
    h.status = status;
    h.exact = exact;
    h.legs.resize(1);
    h.costUsd = 103.1;
    h.lowerBoundUsd = exact ? 103.1 : 100;
    h.feeUsd = 60;
    h.slippageUsd = 43.1;
    return h;
}

}  // namespace

class TestJointPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void theBoundsAreThePolicysUntilOthersAreTyped()
    {
        Desk desk;
        QCOMPARE(desk.asked.size(), std::size_t{1});
        const rebalance::JointWish& first = desk.asked[0].hedge;
        QVERIFY((first.delta == rebalance::GreekRange{-0.5, 0.5}));
        QVERIFY((first.gamma == rebalance::GreekRange{-0.12, std::nullopt}));
        QVERIFY((first.vega == rebalance::GreekRange{-1'200, 1'200}));
        QCOMPARE(first.venues, std::vector<core::VenueId>{"paper"});
        QCOMPARE(first.solver.integer.milliseconds, 250);
        QCOMPARE(*first.mostLegs, std::size_t{4});
        QCOMPARE(desk.find<QSpinBox>("jointMostLegs")->maximum(), 8);
        QVERIFY(desk.asked[0].board == desk.snapshot->market);
        QVERIFY(desk.asked[0].book == desk.snapshot->portfolio);
        QCOMPARE(desk.find<QLineEdit>("jointLowergamma")->text(), QStringLiteral("-0.1200"));
        QCOMPARE(desk.find<QLineEdit>("jointUppergamma")->text(), QString());

        desk.write("jointLowergamma", "-0.05");
        desk.write("jointUppervega", "");
        QVERIFY(desk.askedAgain(1));
        QVERIFY(desk.asked.back().wish > desk.asked[0].wish);
        QVERIFY((desk.asked.back().hedge.gamma == rebalance::GreekRange{-0.05, std::nullopt}));
        QVERIFY((desk.asked.back().hedge.vega == rebalance::GreekRange{-1'200, std::nullopt}));

        // The policy moves: what was typed stays, the others follow.
        desk.presentAgain([](engine::Snapshot& s) {
            auto states = *s.underlyings;
            states[0].band.above = 0.4;
            states[0].policy.triggers.gamma.floor = -0.2;
            s.underlyings = std::make_shared<const std::vector<engine::UnderlyingState>>(states);
        });
        std::size_t before = desk.asked.size();
        desk.find<QDoubleSpinBox>("jointSpread")->setValue(4);
        QVERIFY(desk.askedAgain(before));
        QVERIFY((desk.asked.back().hedge.delta == rebalance::GreekRange{-0.5, 0.4}));
        QVERIFY((desk.asked.back().hedge.gamma == rebalance::GreekRange{-0.05, std::nullopt}));
        before = desk.asked.size();
        QVERIFY(desk.find<QPushButton>("jointReset")->isEnabled());
        desk.find<QPushButton>("jointReset")->click();
        QVERIFY(desk.askedAgain(before));
        QVERIFY((desk.asked.back().hedge.gamma == rebalance::GreekRange{-0.2, std::nullopt}));
        QVERIFY(!desk.find<QPushButton>("jointReset")->isEnabled());
    }

    void typedBoundsAreAnsweredWithLegsThatMeetThem()
    {
        Desk desk;
        QAbstractItemModelTester tester(desk.legs(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto expected = rebalance::answerOf(desk.asked[0]).hedge;
        QCOMPARE(desk.legs()->rowCount(), static_cast<int>(expected.legs.size()));
        QVERIFY(desk.legs()->rowCount() >= 2);
        QVERIFY(desk.number("jointNowgamma") < -0.12);
        QVERIFY(desk.number("jointAftergamma") >= -0.12);
        QCOMPARE(desk.find<QLabel>("jointNowgamma")->property("tone").toString(),
                 QStringLiteral("breach"));

        desk.write("jointLowergamma", "-0.03");
        desk.write("jointUppergamma", "0.03");
        QVERIFY(desk.askedAgain(1));
        QVERIFY(std::abs(desk.number("jointAftergamma")) <= 0.03);
        QVERIFY(std::abs(desk.number("jointAfterdelta")) <= 0.5);
        QVERIFY(std::abs(desk.number("jointAftervega")) <= 1'200);
        double gamma = desk.number("jointNowgamma");
        QStringList names;
        for (int row = 0; row < desk.legs()->rowCount(); ++row) {
            gamma += desk.legs()
                         ->index(row, tables::JointLegTable::Gamma)
                         .data(tables::SortRole)
                         .toDouble();
            names += desk.cell(row, tables::JointLegTable::Instrument);
            QVERIFY(desk.cell(row, tables::JointLegTable::Side) == QStringLiteral("Buy") ||
                    desk.cell(row, tables::JointLegTable::Side) == QStringLiteral("Sell"));
            QVERIFY(desk.legs()
                        ->index(row, tables::JointLegTable::Fee)
                        .data(tables::SortRole)
                        .toDouble() > 0);
        }
        QVERIFY(std::abs(gamma - desk.number("jointAftergamma")) < 1e-3);
        QVERIFY(names.contains(QStringLiteral("BTC-PERPETUAL")));
        for (int column = 0; column < desk.legs()->columnCount(); ++column)
            QVERIFY(!desk.legs()
                         ->headerData(column, Qt::Horizontal, Qt::ToolTipRole)
                         .toString()
                         .isEmpty());
        QVERIFY2(desk.text("jointStatus").startsWith(QStringLiteral("Exact: ")),
                 qPrintable(desk.text("jointStatus")));
        QVERIFY(desk.text("jointCost").contains(QStringLiteral("in all: fees $")));
    }

    void allOfTheFormIsBesideItsScrollBarAndNoCellIsCut()
    {
        Desk desk;
        for (const int height : {160, 260, 600}) {
            desk.panel.setMinimumSize(1, 1);
            desk.panel.resize(1'100, height);
            QApplication::processEvents();
            auto* scroll = desk.find<QScrollArea>("jointScroll");
            const QWidget* view = scroll->viewport();
            for (const QWidget* part : scroll->widget()->findChildren<QWidget*>()) {
                if (!part->isVisible()) continue;
                const int left = part->mapTo(view, QPoint{}).x();
                QVERIFY2(left >= 0 && left + part->width() <= view->width(),
                         qPrintable(part->objectName()));
                if (qobject_cast<const QLabel*>(part))
                    QVERIFY2(part->width() >= part->sizeHint().width(),
                             qPrintable(part->objectName()));
            }
        }
        // "-1 699.25" in the face of the table, with the room a cell leaves at its sides.
        const int least =
            QFontMetrics(ui::numberFont(12)).horizontalAdvance(QStringLiteral("-1\u2009699.25")) +
            16;
        QVERIFY(desk.find<QTreeView>("jointLegs")->columnWidth(tables::JointLegTable::Slippage) >=
                least);
    }

    void ordersThatMayBeLiveCount()
    {
        Desk desk;
        const double delta = (*desk.snapshot->underlyings)[0].delta;
        QCOMPARE(*desk.asked[0].delta, delta);
        desk.presentAgain([](engine::Snapshot& s) {
            auto states = *s.underlyings;
            states[0].deltaWorstCase += 2;
            s.underlyings = std::make_shared<const std::vector<engine::UnderlyingState>>(states);
        });
        QVERIFY(desk.askedAgain(1));
        QCOMPARE(*desk.asked.back().delta, delta + 2);
        QVERIFY(std::abs(desk.number("jointNowdelta") - (delta + 2)) < 1e-3);
        QVERIFY(std::abs(desk.number("jointAfterdelta")) <= 0.5);
    }

    void proposesTheLegsInThePolicysAccount()
    {
        Desk desk;
        QSignalSpy sent(&desk.panel, &ui::JointPanel::proposed);
        const auto expected = rebalance::answerOf(desk.asked[0]).hedge;
        desk.find<QPushButton>("jointPropose")->click();
        QCOMPARE(sent.count(), 1);
        QCOMPARE(desk.commands.size(), std::size_t{1});
        const auto& command = std::get<engine::ProposeLegs>(desk.commands[0].what);
        QCOMPARE(command.underlying, core::Currency("BTC"));
        QVERIFY((command.account == core::AccountKey{"paper", "mine"}));
        QCOMPARE(command.note, std::string("joint hedge"));
        QCOMPARE(command.legs.size(), expected.legs.size());
        for (std::size_t i = 0; i < command.legs.size(); ++i) {
            const rebalance::HedgeLeg& leg = expected.legs[i];
            QCOMPARE(command.legs[i].instrument, leg.instrument);
            QCOMPARE(command.legs[i].quantity,
                     leg.side == core::Side::Buy ? leg.quantity : -leg.quantity);
        }
    }

    void nothingIsProposedThatIsNotTheAnswerToWhatIsWished()
    {
        Desk desk;
        desk.answers = false;
        QVERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
        desk.write("jointLowergamma", "-0.02");
        QVERIFY(!desk.find<QPushButton>("jointPropose")->isEnabled());
        QCOMPARE(desk.text("jointStatus"), QStringLiteral("Working it out…"));
        QVERIFY(desk.askedAgain(1));
        desk.answer(desk.asked[0]);  // too late
        QVERIFY(!desk.find<QPushButton>("jointPropose")->isEnabled());
        desk.answer(desk.asked.back());
        QVERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
    }

    void whatIsNoBoundIsNamed_data()
    {
        QTest::addColumn<QByteArray>("lower");
        QTest::addColumn<QByteArray>("upper");
        QTest::addColumn<QString>("said");
        QTest::newRow("a word") << QByteArray("little") << QByteArray("1")
                                << "The lower bound of gamma is not a number.";
        QTest::newRow("the other")
            << QByteArray("-1") << QByteArray("1e") << "The upper bound of gamma is not a number.";
        QTest::newRow("crossed") << QByteArray("1") << QByteArray("-1")
                                 << "The lower bound of gamma is above its upper one.";
    }
    void whatIsNoBoundIsNamed()
    {
        QFETCH(QByteArray, lower);
        QFETCH(QByteArray, upper);
        QFETCH(QString, said);
        Desk desk;
        desk.write("jointLowergamma", lower.constData());
        desk.write("jointUppergamma", upper.constData());
        QCOMPARE(desk.text("jointStatus"), said);
        QVERIFY(!desk.find<QPushButton>("jointPropose")->isEnabled());
        QCOMPARE(desk.legs()->rowCount(), 0);
        QCOMPARE(desk.text("jointAftergamma"), QStringLiteral("–"));
        desk.find<QPushButton>("jointReset")->click();
        QVERIFY(desk.askedAgain(1));
        QVERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
    }

    void theFiltersAreThoseOfTheWish()
    {
        Desk desk;
        desk.find<QDoubleSpinBox>("jointSpread")->setValue(2.5);
        desk.find<QDoubleSpinBox>("jointDepth")->setValue(3);
        desk.find<QSpinBox>("jointDaysFrom")->setValue(7);
        desk.find<QSpinBox>("jointDaysTo")->setValue(60);
        desk.find<QSpinBox>("jointMostLegs")->setValue(2);
        desk.write("jointNames", "*-c, btc-perpetual");
        QVERIFY(desk.askedAgain(1));
        const rebalance::JointWish& wish = desk.asked.back().hedge;
        QCOMPARE(wish.rules.maximumSpread, 0.025);
        QCOMPARE(wish.rules.minimumDepthCoin, 3.0);
        QCOMPARE(wish.rules.minimumLife, core::Duration(std::chrono::days{7}));
        QCOMPARE(wish.rules.maximumLife, core::Duration(std::chrono::days{60}));
        QVERIFY((wish.rules.names == std::vector<std::string>{"*-C", "BTC-PERPETUAL"}));
        QCOMPARE(*wish.mostLegs, std::size_t{2});
        desk.find<QSpinBox>("jointDaysTo")->setValue(3);
        QVERIFY(desk.text("jointStatus").contains(QStringLiteral("above the second")));
    }

    void theRulesOfThePolicyStandInTheFieldsUntilAPersonWritesOthers()
    {
        Desk desk;
        desk.presentAgain([](engine::Snapshot& s) {
            auto states = *s.underlyings;
            rebalance::JointRules& joint = states.front().policy.joint;
            joint.candidates.minimumOpenInterest = 12;
            joint.candidates.excluded = {"*-P"};
            joint.riskUsd = 250;
            joint.fundingHorizon = std::chrono::hours{8};
            joint.marginUsd = 90'000;
            s.underlyings =
                std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
        });
        QVERIFY(desk.askedAgain(1));
        const rebalance::JointWish policys = desk.asked.back().hedge;
        QCOMPARE(policys.rules.minimumOpenInterest, 12.0);
        QVERIFY((policys.rules.excluded == std::vector<std::string>{"*-P"}));
        QCOMPARE(policys.riskUsd, 250.0);
        QCOMPARE(policys.fundingHorizon, core::Duration(std::chrono::hours{8}));
        QCOMPARE(policys.marginBudgetUsd, std::optional(90'000.0));
        QCOMPARE(desk.find<QDoubleSpinBox>("jointRisk")->value(), 250.0);
        QCOMPARE(desk.find<QLineEdit>("jointExcept")->text(), QStringLiteral("*-P"));
        const std::size_t before = desk.asked.size();
        desk.find<QDoubleSpinBox>("jointOpenInterest")->setValue(0);
        desk.find<QDoubleSpinBox>("jointFunding")->setValue(48);
        desk.find<QDoubleSpinBox>("jointMargin")->setValue(0);
        desk.write("jointExcept", "*-c");
        QVERIFY(desk.askedAgain(before));
        const rebalance::JointWish own = desk.asked.back().hedge;
        QCOMPARE(own.rules.minimumOpenInterest, 0.0);
        QVERIFY((own.rules.excluded == std::vector<std::string>{"*-C"}));
        QCOMPARE(own.riskUsd, 250.0);
        QCOMPARE(own.fundingHorizon, core::Duration(std::chrono::hours{48}));
        QVERIFY(!own.marginBudgetUsd);
    }

    void whatIsTurnedDownIsListedWithItsReason()
    {
        Desk desk;
        auto* head = desk.find<QToolButton>("jointRejectedHead");
        auto* view = desk.find<QTreeView>("jointRejected");
        QCOMPARE(head->text(), QStringLiteral("4 of 5 instruments: 1 too wide"));
        QVERIFY(!view->isVisible());
        QCOMPARE(view->model()->rowCount(), 0);
        head->click();
        QVERIFY(view->isVisible());
        QCOMPARE(view->model()->rowCount(), 1);
        QCOMPARE(view->model()->index(0, tables::JointRejectedTable::Reason).data().toString(),
                 QStringLiteral("its spread of 47.1 % is above 5 %"));
    }

    void theGreekThatCannotBeMetIsNamedWithItsAmount()
    {
        Desk desk;
        desk.write("jointNames", "BTC-PERPETUAL");
        QVERIFY(desk.askedAgain(1));
        const QString status = desk.text("jointStatus");
        QVERIFY2(status.startsWith(QStringLiteral("Infeasible: gamma cannot be met by ")),
                 qPrintable(status));
        QVERIFY2(status.contains(QStringLiteral("vega cannot be met by ")), qPrintable(status));
        QVERIFY(status.contains(QStringLiteral("are not on the list of names")));
        QCOMPARE(desk.find<QLabel>("jointStatus")->property("tone").toString(),
                 QStringLiteral("breach"));
    }

    void asksAtAHumanRateAndOnlyInSight()
    {
        Desk desk;
        for (int i = 0; i < 100; ++i) desk.presentAgain([](engine::Snapshot& s) { ++s.revision; });
        QCOMPARE(desk.asked.size(), std::size_t{1});
        QVERIFY(desk.askedAgain(1));  // at its own pace
        QCOMPARE(desk.asked[1].wish, desk.asked[0].wish);
        QSignalSpy unwatched(&desk.panel, &ui::JointPanel::unwatched);
        desk.panel.hide();
        QCOMPARE(unwatched.count(), 1);
        const std::size_t hidden = desk.asked.size();
        desk.find<QDoubleSpinBox>("jointSpread")->setValue(4);
        desk.presentAgain([](engine::Snapshot& s) { ++s.revision; });
        QCOMPARE(desk.asked.size(), hidden);
        desk.panel.show();
        QVERIFY(desk.asked.size() > hidden);
        QCOMPARE(desk.asked.back().hedge.rules.maximumSpread, 0.04);
    }

    void anotherUnderlyingIsAnotherBook()
    {
        Desk desk;
        desk.write("jointLowergamma", "-0.02");
        const std::size_t before = desk.asked.size();
        desk.panel.setUnderlying("ETH");
        QCOMPARE(desk.legs()->rowCount(), 0);
        QVERIFY(desk.askedAgain(before));
        QCOMPARE(desk.asked.back().hedge.underlying, core::Currency("ETH"));
        QVERIFY((desk.asked.back().hedge.gamma == rebalance::GreekRange{-0.12, std::nullopt}));
    }

    void aProposalThatWaitsComesFirst()
    {
        Desk desk;
        desk.presentAgain([](engine::Snapshot& s) {
            auto proposals = std::make_shared<rebalance::Proposals>();
            rebalance::Proposal& own = proposals->items.emplace_back();
            own.underlying = "BTC";
            own.trigger = rebalance::TriggerKind::Manual;
            s.proposals = proposals;
        });
        QVERIFY(!desk.find<QPushButton>("jointPropose")->isEnabled());
        QVERIFY(desk.text("jointMessage").startsWith(QStringLiteral("A proposal in BTC has not")));
        desk.presentAgain([](engine::Snapshot& s) {
            s.proposals = std::make_shared<const rebalance::Proposals>();
        });
        QVERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
        desk.presentAgain([](engine::Snapshot& s) {  // one of the engine's own makes way
            auto proposals = std::make_shared<rebalance::Proposals>();
            proposals->items.emplace_back().underlying = "BTC";
            s.proposals = proposals;
        });
        QVERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
    }

    void aRefusalIsSaidWhereItWasAskedFor()
    {
        Desk desk;
        const auto alert = [&](std::uint64_t number, const char* text) {
            desk.presentAgain([&](engine::Snapshot& s) {
                engine::Alert one;
                one.number = number;
                one.severity = engine::Severity::Warning;
                one.topic = "what-if";
                one.text = text;
                one.underlying = "BTC";
                s.alerts = std::make_shared<const std::vector<engine::Alert>>(1, one);
            });
        };
        alert(1, "Not proposed: another panel's.");
        QCOMPARE(desk.text("jointMessage"), QString());
        desk.find<QPushButton>("jointPropose")->click();
        alert(2, "Not proposed: cooling down after the last hedge.");
        QCOMPARE(desk.text("jointMessage"),
                 QStringLiteral("Not proposed: cooling down after the last hedge."));
        desk.find<QDoubleSpinBox>("jointSpread")->setValue(4);  // another wish, another answer
        QCOMPARE(desk.text("jointMessage"), QString());
        QTRY_VERIFY(desk.find<QPushButton>("jointPropose")->isEnabled());
        desk.find<QPushButton>("jointPropose")->click();
        alert(3, "Waiting for the order book of BTC-26MAR27-90000-C.");
        QVERIFY(desk.text("jointMessage").startsWith(QStringLiteral("Waiting")));
        desk.presentAgain([](engine::Snapshot& s) {
            auto proposals = std::make_shared<rebalance::Proposals>();
            rebalance::Proposal& own = proposals->items.emplace_back();
            own.underlying = "BTC";
            own.trigger = rebalance::TriggerKind::Manual;
            s.proposals = proposals;
        });
        desk.presentAgain([](engine::Snapshot& s) {
            s.proposals = std::make_shared<const rebalance::Proposals>();
        });
        QCOMPARE(desk.text("jointMessage"), QString());
    }

    void whatIsShownStaysWhileItHolds_data()
    {
        QTest::addColumn<double>("cost");
        QTest::addColumn<double>("gamma");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<bool>("stays");
        QTest::newRow("another costs less than 5 % less") << 191.0 << 0.0 << "" << true;
        QTest::newRow("another costs clearly less") << 189.0 << 0.0 << "" << false;
        QTest::newRow("it misses a bound by a drift") << 200.0 << -0.121 << "" << true;
        QTest::newRow("it misses a bound") << 200.0 << -0.3 << "" << false;
        QTest::newRow("it cannot be had") << 200.0 << 0.0 << "the depth is gone" << false;
    }
    void whatIsShownStaysWhileItHolds()
    {
        QFETCH(double, cost);
        QFETCH(double, gamma);
        QFETCH(QString, problem);
        QFETCH(bool, stays);
        Desk desk;
        const int rows = desk.legs()->rowCount();
        QVERIFY(rows > 1);
        rebalance::JointAnswer fresh = rebalance::answerOf(desk.asked.back());
        fresh.at += std::chrono::seconds{5};
        fresh.standing = rebalance::JointStanding{fresh.hedge, problem.toStdString()};
        fresh.standing->hedge.costUsd = 200;
        if (gamma != 0) fresh.standing->hedge.after.gamma = gamma;
        fresh.hedge.costUsd = cost;
        fresh.hedge.legs.resize(1);
        desk.panel.show(std::make_shared<const rebalance::JointAnswer>(fresh));
        QCOMPARE(desk.legs()->rowCount(), stays ? rows : 1);
        // What is sent is what stands on the screen, with the price that was seen.
        desk.find<QPushButton>("jointPropose")->click();
        const auto& sent = std::get<engine::ProposeLegs>(desk.commands.front().what).legs;
        QCOMPARE(sent.size(), static_cast<std::size_t>(stays ? rows : 1));
        QVERIFY(sent.front().seenPrice > 0);
        desk.presentAgain([](engine::Snapshot& s) { s.at += std::chrono::seconds{12}; });
        QCOMPARE(desk.text("jointAge"), stays ? QStringLiteral("refreshed 12 s ago")
                                              : QStringLiteral("refreshed 7 s ago"));
    }

    void aPersonRefreshesWhatHolds()
    {
        Desk desk;
        const int rows = desk.legs()->rowCount();
        desk.answers = false;
        desk.find<QPushButton>("jointRefresh")->click();
        QVERIFY(desk.asked.back().standing.empty());
        rebalance::JointAnswer fresh = rebalance::answerOf(desk.asked.back());
        fresh.hedge.legs.resize(1);
        desk.panel.show(std::make_shared<const rebalance::JointAnswer>(fresh));
        QVERIFY(rows > 1);
        QCOMPARE(desk.legs()->rowCount(), 1);
        // Without it the next question names what is on the screen.
        const std::size_t before = desk.asked.size();
        QVERIFY(desk.askedAgain(before));
        QCOMPARE(desk.asked.back().standing, fresh.hedge.legs);
    }

    void legsThatStandArePricedInTheMarketOfNow()
    {
        Desk desk;
        rebalance::JointRequest request = desk.asked.back();
        request.hedge.solver = test::withoutClock(2'000);
        const rebalance::JointHedge shown = rebalance::answerOf(request).hedge;
        request.standing = shown.legs;
        const auto same = rebalance::answerOf(request).standing;
        QVERIFY(same.has_value());
        QCOMPARE(same->problem, std::string());
        QVERIFY(std::abs(same->hedge.costUsd - shown.costUsd) < 1e-9);
        QCOMPARE(same->hedge.legs, shown.legs);
        QCOMPARE(same->hedge.after, shown.after);
        market::Board board = *request.board;
        for (std::size_t i = 0; i < board.listings.size(); ++i)
            if (board.listings[i].instrument &&
                board.listings[i].instrument->id == shown.legs.front().instrument) {
                auto& listing = board.listings[i];
                listing.ticker.quote.askSize = listing.ticker.quote.bidSize =
                    *core::Quantity::parse("0.1");
            }
        request.board = std::make_shared<const market::Board>(board);
        const auto thin = rebalance::answerOf(request).standing;
        QVERIFY2(!thin->problem.empty() &&
                     thin->problem.find(shown.legs.front().name) != std::string::npos,
                 thin->problem.c_str());
    }

    void anAnswerSaysHowGoodItIs_data()
    {
        using construction::Status;
        QTest::addColumn<rebalance::JointHedge>("hedge");
        QTest::addColumn<QString>("said");
        rebalance::JointHedge h = hedgeOf(Status::Optimal, true);
        QTest::newRow("exact") << h
                               << "Exact: nothing that meets the bounds costs less, at the depth "
                                  "in sight.";
        h.unique = construction::Uniqueness::NotUnique;
        QTest::newRow("not unique")
            << h
            << "Exact: nothing that meets the bounds costs less, at the depth in sight. Not "
               "unique: without lots, other legs cost the same.";
        h = hedgeOf(Status::Rounded, false);
        h.why = "found by search, not proven the best";
        QTest::newRow("rounded") << h
                                 << "Rounded: at most 3.1 % over the bound of $100.00 (found by "
                                    "search, not proven the best).";
        h.lowerBoundUsd = 0;
        QTest::newRow("a bound of nothing")
            << h
            << "Rounded: at most $103.10 over the bound of $0.00 (found by search, not proven the "
               "best).";
        h = hedgeOf(Status::TimeCapped, false);
        h.why = "the limit came before the proof";
        QTest::newRow("capped") << h
                                << "Best in the time given: at most 3.1 % over the bound of "
                                   "$100.00 (the limit came before the proof).";
        h = hedgeOf(Status::Infeasible, true);
        h.missed = {"gamma cannot be met by 0.1 BTC per 1 %: not together with the other bands"};
        QTest::newRow("infeasible")
            << h
            << "Infeasible: gamma cannot be met by 0.1 BTC per 1 %: not together with the other "
               "bands. These legs miss it by the least.";
    }
    void anAnswerSaysHowGoodItIs()
    {
        QFETCH(rebalance::JointHedge, hedge);
        QFETCH(QString, said);
        QCOMPARE(ui::statusOf(hedge).text, said);
        QCOMPARE(ui::costText(hedge),
                 QStringLiteral("$103.10 in all: fees $60.00, slippage $43.10"));
    }
};

QTEST_MAIN(TestJointPanel)
#include "tst_joint_panel.moc"
