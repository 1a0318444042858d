// The menus of the window.
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>

namespace ballast::ui {

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeViewMenu();
    makeTradeMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("Open recorded market…"), this,
                    [this] {
                        const QString path = QFileDialog::getExistingDirectory(
                            this, tr("Open a folder of a recorded market"));
                        if (!path.isEmpty()) emit tapeRequested(path);
                    })
        ->setObjectName(QStringLiteral("openTape"));
    menu->addAction(tr("Replay a recorded day…"), this,
                    [this] { emit replayRequested({}, core::Time{}); })
        ->setObjectName(QStringLiteral("replayDay"));
    menu->addAction(tr("Import positions…"), this, &MainWindow::importPositions)
        ->setObjectName(QStringLiteral("importPositions"));
    menu->addSeparator();
    menu->addAction(tr("Export screenshot…"), this, &MainWindow::exportScreenshot)
        ->setObjectName(QStringLiteral("exportScreenshot"));
    menu->addAction(tr("Report of today…"), this, [this] { askForReport(today(), today()); })
        ->setObjectName(QStringLiteral("reportToday"));
    menu->addAction(tr("Report of a period…"), this, &MainWindow::openReportForm)
        ->setObjectName(QStringLiteral("openReport"));
    menu->addSeparator();
    menu->addAction(tr("Settings…"), this, [this] { openSettings(); })
        ->setObjectName(QStringLiteral("openSettings"));
    menu->addSeparator();
    menu->addAction(tr("Quit"), this, &QWidget::close)->setObjectName(QStringLiteral("quit"));
}

void MainWindow::exportScreenshot()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export screenshot"), QStringLiteral("ballast.png"), tr("PNG picture (*.png)"));
    if (path.isEmpty()) return;
    const QString sentence = saveScreenshot(path);
    tell(sentence.isEmpty() ? tr("Written to %1.").arg(path) : sentence);
}

void MainWindow::importPositions()
{
    if (m_environment.past) return refuse();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import positions"), {}, tr("Comma-separated values (*.csv);;All files (*)"));
    if (!path.isEmpty()) emit positionsImportRequested(path);
}

void MainWindow::makeViewMenu()
{
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    for (PanelDock* dock : m_docks) m_viewMenu->addAction(dock->toggleViewAction());
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(tr("Post-trade review…"), this, &MainWindow::openReview)
        ->setObjectName(QStringLiteral("openReview"));
    m_viewMenu->addAction(tr("Why did it trade, or not?…"), this, &MainWindow::openWhy)
        ->setObjectName(QStringLiteral("openWhy"));
    m_viewMenu->addAction(tr("Laboratory…"), this, &MainWindow::openLaboratory)
        ->setObjectName(QStringLiteral("openLaboratory"));
    m_viewMenu->addAction(tr("How alerts are told…"), this, &MainWindow::openAlertChoices)
        ->setObjectName(QStringLiteral("alertChoices"));
    makeWorkspaceMenu(m_viewMenu->addMenu(tr("Workspace")));
    makeThemeMenu(m_viewMenu->addMenu(tr("Theme")));
    makeLanguageMenu(m_viewMenu->addMenu(tr("Language")));
    m_viewMenu->addAction(tr("Reset layout"), this, &MainWindow::resetLayout)
        ->setObjectName(QStringLiteral("resetLayout"));
    QAction* full = m_viewMenu->addAction(
        tr("Full screen"), this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setObjectName(QStringLiteral("fullScreen"));
}

void MainWindow::makeThemeMenu(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    const std::pair<QString, ThemeKind> kinds[] = {{tr("As the system"), ThemeKind::System},
                                                   {tr("Dark"), ThemeKind::Dark},
                                                   {tr("Light"), ThemeKind::Light},
                                                   {tr("High contrast"), ThemeKind::HighContrast}};
    for (const auto& [text, kind] : kinds) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("theme%1").arg(static_cast<int>(kind)));
        action->setCheckable(true);
        action->setChecked(kind == m_theme);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = kind] { chooseTheme(chosen, m_colourBlind); });
    }
    menu->addSeparator();
    QAction* pair = menu->addAction(tr("Blue and orange for buy and sell"));
    pair->setObjectName(QStringLiteral("colourBlind"));
    pair->setCheckable(true);
    pair->setChecked(m_colourBlind);
    connect(pair, &QAction::toggled, this, [this](bool on) { chooseTheme(m_theme, on); });
}

