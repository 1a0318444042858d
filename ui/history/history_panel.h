#pragma once

#include "models/engine/snapshot.h"
#include "models/review/rebalance.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class RebalanceTable;
}

namespace ballast::ui {

class EmptyState;
class RowFilter;
class SectionHeader;
class ToolRow;

/// Past rebalances with filters, and the one that is selected told in full. It does not read the
/// store: it asks, and is given rows.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    /// Newest first.
    void setRows(std::vector<review::Rebalance> rows);
    /// Reading failed: says so, and keeps what was shown.
    void setFailure(const QString& sentence);
    /// The history is not to be read from here at all: says where it is.
    void setElsewhere(const QString& sentence);
    /// Asks for rows when proposals ended since they were last read, at most once in two seconds of
    /// the snapshot's time.
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void refreshRequested();
    /// A row was opened: show this proposal in the chart.
    void proposalOpened(ballast::core::ProposalId proposal);
    /// What is on record of the moment of the selected row is wanted, else of the newest.
    void momentWished(ballast::core::Time at, ballast::core::Currency underlying);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrangeColumns();
    void buildTools();
    bool passes(int row) const;
    void fillChoices();
    void filter();
    void showDetail();
    void askWhy();

    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_underlying = nullptr;
    QComboBox* m_outcome = nullptr;
    QLineEdit* m_words = nullptr;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QTreeView* m_view;
    QLabel* m_detail;
    tables::RebalanceTable* m_table;
    RowFilter* m_filter;
    bool m_asked = false;
    std::size_t m_endedSeen = 0;
    core::ProposalId m_newestEnded;
    core::Time m_askedAt{};
    core::Time m_now{};  ///< of the newest snapshot
};

}  // namespace ballast::ui
