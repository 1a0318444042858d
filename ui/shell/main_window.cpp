#include "ui/shell/main_window.h"

#include "ui/allocation/allocation_panel.h"
#include "ui/charts/delta_chart.h"
#include "ui/guard/guard_panel.h"
#include "ui/history/alerts_panel.h"
#include "ui/history/history_panel.h"
#include "ui/laboratory/laboratory_panel.h"
#include "ui/market/chain_panel.h"
#include "ui/market/model_check_panel.h"
#include "ui/market/smile_panel.h"
#include "ui/orders/fills_panel.h"
#include "ui/orders/orders_panel.h"
#include "ui/overview/overview_strip.h"
#include "ui/portfolio/positions_panel.h"
#include "ui/rebalance/joint_panel.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/scenario/scenario_panel.h"
#include "ui/shell/app_icon.h"
#include "ui/shell/banner.h"
#include "ui/shell/environment_frame.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QTabBar>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kTellMs = 8000;
constexpr int kTallWindow = 900;  ///< pixels: two panels above one another can be read

/// "Alerts 3"; the bare word when there is nothing to count.
QString counted(const QString& word, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(word).arg(count) : word;
}

/// A panel with its header over its framed body, for what is not in a dock.
QWidget* framed(SectionHeader* header, QWidget* panel)
{
    auto* whole = new QWidget;
    auto* body = new QFrame;
    body->setObjectName(QStringLiteral("panelBody"));
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(1, 0, 1, 1);
    inner->addWidget(panel);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(body, 1);
    return whole;
}

}  // namespace

MainWindow::MainWindow(const Environment& environment, const QString& settingsFile, QWidget* parent,
                       HandClock clock)
    : QMainWindow(parent),
      m_environment(environment),
      m_layout(settingsFile),
      m_theme(m_layout.theme()),
      m_colourBlind(m_layout.colourBlind())
{
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), m_theme, m_colourBlind);
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(appIcon());
    setWindowTitle(tr("Ballast · %1 · %2").arg(word(environment.kind), environment.venue));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContentsMargins(8, 2, 8, 2);
    m_status = new StatusLine(environment, this);
    setStatusBar(m_status);
    makeTop();
    makeCentre();
    makeDocks(std::move(clock));
    makeMenus();
    m_frame = new EnvironmentFrame(environment.kind, this);
    resize(QSize(1680, 1020).boundedTo(screen()->availableSize()));
    arrange();
    m_layout.restore(*this);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeTop()
{
    auto* top = new QWidget;
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_banner = new Banner(top);
    m_overview = new OverviewStrip(top);
    layout->addWidget(m_banner);
    layout->addWidget(m_overview);
    top->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_banner, &Banner::acted, this, &MainWindow::actOnBanner);
    connect(m_overview, &OverviewStrip::underlyingSelected, this, &MainWindow::selectUnderlying);

    m_mode = new ModePanel;
    m_overview->setAside(m_mode);
    connect(m_mode, &ModePanel::commanded, this, &MainWindow::commanded);
    m_presenters.push_back([this](const auto& snapshot) { m_mode->present(snapshot); });

    auto* dock = new QDockWidget(this);
    dock->setObjectName(QStringLiteral("overview"));
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(top);
    addDockWidget(Qt::TopDockWidgetArea, dock);
}

