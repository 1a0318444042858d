#include "models/tables/position_tree.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/overview/overview_strip.h"
#include "ui/overview/underlying_card.h"
#include "ui/shell/banner.h"
#include "ui/shell/environment_frame.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/badge.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

ui::Environment environment(ui::Environs kind)
{
    return {kind, QStringLiteral("paper"), QStringLiteral("trader"),
            QStringLiteral("seed 7, chop, 1×")};
}

template <class Wish>
int countOf(const std::vector<engine::Command>& commands)
{
    return static_cast<int>(std::ranges::count_if(
        commands, [](const auto& c) { return std::holds_alternative<Wish>(c.what); }));
}

/// A window that has been shown and laid out, and what it asked for.
struct Shown {
    explicit Shown(ui::Environs kind = ui::Environs::Paper, const QString& file = {})
        : window(environment(kind), file, nullptr, [this] { return hand; })
    {
        QObject::connect(&window, &ui::MainWindow::commanded, &window,
                         [this](const engine::Command& c) {
                             // What is looked at is said all the while; here it is no wish.
                             if (!std::holds_alternative<engine::LookAt>(c.what))
                                 commands.push_back(c);
                         });
        window.resize(1400, 900);
        window.show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowActive(&window);
    }
    QString labelText(const char* name) const
    {
        const auto* label = window.findChild<QLabel*>(QLatin1String(name));
        return label ? label->text() : QStringLiteral("(no such label)");
    }
    std::chrono::milliseconds hand{10'000};  ///< how the time of the trader's hands stands
    ui::MainWindow window;
    std::vector<engine::Command> commands;
};

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    /// What a link says grows with its round trip: it is laid out again before it is drawn.
    void theStatusBarCutsNoRoundTrip()
    {
        Shown shown;
        shown.window.resize(1440, 900);
        for (const double ms : {0.1, 4.2, 63.9, 1'234.5, 2.0}) {
            auto snapshot = support::copyOf(*support::sampleSnapshot());
            auto links = *snapshot->links;
            links.front().health.roundTripMs = ms;
            snapshot->links =
                std::make_shared<const std::vector<engine::LinkStatus>>(std::move(links));
            shown.window.show(snapshot);
            shown.window.statusBar()->clearMessage();  // what an alert said hides the rest
            QCoreApplication::processEvents();         // labels that are new show themselves
            const auto* label = shown.window.findChild<QLabel*>(QStringLiteral("link_paper"));
            const auto* next = shown.window.findChild<QLabel*>(QStringLiteral("messageRate"));
            QVERIFY(label && next && label->isVisible());
            QVERIFY2(label->width() >= label->sizeHint().width(),
                     qPrintable(QStringLiteral("%1: %2 of %3 pixels")
                                    .arg(label->text())
                                    .arg(label->width())
                                    .arg(label->sizeHint().width())));
            const QWidget* row = label->parentWidget();
            QVERIFY2(row->width() > label->geometry().right() &&
                         row->geometry().right() < next->geometry().left(),
                     qPrintable(QStringLiteral("%1: ends at %2 of %3, the next begins at %4")
                                    .arg(label->text())
                                    .arg(label->geometry().right())
                                    .arg(row->width())
                                    .arg(next->geometry().left() - row->geometry().left())));
        }
    }

    void noPanelAsksForMoreWidthThanASmallScreenHas();
    void aShortcutWishesOnce_data();
    void aShortcutWishesOnce();
    void aKeyDecidesNothingBehindAnotherTab();
    void aModeFromTheMenuIsWishedAndShown();
    void theSessionsCostsAreCountedAnewOnlyWhereItIsConfirmed();
    void thePictureOfTheEnvironmentCannotBeMistaken_data();
    void thePictureOfTheEnvironmentCannotBeMistaken();
    void theBannerSaysWhatIsBroken_data();
    void theBannerSaysWhatIsBroken();
    void aHaltIsResumedFromTheBanner();
    void theHeaderSaysWhoseAccountByWhichKeyAndWhatHoldsItBack();
    void aNoteStaysUntilItIsDismissedAndIsKeptAmongTheAlerts();
    void ofManyNotesTheNewestAreShownAndTheOthersCounted();
    void aCardChoosesTheChart();
    void theLayoutComesBack();
    void aLayoutCanBeReset();
    void theThemeComesBack();
    void theColumnsAndTheGroupingComeBack();
    void theStatusBarTellsOfTheLink();
    void aScreenshotIsWritten();
    void everyPanelIsThereAndCanBeClosed();
};

void TestMainWindow::aShortcutWishesOnce_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("kind");
    QTest::newRow("STOP ALL") << int(Qt::Key_K) << int(Qt::ControlModifier | Qt::ShiftModifier)
                              << 0;
    QTest::newRow("approve") << int(Qt::Key_A) << 0 << 1;
}

