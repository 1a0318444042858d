// The keys of the window: one list, changed by a person, never by chance two of the same, and never
// one that sends an order from elsewhere than its proposal.
#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/key_recorder.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStatusBar>
#include <QTabBar>
#include <QTreeWidget>
#include <QtTest>

using namespace ballast;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }
QKeySequence key(const char* text) { return QKeySequence(s(text), QKeySequence::PortableText); }

struct Shown {
    explicit Shown(const QString& file = {})
        : window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")}, file, nullptr,
                 [this] { return hand; })
    {
        QObject::connect(&window, &ui::MainWindow::commanded, &window,
                         [this](const engine::Command& c) {
                             if (!std::holds_alternative<engine::LookAt>(c.what))
                                 commands.push_back(c);
                         });
        window.resize(1400, 900);
        window.show();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
        window.show(support::sampleSnapshot());
        QCoreApplication::processEvents();
        hand += std::chrono::seconds{5};
    }
    template <class Wish>
    int countOf() const
    {
        return static_cast<int>(std::ranges::count_if(
            commands, [](const auto& c) { return std::holds_alternative<Wish>(c.what); }));
    }
    QAction* action(const char* name) const { return window.findChild<QAction*>(s(name)); }
    std::chrono::milliseconds hand{10000};
    ui::MainWindow window;
    std::vector<engine::Command> commands;
};

QString whereabouts(const QObject* object)
{
    return QLatin1String(object->metaObject()->className()) + u' ' + object->objectName();
}

void press(QWidget* widget, QKeyCombination keys)
{
    QTest::keyClick(widget, keys.key(), keys.keyboardModifiers());
}

}  // namespace

class TestKeys : public QObject {
    Q_OBJECT
private slots:
    void everyActionWithAKeyHasItFromTheList();
    void theStandardKeysDiffer();
    void everyActionOfTheMenusAndEveryButtonHasAnAccessibleName();
    void aKeyThatMayNotBeIsRefusedWithASentence_data();
    void aKeyThatMayNotBeIsRefusedWithASentence();
    void aRefusalNamesTheOtherAction();
    void theNewKeyWorksAndTheOldOneDoesNot();
    void aKeyOfItsOwnSurvivesARestart();
    void aFileWrittenByHandCannotBreakTheRules_data();
    void aFileWrittenByHandCannotBreakTheRules();
    void oneIsResetOrAllAre();
    void theHintsFollow();
    void approvingDoesNothingWhileSomethingIsWritten();
    void approvingDoesNothingBehindAnotherTab();
    void whatStopsWorksFromTheListOfKeysToo();
    void theListIsSearchedAndAKeyRecordedByKeyboardAlone();
};

void TestKeys::everyActionWithAKeyHasItFromTheList()
{
    const Shown shown;
    int checked = 0;
    for (const QAction* action : shown.window.findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->objectName() == s("tourEndAction")) continue;
        if (qobject_cast<QLineEdit*>(action->parent())) continue;  // Qt's own, of a field
        // A workspace is named after itself, and its key after its place; copying is one entry.
        const bool workspace = action->objectName().startsWith(s("workspace-")) ||
                               action->objectName() == s("copyPositions");
        const ui::KeyEntry* entry = shown.window.keys().find(action->objectName());
        QVERIFY2(entry || workspace, qPrintable(action->objectName() + s(" / ") + action->text()));
        if (entry) QCOMPARE(action->shortcut(), shown.window.keys().key(entry->id));
        ++checked;
    }
    QVERIFY(checked > 15);
    for (const QShortcut* shortcut : shown.window.findChildren<QShortcut*>())
        QVERIFY2(std::ranges::any_of(shown.window.keys().entries(),
                                     [&](const ui::KeyEntry& entry) {
                                         return entry.fixed && entry.standard == shortcut->key();
                                     }),
                 qPrintable(shortcut->key().toString()));
}

void TestKeys::theStandardKeysDiffer()
{
    const ui::KeyMap map({});
    QHash<QString, QString> owners;
    for (const ui::KeyEntry& entry : map.entries()) {
        QVERIFY(!entry.title.isEmpty());
        if (entry.standard.isEmpty()) continue;
        const QString name = entry.standard.toString();
        QVERIFY2(!owners.contains(name), qPrintable(name + s(": ") + entry.id));
        owners[name] = entry.id;
        if (!entry.fixed)
            QVERIFY2(map.problemWith(entry.id, entry.standard).isEmpty(), qPrintable(entry.id));
    }
    QVERIFY(owners.size() >= 20);
}

