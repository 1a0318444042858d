// The named arrangements of the panels: those of the program, the trader's own, and their files.
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace ballast;

namespace {

struct Shown {
    QTemporaryDir folder;
    std::unique_ptr<ui::MainWindow> window;

    Shown() { open(); }
    QString at(const char* name) const { return folder.filePath(QLatin1String(name)); }
    void open()
    {
        const ui::Environment environment{ui::Environs::Paper, QStringLiteral("paper"), {}, {}};
        window = std::make_unique<ui::MainWindow>(environment, at("window.ini"));
        window->resize(1400, 950);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void again()
    {
        window->close();
        window.reset();
        open();
    }
    /// The panels that are shown, in front or behind a tab.
    QStringList panels() const
    {
        QStringList all;
        for (const ui::PanelDock* dock : window->docks())
            if (!dock->isHidden()) all << dock->objectName();
        all.sort();
        return all;
    }
    ui::PanelDock* dock(const char* name) const
    {
        return window->findChild<ui::PanelDock*>(QLatin1String(name));
    }
    QAction* action(const QString& name) const { return window->findChild<QAction*>(name); }
};

}  // namespace

class TestWorkspaces : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    /// Whichever way a workspace is come to: a bar of tabs shows the names of its panels.
    void everyTabSaysItsName()
    {
        Shown shown;
        shown.window->resize(1440, 900);
        for (const QString& name : shown.window->workspaces().names()) {
            shown.window->openWorkspace(name);
            shown.window->resetLayout();
            const auto empty = [&] {
                int bars = 0;
                for (const QTabBar* bar :
                     shown.window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
                    bars += bar->isVisible() && bar->count() == 0;
                return bars;
            };
            QTRY_COMPARE(empty(), 0);
            int tabs = 0;
            for (const QTabBar* bar :
                 shown.window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (!bar->isVisible()) continue;
                QVERIFY2(bar->count() > 1, qPrintable(name));
                for (int tab = 0; tab < bar->count(); ++tab, ++tabs) {
                    const QString what = name + QLatin1Char(' ') + bar->tabText(tab);
                    QVERIFY2(bar->rect().intersects(bar->tabRect(tab)), qPrintable(what));
                    QVERIFY2(bar->tabRect(tab).left() >= 0, qPrintable(what));
                }
            }
            QVERIFY(tabs > 1 || name == QLatin1String("Minimal"));
        }
    }

    void eachOfTheProgramShowsWhatItIsFor_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("trading") << "Trading"
                                 << "alerts allocation chain curves fills guard history jointHedge "
                                    "ladder market modelCheck orders positions proposals scenarios "
                                    "smile"
                                 << Qt::Key_1;
        QTest::newRow("risk")
            << "Risk"
            << "alerts allocation chain curves guard jointHedge ladder market modelCheck positions "
               "proposals scenarios smile"
            << Qt::Key_2;
        QTest::newRow("review") << "Review"
                                << "alerts fills history orders proposals" << Qt::Key_3;
        QTest::newRow("minimal") << "Minimal"
                                 << "proposals" << Qt::Key_4;
    }
    void eachOfTheProgramShowsWhatItIsFor()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QFETCH(Qt::Key, key);
        Shown desk;
        QTest::keyClick(desk.window->windowHandle(), Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(desk.window->workspaces().current(), QStringLiteral("Minimal"));
        QTest::keyClick(desk.window->windowHandle(), key, Qt::ControlModifier);
        QTRY_COMPARE(desk.window->workspaces().current(), name);
        QCOMPARE(desk.panels().join(QLatin1Char(' ')), shown);
        QVERIFY(desk.action(QStringLiteral("workspace-") + name)->isChecked());
        // What it hides comes back where it can be seen.
        for (ui::PanelDock* dock : desk.window->docks()) {
            dock->show();
            QVERIFY(!dock->isFloating());
            QVERIFY(desk.window->dockWidgetArea(dock) != Qt::NoDockWidgetArea);
        }
    }

