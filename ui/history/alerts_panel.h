// history panels: what happened, browsed.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class AlertTable;
}

namespace ballast::ui {

class EmptyState;
class RowFilter;
class SectionHeader;
class ToolRow;

/// What the desk had to say, newest first. Warnings that came while it was not in sight are unread;
/// their number belongs in the tab's title.
class AlertsPanel : public QWidget {
    Q_OBJECT
public:
    explicit AlertsPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// Something the desk itself has to say, kept among the alerts for the whole run. The same
    /// sentence is kept once.
    void note(const QString& sentence, engine::Severity severity);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    int unread() const { return m_unread; }

signals:
    void unreadChanged(int unread);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showAll();
    void readAll();
    void countUnread();
    void showDetail();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_severity;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QTreeView* m_view;
    QLabel* m_detail;
    tables::AlertTable* m_table;
    RowFilter* m_filter;
    std::vector<engine::Alert> m_notes;  ///< newest first; numbered down from the largest number
    std::size_t m_notesRead = 0;
    std::uint64_t m_lastRead = 0;
    int m_unread = 0;
};

}  // namespace ballast::ui
