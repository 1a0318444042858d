#pragma once

#include "models/engine/snapshot.h"
#include "models/portfolio/model_check.h"

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

/// The venue's marks and Greeks against ours: one line of summary with how old its figures are, and
/// a row an option. It asks, only while it is in sight, no oftener than a person reads, and never
/// for a second while one is under way; somebody else prices the board.
class ModelCheckPanel : public QWidget {
    Q_OBJECT
public:
    explicit ModelCheckPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// An answer; one to an older wish is not shown.
    void show(const std::shared_ptr<const portfolio::ModelCheckAnswer>& answer);
    using QWidget::show;
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void wished(const ballast::portfolio::ModelCheckRequest& request);
    /// Nobody looks any more: no answer is wanted.
    void unwatched();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void askIfDue();
    void fill();
    void showAge();
    bool passes(int row) const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::shared_ptr<const market::Board> m_asked;  ///< what was last asked about
    std::shared_ptr<const market::Board> m_board;  ///< what the table is of
    std::shared_ptr<const portfolio::ModelCheckAnswer> m_answer;
    std::uint64_t m_wish = 0;
    bool m_waits = false;     ///< an answer is under way
    QString m_problem;        ///< of the last answer; empty: it had none
    std::int64_t m_age = -1;  ///< as it is shown, seconds; -1: not yet
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
