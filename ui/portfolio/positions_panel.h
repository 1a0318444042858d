// portfolio panels: what is held, and what it adds up to.
#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/grouping.h"
#include "ui/portfolio/position_columns.h"
#include "ui/portfolio/position_export.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace ballast::tables {
class PositionFilter;
class PositionTotals;
class PositionTree;
}  // namespace ballast::tables

namespace ballast::ui {

class EmptyState;
class FilterField;
class GroupedTree;
class GroupingButton;
class SectionHeader;
class ToolRow;

/// Positions as a tree with totals or as one list, in one delta convention at a time: grouped,
/// filtered, sorted, copied and written to files.
class PositionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PositionsPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    /// What is shown is a replay: see PositionTree::setPast.
    void setPast();
    void setConvention(portfolio::DeltaConvention convention);

    /// What a person has chosen to see, in words that stay the same: to be remembered. What is
    /// empty stays as it is. A grouping by sub-book waits until there are some. A filter is not
    /// part of it: nobody should open the desk on half a book.
    struct View {
        PositionColumns::State columns;
        QString grouping;
        QString convention;  ///< of the delta
        bool operator==(const View&) const = default;
    };
    View view() const;
    void setView(const View& view);

    /// Writes what is shown to a file of that kind, on another thread; exported() says how it went.
    void exportTo(const QString& path, PositionExport::Format format);

signals:
    void viewChosen();
    /// From the empty state: the trader wants to bring his own book.
    void importWanted();
    /// A sentence on a file that was written, or not.
    void exported(const QString& sentence);
    /// A file is being written: whoever shows that may cancel it.
    void working(ballast::ui::LongWork* work);

private:
    void buildTools();
    void buildTree();
    void buildTakeAway();
    void askForExport(PositionExport::Format format);
    void copy(bool withTitles);
    void chooseGrouping(const tables::Grouping& grouping);
    void group();
    void filter(const tables::PositionFilter& filter);
    void showFault(const QString& sentence);
    void openNew(const QModelIndex& parent, int first, int last);
    void showPage();
    void showRemark();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_convention;
    GroupingButton* m_grouping;
    FilterField* m_filter;
    QLabel* m_fault;
    tables::Grouping m_wanted;  ///< the grouping that was chosen, be it possible now or not
    bool m_subBooks = false;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    GroupedTree* m_tree;
    tables::PositionTree* m_model;
    tables::PositionTotals* m_totals;
    PositionColumns* m_columns = nullptr;
    PositionExport* m_export;
};

}  // namespace ballast::ui