void MainWindow::makeCentre()
{
    m_chart = new DeltaChart;
    connect(m_chart, &DeltaChart::failed, this, &MainWindow::tell);
    connect(m_chart, &DeltaChart::proposalClicked, this, &MainWindow::openProposal);
    setCentralWidget(framed(m_chart->header(), m_chart));
    for (const auto corner : {Qt::TopLeftCorner, Qt::TopRightCorner})
        setCorner(corner, Qt::TopDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
}

template <class Panel>
PanelDock* MainWindow::addPanel(Panel* panel, const QString& name, const QString& title)
{
    if constexpr (requires { &Panel::commanded; })
        connect(panel, &Panel::commanded, this, &MainWindow::commanded);
    m_presenters.push_back([panel](const auto& snapshot) { panel->present(snapshot); });
    m_docks.push_back(new PanelDock(name, title, panel, this));
    return m_docks.back();
}

void MainWindow::makeDocks(HandClock clock)
{
    m_proposals = new ProposalsPanel(nullptr, std::move(clock));
    PanelDock* proposals = addPanel(m_proposals, QStringLiteral("proposals"), tr("Proposals"));
    connect(m_proposals, &ProposalsPanel::waitingChanged, proposals,
            [proposals](int waiting) { proposals->setTitle(counted(tr("Proposals"), waiting)); });

    connect(m_proposals, &ProposalsPanel::lookedAt, this,
            [this](core::ProposalId id) { command({engine::LookAt{id}}); });

    m_history = new HistoryPanel;
    addPanel(m_history, QStringLiteral("history"), tr("History"));
    connect(m_history, &HistoryPanel::refreshRequested, this, &MainWindow::historyRequested);
    connect(m_history, &HistoryPanel::proposalOpened, this, &MainWindow::showInChart);

    auto* positions = new PositionsPanel;
    addPanel(positions, QStringLiteral("positions"), tr("Positions"));
    connect(positions, &PositionsPanel::importWanted, this, &MainWindow::importPositions);
    rememberView(positions);
    m_chain = new ChainPanel;
    addPanel(m_chain, QStringLiteral("chain"), tr("Chain"));
    m_smile = new SmilePanel;
    addPanel(m_smile, QStringLiteral("smile"), tr("Vol smile"));
    addPanel(new ModelCheckPanel, QStringLiteral("modelCheck"), tr("Model check"));
    makeRecordDocks();
    makeScenarioDock();
    makeGuardDock();
    makeAllocationDock();
    makeJointDock();

    m_policies = new PolicyEditor(this);
    connect(m_policies, &PolicyEditor::commanded, this, &MainWindow::commanded);
    connect(m_proposals, &ProposalsPanel::policyWanted, this, &MainWindow::editPolicy);
    m_presenters.push_back([this](const auto& snapshot) { m_policies->present(snapshot); });
}

void MainWindow::rememberView(PositionsPanel* positions)
{
    const QString panel = QStringLiteral("positions"), columns = QStringLiteral("columns"),
                  grouping = QStringLiteral("grouping"), convention = QStringLiteral("convention");
    positions->setView({m_layout.choice(panel, columns), m_layout.choice(panel, grouping).value(0),
                        m_layout.choice(panel, convention).value(0)});
    connect(positions, &PositionsPanel::viewChosen, this,
            [this, positions, panel, columns, grouping, convention] {
                m_layout.saveChoice(panel, columns, positions->view().columns);
                m_layout.saveChoice(panel, grouping, {positions->view().grouping});
                m_layout.saveChoice(panel, convention, {positions->view().convention});
            });
}

void MainWindow::makeRecordDocks()
{
    auto* orders = new OrdersPanel;
    PanelDock* orderDock = addPanel(orders, QStringLiteral("orders"), tr("Orders"));
    connect(orders, &OrdersPanel::unsettledChanged, orderDock,
            [orderDock](int unsettled) { orderDock->setTitle(counted(tr("Orders"), unsettled)); });
    addPanel(new FillsPanel, QStringLiteral("fills"), tr("Fills"));
    m_alerts = new AlertsPanel;
    PanelDock* alertDock = addPanel(m_alerts, QStringLiteral("alerts"), tr("Alerts"));
    connect(m_alerts, &AlertsPanel::unreadChanged, alertDock,
            [alertDock](int unread) { alertDock->setTitle(counted(tr("Alerts"), unread)); });
}

void MainWindow::makeScenarioDock()
{
    m_scenarios = new ScenarioPanel;
    addPanel(m_scenarios, QStringLiteral("scenarios"), tr("Scenarios"));
    connect(m_scenarios, &ScenarioPanel::wished, this, &MainWindow::scenarioWished);
    connect(m_scenarios, &ScenarioPanel::unwatched, this, &MainWindow::scenarioUnwatched);
    connect(m_scenarios, &ScenarioPanel::proposed, this, &MainWindow::showProposals);
}

void MainWindow::showProposals()
{
    dock("proposals")->show();
    dock("proposals")->raise();
}

void MainWindow::makeJointDock()
{
    m_joint = new JointPanel;
    addPanel(m_joint, QStringLiteral("jointHedge"), tr("Joint hedge"));
    connect(m_joint, &JointPanel::wished, this, &MainWindow::jointWished);
    connect(m_joint, &JointPanel::unwatched, this, &MainWindow::jointUnwatched);
    connect(m_joint, &JointPanel::proposed, this, &MainWindow::showProposals);
}

void MainWindow::makeGuardDock()
{
    m_guard = new GuardPanel;
    PanelDock* dock = addPanel(m_guard, QStringLiteral("guard"), tr("Guard"));
    connect(m_guard, &GuardPanel::guardedChanged, dock,
            [dock](int underlyings) { dock->setTitle(counted(tr("Guard"), underlyings)); });
}

void MainWindow::makeAllocationDock()
{
    auto* allocation = new AllocationPanel;
    PanelDock* own = addPanel(allocation, QStringLiteral("allocation"), tr("Allocation"));
    connect(allocation, &AllocationPanel::outsideChanged, own,
            [own](int rows) { own->setTitle(counted(tr("Allocation"), rows)); });
    connect(allocation, &AllocationPanel::proposed, this, [this] {
        dock("proposals")->show();
        dock("proposals")->raise();
    });
}

PanelDock* MainWindow::dock(const char* name) const
{
    for (PanelDock* dock : m_docks)
        if (dock->objectName() == QLatin1String(name)) return dock;
    return nullptr;
}

void MainWindow::arrange()
{
    PanelDock *proposals = dock("proposals"), *history = dock("history"),
              *positions = dock("positions");
    PanelDock *orders = dock("orders"), *fills = dock("fills"), *alerts = dock("alerts");
    for (PanelDock* each : m_docks) {
        each->setFloating(false);
        each->show();
    }
    addDockWidget(Qt::RightDockWidgetArea, proposals);
    PanelDock* scenarios = dock("scenarios");
    // Below the proposals where both can be read, else behind them.
    const bool tall = height() >= kTallWindow;
    if (tall) splitDockWidget(proposals, scenarios, Qt::Vertical);
    tabifyDockWidget(proposals, history);
    if (!tall) tabifyDockWidget(history, scenarios);
    addDockWidget(Qt::BottomDockWidgetArea, positions);
    splitDockWidget(positions, orders, Qt::Vertical);
    tabifyDockWidget(positions, dock("chain"));
    tabifyDockWidget(dock("chain"), dock("smile"));
    tabifyDockWidget(dock("smile"), dock("modelCheck"));
    tabifyDockWidget(dock("modelCheck"), dock("guard"));
    tabifyDockWidget(dock("guard"), dock("allocation"));
    tabifyDockWidget(dock("guard"), dock("jointHedge"));
    tabifyDockWidget(orders, fills);
    tabifyDockWidget(fills, alerts);
    for (PanelDock* first : {proposals, positions, orders}) first->raise();
    const int room = std::max(400, height() - 230);  // below the cards, above the status bar
    resizeDocks({proposals}, {std::clamp(width() * 30 / 100, 340, 520)}, Qt::Horizontal);
    if (tall) resizeDocks({proposals, scenarios}, {room * 52 / 100, room * 48 / 100}, Qt::Vertical);
    resizeDocks({positions, orders}, {room * 35 / 100, room * 21 / 100}, Qt::Vertical);
}

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
    menu->addAction(tr("Open recorded market…"), this, [this] {
        const QString path =
            QFileDialog::getExistingDirectory(this, tr("Open a folder of a recorded market"));
        if (!path.isEmpty()) emit tapeRequested(path);
    });
    menu->addAction(tr("Import positions…"), this, &MainWindow::importPositions);
    menu->addSeparator();
    menu->addAction(tr("Export screenshot…"), QKeySequence(Qt::CTRL | Qt::Key_P), this, [this] {
        const QString path =
            QFileDialog::getSaveFileName(this, tr("Export screenshot"),
                                         QStringLiteral("ballast.png"), tr("PNG picture (*.png)"));
        if (path.isEmpty()) return;
        const QString sentence = saveScreenshot(path);
        tell(sentence.isEmpty() ? tr("Written to %1.").arg(path) : sentence);
    });
    menu->addSeparator();
    menu->addAction(tr("Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::importPositions()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import positions"), {}, tr("Comma-separated values (*.csv);;All files (*)"));
    if (!path.isEmpty()) emit positionsImportRequested(path);
}

