#include "ui/rebalance/mode_panel.h"

#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/rebalance/rehearsal_text.h"
#include "ui/widgets/budget_ring.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

using namespace ballast;
using namespace std::chrono_literals;
using engine::Mode;

namespace {

struct Desk {
    QWidget window;
    ui::ModePanel* panel;
    std::vector<engine::Command> said;

    explicit Desk(const support::SampleWish& wish = {})
    {
        panel = new ui::ModePanel(&window);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(panel);
        QObject::connect(panel, &ui::ModePanel::commanded, panel,
                         [this](const engine::Command& command) { said.push_back(command); });
        window.resize(340, 190);
        panel->present(support::sampleSnapshot(wish));
        window.show();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
    }
    QPushButton* button(const char* name) const
    {
        return panel->findChild<QPushButton*>(QString::fromUtf8(name));
    }
    QSpinBox* box(const char* name) const
    {
        return panel->findChild<QSpinBox*>(QString::fromUtf8(name));
    }
    QString label(const char* name) const
    {
        return support::unheld(panel->findChild<QLabel*>(QString::fromUtf8(name)));
    }
    void click(const char* name)
    {
        const QWidget* target = button(name);
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {},
                          target->mapTo(&window, target->rect().center()));
    }
    template <class What>
    const What* only() const
    {
        return said.size() == 1 ? std::get_if<What>(&said[0].what) : nullptr;
    }
};

}  // namespace

class TestModePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsTheModeThatIs_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("explanation");
        QTest::newRow("watch") << int(Mode::Watch) << "modeWatch"
                               << "Proposals are shown; nothing is sent.";
        QTest::newRow("confirm") << int(Mode::Confirm) << "modeConfirm"
                                 << "Each proposal waits for your approval. Auto-fire is disarmed.";
        QTest::newRow("auto-fire") << int(Mode::AutoFire) << "modeAutoFire"
                                   << "Proposals are sent without asking. What is left:";
    }
    void showsTheModeThatIs()
    {
        QFETCH(int, mode);
        QFETCH(QString, chosen);
        Desk desk({.mode = static_cast<Mode>(mode),
                   .autoFireArmed = static_cast<Mode>(mode) == Mode::AutoFire});
        for (const char* name : {"modeWatch", "modeConfirm", "modeAutoFire"})
            QCOMPARE(desk.button(name)->isChecked(), QString::fromUtf8(name) == chosen);
        QTEST(desk.label("modeExplanation"), "explanation");
        QCOMPARE(desk.label("modeCounts"),
                 QStringLiteral("Proposals 1 waiting · Orders 1 working"));
    }

    void asksForAModeAndShowsItOnlyWhenItHolds()
    {
        Desk desk;
        desk.click("modeWatch");
        QVERIFY(desk.only<engine::SetMode>());
        QCOMPARE(desk.only<engine::SetMode>()->mode, Mode::Watch);
        QVERIFY(desk.button("modeConfirm")->isChecked());
        QVERIFY(!desk.button("modeWatch")->isChecked());
        desk.panel->present(support::sampleSnapshot({.mode = Mode::Watch}));
        QVERIFY(desk.button("modeWatch")->isChecked());
    }

    void armsWithTimeAndBudget()
    {
        Desk desk;
        desk.click("modeAutoFire");
        QVERIFY(desk.said.empty());  // nothing is armed without a budget
        QCOMPARE(desk.box("armMinutes")->value(), 30);
        QCOMPARE(desk.box("armOrders")->value(), 6);
        QCOMPARE(desk.box("armUsd")->value(), 400000);  // three hedges as the waiting one: $121,700
        desk.box("armMinutes")->setValue(10);
        desk.click("arm");
        desk.click("arm");
        QVERIFY(desk.only<engine::ArmAutoFire>());
        QCOMPARE(desk.only<engine::ArmAutoFire>()->duration, core::Duration{10min});
        QCOMPARE(desk.only<engine::ArmAutoFire>()->orders, 6);
        QCOMPARE(desk.only<engine::ArmAutoFire>()->notionalUsd, 400000.0);
    }

    void armsByUnderlyingWithABudgetOfDelta()
    {
        Desk desk;
        desk.click("modeAutoFire");
        const auto find = [&](const char* name) {
            return desk.panel->findChild<QWidget*>(QLatin1String(name));
        };
        auto* eth = qobject_cast<QCheckBox*>(find("armForETH"));
        auto* btc = qobject_cast<QDoubleSpinBox*>(find("armDeltaBTC"));
        QVERIFY(eth && btc);
        // Three hedges as wide as the band, or as the one that waits: upwards to two digits.
        QVERIFY(btc->value() >= 3 * 2.3 && btc->value() <= 3 * 2.61 + 0.1);
        eth->setChecked(false);
        btc->setValue(4.5);
        QCOMPARE(desk.button("armScope")->text(), QStringLiteral("BTC 4.50"));
        desk.click("arm");
        QVERIFY(desk.only<engine::ArmAutoFire>());
        const std::vector<engine::DeltaBudget> expected{{"BTC", 4.5}};
        QCOMPARE(desk.only<engine::ArmAutoFire>()->underlyings, expected);
    }

    void whatIsLeftIsShownAsRings()
    {
        auto armed = support::copyOf(
            *support::sampleSnapshot({.mode = Mode::AutoFire, .autoFireArmed = true}));
        armed->autoFire.since = armed->autoFire.until - 60min;
        armed->autoFire.ordersGiven = 10;
        armed->autoFire.notionalGivenUsd = 368'000;
        armed->autoFire.deltas = {{"BTC", 1, 4}, {"ETH", 20, 25}};
        Desk desk;
        desk.panel->present(armed);
        auto* ring = desk.panel->findChild<ui::BudgetRing*>();
        QVERIFY(ring);
        const std::vector<double> shares{42.0 / 60, 0.7, 0.5, 0.25};
        QCOMPARE(ring->shares(), shares);
        QCOMPARE(ring->least(), 0.25);
        QVERIFY(ring->accessibleDescription().contains(QStringLiteral("BTC: 1.00 of 4.00 coins")));
    }

    void theLookBackReadsTheRecordOfTheHourBefore()
    {
        rebalance::Proposal before;
        before.id = {900'001};
        before.underlying = "BTC";
        before.createdAt = support::sampleTime() - 40min;
        before.notionalUsd = 50'000;
        before.deltaBefore = 3;
        before.deltaAfter = 2;
        before.state = rebalance::ProposalState::Done;
        before.legs.resize(1);
        const auto snapshot = support::sampleSnapshot({.history = 5min});
        const rebalance::RehearsalBudget budget{120min, 9, 1e6};
        const rebalance::Rehearsal alone = ui::rehearsalOf(*snapshot, budget);
        const rebalance::Rehearsal with = ui::rehearsalOf(
            *snapshot, budget, {{before}, {{"BTC", support::sampleTime() - 50min, true}}});
        QCOMPARE(alone.from, support::sampleTime() - 5min);
        QCOMPARE(with.from, support::sampleTime() - 50min);
        QCOMPARE(with.hedges, alone.hedges + 1);
        QCOMPARE(with.notionalUsd, alone.notionalUsd + 50'000);
        QVERIFY(with.unwatched > 40min);
        QVERIFY(ui::rehearsalDetails(with).contains(QStringLiteral("were not watched")));
    }

    void theBudgetIsShownInGroupsAndReadBackHoweverItIsTyped()
    {
        Desk desk;
        desk.click("modeAutoFire");
        QSpinBox* usd = desk.box("armUsd");
        QCOMPARE(usd->text(), QStringLiteral("$400\u2009000"));
        usd->setFocus();
        usd->selectAll();
        QTest::keyClicks(usd, QStringLiteral("$1,000,000"));
        desk.click("arm");
        QVERIFY(desk.only<engine::ArmAutoFire>());
        QCOMPARE(desk.only<engine::ArmAutoFire>()->notionalUsd, 1e6);
        QCOMPARE(usd->text(), QStringLiteral("$1\u2009000\u2009000"));
    }

    void aBudgetThatAPersonWroteIsOfferedAgain()
    {
        Desk desk;
        desk.click("modeAutoFire");
        desk.box("armUsd")->setValue(50000);
        desk.click("armCancel");
        desk.click("modeAutoFire");
        QCOMPARE(desk.box("armUsd")->value(), 50000);
    }

    void armsFromTheKeyboardAndLeavesWithEscape()
    {
        Desk desk;
        desk.click("modeAutoFire");
        QTest::keyClick(desk.window.windowHandle(), Qt::Key_Escape);
        QVERIFY(desk.said.empty());
        desk.click("modeAutoFire");
        QTest::keyClicks(desk.box("armMinutes"), QStringLiteral("15"));
        QTest::keyClick(desk.window.windowHandle(), Qt::Key_Return);
        QVERIFY(desk.only<engine::ArmAutoFire>());
        QCOMPARE(desk.only<engine::ArmAutoFire>()->duration, core::Duration{15min});
    }

    void boundsWhatCanBeArmed()
    {
        Desk desk;
        for (const auto& [name, least, most] : {std::tuple{"armMinutes", 1, 480},
                                                {"armOrders", 1, 100},
                                                {"armUsd", 1'000, 10'000'000}}) {
            QCOMPARE(desk.box(name)->minimum(), least);
            QCOMPARE(desk.box(name)->maximum(), most);
        }
    }

    void showsWhatIsLeftAndDisarms()
    {
        Desk desk({.mode = Mode::AutoFire, .autoFireArmed = true});
        QCOMPARE(desk.label("autoFireLeft"), QStringLiteral("42:00 · 7 orders · $184\u2009000"));
        auto later = support::copyOf(
            *support::sampleSnapshot({.mode = Mode::AutoFire, .autoFireArmed = true}));
        later->at += 61s;
        later->autoFire.ordersLeft = 1;
        desk.panel->present(later);
        QCOMPARE(desk.label("autoFireLeft"), QStringLiteral("40:59 · 1 order · $184\u2009000"));
        later = support::copyOf(*later);
        later->autoFire.notionalLeftUsd = 98'934'210;
        desk.panel->present(later);
        QCOMPARE(desk.label("autoFireLeft"), QStringLiteral("40:59 · 1 order · $98.9M"));
        desk.click("disarm");
        QVERIFY(desk.only<engine::DisarmAutoFire>());
    }

    void stopsAlways_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("link");
        QTest::addColumn<bool>("journal");
        QTest::newRow("watch") << int(Mode::Watch) << true << true;
        QTest::newRow("confirm") << int(Mode::Confirm) << true << true;
        QTest::newRow("auto-fire") << int(Mode::AutoFire) << true << true;
        QTest::newRow("halted already") << int(Mode::Halted) << true << true;
        QTest::newRow("offline") << int(Mode::Confirm) << false << true;
        QTest::newRow("no journal") << int(Mode::Confirm) << true << false;
    }
    void stopsAlways()
    {
        QFETCH(int, mode);
        QFETCH(bool, link);
        QFETCH(bool, journal);
        Desk desk({.mode = static_cast<Mode>(mode), .linkUp = link, .journalHealthy = journal});
        desk.click("stopAll");
        QVERIFY(desk.only<engine::StopAll>());
        desk.said.clear();
        QTest::keyClick(desk.window.windowHandle(), Qt::Key_K,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.only<engine::StopAll>());
    }

    void stopsBeforeTheFirstSnapshotAndWhileArming()
    {
        ui::ModePanel early;
        QSignalSpy said(&early, &ui::ModePanel::commanded);
        early.stopAction()->trigger();
        QCOMPARE(said.count(), 1);
        Desk desk;
        desk.click("modeAutoFire");
        desk.click("stopAll");
        QVERIFY(desk.only<engine::StopAll>());
    }

    void saysWhyItIsHaltedAndResumes()
    {
        Desk desk({.mode = Mode::Halted});
        QCOMPARE(desk.label("haltReason"),
                 QStringLiteral("HALTED: STOP ALL pressed by trader at 14:30:58 UTC."));
        QVERIFY(!desk.button("modeConfirm")->isEnabled());
        // Two presses in different places: one is not enough, and a double click neither.
        desk.click("resume");
        desk.click("resume");
        QVERIFY(desk.said.empty());
        desk.click("leaveYes");
        QVERIFY(desk.only<engine::Resume>());
    }

    /// The kill switch is closed once more while the question stands.
    void aResumeIsOfTheHaltThatWasAskedAbout()
    {
        Desk desk({.mode = Mode::Halted});
        const auto at = [&](std::uint64_t closings) {
            const auto snapshot = support::copyOf(*support::sampleSnapshot({.mode = Mode::Halted}));
            snapshot->closings = closings;
            desk.panel->present(snapshot);
        };
        at(3);
        desk.click("resume");
        at(4);
        desk.click("leaveYes");
        const auto* resume = desk.only<engine::Resume>();
        QVERIFY(resume);
        QCOMPARE(resume->seen, 3U);
    }

    void aBrakeIsSetByOneKeyAndLeftByAPersonOnly_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<int>("brake");
        QTest::newRow("reduce-only")
            << int(Qt::Key_F8) << QByteArray("reduceOnly") << int(engine::Brake::ReduceOnly);
        QTest::newRow("pause") << int(Qt::Key_F9) << QByteArray("pause")
                               << int(engine::Brake::Pause);
    }
    void aBrakeIsSetByOneKeyAndLeftByAPersonOnly()
    {
        QFETCH(int, key);
        QFETCH(QByteArray, button);
        QFETCH(int, brake);
        for (const bool byKey : {true, false}) {
            Desk desk;
            if (byKey)
                QTest::keyClick(desk.window.windowHandle(), static_cast<Qt::Key>(key));
            else
                desk.click(button.constData());
            QVERIFY(desk.only<engine::SetBrake>());
            QCOMPARE(int(desk.only<engine::SetBrake>()->brake), brake);
            // It shows what is, not what was asked for.
            QVERIFY(!desk.button(button.constData())->isChecked());
            auto braked = support::copyOf(*support::sampleSnapshot());
            braked->brake = static_cast<engine::Brake>(brake);
            desk.panel->present(braked);
            QVERIFY(desk.button(button.constData())->isChecked());
            desk.said.clear();
            // The same key does not leave it, and the button asks.
            QTest::keyClick(desk.window.windowHandle(), static_cast<Qt::Key>(key));
            desk.click(button.constData());
            QVERIFY(desk.said.empty());
            QVERIFY(desk.label("leaveQuestion").startsWith(QStringLiteral("Leave ")));
            desk.click("leaveYes");
            QVERIFY(desk.only<engine::SetBrake>());
            QVERIFY(desk.only<engine::SetBrake>()->brake == engine::Brake::None);
            QVERIFY(desk.only<engine::SetBrake>()->confirmed);
        }
    }

    void aQuestionAboutWhatHoldsNoMoreGoesAway()
    {
        Desk desk({.mode = Mode::Halted});
        desk.click("resume");
        desk.panel->present(support::sampleSnapshot({.mode = Mode::Watch}));
        QVERIFY(!desk.button("leaveYes")->isVisible());
        desk.button("leaveYes")->click();
        QVERIFY(desk.said.empty());
    }

    void aHaltOfTheGuardIsSaidInRedWhateverTheMode()
    {
        Desk desk;
        QVERIFY(!desk.button("modeConfirm")->property("halted").toBool());
        const auto colour = [&] {
            QPushButton* button = desk.button("modeConfirm");
            return button->grab().toImage().pixelColor(4, button->height() / 2);
        };
        QCOMPARE(colour(), ui::Theme::current().accentFill);
        const auto halt = [](std::size_t count) {
            auto next = support::copyOf(*support::sampleSnapshot());
            auto states = *next->underlyings;
            for (std::size_t i = 0; i < count; ++i) {
                states[i].guard.level = engine::GuardLevel::Halt;
                states[i].guard.cause = "margin use 97 %, HALT above 95 %";
            }
            next->underlyings =
                std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
            return next;
        };
        desk.panel->present(halt(1));
        QCOMPARE(desk.label("modeExplanation"),
                 QStringLiteral("HALTED by the guard. BTC: margin use 97 %, HALT above 95 %. "
                                "There only a person sends, and only what reduces, until a person "
                                "clears it in Guard."));
        QCOMPARE(colour(), ui::Theme::current().stopFill);
        auto* label = desk.panel->findChild<QLabel*>(QStringLiteral("modeExplanation"));
        QCOMPARE(label->property("tone").toString(), QStringLiteral("breach"));
        QVERIFY(support::unheld(label->toolTip()).contains(QStringLiteral("HALT above 95 %")));
        QApplication::processEvents();
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
        desk.panel->present(halt(support::sampleSnapshot()->underlyings->size()));
        QVERIFY(desk.label("modeExplanation").contains(QStringLiteral(". Only a person sends")));
        desk.panel->present(halt(0));
        QCOMPARE(desk.label("modeExplanation"),
                 QStringLiteral("Each proposal waits for your approval. Auto-fire is disarmed."));
        QCOMPARE(colour(), ui::Theme::current().accentFill);
    }

    void keepsStopWhereItIs()
    {
        Desk desk;
        const QPoint before = desk.button("stopAll")->mapTo(&desk.window, QPoint{});
        for (const auto mode : {Mode::Watch, Mode::AutoFire, Mode::Halted, Mode::Confirm}) {
            desk.panel->present(
                support::sampleSnapshot({.mode = mode, .autoFireArmed = mode == Mode::AutoFire}));
            QApplication::processEvents();
            QCOMPARE(desk.button("stopAll")->mapTo(&desk.window, QPoint{}), before);
        }
        desk.click("modeAutoFire");
        QApplication::processEvents();
        QCOMPARE(desk.button("stopAll")->mapTo(&desk.window, QPoint{}), before);
    }

    void beforeItIsArmedTheFormSaysWhatItWouldHaveDone()
    {
        Desk desk;
        desk.panel->openArmForm();
        const auto* line = desk.panel->findChild<QLabel*>(QStringLiteral("armRehearsal"));
        QVERIFY(line && line->isVisible());
        QVERIFY2(line->text().startsWith(QStringLiteral("Last hour: ")), qPrintable(line->text()));
        desk.box("armOrders")->setValue(100);
        desk.box("armMinutes")->setValue(480);
        desk.box("armUsd")->setValue(10000000);
        const QString large = line->text();
        desk.box("armMinutes")->setValue(5);
        QVERIFY2(line->text() != large && line->text().contains(QStringLiteral("time over at")),
                 qPrintable(line->text()));
        QVERIFY(line->toolTip().contains(QStringLiteral("no forecast")));
        QVERIFY(line->width() >= line->sizeHint().width());
    }

    void withLessThanAnHourTheFormSaysHowMuchIsKnown()
    {
        Desk desk({.history = std::chrono::minutes{20}});
        desk.panel->openArmForm();
        const auto* line = desk.panel->findChild<QLabel*>(QStringLiteral("armRehearsal"));
        QVERIFY2(line->text().startsWith(QStringLiteral("Only 2")) ||
                     line->text().startsWith(QStringLiteral("Only 19")),
                 qPrintable(line->text()));
        QVERIFY(line->toolTip().contains(QStringLiteral("Less than an hour is on record")));
        Desk fresh({.history = std::chrono::seconds{20}});
        fresh.panel->openArmForm();
        const auto* none = fresh.panel->findChild<QLabel*>(QStringLiteral("armRehearsal"));
        QVERIFY2(none->text().contains(QStringLiteral("no look back")), qPrintable(none->text()));
    }
};

QTEST_MAIN(TestModePanel)
#include "tst_mode_panel.moc"
