#pragma once

#include "models/engine/snapshot.h"
#include "models/laboratory/period_frontier.h"
#include "models/review/review_picture.h"
#include "models/tables/position_sheet.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QDateEdit;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace ballast::tables {
class CaseTable;
class LineTable;
}  // namespace ballast::tables

namespace ballast::ui {

class CalendarMap;
class CaseView;
class DistributionView;
class EmptyState;
class FrontierView;
class LongWork;
class ReviewCards;
class ReviewHead;
class SeriesLegend;
class StackedPlot;
class WaterfallPlot;

/// What was done in a period, what it cost, and what else could have been done. It asks for
/// pictures and for single rebalances; somebody else reads and works them out.
class ReviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPanel(QWidget* parent = nullptr);

    /// The market's time, and whether something ended since the period was read.
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// How far reading is, 0 to 1.
    void showProgress(double share);
    /// An answer to wished(); one to an older wish is not shown.
    void show(const std::shared_ptr<const review::ReviewPicture>& picture, double seconds);
    using QWidget::show;
    /// Follows the picture: where its period lies among the rules of the laboratory.
    void showFrontier(const std::shared_ptr<const laboratory::PeriodFrontier>& frontier);
    /// Nothing could be read; the last picture stays.
    void showProblem(const QString& sentence);
    /// An answer to caseWished().
    void showCase(std::shared_ptr<const review::CaseDetail> detail);
    void showCaseProblem(const QString& sentence);
    /// An answer to noteWished(): empty, or why it was not recorded.
    void noteKept(core::ProposalId proposal, const QString& problem);
    /// Why notes cannot be kept; empty: they can.
    void setNotesHindrance(const QString& why);
    /// Shows the button that makes a report of the period.
    void setReports(bool can);
    /// What an export came to.
    void tell(const QString& sentence, bool isProblem = false);
    void focusFilter();
    void readAgain();

    review::ReviewWish wish() const;
    const std::shared_ptr<const review::ReviewPicture>& picture() const { return m_picture; }
    core::ProposalId selected() const;
    /// Writes what is shown; a sentence where it could not, else empty.
    QString saveCsv(const QString& path) const;
    /// The same on a thread of its own: working(), and what became of it is told in the window.
    void startCsv(const QString& path);
    /// The same for a workbook, with the figures on top on its second page.
    tables::PositionSheet sheet() const;

signals:
    /// `anew`: what was read before is not good enough.
    void wished(const ballast::review::ReviewWish& wish, bool anew);
    void cancelled();
    void caseWished(ballast::core::ProposalId proposal);
    /// `note.at` and `note.who` are not filled.
    void noteWished(const ballast::review::Note& note);
    /// Show this moment: a step of a rebalance's life was opened, or the rebalance itself.
    void momentWished(ballast::core::ProposalId proposal, ballast::core::Time at);
    /// The whole desk as it was then is wanted, in a replay of its own.
    void replayWished(ballast::core::ProposalId proposal, ballast::core::Time at);
    void workbookWished(const ballast::tables::PositionSheet& sheet, const QString& path);
    /// A file is being written: whoever shows that may cancel it.
    void working(ballast::ui::LongWork* work);
    void reportWished(ballast::core::Time from, ballast::core::Time to);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildCharts();
    QWidget* buildPnl();
    QWidget* buildCost();
    QWidget* buildTables();
    QWidget* buildSide();
    QWidget* buildRebalances();
    QWidget* buildCosts();
    QWidget* buildQuality();
    QWidget* buildCompare();
    QWidget* buildCalendar();
    QWidget* buildFoot();
    QTreeView* addLines(const char* name, const QString& spokenName, tables::LineTable* model);
    void ask(bool anew);
    void askForPeriod();
    void fill();
    void fillCharts();
    void fillCalendar();
    void choosePnl(int which);
    void selectCase();
    void keepSelection(core::ProposalId proposal);
    void openDay(review::UtcDay day);
    void openBar(int bar);
    void openProposal(core::ProposalId proposal);
    void setBusy(bool busy);
    void exportCsv();
    void exportWorkbook();
    review::Period otherPeriod(const review::Period& period) const;

    std::shared_ptr<const review::ReviewPicture> m_picture;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::optional<review::ReviewWish> m_asked;
    core::ProposalId m_newestRead;
    bool m_filling = false;
    ReviewHead* m_head;
    ReviewCards* m_cards;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QTabWidget *m_tabs = nullptr, *m_side = nullptr;
    QComboBox *m_pnlOf = nullptr, *m_by = nullptr, *m_calendarOf = nullptr, *m_otherOf = nullptr;
    QDateEdit *m_otherFrom = nullptr, *m_otherTo = nullptr;
    QStackedWidget* m_pnlPages = nullptr;
    StackedPlot* m_pnlBars = nullptr;
    WaterfallPlot *m_pnlFall = nullptr, *m_costFall = nullptr;
    SeriesLegend* m_legend = nullptr;
    QLabel *m_costRemark = nullptr, *m_otherRemark = nullptr;
    QTreeView* m_view = nullptr;
    CaseView* m_case = nullptr;
    DistributionView* m_distributions = nullptr;
    CalendarMap* m_calendar = nullptr;
    FrontierView* m_frontier = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    QLabel* m_state = nullptr;
    tables::CaseTable* m_table;
    tables::LineTable *m_costs, *m_quality, *m_missed, *m_overrides, *m_compared;
};

}  // namespace ballast::ui
