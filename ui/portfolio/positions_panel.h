// portfolio panels: what is held, and what it adds up to.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QStackedWidget;

namespace ballast::tables {
class PositionTree;
}

namespace ballast::ui {

class EmptyState;
class GroupedTree;
class SectionHeader;
class ToolRow;

/// Positions as a tree with totals, grouped in one way and in one delta convention at a time.
class PositionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PositionsPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    void setConvention(portfolio::DeltaConvention convention);

    /// What a person has chosen to see, in words that stay the same: to be remembered. Empty
    /// columns mean the ones it begins with. A grouping by sub-book waits until there are some.
    struct View {
        QStringList columns;
        QString grouping;
        QString convention;  ///< of the delta; empty: the one it begins with
        bool operator==(const View&) const = default;
    };
    View view() const;
    void setView(const View& view);

signals:
    void viewChosen();
    /// From the empty state: the trader wants to bring his own book.
    void importWanted();

private:
    void buildTree();
    void buildColumnChooser();
    QString columnWords(int column) const;
    void offerSubBooks(bool any);
    void group(int choice);
    void openNew(const QModelIndex& parent, int first, int last);
    void showRemark();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_convention;
    QComboBox* m_grouping;
    QMenu* m_columns = nullptr;
    QString m_wanted;  ///< the grouping that was chosen, be it possible now or not
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    GroupedTree* m_tree;
    tables::PositionTree* m_model;
};

}  // namespace ballast::ui
