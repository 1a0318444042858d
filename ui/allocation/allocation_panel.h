// allocation panel: what share of the book each asset is, and what brings it back to its target.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class AllocationTable;
}

namespace ballast::ui {

class EmptyState;
class SectionHeader;
class ToolRow;

/// The weights of the book against their targets. Targets are written in the table, judged as a
/// whole, and hold when they are applied; the trade of a row becomes an ordinary proposal.
class AllocationPanel : public QWidget {
    Q_OBJECT
public:
    explicit AllocationPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void commanded(const ballast::engine::Command& command);
    /// A proposal was asked for: it will stand among the proposals.
    void proposed();
    /// How many rows are outside their tolerance; for the tab's title.
    void outsideChanged(int rows);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTable();
    QWidget* buildTools();
    QWidget* buildLower();
    void refresh();
    void showWords();
    void count();
    /// The targets that are being written, else those in force.
    const rebalance::AllocationPolicy& wished() const;
    rebalance::AllocationPolicy& draft();
    void begin();
    void writeTarget(core::Currency asset, std::optional<double> points);
    void writeTolerance(core::Currency asset, double points);
    void writeLeastTrade();
    void restToCash();
    void apply();
    void discard();
    void propose();
    QString problem() const;
    std::optional<std::size_t> chosen() const;
    QString whyNotProposed() const;
    void refuse(const QString& sentence);
    void say(const QString& sentence, bool wrong = false);

    std::shared_ptr<const engine::AllocationState> m_state;
    std::optional<rebalance::AllocationPolicy> m_draft;
    SectionHeader* m_header;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    tables::AllocationTable* m_table;
    QTreeView* m_view;
    ToolRow* m_tools = nullptr;
    QComboBox* m_aim = nullptr;
    QLineEdit* m_least = nullptr;
    QLabel* m_message = nullptr;
    QPushButton *m_rest = nullptr, *m_discard = nullptr, *m_apply = nullptr, *m_propose = nullptr;
    QString m_refusal;  ///< what was written and not taken
    int m_outside = 0;
};

}  // namespace ballast::ui
