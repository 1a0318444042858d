#include "app/review_join.h"

#include "app/review_worker.h"
#include "models/tables/sentences.h"
#include "ui/review/review_panel.h"

namespace ballast::app {
namespace {

QString spoken(const QString& english) { return tables::spoken(english.toStdString()); }

}  // namespace

void joinReader(ui::ReviewPanel& panel, ReviewWorker& worker)
{
    using ui::ReviewPanel;
    using QO = QObject;
    QO::connect(&panel, &ReviewPanel::wished, &worker, &ReviewWorker::request);
    QO::connect(&panel, &ReviewPanel::cancelled, &worker, &ReviewWorker::cancel);
    QO::connect(&panel, &ReviewPanel::caseWished, &worker, &ReviewWorker::detail);
    QO::connect(&worker, &ReviewWorker::progressed, &panel, &ReviewPanel::showProgress);
    QO::connect(
        &worker, &ReviewWorker::pictured, &panel,
        qOverload<const std::shared_ptr<const review::ReviewPicture>&, double>(&ReviewPanel::show));
    QO::connect(&worker, &ReviewWorker::compared, &panel, &ReviewPanel::showFrontier);
    QO::connect(&worker, &ReviewWorker::failed, &panel,
                [&panel](const QString& sentence) { panel.showProblem(spoken(sentence)); });
    QO::connect(&worker, &ReviewWorker::detailed, &panel, &ReviewPanel::showCase);
    QO::connect(&worker, &ReviewWorker::detailFailed, &panel,
                [&panel](const QString& sentence) { panel.showCaseProblem(spoken(sentence)); });
    QO::connect(&worker, &ReviewWorker::noted, &panel,
                [&panel](core::ProposalId proposal, const QString& problem) {
                    panel.noteKept(proposal, problem.isEmpty() ? problem : spoken(problem));
                });
}

}  // namespace ballast::app
