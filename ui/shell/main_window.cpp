#include "ui/shell/main_window.h"

#include "ui/charts/delta_chart.h"
#include "ui/guard/guard_panel.h"
#include "ui/history/alerts_panel.h"
#include "ui/history/history_panel.h"
#include "ui/laboratory/laboratory_panel.h"
#include "ui/market/chain_panel.h"
#include "ui/market/market_panel.h"
#include "ui/market/model_check_panel.h"
#include "ui/market/smile_panel.h"
#include "ui/overview/overview_strip.h"
#include "ui/portfolio/positions_panel.h"
#include "ui/rebalance/joint_panel.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/scenario/scenario_panel.h"
#include "ui/shell/account_band.h"
#include "ui/shell/alert_teller.h"
#include "ui/shell/app_icon.h"
#include "ui/shell/arrangement.h"
#include "ui/shell/banner.h"
#include "ui/shell/environment_frame.h"
#include "ui/shell/halt_strips.h"
#include "ui/shell/key_map.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/look.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"
#include "ui/widgets/work_board.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDialog>
#include <QMenuBar>
#include <QScreen>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kTellMs = 8000;
constexpr int kKeepLayoutMs = 30'000;

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
      m_workspaces(settingsFile),
      m_keys(new KeyMap(settingsFile, this)),
      m_theme(m_layout.theme()),
      m_colourBlind(m_layout.colourBlind())
{
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), m_theme, m_colourBlind);
    applyLook(*qobject_cast<QApplication*>(QCoreApplication::instance()), m_layout.look());
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(appIcon());
    setWindowTitle(tr("Ballast · %1 · %2").arg(word(environment), environment.venue));
    // No GroupedDragging: Qt 6.4 may paint a group of floating tabs that has just gone, and crash.
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    const int edge = environment.past ? EnvironmentFrame::kPast + 1 : 2;
    setContentsMargins(8, edge, 8, edge);
    m_status = new StatusLine(environment, this);
    setStatusBar(m_status);
    makeTop();
    makeCentre();
    makeDocks(clock);
    makeAlerts(settingsFile, std::move(clock));
    makeTour();
    joinWhy();
    makeWork();
    makeMenus();
    bindKeys();
    m_band = new AccountBand(environment, menuBar());
    menuBar()->setCornerWidget(m_band, Qt::TopRightCorner);
    auto terms = std::make_shared<ApprovalTerms>();
    terms->identity = identity(environment);
    terms->colour = Theme::current().of(environment.kind);
    m_proposals->setTerms(std::move(terms));
    m_mode->setIdentity(identity(environment));
    m_frame = new EnvironmentFrame(environment.kind, this, environment.past);
    if (environment.past) closeToCommands();
    resize(QSize(1680, 1020).boundedTo(screen()->availableSize()));
    arrange(*this, Workspaces::builtIn(m_workspaces.current()).value_or(Arrangement::Trading));
    m_layout.restore(*this);
    keepLayout();
}

MainWindow::~MainWindow()
{
    m_layout.save(*this);
    // What is hidden and deleted below says so; by then there is no MainWindow to hear it.
    for (QObject* part : findChildren<QObject*>()) part->disconnect(this);
}

/// Now and then, so that a machine that loses its power loses little of it.
void MainWindow::keepLayout()
{
    auto* timer = new QTimer(this);
    timer->setObjectName(QStringLiteral("keepLayout"));
    connect(timer, &QTimer::timeout, this, [this] { m_layout.save(*this); });
    timer->start(kKeepLayoutMs);
}

void MainWindow::makeTop()
{
    auto* top = new QWidget;
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (m_environment.past) makeReplay(layout);
    m_banner = new Banner(top);
    m_overview = new OverviewStrip(top);
    layout->addWidget(m_banner);
    layout->addWidget(m_overview);
    top->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_banner, &Banner::acted, this, &MainWindow::actOnBanner);
    m_haltStrips = new HaltStrips(this);
    connect(m_haltStrips, &HaltStrips::deskWished, this, [this] {
        raise();
        activateWindow();
    });
    connect(m_overview, &OverviewStrip::underlyingSelected, this, &MainWindow::selectUnderlying);

    m_mode = new ModePanel;
    m_overview->setAside(m_mode);
    connect(m_mode, &ModePanel::commanded, this, &MainWindow::command);
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
    connect(m_chart, &DeltaChart::finerWished, this, &MainWindow::finerWished);
    addHelp(m_chart->header(), QStringLiteral("chart"), tr("the chart"));
    setCentralWidget(framed(m_chart->header(), m_chart));
    for (const auto corner : {Qt::TopLeftCorner, Qt::TopRightCorner})
        setCorner(corner, Qt::TopDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
}

