#include "ui/review/review_panel.h"

#include "models/core/text.h"
#include "models/review/case_text.h"
#include "models/tables/case_sheet.h"
#include "models/tables/case_table.h"
#include "models/tables/line_table.h"
#include "ui/charts/series_legend.h"
#include "ui/review/case_view.h"
#include "ui/review/distribution_view.h"
#include "ui/review/frontier_view.h"
#include "ui/review/review_cards.h"
#include "ui/review/review_head.h"
#include "ui/review/review_lines.h"
#include "ui/review/review_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/long_work.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

review::UtcDay dayOf(QDate date)
{
    return std::chrono::sys_days{std::chrono::year{date.year()} /
                                 std::chrono::month{static_cast<unsigned>(date.month())} /
                                 std::chrono::day{static_cast<unsigned>(date.day())}};
}

/// "…/Documents/review-2026-11-16.csv"
QString proposedPath(const review::Period& period, const QString& ending)
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
           QStringLiteral("/review-") + words(core::isoUtc(period.from)).left(10) + ending;
}

}  // namespace

review::ReviewWish ReviewPanel::wish() const
{
    review::ReviewWish wish;
    wish.period = m_head->period();
    wish.other = otherPeriod(wish.period);
    wish.filter = m_head->filter();
    wish.query = m_head->query();
    wish.by = static_cast<review::CostBy>(m_by->currentData().toInt());
    return wish;
}

review::Period ReviewPanel::otherPeriod(const review::Period& period) const
{
    if (m_otherOf->currentIndex() == 0) return review::before(period);
    return periodOfDays(dayOf(m_otherFrom->date()), dayOf(m_otherTo->date()));
}

/// Nothing is asked before the market's time is known, nor while nobody looks.
void ReviewPanel::ask(bool anew)
{
    if (m_filling || !m_snapshot || !isVisible()) return;
    review::ReviewWish now = wish();
    if (!anew && m_asked && now == *m_asked) return;
    m_asked = now;
    setBusy(true);
    emit wished(now, anew);
}

void ReviewPanel::askForPeriod() { ask(false); }

void ReviewPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    // Before the first event of a replay there is no time.
    if (!snapshot || !isVisible() || snapshot->at == core::Time{}) return;
    const bool first = !m_snapshot;
    m_snapshot = snapshot;
    m_head->setNow(snapshot->at);
    if (first) return ask(false);
    if (!m_asked) return;  // after a failure a person asks
    if (!m_picture || !snapshot->proposals || m_cancel->isVisible()) return;
    // Today goes on while it is looked at.
    core::ProposalId newest;
    for (const rebalance::Proposal& p : snapshot->proposals->items)
        if (p.state != rebalance::ProposalState::Live &&
            p.state != rebalance::ProposalState::Working)
            newest = std::max(newest, p.id);
    if (newest > m_newestRead && snapshot->at <= m_picture->wish.period.to) {
        m_newestRead = newest;
        setTone(m_state, tables::Tone::Accent);
        setWords(m_state, tr("Rebalances have ended since this was read: Read again shows them."));
    }
}

void ReviewPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask(false);
}

void ReviewPanel::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    if (!busy) return;
    m_progress->setValue(0);
    setTone(m_state, tables::Tone::Muted);
    setWords(m_state, tr("Reading %1…").arg(periodWords(m_asked->period)));
    if (!m_picture) m_empty->set(tr("The history is being read"), periodWords(m_asked->period));
}

void ReviewPanel::showProgress(double share)
{
    m_progress->setValue(static_cast<int>(1000 * share));
}

void ReviewPanel::show(const std::shared_ptr<const review::ReviewPicture>& picture, double seconds)
{
    if (!picture || !picture->source || !m_asked || !(picture->wish == *m_asked)) return;
    m_picture = picture;
    setBusy(false);
    fill();
    const review::ReviewData& read = picture->source->data;
    if (m_snapshot && m_snapshot->proposals)
        for (const rebalance::Proposal& p : m_snapshot->proposals->items)
            m_newestRead = std::max(m_newestRead, p.id);
    const bool nothing = read.cases.empty() && read.pnl.empty() && read.hours.empty();
    m_empty->set(tr("Nothing is recorded of %1").arg(periodWords(picture->wish.period)),
                 tr("Rebalances, samples and positions are recorded while the desk runs. Choose "
                    "another period, or read again when something was."),
                 tr("Read again"));
    m_pages->setCurrentIndex(nothing ? 0 : 1);
    QString state = tr("%1 · %2 of %3 rebalances · %4")
                        .arg(periodWords(picture->wish.period),
                             words(core::number(double(picture->now.rows.size()), 0)),
                             words(core::number(double(read.cases.size()), 0)),
                             spanWords(core::fromSeconds(seconds)));
    if (!read.remark.empty()) state += QStringLiteral(" · ") + spoken(read.remark);
    setTone(m_state, read.remark.empty() ? tables::Tone::Muted : tables::Tone::Warn);
    setWords(m_state, state);
    m_state->setToolTip(toolTipOf(state));
}