    /// Not one behind the other: Qt makes a tab of what is split from one that has tabs.
    void whatIsReadTogetherStandsSideBySide_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("trading") << "Trading"
                                 << "proposals"
                                 << "scenarios";
        QTest::newRow("trading, below") << "Trading"
                                        << "positions"
                                        << "orders";
        QTest::newRow("risk") << "Risk"
                              << "scenarios"
                              << "proposals";
        QTest::newRow("risk, below") << "Risk"
                                     << "positions"
                                     << "guard";
        QTest::newRow("review") << "Review"
                                << "fills"
                                << "alerts";
    }
    void whatIsReadTogetherStandsSideBySide()
    {
        QFETCH(QString, name);
        QFETCH(QString, one);
        QFETCH(QString, other);
        Shown desk;
        desk.window->openWorkspace(QStringLiteral("Minimal"));
        desk.window->openWorkspace(name);
        desk.window->resetLayout();  // for a window of this size
        auto* first = desk.dock(qPrintable(one));
        auto* second = desk.dock(qPrintable(other));
        QVERIFY(!desk.window->tabifiedDockWidgets(first).contains(second));
        QTRY_VERIFY(!first->visibleRegion().isEmpty() && !second->visibleRegion().isEmpty());
    }

    void whatIsLeftIsFoundAgain()
    {
        Shown desk;
        desk.dock("chain")->close();
        desk.window->openWorkspace(QStringLiteral("Risk"));
        QVERIFY(!desk.dock("chain")->isHidden());
        desk.dock("smile")->close();
        desk.window->openWorkspace(QStringLiteral("Trading"));
        QVERIFY(desk.dock("chain")->isHidden());
        QVERIFY(!desk.dock("smile")->isHidden());
        desk.window->openWorkspace(QStringLiteral("Risk"));
        desk.again();
        QCOMPARE(desk.window->workspaces().current(), QStringLiteral("Risk"));
        QVERIFY(desk.dock("smile")->isHidden());
        desk.window->openWorkspace(QStringLiteral("Trading"));
        QVERIFY(desk.dock("chain")->isHidden());
        desk.window->resetLayout();
        QVERIFY(!desk.dock("chain")->isHidden());
    }

    void oneOfTheTradersOwnIsKeptUntilItIsDeleted()
    {
        Shown desk;
        desk.dock("allocation")->close();
        QVERIFY(!desk.action(QStringLiteral("deleteWorkspace"))->isEnabled());
        desk.action(QStringLiteral("saveWorkspace"))->trigger();
        auto* asked = desk.window->findChild<QInputDialog*>(QStringLiteral("workspaceName"));
        QVERIFY(asked);
        asked->setTextValue(QStringLiteral("Night & day"));
        asked->accept();
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        QCOMPARE(desk.window->workspaces().names().size(), 5);
        desk.window->openWorkspace(QStringLiteral("Minimal"));
        QTest::keyClick(desk.window->windowHandle(), Qt::Key_5, Qt::ControlModifier);
        QTRY_COMPARE(desk.window->workspaces().current(), QStringLiteral("Night & day"));
        QVERIFY(desk.dock("allocation")->isHidden());
        QVERIFY(!desk.dock("orders")->isHidden());
        desk.again();
        QCOMPARE(desk.window->workspaces().current(), QStringLiteral("Night & day"));
        QVERIFY(desk.action(QStringLiteral("deleteWorkspace"))->isEnabled());
        desk.window->deleteWorkspace();
        QCOMPARE(desk.window->workspaces().names().size(), 4);
        QCOMPARE(desk.window->workspaces().current(), QStringLiteral("Trading"));
        desk.again();
        QCOMPARE(desk.window->workspaces().names().size(), 4);
    }

    void aNameThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << ""
                              << "needs a name";
        QTest::newRow("blanks") << "  "
                                << "needs a name";
        QTest::newRow("a blank before") << " Night"
                                        << "without blanks";
        QTest::newRow("one of the program") << "risk"
                                            << "There is a workspace";
        QTest::newRow("too long") << QString(41, u'x') << "up to 40";
        QTest::newRow("a line break") << "a\nb"
                                      << "up to 40";
    }
    void aNameThatCannotBeIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, says);
        Shown desk;
        const QString problem = desk.window->workspaces().problemWith(name);
        QVERIFY2(problem.contains(says), qPrintable(problem));
        desk.window->saveWorkspaceAs(name);
        QCOMPARE(desk.window->workspaces().names().size(), 4);
    }

    void aFileCarriesOneToAnotherDesk()
    {
        Shown here, there;
        here.dock("smile")->close();
        here.window->saveWorkspaceAs(QStringLiteral("Lean"));
        here.window->exportWorkspace(here.at("lean"));
        there.window->importWorkspace(here.at("lean"));
        QCOMPARE(there.window->workspaces().current(), QStringLiteral("Lean"));
        QVERIFY(there.dock("smile")->isHidden());
        there.window->importWorkspace(here.at("lean"));  // the name is taken
        QCOMPARE(there.window->workspaces().current(), QStringLiteral("Lean 2"));
    }

    void aFileThatIsNoneChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "no workspace";
        QTest::newRow("not JSON") << QByteArray("[window]\n") << "no workspace";
        QTest::newRow("another version")
            << QByteArray("{\"ballast-workspace\": 1, \"name\": \"a\", \"state\": \"AAAA\"}")
            << "of a version";
        QTest::newRow("no state") << QByteArray("{\"ballast-workspace\": VERSION, \"name\": \"a\"}")
                                  << "state";
        QTest::newRow("no base 64")
            << QByteArray("{\"ballast-workspace\": VERSION, \"name\": \"a\", \"state\": \"!!\"}")
            << "state";
        QTest::newRow("another program's state")
            << QByteArray("{\"ballast-workspace\": VERSION, \"name\": \"a\", \"state\": \"AAAA\"}")
            << "";
        QTest::newRow("larger than any") << QByteArray((1 << 20) + 1, ' ') << "larger";
    }
    void aFileThatIsNoneChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        bytes.replace("VERSION", QByteArray::number(ui::WindowLayout::kVersion));
        Shown desk;
        {
            QFile file(desk.at("file"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        const auto read = ui::Workspaces::read(desk.at("file"), ui::WindowLayout::kVersion);
        QCOMPARE(bool(read), says.isEmpty());
        if (!read)
            QVERIFY2(QString::fromStdString(read.error().message).contains(says),
                     read.error().message.c_str());
        const QStringList before = desk.panels();
        desk.window->importWorkspace(desk.at("file"));
        QCOMPARE(desk.window->workspaces().names().size(), 4);
        QCOMPARE(desk.panels(), before);
    }
};

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