/// Each language by its own name, so that who chose wrongly finds back.
void MainWindow::makeLanguageMenu(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    const std::pair<QString, Language> all[] = {{tr("As the system"), Language::System},
                                                {QStringLiteral("English"), Language::English},
                                                {QStringLiteral("Deutsch"), Language::German}};
    for (const auto& [text, language] : all) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("language-") + name(language));
        action->setCheckable(true);
        action->setChecked(language == m_layout.language());
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = language] { chooseLanguage(chosen); });
    }
}

/// Words are made with their widgets: another language is that of the next window.
void MainWindow::chooseLanguage(Language language)
{
    m_layout.saveLanguage(language);
    if (resolved(language) == installedLanguage()) return;
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("languageChosen"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(tr("Ballast"));
    box->setText(tr("The language changes at the next start."));
    box->setInformativeText(
        tr("Numbers keep their format in every language. The journal and the log stay English."));
    box->addButton(tr("Later"), QMessageBox::RejectRole)->setObjectName(QStringLiteral("later"));
    QPushButton* now = box->addButton(tr("Close Ballast now"), QMessageBox::AcceptRole);
    now->setObjectName(QStringLiteral("closeNow"));
    connect(now, &QPushButton::clicked, this, &QWidget::close, Qt::QueuedConnection);
    box->open();
}

void MainWindow::makeTradeMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Trade"));
    m_modes = new QActionGroup(menu);
    for (const engine::Mode mode : {engine::Mode::Watch, engine::Mode::Confirm}) {
        QAction* action = menu->addAction(spoken(engine::text(mode)), this,
                                          [this, mode] { command({engine::SetMode{mode}}); });
        action->setObjectName(QStringLiteral("mode") + words(engine::text(mode)));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        m_modes->addAction(action);
    }
    menu->addAction(tr("Auto-fire…"), m_mode, &ModePanel::openArmForm)
        ->setObjectName(QStringLiteral("autoFire"));
    menu->addAction(m_mode->disarmAction());
    menu->addSeparator();
    for (QAction* action : m_proposals->decisionActions()) menu->addAction(action);
    menu->addSeparator();
    menu->addAction(tr("Bands and targets…"), this, &MainWindow::editPolicy)
        ->setObjectName(QStringLiteral("editPolicy"));
    menu->addAction(tr("Count the session's costs anew…"), this, &MainWindow::beginSession)
        ->setObjectName(QStringLiteral("beginSessionAction"));
    menu->addActions(m_mode->brakeActions());
    menu->addAction(m_mode->stopAction());
}

/// The loss brake has no other way out but a restart; so who takes it sees what it is about.
void MainWindow::beginSession()
{
    if (!m_snapshot) return;
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("beginSession"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Ballast"));
    box->setText(tr("Count the session's costs anew?"));
    box->setInformativeText(
        tr("Hedging has cost %1 % of what was traded, and equity is %2 % below its highest of the "
           "session. Both are counted from now on, and the loss brake lets go. It is recorded "
           "under your name.")
            .arg(QString::number(100 * m_snapshot->sessionCost, 'f', 2),
                 QString::number(100 * m_snapshot->drawdown, 'f', 2)));
    box->setStandardButtons(QMessageBox::Ok | QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::accepted, this, [this] { command({engine::BeginSession{true}}); });
    box->open();
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("Contents…"), this, &MainWindow::helpOnFocus)
        ->setObjectName(QStringLiteral("helpContents"));
    menu->addAction(tr("Keys…"), this, &MainWindow::openKeys)
        ->setObjectName(QStringLiteral("shortcuts"));
    menu->addSeparator();
    menu->addAction(tr("First steps…"), this, &MainWindow::openFirstSteps)
        ->setObjectName(QStringLiteral("firstSteps"));
    menu->addAction(tr("Guided tour"), this, &MainWindow::startTour)
        ->setObjectName(QStringLiteral("guidedTour"));
    menu->addSeparator();
    menu->addAction(tr("Copy diagnostics"), this, &MainWindow::diagnosticsWanted)
        ->setObjectName(QStringLiteral("copyDiagnostics"));
    menu->addAction(tr("About Ballast"), this, &MainWindow::about)
        ->setObjectName(QStringLiteral("about"));
}

void MainWindow::about()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Ballast"));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Ballast %1").arg(QStringLiteral(BALLAST_VERSION)));
    box.setInformativeText(tr("Keeps a crypto-derivatives book inside its risk limits.\nFree "
                              "software under GPL-3.0-or-later.\n\n%1: %2")
                               .arg(word(m_environment), meaning(m_environment)));
    box.exec();
}

}  // namespace ballast::ui