void TestMainWindow::aShortcutWishesOnce()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(int, kind);
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    QCoreApplication::processEvents();
    shown.hand += std::chrono::seconds{5};
    QTest::keyClick(&shown.window, static_cast<Qt::Key>(key),
                    static_cast<Qt::KeyboardModifiers>(modifiers));
    QCOMPARE(shown.commands.size(), std::size_t{1});
    QCOMPARE(kind == 0 ? countOf<engine::StopAll>(shown.commands)
                       : countOf<engine::Approve>(shown.commands),
             1);
}

void TestMainWindow::aKeyDecidesNothingBehindAnotherTab()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    const auto raise = [&](const char* name) {
        for (ui::PanelDock* dock : shown.window.docks())
            if (dock->objectName() == QLatin1String(name)) dock->raise();
        QCoreApplication::processEvents();
    };
    const auto dock = [&](const char* name) {
        return *std::ranges::find(shown.window.docks(), QLatin1String(name),
                                  [](const ui::PanelDock* each) { return each->objectName(); });
    };
    shown.window.tabifyDockWidget(dock("proposals"), dock("history"));
    raise("history");
    shown.hand += std::chrono::seconds{5};
    QTest::keyClick(&shown.window, Qt::Key_A);
    QCoreApplication::processEvents();
    QCOMPARE(countOf<engine::Approve>(shown.commands), 0);
    // It has been brought to the front, and is before the eyes now.
    shown.hand += std::chrono::seconds{5};
    QTest::keyClick(&shown.window, Qt::Key_A);
    QCOMPARE(countOf<engine::Approve>(shown.commands), 1);
}

void TestMainWindow::theSessionsCostsAreCountedAnewOnlyWhereItIsConfirmed()
{
    Shown shown;
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    snapshot->sessionCost = 0.0012;
    snapshot->drawdown = 0.031;
    shown.window.show(snapshot);
    auto* action = shown.window.findChild<QAction*>(QStringLiteral("beginSessionAction"));
    QVERIFY(action);
    const auto box = [&] {
        return shown.window.findChild<QMessageBox*>(QStringLiteral("beginSession"));
    };
    action->trigger();
    QVERIFY(box());
    QVERIFY2(box()->informativeText().contains(QStringLiteral("0.12 %")) &&
                 box()->informativeText().contains(QStringLiteral("3.10 %")),
             qPrintable(box()->informativeText()));
    QTest::keyClick(box(), Qt::Key_Return);  // what is pressed without reading changes nothing
    QTRY_VERIFY(!box());
    QCOMPARE(countOf<engine::BeginSession>(shown.commands), 0);
    action->trigger();
    box()->button(QMessageBox::Ok)->click();
    QCOMPARE(countOf<engine::BeginSession>(shown.commands), 1);
    const auto& last = shown.commands.back().what;
    QVERIFY(std::get<engine::BeginSession>(last).confirmed);
}

void TestMainWindow::aModeFromTheMenuIsWishedAndShown()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    auto* watch = shown.window.findChild<QAction*>(QStringLiteral("modeWatch"));
    auto* confirm = shown.window.findChild<QAction*>(QStringLiteral("modeConfirm"));
    QVERIFY(watch && confirm && confirm->isChecked());
    watch->trigger();
    QCOMPARE(countOf<engine::SetMode>(shown.commands), 1);
    shown.window.show(support::sampleSnapshot({.mode = engine::Mode::Watch}));
    QVERIFY(watch->isChecked() && !confirm->isChecked());
}

void TestMainWindow::thePictureOfTheEnvironmentCannotBeMistaken_data()
{
    QTest::addColumn<ui::Environs>("kind");
    QTest::addColumn<QString>("word");
    QTest::newRow("paper") << ui::Environs::Paper << "PAPER";
    QTest::newRow("test") << ui::Environs::Test << "TEST";
    QTest::newRow("live") << ui::Environs::Live << "LIVE";
    QTest::newRow("replay") << ui::Environs::Replay << "REPLAY";
}

