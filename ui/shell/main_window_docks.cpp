// The panels of the window: what each of them says to whom, and where they stand at first.
#include "ui/allocation/allocation_panel.h"
#include "ui/guard/guard_panel.h"
#include "ui/history/alerts_panel.h"
#include "ui/history/history_panel.h"
#include "ui/market/chain_panel.h"
#include "ui/market/curves_panel.h"
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

    connect(m_proposals, &ProposalsPanel::frontWanted, proposals, [proposals] {
        proposals->show();
        proposals->raise();
    });
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
    addPanel(new CurvesPanel, QStringLiteral("curves"), tr("Curves"));
    addPanel(new LadderPanel, QStringLiteral("ladder"), tr("Ladder"));
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
    connect(m_guard, &GuardPanel::limitsWished, this, &MainWindow::limitsWished);
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
