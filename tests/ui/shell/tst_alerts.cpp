// How alerts are told beside being kept: by class, by ways, and quietly; and the tray.
#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/shell/alert_dialog.h"
#include "ui/shell/alert_teller.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tray.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QtTest>

using namespace ballast;
using engine::Severity;
using ui::AlertClass;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

engine::Alert alert(std::uint64_t number, Severity severity, const char* topic, const char* text)
{
    return {.number = number,
            .severity = severity,
            .topic = topic,
            .text = text,
            .underlying = {},
            .at = support::sampleTime()};
}

std::shared_ptr<const engine::Snapshot> with(std::vector<engine::Alert> alerts, bool armed = false)
{
    auto changed = support::copyOf(*support::sampleSnapshot({.autoFireArmed = armed}));
    changed->alerts = std::make_shared<const std::vector<engine::Alert>>(std::move(alerts));
    return changed;
}

/// A teller and what it said.
struct Ear {
    explicit Ear(const QString& file = {})
        : teller(file,
                 {[this](const QString& text) { window << text; },
                  [this](const QString& text, bool critical) {
                      notified << (critical ? s("! ") : QString()) + text;
                  },
                  [this] { ++sounds; }},
                 [this] { return hand; })
    {
        teller.present(with({}));
    }
    std::chrono::milliseconds hand{1000};
    QStringList window, notified;
    int sounds = 0;
    ui::AlertTeller teller;
};

}  // namespace

