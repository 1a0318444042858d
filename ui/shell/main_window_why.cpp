// The window that says why the desk did or did not trade at a minute.
#include "ui/charts/delta_chart.h"
#include "ui/history/history_panel.h"
#include "ui/history/why_panel.h"
#include "ui/market/market_panel.h"
#include "ui/overview/overview_strip.h"
#include "ui/shell/main_window.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace ballast::ui {

void MainWindow::joinWhy()
{
    connect(m_chart, &DeltaChart::momentWished, this, &MainWindow::openWhyAt);
    connect(m_market, &MarketPanel::momentWished, this, &MainWindow::openWhyAt);
    connect(m_history, &HistoryPanel::momentWished, this, &MainWindow::openWhyAt);
}

/// Of the minute of now, where nothing is on the way yet.
void MainWindow::openWhy()
{
    if (m_why && m_why->window()->isVisible()) {
        m_why->window()->raise();
        return m_why->window()->activateWindow();
    }
    if (m_snapshot) openWhyAt(m_snapshot->at, {});
}

/// Made when it is first wanted. In a replay the history of the folder that is shown is asked.
void MainWindow::openWhyAt(core::Time at, core::Currency underlying)
{
    if (at == core::Time{}) return tell(tr("Nothing is recorded yet at this moment."));
    if (!m_why) {
        auto* window = new QWidget(this, Qt::Window);
        window->setObjectName(QStringLiteral("whyWindow"));
        window->setWindowTitle(besideTitle(tr("Why did it trade, or not?")));
        window->resize(980, 720);
        m_why = new WhyPanel(window);
        auto* column = new QVBoxLayout(window);
        column->setContentsMargins(6, 4, 6, 6);
        column->addWidget(m_why);
        connect(new QShortcut(Qt::Key_Escape, window), &QShortcut::activated, window,
                &QWidget::close);
        connect(m_why, &WhyPanel::wished, this, &MainWindow::momentWished);
        connect(m_why, &WhyPanel::proposalOpened, this, [this](core::ProposalId proposal) {
            showInChart(proposal);
            raise();
            activateWindow();
        });
    }
    QWidget* window = m_why->window();
    window->show();
    window->raise();
    window->activateWindow();
    m_why->ask(at, underlying);
}

void MainWindow::setMoment(const std::shared_ptr<const review::Moment>& moment)
{
    if (m_why) m_why->show(moment);
}

void MainWindow::setMomentFailure(const QString& sentence)
{
    if (m_why) m_why->setFailure(sentence);
}

}  // namespace ballast::ui