void MainWindow::makeViewMenu()
{
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    for (PanelDock* dock : m_docks) m_viewMenu->addAction(dock->toggleViewAction());
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(tr("Laboratory…"), this, &MainWindow::openLaboratory)
        ->setObjectName(QStringLiteral("openLaboratory"));
    makeThemeMenu(m_viewMenu->addMenu(tr("Theme")));
    m_viewMenu->addAction(tr("Reset layout"), this, &MainWindow::resetLayout);
    QAction* full =
        m_viewMenu->addAction(tr("Full screen"), QKeySequence(Qt::Key_F11), this,
                              [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
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
                [this, kind = kind] { chooseTheme(kind, m_colourBlind); });
    }
    menu->addSeparator();
    QAction* pair = menu->addAction(tr("Blue and orange for buy and sell"));
    pair->setObjectName(QStringLiteral("colourBlind"));
    pair->setCheckable(true);
    pair->setChecked(m_colourBlind);
    connect(pair, &QAction::toggled, this, [this](bool on) { chooseTheme(m_theme, on); });
}

void MainWindow::makeTradeMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Trade"));
    m_modes = new QActionGroup(menu);
    for (const engine::Mode mode : {engine::Mode::Watch, engine::Mode::Confirm}) {
        QAction* action = menu->addAction(words(engine::text(mode)), this,
                                          [this, mode] { command({engine::SetMode{mode}}); });
        action->setObjectName(QStringLiteral("mode") + words(engine::text(mode)));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        m_modes->addAction(action);
    }
    menu->addAction(tr("Auto-fire…"), m_mode, &ModePanel::openArmForm);
    menu->addSeparator();
    for (QAction* action : m_proposals->decisionActions()) menu->addAction(action);
    menu->addSeparator();
    menu->addAction(tr("Bands and targets…"), QKeySequence(Qt::CTRL | Qt::Key_B), this,
                    &MainWindow::editPolicy);
    menu->addAction(m_mode->stopAction());
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("Shortcuts"), QKeySequence(Qt::Key_F1), this,
                    [this] { ShortcutsDialog(this).exec(); });
    menu->addAction(tr("About Ballast"), this, &MainWindow::about);
}