void TestMainWindow::thePictureOfTheEnvironmentCannotBeMistaken()
{
    QFETCH(ui::Environs, kind);
    QFETCH(QString, word);
    Shown shown(kind);
    shown.window.show(support::sampleSnapshot());
    const QImage picture = shown.window.grab().toImage();
    const QColor frame = ui::Theme::current().frame(kind);
    const int last = kind == ui::Environs::Live ? 3 : 1;
    for (const QPoint& at : {QPoint(0, 0), QPoint(last, picture.height() / 2),
                             QPoint(picture.width() - 1 - last, picture.height() / 3),
                             QPoint(picture.width() / 2, picture.height() - 1 - last),
                             QPoint(picture.width() / 2, last)})
        QCOMPARE(picture.pixelColor(at), frame);
    QCOMPARE(shown.window.findChild<ui::Badge*>(QStringLiteral("environmentBadge"))->word(), word);
    QVERIFY(shown.window.windowTitle().contains(word));
}

void TestMainWindow::theBannerSaysWhatIsBroken_data()
{
    QTest::addColumn<bool>("link");
    QTest::addColumn<bool>("journal");
    QTest::addColumn<bool>("halted");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("nothing") << true << true << false << QStringList{};
    QTest::newRow("link") << false << true << false << QStringList{QStringLiteral("link paper")};
    QTest::newRow("journal") << true << false << false << QStringList{QStringLiteral("journal")};
    QTest::newRow("all") << false << false << true
                         << QStringList{QStringLiteral("halted"), QStringLiteral("journal"),
                                        QStringLiteral("link paper")};
}

void TestMainWindow::theBannerSaysWhatIsBroken()
{
    QFETCH(bool, link);
    QFETCH(bool, journal);
    QFETCH(bool, halted);
    QFETCH(QStringList, rows);
    ui::Banner banner;
    banner.show(
        *support::sampleSnapshot({.mode = halted ? engine::Mode::Halted : engine::Mode::Confirm,
                                  .linkUp = link,
                                  .journalHealthy = journal}));
    QStringList got;
    for (const ui::Banner::Row& row : banner.rows()) got << row.id;
    QCOMPARE(got, rows);
    QCOMPARE(banner.isHidden(), rows.isEmpty());
}

void TestMainWindow::aHaltIsResumedFromTheBanner()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot({.mode = engine::Mode::Halted}));
    auto* button = shown.window.findChild<QPushButton*>(QStringLiteral("bannerAction"));
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(countOf<engine::Resume>(shown.commands), 0);
    auto* leave = shown.window.findChild<QPushButton*>(QStringLiteral("leaveYes"));
    QVERIFY(leave && leave->isVisible());
    QTest::mouseClick(leave, Qt::LeftButton);
    QCOMPARE(countOf<engine::Resume>(shown.commands), 1);
}

void TestMainWindow::theHeaderSaysWhoseAccountByWhichKeyAndWhatHoldsItBack()
{
    ui::Environment live = environment(ui::Environs::Live);
    live.fingerprint = QStringLiteral("3F2A");
    ui::MainWindow window(live);
    const auto* band = window.findChild<QLabel*>(QStringLiteral("accountBand"));
    QVERIFY(band);
    window.show(support::sampleSnapshot());
    QCOMPARE(band->text(), QStringLiteral("LIVE · paper · trader · key 3F2A · Confirm"));
    const auto braked = [](engine::Brake brake) {
        auto s = support::copyOf(*support::sampleSnapshot());
        s->brake = brake;
        return s;
    };
    window.show(braked(engine::Brake::ReduceOnly));
    QVERIFY(band->text().endsWith(QStringLiteral("Confirm · REDUCE-ONLY")));
    window.show(braked(engine::Brake::Pause));
    QVERIFY(band->text().endsWith(QStringLiteral("· PAUSED")));
    window.show(support::sampleSnapshot({.mode = engine::Mode::Halted}));
    QVERIFY(band->text().endsWith(QStringLiteral("· HALTED")));
}