void ReviewPanel::showFrontier(const std::shared_ptr<const laboratory::PeriodFrontier>& frontier)
{
    m_frontier->show(frontier);
}

void ReviewPanel::showProblem(const QString& sentence)
{
    setBusy(false);
    m_asked.reset();  // the same may be asked again
    setTone(m_state, tables::Tone::Warn);
    setWords(m_state, sentence);
    m_state->setToolTip(toolTipOf(sentence));
    if (m_picture) return;
    m_empty->set(tr("The history could not be read"), sentence, tr("Read again"));
    m_pages->setCurrentIndex(0);
}

void ReviewPanel::fill()
{
    m_filling = true;
    const review::ReviewPicture& p = *m_picture;
    m_head->setChoices(p.source->choices);
    m_head->setExportable(!p.now.rows.empty());
    m_cards->show(cardsOf(p));
    const core::ProposalId kept = selected();
    m_table->show(p.source, p.now.rows);
    m_costs->setTitle(0, m_by->currentText());
    m_costs->show(costLines(p.costs));
    m_quality->show(qualityLines(p.now, p.other));
    m_missed->show(missedLines(p.now.missed));
    m_overrides->show(overrideLines(p.now.overrides));
    m_compared->show(comparedLines(p.compared));
    const QString other = periodWords(p.wish.other), now = periodWords(p.wish.period);
    for (tables::LineTable* table : {m_quality, m_compared}) {
        table->setTitle(1, other);
        table->setTitle(2, now);
    }
    setWords(m_otherRemark, tr("%1 beside %2").arg(now, other));
    m_frontier->show(nullptr);
    m_distributions->show(p.now);
    fillCharts();
    fillCalendar();
    m_filling = false;
    keepSelection(kept);
}

void ReviewPanel::fillCharts()
{
    if (!m_picture) return;
    const review::PeriodReview& now = m_picture->now;
    StackedPlot::Picture bars = pnlBars(now);
    m_legend->show(bars.series);
    m_pnlBars->show(std::move(bars));
    m_pnlFall->show(pnlWaterfall(now, m_pnlOf->currentIndex() == 2));
    m_costFall->show(costWaterfall(now.cost));
    setWords(m_costRemark, tr("%1 bp · %2 on %3")
                               .arg(words(core::number(now.cost.totalBp(), 2)),
                                    words(core::usd(now.cost.total, 0)),
                                    words(core::usd(now.cost.targetUsd, 0))));
}

void ReviewPanel::fillCalendar()
{
    if (!m_picture) return;
    m_calendar->show(
        calendarOf(m_picture->now, static_cast<CalendarOf>(m_calendarOf->currentIndex())));
}

void ReviewPanel::choosePnl(int which)
{
    m_pnlPages->setCurrentIndex(which == 0 ? 0 : 1);
    m_legend->setVisible(which == 0);
    fillCharts();
}

core::ProposalId ReviewPanel::selected() const
{
    const QModelIndex at = m_view->currentIndex();
    return {at.isValid() ? at.data(tables::ProposalRole).toULongLong() : 0};
}

/// The one that was looked at stays, where the filter lets it through.
void ReviewPanel::keepSelection(core::ProposalId proposal)
{
    const auto row = m_table->rowOf(proposal);
    if (row) {
        const QModelIndex at = m_table->index(*row, 0);
        m_view->setCurrentIndex(at);
        m_view->scrollTo(at);
    } else if (m_table->rowCount() > 0) {
        m_view->setCurrentIndex(m_table->index(0, 0));
    }
    selectCase();
}

void ReviewPanel::selectCase()
{
    if (m_filling) return;
    const core::ProposalId id = selected();
    m_side->setTabText(0, id.value > 0 ? tr("Rebalance %1").arg(id.value) : tr("Rebalance"));
    if (id.value == 0) return m_case->clear();
    m_case->wait(id);
    emit caseWished(id);
}

void ReviewPanel::showCase(std::shared_ptr<const review::CaseDetail> detail)
{
    m_case->show(std::move(detail));
}

void ReviewPanel::showCaseProblem(const QString& sentence) { m_case->showProblem(sentence); }