void MainWindow::about()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Ballast"));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Ballast %1").arg(QStringLiteral(BALLAST_VERSION)));
    box.setInformativeText(tr("Keeps a crypto-derivatives book inside its risk limits.\nFree "
                              "software under GPL-3.0-or-later.\n\n%1: %2")
                               .arg(word(m_environment.kind), meaning(m_environment.kind)));
    box.exec();
}

void MainWindow::show(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    m_banner->show(*snapshot);
    m_overview->show(snapshot);
    showChart();
    for (const auto& present : m_presenters) present(snapshot);
    m_status->show(*snapshot);
    for (QAction* action : m_modes->actions())
        action->setChecked(action->data() == static_cast<int>(snapshot->mode));
}

void MainWindow::showChart()
{
    if (!m_snapshot || !m_snapshot->underlyings) return;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.underlying == m_overview->selected())
            m_chart->show(state, m_snapshot->markers, m_snapshot->at);
}

void MainWindow::editPolicy() { m_policies->edit(m_overview->selected()); }

void MainWindow::selectUnderlying(core::Currency underlying)
{
    m_chain->setUnderlying(underlying);
    m_smile->setUnderlying(underlying);
    m_scenarios->setUnderlying(underlying);
    m_guard->setUnderlying(underlying);
    m_joint->setUnderlying(underlying);
    showChart();
}

void MainWindow::setPast(core::Currency underlying,
                         const std::vector<engine::ExposureSample>& samples)
{
    m_chart->setPast(underlying, samples);
}

void MainWindow::setHistory(std::vector<review::Rebalance> rows)
{
    m_history->setRows(std::move(rows));
}

void MainWindow::setHistoryFailure(const QString& sentence) { m_history->setFailure(sentence); }

void MainWindow::showScenario(const std::shared_ptr<const portfolio::ScenarioResult>& result)
{
    m_scenarios->show(result);
}

void MainWindow::showJoint(const std::shared_ptr<const rebalance::JointAnswer>& answer)
{
    m_joint->show(answer);
}

