// portfolio panels: what is held, and what it adds up to.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace ballast::tables {
class PositionTree;
}

namespace ballast::ui {

class EmptyState;
class GroupedTree;
class SectionHeader;
class ToolRow;

/// Positions as a tree with totals, in one delta convention at a time.
class PositionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PositionsPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    void setConvention(portfolio::DeltaConvention convention);

signals:
    void conventionChosen(ballast::portfolio::DeltaConvention convention);
    /// From the empty state: the trader wants to bring his own book.
    void importWanted();

private:
    void buildTree();
    void openNew(const QModelIndex& parent, int first, int last);
    void showRemark();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_convention;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    GroupedTree* m_tree;
    tables::PositionTree* m_model;
};

}  // namespace ballast::ui