/// What was written belongs to the period too: filters on tags and the column go by it.
void ReviewPanel::noteKept(core::ProposalId proposal, const QString& problem)
{
    m_case->noteKept(problem);
    if (!problem.isEmpty()) return;
    if (proposal == m_case->proposal()) emit caseWished(proposal);
    ask(true);
}

void ReviewPanel::setNotesHindrance(const QString& why) { m_case->setNotesHindrance(why); }

void ReviewPanel::setReports(bool can) { m_head->setReports(can); }

void ReviewPanel::tell(const QString& sentence, bool isProblem)
{
    setTone(m_state, isProblem ? tables::Tone::Warn : tables::Tone::Muted);
    setWords(m_state, sentence);
    m_state->setToolTip(toolTipOf(sentence));
}

void ReviewPanel::readAgain() { ask(true); }

void ReviewPanel::focusFilter() { m_head->focusFilter(); }

void ReviewPanel::openDay(review::UtcDay day) { m_head->setPeriod(periodOfDays(day, day)); }

/// A bar of the attribution is a day, a week or a month of the period.
void ReviewPanel::openBar(int bar)
{
    if (!m_picture || m_pnlBars->picture().bars.size() < 2) return;
    const auto& days = m_picture->now.days;
    const StackedPlot::Picture bars = pnlBars(m_picture->now);
    if (bars.bars.size() == days.size() && bar < static_cast<int>(days.size()))
        openDay(days[static_cast<std::size_t>(bar)].day);
}

void ReviewPanel::openProposal(core::ProposalId proposal)
{
    const auto row = m_table->rowOf(proposal);
    if (!row) return tell(tr("The filter does not let rebalance %1 through.").arg(proposal.value));
    m_tabs->setCurrentIndex(0);
    keepSelection(proposal);
    m_view->setFocus(Qt::OtherFocusReason);
}

namespace {

/// The rows that are shown, copied out of the picture: whoever writes them does so on their own.
struct ShownCases {
    std::vector<review::Case> cases;
    std::vector<review::CostSum> costs;
};

ShownCases shownCases(const review::ReviewPicture& picture)
{
    ShownCases shown;
    for (const std::size_t n : picture.now.rows) {
        shown.cases.push_back(picture.source->data.cases[n]);
        shown.costs.push_back(picture.source->data.costs[n]);
    }
    return shown;
}

QString writeCases(const ShownCases& shown, const QString& path, const WorkWatch& watch)
{
    const std::string text = review::csv(shown.cases, shown.costs);
    if (!watch.goOn(0.5)) return {};
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly) &&
        out.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        (watch.isCancelled() || out.commit()))
        return {};
    return ReviewPanel::tr("%1 was not written: %2").arg(path, out.errorString());
}

}  // namespace

QString ReviewPanel::saveCsv(const QString& path) const
{
    if (!m_picture) return tr("There is nothing to write yet.");
    return writeCases(shownCases(*m_picture), path, {});
}

/// On a thread of its own: a year has tens of thousands of rows.
void ReviewPanel::startCsv(const QString& path)
{
    if (!m_picture) return;
    auto* work = new LongWork(
        writingWords(path),
        [shown = shownCases(*m_picture), path](const WorkWatch& watch) {
            return writeCases(shown, path, watch);
        },
        this);
    connect(work, &LongWork::finished, this,
            [this, work, path](const QString& problem, bool cancelled) {
                work->deleteLater();
                if (cancelled) return tell(writtenWords(path, problem, true));
                tell(problem.isEmpty() ? tr("Written: %1").arg(path) : problem, !problem.isEmpty());
            });
    emit working(work);
    work->start();
}

tables::PositionSheet ReviewPanel::sheet() const
{
    if (!m_picture) return {};
    std::vector<std::pair<std::string, std::string>> about = {
        {tr("Period (UTC)").toStdString(), periodWords(m_picture->wish.period).toStdString()}};
    for (const ReviewCard& card : cardsOf(*m_picture))
        about.emplace_back(card.caption.toStdString(),
                           (card.figure + QStringLiteral(" · ") + card.detail).toStdString());
    return tables::sheetOf(*m_picture, std::move(about));
}

void ReviewPanel::exportCsv()
{
    if (!m_picture) return;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export the rebalances"),
                                     proposedPath(m_picture->wish.period, QStringLiteral(".csv")),
                                     tr("Comma-separated values (*.csv)"));
    if (path.isEmpty()) return;
    startCsv(path);
}

void ReviewPanel::exportWorkbook()
{
    if (!m_picture) return;
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the rebalances"),
        proposedPath(m_picture->wish.period, QStringLiteral(".xlsx")), tr("Workbook (*.xlsx)"));
    if (!path.isEmpty()) emit workbookWished(sheet(), path);
}

}  // namespace ballast::ui
