// The window of the review, beside the desk.
#include "ui/portfolio/position_export.h"
#include "ui/review/review_panel.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/report_form.h"
#include "ui/widgets/work_board.h"

#include <QAction>
#include <QVBoxLayout>

namespace ballast::ui {

/// Made when it is first wanted: most hours nobody opens it.
void MainWindow::openReview()
{
    if (!m_review) makeReview();
    QWidget* window = m_review->window();
    window->show();
    window->raise();
    window->activateWindow();
    m_review->present(m_snapshot);
}

void MainWindow::makeReview()
{
    auto* window = new QWidget(this, Qt::Window);
    window->setObjectName(QStringLiteral("reviewWindow"));
    window->setWindowTitle(besideTitle(tr("Post-trade review")));
    window->resize(1600, 960);
    m_review = new ReviewPanel(window);
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_review);
    addReviewKeys(window);
    auto* writer = new PositionExport(window);
    auto* board = new WorkBoard(window);
    connect(writer, &PositionExport::working, board, &WorkBoard::follow);
    connect(m_review, &ReviewPanel::working, board, &WorkBoard::follow);
    connect(m_review, &ReviewPanel::workbookWished, writer,
            [writer](const tables::PositionSheet& sheet, const QString& path) {
                writer->start(sheet, path, PositionExport::Format::Excel);
            });
    connect(writer, &PositionExport::finished, m_review,
            [this](const QString& path, const QString& problem) {
                m_review->tell(problem.isEmpty() ? tr("Written: %1").arg(path) : problem,
                               !problem.isEmpty());
            });
    // The chart shows what was recorded of that moment.
    connect(m_review, &ReviewPanel::momentWished, this,
            [this](core::ProposalId proposal, core::Time) {
                showInChart(proposal);
                raise();
                activateWindow();
            });
    connect(m_review, &ReviewPanel::replayWished, this, &MainWindow::replayRequested);
    // Notes and reports are of the desk that runs: a replay writes nothing.
    m_review->setReports(!m_environment.past);
    if (m_environment.past)
        m_review->setNotesHindrance(
            tr("This is a replay, which changes nothing: notes are written in the desk's own "
               "window."));
    connect(m_review, &ReviewPanel::reportWished, this,
            [this](core::Time from, core::Time to) { askForReport(utcDay(from), utcDay(to)); });
    m_presenters.push_back([this](const auto& snapshot) { m_review->present(snapshot); });
    emit reviewMade();
}

void MainWindow::addReviewKeys(QWidget* window)
{
    const auto add = [&](const QString& name, const QString& text, auto act) {
        auto* action = new QAction(text, window);
        action->setObjectName(name);
        window->addAction(action);
        connect(action, &QAction::triggered, this, act);
        m_keys->attach(name, action);
    };
    add(QStringLiteral("reviewReadAgain"), tr("Read again"), [this] { m_review->readAgain(); });
    add(QStringLiteral("reviewFind"), tr("Filter the rebalances"),
        [this] { m_review->focusFilter(); });
    // The same keys as everywhere: what they open here is of the review.
    add(QStringLiteral("helpContents"), tr("Help on the review"),
        [this] { openHelp(QStringLiteral("review")); });
    add(QStringLiteral("shortcuts"), tr("Keys…"), [this] { openKeys(); });
}

}  // namespace ballast::ui
