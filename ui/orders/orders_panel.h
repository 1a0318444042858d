#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class OrderTable;
}

namespace ballast::ui {

class EmptyState;
class OrderActions;
class SectionHeader;

/// Orders, newest first, with the life of each in its tool tip. What is unknown or needs a person
/// stands in a bar above the table that does not go away by itself.
class OrdersPanel : public QWidget {
    Q_OBJECT
public:
    explicit OrdersPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    /// Orders whose fate is not known: in the tab's title.
    int unsettled() const { return m_unsettled; }

signals:
    void commanded(const ballast::engine::Command& command);
    void unsettledChanged(int unsettled);

private:
    void arrangeColumns();
    void actOn(const QModelIndex& index);
    void resolve(const orders::Order& order);
    void showAttention();
    void showRemark();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    QLabel* m_attention;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QTreeView* m_view;
    tables::OrderTable* m_table;
    OrderActions* m_actions;
    int m_unsettled = 0;
};

}  // namespace ballast::ui