void TestKeys::everyActionOfTheMenusAndEveryButtonHasAnAccessibleName()
{
    const Shown shown;
    int actions = 0, buttons = 0;
    std::function<void(const QMenu*)> walk = [&](const QMenu* menu) {
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator()) continue;
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            ++actions;
            if (action->menu()) walk(action->menu());
        }
    };
    for (const QAction* top : shown.window.menuBar()->actions()) {
        QVERIFY(!top->text().isEmpty());
        if (top->menu()) walk(top->menu());
    }
    for (const auto* button : shown.window.findChildren<QAbstractButton*>()) {
        // Qt's own: of docks, of scrolling tabs and menu bars, of fields.
        if (button->objectName().startsWith(s("qt_")) ||
            QByteArray(button->metaObject()->className()).contains("QDockWidget") ||
            qobject_cast<const QLineEdit*>(button->parent()) ||
            qobject_cast<const QTabBar*>(button->parent()))
            continue;
        const QString name =
            button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        if (name.isEmpty() && button->isHidden()) continue;  // of an empty state without a step
        QVERIFY2(!name.isEmpty(),
                 qPrintable(s("%1 in %2").arg(whereabouts(button->parent()), whereabouts(button))));
        ++buttons;
    }
    QVERIFY2(actions > 30 && buttons > 30, qPrintable(s("%1 %2").arg(actions).arg(buttons)));
}

void TestKeys::aKeyThatMayNotBeIsRefusedWithASentence_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("says");  // empty: it may be
    const auto row = [](const char* name, const char* id, const char* wanted, const char* says) {
        QTest::newRow(name) << s(id) << s(wanted) << s(says);
    };
    row("approve with a letter", "approveAction", "Y", "");
    row("approve with a function key", "approveAction", "F2", "");
    row("approve without a key", "approveAction", "", "");
    row("approve with Enter", "approveAction", "Return", "answers forms");
    row("approve with Space", "approveAction", "Space", "answers forms");
    row("stop with a letter", "stopAllAction", "K", "works anywhere");
    row("stop with a capital", "stopAllAction", "Shift+K", "works anywhere");
    row("stop with Ctrl", "stopAllAction", "Ctrl+K", "");
    row("stop without a key", "stopAllAction", "", "never without a key");
    row("pause without a key", "pauseAction", "", "never without a key");
    row("reduce-only without a key", "reduceOnlyAction", "", "never without a key");
    row("pause with a function key", "pauseAction", "F6", "");
    row("mode Confirm with a letter", "modeConfirm", "C", "works anywhere");
    row("auto-fire with a digit", "autoFire", "1", "works anywhere");
    row("auto-fire with Ctrl", "autoFire", "Ctrl+Alt+F", "");
    row("the chain with a letter", "view-chain", "C", "");
    row("for text", "view-chain", "Ctrl+V", "for text");
    row("a menu's", "view-chain", "Alt+F", "opens a menu");
    row("two after each other", "view-chain", "Ctrl+K, Ctrl+C", "no single key");
    row("a fixed one", "copyTable", "Ctrl+Y", "keeps its key");
    row("one that is had", "view-chain", "F1", "is the key of");
    row("none there is", "nobody", "F2", "no such action");
}

void TestKeys::aKeyThatMayNotBeIsRefusedWithASentence()
{
    QFETCH(QString, id);
    QFETCH(QString, wanted);
    QFETCH(QString, says);
    ui::KeyMap map({});
    const QKeySequence before = map.key(id);
    const QKeySequence sequence(wanted, QKeySequence::PortableText);
    const QString problem = map.set(id, sequence);
    QCOMPARE(problem.isEmpty(), says.isEmpty());
    QVERIFY2(problem.contains(says), qPrintable(problem));
    QCOMPARE(map.key(id), says.isEmpty() ? sequence : before);
}

void TestKeys::aRefusalNamesTheOtherAction()
{
    const ui::KeyMap map({});
    const QString problem = map.problemWith(s("rejectAction"), key("A"));
    QVERIFY2(problem.contains(s("Approve proposal")), qPrintable(problem));
}