/// Made when it is first wanted: most days nobody opens it.
void MainWindow::openLaboratory()
{
    if (!m_laboratory) {
        auto* dialog = new QDialog(this);
        dialog->setObjectName(QStringLiteral("laboratoryDialog"));
        dialog->setWindowTitle(tr("Laboratory"));
        dialog->resize(1180, 760);
        m_laboratory = new LaboratoryPanel(dialog);
        auto* column = new QVBoxLayout(dialog);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_laboratory);
        connect(m_laboratory, &LaboratoryPanel::wished, this, &MainWindow::laboratoryWished);
        connect(m_laboratory, &LaboratoryPanel::cancelled, this, &MainWindow::laboratoryCancelled);
        m_presenters.push_back([this](const auto& snapshot) { m_laboratory->present(snapshot); });
    }
    m_laboratory->window()->show();
    m_laboratory->window()->raise();
    m_laboratory->present(m_snapshot);
}

void MainWindow::showLaboratoryProgress(double share, double seconds)
{
    if (m_laboratory) m_laboratory->showProgress(share, seconds);
}

void MainWindow::showLaboratoryReport(const std::shared_ptr<const laboratory::Report>& report,
                                      double seconds)
{
    if (m_laboratory) m_laboratory->showReport(report, seconds);
}

void MainWindow::showLaboratoryProblem(const QString& sentences)
{
    if (m_laboratory) m_laboratory->showProblem(sentences);
}

void MainWindow::setStresses(std::vector<portfolio::Stress> stresses)
{
    m_scenarios->setStresses(std::move(stresses));
}

void MainWindow::openProposal(core::ProposalId proposal)
{
    const bool waits =
        m_snapshot && m_snapshot->proposals &&
        std::ranges::any_of(m_snapshot->proposals->items, [&](const rebalance::Proposal& p) {
            return p.id == proposal && p.state == rebalance::ProposalState::Live;
        });
    PanelDock* wanted = dock(waits ? "proposals" : "history");
    wanted->show();
    wanted->raise();
}

void MainWindow::showInChart(core::ProposalId proposal)
{
    if (!m_snapshot || !m_snapshot->markers) return;
    const auto marker = std::ranges::find_if(
        *m_snapshot->markers, [&](const engine::Marker& m) { return m.proposal == proposal; });
    if (marker == m_snapshot->markers->end())
        return tell(tr("Proposal %1 is older than what the chart marks.").arg(proposal.value));
    m_overview->select(marker->underlying);
    showChart();
    m_chart->showTime(marker->at);
}

void MainWindow::tell(const QString& sentence) { m_status->showMessage(sentence, kTellMs); }

void MainWindow::note(const QString& sentence, bool critical)
{
    m_banner->note(sentence, critical);
    m_alerts->note(sentence, critical ? engine::Severity::Critical : engine::Severity::Warning);
}

QString MainWindow::saveScreenshot(const QString& path)
{
    return grab().save(path, "PNG")
               ? QString()
               : tr("The screenshot could not be written to %1. Choose another place.").arg(path);
}

void MainWindow::resetLayout()
{
    m_layout.forget();
    arrange();
}

void MainWindow::actOnBanner(const QString& id)
{
    if (id == QStringLiteral("halted")) return command({engine::Resume{}});
    PanelDock* wanted = dock(id == Banner::kMoreId ? "alerts" : "orders");
    wanted->show();
    wanted->raise();
}

void MainWindow::chooseTheme(ThemeKind kind, bool colourBlind)
{
    m_theme = kind;
    m_colourBlind = colourBlind;
    m_layout.saveTheme(kind, colourBlind);
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), kind, colourBlind);
    emit themeChanged(kind, colourBlind);
}

void MainWindow::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    // The bars of tabbed docks are made by QMainWindow as they are needed.
    auto* bar =
        event->type() == QEvent::ChildPolished ? qobject_cast<QTabBar*>(event->child()) : nullptr;
    if (!bar) return;
    bar->setElideMode(Qt::ElideNone);
    bar->setExpanding(false);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_layout.save(*this);
    QMainWindow::closeEvent(event);
    if (event->isAccepted()) emit closed();
}

}  // namespace ballast::ui