void TestMainWindow::aNoteStaysUntilItIsDismissedAndIsKeptAmongTheAlerts()
{
    Shown shown;
    auto* banner = shown.window.findChild<ui::Banner*>();
    const auto alerts = [&] {
        const auto* view = shown.window.findChild<QTreeView*>(QStringLiteral("alertsTable"));
        QStringList texts;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            texts << view->model()->index(row, 4).data().toString();
        return texts;
    };
    const QString sentence = QStringLiteral("The history is full: rows are missing.");
    shown.window.note(sentence);
    shown.window.note(sentence);  // the same is said once
    shown.window.show(support::sampleSnapshot());
    shown.window.tell(QStringLiteral("Something else."));
    QCOMPARE(banner->rows().size(), std::size_t{1});
    QCOMPARE(banner->rows().front().text, sentence);
    QVERIFY(banner->isVisible());
    QCOMPARE(alerts().count(sentence), 1);
    QVERIFY(alerts().size() > 1);  // the engine's are there too

    auto* dismiss = banner->findChild<QPushButton*>(QStringLiteral("bannerAction"));
    QVERIFY(dismiss);
    dismiss->click();
    QVERIFY(banner->rows().empty());
    QCOMPARE(alerts().count(sentence), 1);
}

void TestMainWindow::ofManyNotesTheNewestAreShownAndTheOthersCounted()
{
    Shown shown;
    for (int i = 0; i < 5; ++i) shown.window.note(QStringLiteral("Note %1.").arg(i));
    const auto& rows = shown.window.findChild<ui::Banner*>()->rows();
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].text, QStringLiteral("Note 2."));
    QCOMPARE(rows[3].id, ui::Banner::kMoreId);
    QVERIFY(rows[3].text.contains(QLatin1Char('2')));
}

void TestMainWindow::aCardChoosesTheChart()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    QCOMPARE(shown.window.chart()->underlying(), core::Currency("BTC"));
    QTest::mouseClick(shown.window.overview()->cards()[1], Qt::LeftButton);
    QCOMPARE(shown.window.chart()->underlying(), core::Currency("ETH"));
}

void TestMainWindow::theLayoutComesBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    QRect geometry;
    {
        Shown shown(ui::Environs::Paper, file);
        shown.window.resize(1210, 830);
        shown.window.addDockWidget(Qt::LeftDockWidgetArea, shown.window.docks().front());
        geometry = shown.window.geometry();
        shown.window.close();
    }
    Shown again(ui::Environs::Paper, file);
    again.window.resize(geometry.size());
    QCOMPARE(again.window.dockWidgetArea(again.window.docks().front()), Qt::LeftDockWidgetArea);
}

void TestMainWindow::aLayoutCanBeReset()
{
    QTemporaryDir folder;
    Shown shown(ui::Environs::Paper, folder.filePath(QStringLiteral("window.ini")));
    ui::PanelDock* dock = shown.window.docks().front();
    const Qt::DockWidgetArea home = shown.window.dockWidgetArea(dock);
    shown.window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->close();
    shown.window.resetLayout();
    QVERIFY(!dock->isHidden());
    QCOMPARE(shown.window.dockWidgetArea(dock), home);
}

void TestMainWindow::theThemeComesBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        Shown shown(ui::Environs::Paper, file);
        shown.window
            .findChild<QAction*>(
                QStringLiteral("theme%1").arg(static_cast<int>(ui::ThemeKind::Light)))
            ->trigger();
        shown.window.findChild<QAction*>(QStringLiteral("colourBlind"))->trigger();
        QCOMPARE(ui::Theme::current(), ui::Theme::make(ui::ThemeKind::Light, true));
    }
    ui::applyTheme(*qApp, ui::ThemeKind::Dark);
    Shown again(ui::Environs::Paper, file);
    QCOMPARE(ui::Theme::current(), ui::Theme::make(ui::ThemeKind::Light, true));
}

