#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class FillTable;
}

namespace ballast::ui {

class SectionHeader;

/// Fills, newest first: price, slippage against the mid, fee.
class FillsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FillsPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

private:
    SectionHeader* m_header;
    QStackedWidget* m_pages;
    QTreeView* m_view;
    tables::FillTable* m_table;
};

}  // namespace ballast::ui
