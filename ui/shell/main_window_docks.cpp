// The panels of the window: what each of them says to whom, and where they stand at first.
#include "ui/allocation/allocation_panel.h"
#include "ui/charts/delta_chart.h"
#include "ui/charts/exposure_plot.h"
#include "ui/guard/guard_panel.h"
#include "ui/history/alerts_panel.h"
#include "ui/history/history_panel.h"
#include "ui/market/chain_panel.h"
#include "ui/market/curves_panel.h"
#include "ui/market/market_panel.h"
#include "ui/market/model_check_panel.h"
#include "ui/market/smile_panel.h"
#include "ui/orders/fills_panel.h"
#include "ui/orders/orders_panel.h"
#include "ui/portfolio/ladder_panel.h"
#include "ui/portfolio/positions_panel.h"
#include "ui/rebalance/joint_panel.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/scenario/scenario_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"

namespace ballast::ui {
namespace {

/// "Alerts 3"; the bare word when there is nothing to count.
QString counted(const QString& word, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(word).arg(count) : word;
}

}  // namespace

template <class Panel>
PanelDock* MainWindow::addPanel(Panel* panel, const QString& name, const QString& title)
{
    if constexpr (requires { &Panel::commanded; })
        connect(panel, &Panel::commanded, this, &MainWindow::command);
    m_presenters.push_back([panel](const auto& snapshot) { panel->present(snapshot); });
    m_docks.push_back(new PanelDock(name, title, panel, this));
    addHelp(m_docks.back()->header(), name, title);
    return m_docks.back();
}

void MainWindow::makeDocks(HandClock clock)
{
    m_proposals = new ProposalsPanel(nullptr, std::move(clock));
    PanelDock* proposals = addPanel(m_proposals, QStringLiteral("proposals"), tr("Proposals"));
    connect(m_proposals, &ProposalsPanel::waitingChanged, proposals,
            [proposals](int waiting) { proposals->setTitle(counted(tr("Proposals"), waiting)); });

    connect(m_proposals, &ProposalsPanel::frontWanted, proposals, [proposals] {
        proposals->show();
        proposals->raise();
    });
    connect(m_proposals, &ProposalsPanel::lookedAt, this, [this](core::ProposalId id) {
        if (!m_environment.past) command({engine::LookAt{id}});
    });

    m_history = new HistoryPanel;
    addPanel(m_history, QStringLiteral("history"), tr("History"));
    connect(m_history, &HistoryPanel::refreshRequested, this, &MainWindow::historyRequested);
    connect(m_history, &HistoryPanel::proposalOpened, this, &MainWindow::showInChart);

    m_positions = new PositionsPanel;
    addPanel(m_positions, QStringLiteral("positions"), tr("Positions"));
    connect(m_positions, &PositionsPanel::importWanted, this, &MainWindow::importPositions);
    connect(m_positions, &PositionsPanel::exported, this, &MainWindow::tell);
    recallView(QStringLiteral("positions"));  // as earlier versions kept it
    recallView(viewPlace());
    connect(m_positions, &PositionsPanel::viewChosen, this, &MainWindow::keepView);
    m_chain = new ChainPanel;
    addPanel(m_chain, QStringLiteral("chain"), tr("Chain"));
    m_smile = new SmilePanel;
    addPanel(m_smile, QStringLiteral("smile"), tr("Vol smile"));
    addPanel(new CurvesPanel, QStringLiteral("curves"), tr("Curves"));
    addPanel(new LadderPanel, QStringLiteral("ladder"), tr("Ladder"));
    m_modelCheck = new ModelCheckPanel;
    addPanel(m_modelCheck, QStringLiteral("modelCheck"), tr("Model check"));
    connect(m_modelCheck, &ModelCheckPanel::wished, this, &MainWindow::modelCheckWished);
    connect(m_modelCheck, &ModelCheckPanel::unwatched, this, &MainWindow::modelCheckUnwatched);
    makeMarketDock();
    makeRecordDocks();
    makeScenarioDock();
    makeGuardDock();
    makeAllocationDock();
    makeJointDock();

    m_policies = new PolicyEditor(this);
    connect(m_policies, &PolicyEditor::commanded, this, &MainWindow::command);
    connect(m_proposals, &ProposalsPanel::policyWanted, this, &MainWindow::editPolicy);
    m_presenters.push_back([this](const auto& snapshot) { m_policies->present(snapshot); });
}

/// How the positions are looked at belongs to the workspace.
QString MainWindow::viewPlace() const
{
    return Workspaces::group(m_workspaces.current()) + QStringLiteral("/positions");
}

void MainWindow::keepView()
{
    const QString panel = viewPlace();
    const PositionsPanel::View view = m_positions->view();
    m_layout.saveChoice(panel, QStringLiteral("columns"), view.columns.shown);
    m_layout.saveChoice(panel, QStringLiteral("places"), view.columns.places);
    m_layout.saveChoice(panel, QStringLiteral("heat"), view.columns.heat);
    m_layout.saveChoice(panel, QStringLiteral("sort"), view.columns.sort);
    m_layout.saveChoice(panel, QStringLiteral("grouping"), {view.grouping});
    m_layout.saveChoice(panel, QStringLiteral("convention"), {view.convention});
}

/// As it was left there; where nothing is kept, it stays as it is.
void MainWindow::recallView(const QString& panel)
{
    const auto kept = [&](const char* what) { return m_layout.choice(panel, QLatin1String(what)); };
    m_positions->setView({{kept("columns"), kept("places"), kept("heat"), kept("sort")},
                          kept("grouping").value(0),
                          kept("convention").value(0)});
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

/// One range and one cross-hair for both charts.
void MainWindow::makeMarketDock()
{
    m_market = new MarketPanel;
    addPanel(m_market, QStringLiteral("market"), tr("Market"));
    m_market->setView(m_layout.choice(QStringLiteral("market"), QStringLiteral("panes")));
    connect(m_market, &MarketPanel::failed, this, &MainWindow::tell);
    connect(m_market, &MarketPanel::viewChosen, this, [this] {
        m_layout.saveChoice(QStringLiteral("market"), QStringLiteral("panes"), m_market->view());
    });
    ExposurePlot* const delta = m_chart->plot();
    MarketPlot* const market = m_market->plot();
    market->adopt(*delta);
    connect(delta, &TimePlot::viewChanged, market, [=] { market->adopt(*delta); });
    connect(market, &TimePlot::viewChanged, delta, [=] { delta->adopt(*market); });
    connect(market, &TimePlot::viewChanged, m_chart, &DeltaChart::look);
    connect(market, &TimePlot::zoomed, delta, &TimePlot::zoomed);
    connect(delta, &TimePlot::pointed, market, &TimePlot::point);
    connect(market, &TimePlot::pointed, delta, &TimePlot::point);
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
    connect(m_guard, &GuardPanel::limitsWished, this, [this](const guard::LimitSet& limits) {
        m_environment.past ? refuse() : emit limitsWished(limits);
    });
    connect(m_guard, &GuardPanel::guardedChanged, dock,
            [dock](int underlyings) { dock->setTitle(counted(tr("Guard"), underlyings)); });
}

void MainWindow::makeAllocationDock()
{
    auto* allocation = new AllocationPanel;
    PanelDock* own = addPanel(allocation, QStringLiteral("allocation"), tr("Allocation"));
    connect(allocation, &AllocationPanel::outsideChanged, own,
            [own](int rows) { own->setTitle(counted(tr("Allocation"), rows)); });
    connect(allocation, &AllocationPanel::proposed, this, &MainWindow::showProposals);
}

PanelDock* MainWindow::dock(const char* name) const
{
    for (PanelDock* dock : m_docks)
        if (dock->objectName() == QLatin1String(name)) return dock;
    return nullptr;
}

}  // namespace ballast::ui