void TestMainWindow::theColumnsAndTheGroupingComeBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    const auto tree = [](const Shown& shown) {
        return shown.window.findChild<QTreeView*>(QStringLiteral("positionsTree"));
    };
    {
        Shown shown(ui::Environs::Paper, file);
        shown.window.show(support::sampleSnapshot());
        QVERIFY(tree(shown)->isColumnHidden(tables::PositionTree::Charm));
        shown.window.findChild<QAction*>(QStringLiteral("column-charm"))->trigger();
        shown.window.findChild<QAction*>(QStringLiteral("group-by account/underlying/expiry"))
            ->trigger();
        auto* delta = shown.window.findChild<QComboBox*>(QStringLiteral("deltaConvention"));
        QCOMPARE(delta->currentIndex(), 1);
        delta->setCurrentIndex(2);
        emit delta->activated(2);
    }
    Shown shown(ui::Environs::Paper, file);
    shown.window.show(support::sampleSnapshot());
    QCOMPARE(shown.window.findChild<QComboBox*>(QStringLiteral("deltaConvention"))->currentIndex(),
             2);
    QVERIFY(!tree(shown)->isColumnHidden(tables::PositionTree::Charm));
    QVERIFY(tree(shown)->isColumnHidden(tables::PositionTree::Volga));
    const auto grouping = [&] {
        return shown.window.findChild<QToolButton*>(QStringLiteral("positionGrouping"))->text();
    };
    QCOMPARE(grouping(), QStringLiteral("Account › Underlying › Expiry"));
    // It belongs to the workspace; another one goes on with it until it has its own.
    shown.window.openWorkspace(QStringLiteral("Risk"));
    QCOMPARE(grouping(), QStringLiteral("Account › Underlying › Expiry"));
    shown.window.findChild<QAction*>(QStringLiteral("group-flat"))->trigger();
    shown.window.openWorkspace(QStringLiteral("Trading"));
    QCOMPARE(grouping(), QStringLiteral("Account › Underlying › Expiry"));
    shown.window.openWorkspace(QStringLiteral("Risk"));
    QCOMPARE(grouping(), QStringLiteral("Flat table"));
}

void TestMainWindow::theStatusBarTellsOfTheLink()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    QCOMPARE(shown.labelText("link_paper"), QStringLiteral("paper  4.2 ms"));
    QCOMPARE(shown.labelText("messageRate").replace(QChar(0x2009), QLatin1Char(' ')),
             QStringLiteral("3 821 msg/s"));
    QCOMPARE(shown.labelText("refusedCount"), QStringLiteral("2 refused"));
    QCOMPARE(shown.labelText("journalState"), QStringLiteral("journal recorded"));
    QCOMPARE(shown.labelText("clock"), QStringLiteral("14:31:07 UTC"));
    QCOMPARE(shown.labelText("accountName"), QStringLiteral("paper · trader"));
    shown.window.show(support::sampleSnapshot({.linkUp = false, .journalHealthy = false}));
    QCOMPARE(shown.labelText("link_paper"), QStringLiteral("paper down"));
    QCOMPARE(shown.labelText("journalState"), QStringLiteral("journal FAILED"));
}

void TestMainWindow::aScreenshotIsWritten()
{
    QTemporaryDir folder;
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    const QString path = folder.filePath(QStringLiteral("desk.png"));
    QCOMPARE(shown.window.saveScreenshot(path), QString());
    QCOMPARE(QImage(path).size(), shown.window.size());
    QVERIFY(!shown.window.saveScreenshot(QStringLiteral("/nowhere/desk.png")).isEmpty());
}

void TestMainWindow::everyPanelIsThereAndCanBeClosed()
{
    Shown shown;
    shown.window.show(support::sampleSnapshot());
    QStringList names;
    for (ui::PanelDock* dock : shown.window.docks()) {
        names << dock->objectName();
        QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
        dock->toggleViewAction()->trigger();
        QVERIFY2(dock->isHidden(), qPrintable(dock->objectName()));
    }
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral("proposals history positions chain smile curves ladder modelCheck "
                            "market orders fills alerts "
                            "scenarios "
                            "guard allocation jointHedge"));
    shown.window.show(support::sampleSnapshot({.btcDelta = 0.1}));  // closed panels cost no crash
}

/// A panel that asked for more would take it from the one beside it, which is then cut.
void TestMainWindow::noPanelAsksForMoreWidthThanASmallScreenHas()
{
    ui::MainWindow window(ui::Environment{});
    window.resize(1280, 800);
    window.show(support::sampleSnapshot());
    window.show();
    for (ui::PanelDock* dock : window.docks()) {
        const int least = dock->widget()->minimumSizeHint().width();
        QVERIFY2(
            least <= 460,
            qPrintable(QStringLiteral("%1 asks for %2 pixels").arg(dock->objectName()).arg(least)));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
