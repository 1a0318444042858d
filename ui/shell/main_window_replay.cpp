// The window of a replay: the same panels, at a moment that has been, with controls of time in
// place of everything that could be sent.
#include "ui/charts/delta_chart.h"
#include "ui/history/history_panel.h"
#include "ui/market/market_panel.h"
#include "ui/portfolio/positions_panel.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/replay/replay_bar.h"
#include "ui/replay/replay_text.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

/// What a replay has no use for beside what trades: it is of the desk that runs.
const char* const kOfThePresent[] = {"openTape",     "importPositions", "replayDay",
                                     "reportToday",  "openReport",      "openSettings",
                                     "firstSteps",   "guidedTour",      "openLaboratory",
                                     "alertChoices", "copyDiagnostics"};

}  // namespace

/// Every wish of a panel that is to change something goes through here.
void MainWindow::command(const engine::Command& wish)
{
    if (m_environment.past) return refuse();
    emit commanded(wish);
}

void MainWindow::refuse() { tell(nothingIsSent(m_replay ? m_replay->at() : core::Time{})); }

QString MainWindow::noHistoryHere()
{
    return tr("A replay shows one recorded session; the history of the desk is in its own window.");
}

/// The title of a window beside this one: of a replay it says so too.
QString MainWindow::besideTitle(const QString& title) const
{
    return m_environment.past ? tr("REPLAY · not live · %1").arg(title) : title;
}

void MainWindow::makeReplay(QVBoxLayout* top)
{
    m_replay = new ReplayBar;
    connect(m_replay, &ReplayBar::wished, this, &MainWindow::replayWished);
    connect(m_replay, &ReplayBar::sessionWished, this, &MainWindow::replaySessionWished);
    top->addWidget(m_replay);
}

/// Off for good, whatever a panel says of its action at the next snapshot.
void MainWindow::closeToCommands()
{
    const QString why = tr("This is a replay; nothing can be sent.");
    const QString ofTheDesk =
        tr("This is a replay; that belongs to the desk that runs, in its own window.");
    const auto close = [&](QAction* action, const QString& reason) {
        action->setEnabled(false);
        action->setToolTip(toolTipOf(reason));
        connect(action, &QAction::changed, this, [action] {
            if (action->isEnabled()) action->setEnabled(false);
        });
    };
    for (QAction* action : findChildren<QAction*>()) {
        const KeyEntry* entry = m_keys->find(action->objectName());
        const bool ofThePresent = std::ranges::any_of(kOfThePresent, [&](const char* name) {
            return action->objectName() == QLatin1String(name);
        });
        if (entry && (entry->trades || entry->place == KeyPlace::Proposal))
            close(action, why);
        else if (ofThePresent)
            close(action, ofTheDesk);
    }
    // What is grey in a menu says why, under the pointer.
    for (QMenu* menu : findChildren<QMenu*>()) menu->setToolTipsVisible(true);
    m_positions->setPast();
    m_mode->setEnabled(false);
    m_mode->setToolTip(toolTipOf(why));
    m_proposals->terms()->closed = why;
    m_history->setElsewhere(noHistoryHere());
    titleReplay();
}

/// What nothing in the window has used comes here, whichever panel has the keyboard.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_replay || !m_replay->takeKey(*event)) QMainWindow::keyPressEvent(event);
}

void MainWindow::showReplay(const replay::News& news)
{
    if (!m_replay) return;
    // What came after this moment is not known at it.
    if (news.state.backs != m_replayBacks || news.opened != m_replayOpened) {
        m_replayBacks = news.state.backs;
        m_replayOpened = news.opened;
        m_chart->forget();
        m_market->forget();
    }
    m_replay->show(news);
    show(news.state.view.snapshot);
    titleReplay();
}

/// To the second: a title that changes with every tick is a strain for who manages windows.
void MainWindow::titleReplay()
{
    const core::Time at = m_replay->at();
    const QString title =
        at == core::Time{}
            ? tr("REPLAY · not live · %1 · Ballast").arg(m_environment.venue)
            : tr("REPLAY %1 · not live · %2 · Ballast").arg(momentWords(at), m_environment.venue);
    if (title != windowTitle()) setWindowTitle(title);
}

}  // namespace ballast::ui