class TestAlerts : public QObject {
    Q_OBJECT
private slots:
    void everyTopicHasItsClass_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* topic, AlertClass kind) {
            QTest::newRow(topic) << s(topic) << int(kind);
        };
        row("halt", AlertClass::Halt);
        row("fill", AlertClass::Halt);
        row("order", AlertClass::Orders);
        row("plan", AlertClass::Orders);
        row("link", AlertClass::Links);
        row("codec", AlertClass::Links);
        row("guard", AlertClass::Guard);
        row("limit", AlertClass::Guard);
        row("limits", AlertClass::Guard);
        row("proposal", AlertClass::Proposals);
        row("what-if", AlertClass::Proposals);
        row("policy", AlertClass::Proposals);
        row("allocation", AlertClass::Proposals);
        row("auto-fire", AlertClass::AutoFire);
        row("mode", AlertClass::AutoFire);
        row("valuation", AlertClass::Desk);
        row("clock", AlertClass::Desk);
        row("desk", AlertClass::Desk);
    }
    void everyTopicHasItsClass()
    {
        QFETCH(QString, topic);
        QFETCH(int, kind);
        QCOMPARE(int(ui::classOf(alert(1, Severity::Warning, qPrintable(topic), "x"))), kind);
    }

    void whatIsToldAndHow_data()
    {
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("quiet");
        QTest::addColumn<QString>("ways");
        const auto row = [](const char* name, Severity severity, const char* topic, bool quiet,
                            const char* ways) {
            QTest::newRow(name) << int(severity) << s(topic) << quiet << s(ways);
        };
        row("a notice is only kept", Severity::Notice, "order", false, "");
        row("a warning", Severity::Warning, "order", false, "window notification");
        row("a warning in quiet", Severity::Warning, "order", true, "window");
        row("a critical one in quiet", Severity::Critical, "order", true, "window notification");
        row("a halt", Severity::Critical, "halt", false, "window notification sound");
        row("a halt in quiet", Severity::Critical, "halt", true, "window notification sound");
        row("the desk", Severity::Warning, "desk", false, "window");
        row("a proposal waits", Severity::Notice, "waiting", false, "notification");
        row("a proposal waits in quiet", Severity::Notice, "waiting", true, "");
    }
    void whatIsToldAndHow()
    {
        QFETCH(int, severity);
        QFETCH(QString, topic);
        QFETCH(bool, quiet);
        QFETCH(QString, ways);
        const ui::AlertWays told = ui::waysOf(alert(1, Severity(severity), qPrintable(topic), "x"),
                                              ui::AlertChoices(), quiet);
        QStringList words;
        if (told.window) words << s("window");
        if (told.notification) words << s("notification");
        if (told.sound) words << s("sound");
        QCOMPARE(words.join(u' '), ways);
    }

    void eachIsToldOnceAndWhatStoodThereIsNotNew()
    {
        Ear ear;
        ui::AlertTeller late({},
                             {[](const QString&) { QFAIL("told"); },
                              [](const QString&, bool) { QFAIL("told"); }, [] { QFAIL("told"); }},
                             [] { return std::chrono::milliseconds{0}; });
        const auto first = with({alert(5, Severity::Critical, "halt", "Halted.")});
        late.present(first);
        late.present(first);
        ear.teller.present(first);
        ear.teller.present(first);
        QCOMPARE(ear.window, QStringList{s("Halted.")});
        QCOMPARE(ear.notified, QStringList{s("! Halted.")});
        QCOMPARE(ear.sounds, 1);
    }

    void ofSeveralTheGravestIsToldWithTheNumberOfTheOthers()
    {
        Ear ear;
        ear.teller.present(with({alert(8, Severity::Warning, "link", "Down."),
                                 alert(7, Severity::Critical, "halt", "Halted."),
                                 alert(6, Severity::Warning, "order", "Not sent.")}));
        QCOMPARE(ear.notified.size(), 1);
        QVERIFY2(ear.notified.front().startsWith(s("! Halted.\nAnd 2")),
                 qPrintable(ear.notified.front()));
        QCOMPARE(ear.sounds, 1);
    }

    void aProposalThatComesIsToldUnlessAutoFireDecides()
    {
        Ear ear;  // the sample's own proposal stood there already
        QVERIFY(ear.notified.isEmpty());
        const auto next = [](bool armed) {
            auto changed = support::copyOf(*with({}, armed));
            auto proposals = std::make_shared<rebalance::Proposals>(*changed->proposals);
            rebalance::Proposal another = proposals->items.front();
            for (const rebalance::Proposal& p : proposals->items)
                another.id.value = std::max(another.id.value, p.id.value);
            another.id.value += armed ? 1 : 2;
            another.state = rebalance::ProposalState::Live;
            another.sentence = "Sell some.";
            proposals->items.push_back(another);
            changed->proposals = proposals;
            return changed;
        };
        ear.teller.present(next(true));
        QVERIFY(ear.notified.isEmpty());
        ear.teller.present(next(false));
        QCOMPARE(ear.notified, QStringList{s("Sell some.")});
        ear.teller.present(next(false));
        QCOMPARE(ear.notified.size(), 1);
    }

    void doNotDisturbEndsByItselfAndCriticalOnesPierceIt()
    {
        Ear ear;
        ear.teller.beQuietFor(std::chrono::minutes{10});
        ear.hand += std::chrono::minutes{9};
        QCOMPARE(ear.teller.quietLeft().count(), 1);
        ear.teller.present(with({alert(1, Severity::Warning, "link", "Down.")}));
        QVERIFY(ear.notified.isEmpty());
        QCOMPARE(ear.window.size(), 1);
        ear.teller.present(with({alert(2, Severity::Critical, "halt", "Halted.")}));
        QCOMPARE(ear.notified.size(), 1);
        QCOMPARE(ear.sounds, 1);
        ear.hand += std::chrono::minutes{2};
        QCOMPARE(ear.teller.quietLeft().count(), 0);
        ear.teller.present(with({alert(3, Severity::Warning, "link", "Down again.")}));
        QCOMPARE(ear.notified.size(), 2);
    }

    void aChoiceHoldsAtOnceAndOverARestart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(s("window.ini"));
        {
            Ear ear(file);
            ui::AlertDialog dialog(ear.teller, true);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            auto* sound =
                dialog.findChild<QCheckBox*>(s("alert-%1-sound").arg(int(AlertClass::Links)));
            QVERIFY(sound && !sound->isChecked() && !sound->accessibleName().isEmpty());
            sound->setFocus();
            QTest::keyClick(sound, Qt::Key_Space);
            ear.teller.present(with({alert(1, Severity::Warning, "link", "Down.")}));
            QCOMPARE(ear.sounds, 1);
            auto* none =
                dialog.findChild<QCheckBox*>(s("alert-%1-window").arg(int(AlertClass::Desk)));
            none->click();
        }
        const ui::AlertChoices again(file);
        QCOMPARE(again.of(AlertClass::Links), (ui::AlertWays{true, true, true}));
        QCOMPARE(again.of(AlertClass::Desk), (ui::AlertWays{false, false, false}));
        QCOMPARE(again.of(AlertClass::Orders), ui::AlertChoices::standard(AlertClass::Orders));
    }

    void theDialogBeginsAndEndsTheQuiet()
    {
        Ear ear;
        ui::AlertDialog dialog(ear.teller, true);
        dialog.show();
        dialog.findChild<QSpinBox*>(s("quietMinutes"))->setValue(15);
        auto* button = dialog.findChild<QPushButton*>(s("quiet"));
        button->click();
        QCOMPARE(ear.teller.quietLeft().count(), 15);
        QVERIFY(dialog.findChild<QLabel*>(s("quietLeft"))->text().contains(s("15 min")));
        button->click();
        QCOMPARE(ear.teller.quietLeft().count(), 0);
    }

    void withoutATrayAllGoesOnAndTheChoiceSaysSo()
    {
        ui::MainWindow window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")});
        if (ui::Tray::systemHasOne()) QSKIP("this system has a tray");
        window.show();
        window.show(with({}));
        window.show(with({alert(1, Severity::Critical, "halt", "Halted here.")}));
        QVERIFY2(window.statusBar()->currentMessage().contains(s("Halted here")),
                 qPrintable(window.statusBar()->currentMessage()));
        window.findChild<QAction*>(s("alertChoices"))->trigger();
        auto* dialog = window.findChild<ui::AlertDialog*>();
        QVERIFY(dialog && !dialog->isModal());
        const QString says = dialog->findChild<QLabel*>(s("alertTray"))->text();
        QVERIFY2(says.contains(s("has no tray")), qPrintable(says));
    }

    void theTraySaysTheGravest_data()
    {
        QTest::addColumn<bool>("halted");
        QTest::addColumn<bool>("armed");
        QTest::addColumn<bool>("waits");
        QTest::addColumn<int>("state");
        QTest::newRow("a proposal") << false << false << true << int(ui::TrayState::Proposing);
        QTest::newRow("armed") << false << true << true << int(ui::TrayState::Armed);
        QTest::newRow("halted") << true << false << true << int(ui::TrayState::Halted);
        QTest::newRow("quiet") << false << false << false << int(ui::TrayState::InBand);
    }
    void theTraySaysTheGravest()
    {
        QFETCH(bool, halted);
        QFETCH(bool, armed);
        QFETCH(bool, waits);
        QFETCH(int, state);
        auto snapshot = support::copyOf(
            *support::sampleSnapshot({.mode = halted ? engine::Mode::Halted : engine::Mode::Confirm,
                                      .btcDelta = waits ? 2.61 : 0.1,
                                      .ethDelta = 0,
                                      .autoFireArmed = armed}));
        if (!waits) {
            auto proposals = std::make_shared<rebalance::Proposals>(*snapshot->proposals);
            std::erase_if(proposals->items.own(), [](const rebalance::Proposal& p) {
                return p.state == rebalance::ProposalState::Live;
            });
            snapshot->proposals = proposals;
        }
        QCOMPARE(int(ui::trayState(*snapshot)), state);
        QVERIFY(!ui::trayIcon(ui::TrayState(state)).isNull());
    }

    void aNotificationHasNoMarkupOfAVenue()
    {
        const QString told = ui::Tray::unmarked(s("Refused: <a href=\"x\">all is well</a>"));
        QVERIFY2(!told.contains(u'<') && !told.contains(u'>') && told.contains(s("all is well")),
                 qPrintable(told));
    }

    void itsMenuPausesAndStops()
    {
        ui::ModePanel mode;
        mode.present(support::sampleSnapshot());
        std::vector<engine::Command> said;
        connect(&mode, &ui::ModePanel::commanded, &mode,
                [&](const engine::Command& command) { said.push_back(command); });
        QList<QAction*> actions{mode.disarmAction()};
        actions << mode.brakeActions() << mode.stopAction();
        ui::Tray tray(false, s("Ballast"), actions);
        QSignalSpy shown(&tray, &ui::Tray::showWanted);
        tray.present(support::sampleSnapshot());
        tray.notify(s("Nothing to show it by."), true);
        QVERIFY(!tray.available());
        for (QAction* action : tray.menu()->actions())
            if (!action->isSeparator()) action->trigger();
        QCOMPARE(shown.size(), 1);
        QCOMPARE(said.size(), std::size_t{4});
        QVERIFY(std::holds_alternative<engine::DisarmAutoFire>(said[0].what));
        QVERIFY(std::holds_alternative<engine::SetBrake>(said[2].what));
        QVERIFY(std::holds_alternative<engine::StopAll>(said[3].what));
    }

    void itsTipSaysWhatIsLeftOfTheBudget_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("orders");
        QTest::addColumn<QString>("left");
        QTest::newRow("minutes") << 14 * 60 + 1 << 3 << s("Left: 15 min, 3 orders, $250000");
        QTest::newRow("the last minute") << 41 << 1 << s("Left: 50 s, 1 order, $250000");
        QTest::newRow("over") << -5 << 2 << s("Left: 0 s, 2 orders, $250000");
    }
    void itsTipSaysWhatIsLeftOfTheBudget()
    {
        QFETCH(int, seconds);
        QFETCH(int, orders);
        QFETCH(QString, left);
        auto snapshot = support::copyOf(*support::sampleSnapshot({.autoFireArmed = true}));
        snapshot->autoFire.until = snapshot->at + std::chrono::seconds{seconds};
        snapshot->autoFire.ordersLeft = orders;
        snapshot->autoFire.notionalLeftUsd = 250'000;
        snapshot->autoFire.deltas = {{core::Currency{"BTC"}, 1.25, 5}};
        ui::Tray tray(false, s("Ballast"), {});
        tray.present(snapshot);
        const QStringList lines =
            tray.toolTip().remove(QChar(0x2009)).replace(QChar(0xA0), u' ').split(u'\n');
        QCOMPARE(lines.size(), qsizetype{3});
        QCOMPARE(lines[0], s("Ballast: auto-fire is armed"));
        QCOMPARE(lines[1], left);
        QCOMPARE(lines[2], s("BTC: 1.25 of 5.00 coins of delta"));
        tray.present(support::sampleSnapshot());
        QVERIFY(!tray.toolTip().contains(u'\n'));
    }

    void aKeyOfItsOwnDisarmsAndAsksNothing()
    {
        ui::MainWindow window({ui::Environs::Paper, s("paper"), s("trader"), {}});
        QCOMPARE(window.keys().shown(s("disarmAction")), s("Ctrl+D"));
        std::vector<engine::Command> said;
        connect(&window, &ui::MainWindow::commanded, &window, [&](const engine::Command& command) {
            if (!std::holds_alternative<engine::LookAt>(command.what)) said.push_back(command);
        });
        window.show(support::sampleSnapshot({.autoFireArmed = true}));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<engine::DisarmAutoFire>(said[0].what));
    }
};

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