void TestKeys::theNewKeyWorksAndTheOldOneDoesNot()
{
    Shown shown;
    QCOMPARE(shown.window.keys().set(s("stopAllAction"), key("Ctrl+F12")), QString());
    press(&shown.window, Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    QCOMPARE(shown.countOf<engine::StopAll>(), 0);
    press(&shown.window, Qt::CTRL | Qt::Key_F12);
    QCOMPARE(shown.countOf<engine::StopAll>(), 1);
    QCOMPARE(shown.window.keys().set(s("approveAction"), key("Y")), QString());
    press(&shown.window, Qt::Key_A);
    QCOMPARE(shown.countOf<engine::Approve>(), 0);
    press(&shown.window, Qt::Key_Y);
    QCOMPARE(shown.countOf<engine::Approve>(), 1);
}

void TestKeys::aKeyOfItsOwnSurvivesARestart()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(s("window.ini"));
    {
        Shown shown(file);
        QCOMPARE(shown.window.keys().set(s("pauseAction"), key("F6")), QString());
        QCOMPARE(shown.window.keys().set(s("snoozeAction"), {}), QString());
        QCOMPARE(shown.window.keys().set(s("view-chain"), key("Ctrl+Shift+D")), QString());
    }
    Shown again(file);
    QCOMPARE(again.action("pauseAction")->shortcut(), key("F6"));
    QVERIFY(again.action("snoozeAction")->shortcut().isEmpty());
    QCOMPARE(again.action("view-chain")->shortcut(), key("Ctrl+Shift+D"));
    press(&again.window, Qt::Key_F6);
    QCOMPARE(again.countOf<engine::SetBrake>(), 1);
}

void TestKeys::aFileWrittenByHandCannotBreakTheRules_data()
{
    QTest::addColumn<QStringList>("written");  // id, key, id, key …
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("has");
    QTest::newRow("stop without a key")
        << QStringList{s("stopAllAction"), s("")} << s("stopAllAction") << s("Ctrl+Shift+K");
    QTest::newRow("pause with a letter")
        << QStringList{s("pauseAction"), s("P")} << s("pauseAction") << s("F9");
    QTest::newRow("no key at all")
        << QStringList{s("editAction"), s("Hyper+Foo+Bar")} << s("editAction") << s("E");
    QTest::newRow("that of another one")
        << QStringList{s("rejectAction"), s("A")} << s("rejectAction") << s("R");
    QTest::newRow("that of another one, which keeps it")
        << QStringList{s("rejectAction"), s("A")} << s("approveAction") << s("A");
    QTest::newRow("twice the same")
        << QStringList{s("rejectAction"), s("X"), s("editAction"), s("X")} << s("editAction")
        << s("E");
    QTest::newRow("changed for each other")
        << QStringList{s("rejectAction"), s("A"), s("approveAction"), s("R")} << s("approveAction")
        << s("R");
    QTest::newRow("a fixed one") << QStringList{s("copyTable"), s("Ctrl+Y")} << s("copyTable")
                                 << s("Ctrl+C");
}

void TestKeys::aFileWrittenByHandCannotBreakTheRules()
{
    QFETCH(QStringList, written);
    QFETCH(QString, id);
    QFETCH(QString, has);
    QTemporaryDir folder;
    const QString file = folder.filePath(s("window.ini"));
    {
        QSettings settings(file, QSettings::IniFormat);
        for (int at = 0; at + 1 < written.size(); at += 2)
            settings.setValue(s("keys/") + written[at], written[at + 1]);
    }
    const ui::KeyMap map(file);
    QCOMPARE(map.key(id).toString(QKeySequence::PortableText), has);
}

void TestKeys::oneIsResetOrAllAre()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(s("window.ini"));
    ui::KeyMap map(file);
    QCOMPARE(map.set(s("approveAction"), key("Y")), QString());
    QCOMPARE(map.set(s("editAction"), key("A")), QString());
    const QString problem = map.reset(s("approveAction"));  // another one has it now
    QVERIFY2(problem.contains(s("Edit proposal")), qPrintable(problem));
    QCOMPARE(map.key(s("approveAction")), key("Y"));
    QCOMPARE(map.reset(s("editAction")), QString());
    QCOMPARE(map.reset(s("approveAction")), QString());
    QCOMPARE(map.key(s("approveAction")), key("A"));
    QCOMPARE(map.set(s("view-chain"), key("F2")), QString());
    map.resetAll();
    QVERIFY(map.key(s("view-chain")).isEmpty());
    const ui::KeyMap again(file);
    QVERIFY(again.key(s("view-chain")).isEmpty());
    QCOMPARE(again.key(s("editAction")), key("E"));
}