void MainWindow::show(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    m_banner->show(*snapshot);
    m_haltStrips->show(*snapshot);
    m_overview->show(snapshot);
    showChart();
    for (const auto& present : m_presenters) present(snapshot);
    m_band->show(*snapshot);
    m_status->show(*snapshot);
    for (QAction* action : m_modes->actions())
        action->setChecked(action->data() == static_cast<int>(snapshot->mode));
}

void MainWindow::showChart()
{
    if (!m_snapshot || !m_snapshot->underlyings) return;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.underlying == m_overview->selected()) {
            m_chart->show(state, m_snapshot->markers, m_snapshot->at);
            m_market->setSource(state.underlying, m_chart->track());
        }
}

/// Last of the parts, so that it stands over them.
void MainWindow::makeWork()
{
    m_work = new WorkBoard(this);
    connect(m_chart, &DeltaChart::working, m_work, &WorkBoard::follow);
    connect(m_chart, &DeltaChart::exported, this, &MainWindow::tell);
    connect(m_market, &MarketPanel::working, m_work, &WorkBoard::follow);
    connect(m_market, &MarketPanel::exported, this, &MainWindow::tell);
    connect(m_positions, &PositionsPanel::working, m_work, &WorkBoard::follow);
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
                         const std::vector<engine::ExposureSample>& samples, core::Duration stretch)
{
    m_chart->setPast(underlying, samples, stretch);
}

void MainWindow::setFiner(core::Currency underlying,
                          const std::vector<engine::ExposureSample>& samples,
                          core::Duration stretch)
{
    m_chart->refine(underlying, samples, stretch);
}

void MainWindow::setMarketPast(core::Currency underlying,
                               const std::vector<engine::MarketSample>& samples,
                               core::Duration stretch)
{
    m_market->setPast(underlying, samples, stretch);
}

void MainWindow::setPastHour(const rebalance::PastHour& hour) { m_mode->setPastHour(hour); }

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

void MainWindow::showModelCheck(const std::shared_ptr<const portfolio::ModelCheckAnswer>& answer)
{
    m_modelCheck->show(answer);
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

void MainWindow::setLimits(const guard::LimitSet& limits)
{
    m_guard->setLimits(limits);
    m_settingsValue.limits = limits;
    if (m_settings) m_settings->setValue(m_settingsValue);
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

void MainWindow::copyText(const QString& text, const QString& sentence)
{
    QApplication::clipboard()->setText(text);
    tell(sentence);
}

void MainWindow::note(const QString& sentence, bool critical)
{
    // Notes of the program come in English, as they are logged.
    const QString said = spoken(sentence.toStdString());
    m_banner->note(said, critical);
    m_teller->note(said, critical);
    m_alerts->note(sentence, critical ? engine::Severity::Critical : engine::Severity::Warning);
}

QString MainWindow::saveScreenshot(const QString& path)
{
    return grab().save(path, "PNG")
               ? QString()
               : tr("The screenshot could not be written to %1. Choose another place.").arg(path);
}

void MainWindow::actOnBanner(const QString& id)
{
    for (const char* held : {"halted", "paused", "reducing"})
        if (id == QLatin1String(held)) return m_mode->askToLeave();
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
    showLook();
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

bool MainWindow::event(QEvent* event)
{
    const bool taken = QMainWindow::event(event);
    if (event->type() == QEvent::LayoutRequest) hideEmptyBars(*this);
    return taken;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_layout.save(*this);
    QMainWindow::closeEvent(event);
    if (event->isAccepted()) emit closed();
}

}  // namespace ballast::ui
