#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace ballast::tables {
class ModelCheckTable;
}

namespace ballast::ui {

class RowFilter;
class SectionHeader;
class ToolRow;

/// The venue's marks and Greeks against ours: one line of summary, and a row an option. Looked up
/// only while it is in sight, and no oftener than a person reads, however fast the market runs.
class ModelCheckPanel : public QWidget {
    Q_OBJECT
public:
    explicit ModelCheckPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refreshIfDue();
    void refresh();
    bool passes(int row) const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::shared_ptr<const engine::Snapshot> m_shown;  ///< what the table is of
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_which;
    QStackedWidget* m_pages;
    QTreeView* m_view;
    tables::ModelCheckTable* m_table;
    RowFilter* m_filter;
    QTimer* m_pace;
};

}  // namespace ballast::ui