void TestKeys::theHintsFollow()
{
    Shown shown;
    const auto hint = [&](const char* name) {
        return shown.window.findChild<ui::KeyHintButton*>(s(name));
    };
    QCOMPARE(hint("stopAll")->key(), s("Ctrl+⇧K"));
    QCOMPARE(hint("approve")->key(), s("A"));
    QCOMPARE(hint("pause")->key(), s("F9"));
    QCOMPARE(shown.window.keys().set(s("approveAction"), key("Y")), QString());
    QCOMPARE(shown.window.keys().set(s("pauseAction"), key("Ctrl+F5")), QString());
    QCOMPARE(hint("approve")->key(), s("Y"));
    QCOMPARE(hint("pause")->key(), s("Ctrl+F5"));
    QVERIFY2(hint("pause")->fullToolTip().contains(s("Ctrl+F5")),
             qPrintable(hint("pause")->fullToolTip()));
    QVERIFY(hint("approve")->fullToolTip().contains(s("Key: Y")));
}

/// Not even by a key that no field would take for itself.
void TestKeys::approvingDoesNothingWhileSomethingIsWritten()
{
    Shown shown;
    QCOMPARE(shown.window.keys().set(s("approveAction"), key("Ctrl+J")), QString());
    QLineEdit* field = nullptr;
    for (QLineEdit* each : shown.window.findChildren<QLineEdit*>())
        if (each->isVisible() && each->isEnabled() && !each->visibleRegion().isEmpty())
            field = each;
    if (!field) {  // none in sight of this layout: one of ours stands for any
        field = new QLineEdit(shown.window.statusBar());
        field->show();
    }
    field->setFocus();
    QCOMPARE(QApplication::focusWidget(), field);
    press(field, Qt::CTRL | Qt::Key_J);
    QCOMPARE(shown.countOf<engine::Approve>(), 0);
    shown.window.setFocus();
    press(&shown.window, Qt::CTRL | Qt::Key_J);
    QCOMPARE(shown.countOf<engine::Approve>(), 1);
}

void TestKeys::approvingDoesNothingBehindAnotherTab()
{
    Shown shown;
    QCOMPARE(shown.window.keys().set(s("approveAction"), key("F2")), QString());
    const auto dock = [&](const char* name) {
        return shown.window.findChild<ui::PanelDock*>(s(name));
    };
    shown.window.tabifyDockWidget(dock("proposals"), dock("history"));
    dock("history")->raise();
    QCoreApplication::processEvents();
    press(&shown.window, Qt::Key_F2);
    QCOMPARE(shown.countOf<engine::Approve>(), 0);
}

void TestKeys::whatStopsWorksFromTheListOfKeysToo()
{
    Shown shown;
    shown.window.openKeys();
    auto* dialog = shown.window.findChild<ui::ShortcutsDialog*>();
    QVERIFY(dialog && !dialog->isModal());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* recorder = dialog->findChild<ui::KeyRecorder*>();
    recorder->setFocus();
    press(recorder, Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    QCOMPARE(shown.countOf<engine::StopAll>(), 1);
    press(recorder, Qt::Key_F9);
    QCOMPARE(shown.countOf<engine::SetBrake>(), 1);
}

void TestKeys::theListIsSearchedAndAKeyRecordedByKeyboardAlone()
{
    Shown shown;
    press(&shown.window, Qt::Key_F1);
    auto* dialog = shown.window.findChild<ui::ShortcutsDialog*>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* search = dialog->findChild<QLineEdit*>(s("keySearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, s("snooze"));
    auto* list = dialog->findChild<QTreeWidget*>(s("keyList"));
    int seen = 0;
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        seen += !list->topLevelItem(row)->isHidden();
    QCOMPARE(seen, 1);
    press(search, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    press(list, Qt::Key_Return);
    auto* recorder = dialog->findChild<ui::KeyRecorder*>(s("keyRecorder"));
    QVERIFY(recorder->hasFocus());
    press(recorder, Qt::Key_A);  // approve's
    const auto* problem = dialog->findChild<QLabel*>(s("keyProblem"));
    QVERIFY2(problem->text().contains(s("Approve proposal")), qPrintable(problem->text()));
    QCOMPARE(shown.countOf<engine::Approve>(), 0);
    press(recorder, Qt::Key_Z);
    QVERIFY2(problem->text().isEmpty(), qPrintable(problem->text()));
    QCOMPARE(shown.action("snoozeAction")->shortcut(), key("Z"));
    QVERIFY(dialog->findChild<QLabel*>(s("keyAbout"))->text().endsWith(s("Z")));
    auto* standard = dialog->findChild<QPushButton*>(s("keyStandard"));
    standard->setFocus();
    press(standard, Qt::Key_Space);
    QCOMPARE(shown.action("snoozeAction")->shortcut(), key("S"));
    press(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!shown.window.findChild<ui::ShortcutsDialog*>());
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
