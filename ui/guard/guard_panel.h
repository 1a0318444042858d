// guard panel: how far each underlying is from being left alone, and why it is.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace ballast::tables {
class GuardTable;
}

namespace ballast::ui {

class Badge;
class FactGrid;
class SectionHeader;

/// The tripwires and gauges of one underlying, and the one way out of its HALT: a person's reason.
class GuardPanel : public QWidget {
    Q_OBJECT
public:
    explicit GuardPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    void setUnderlying(core::Currency underlying);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void commanded(const ballast::engine::Command& command);
    /// How many underlyings are not in NORMAL; for the tab's title.
    void guardedChanged(int underlyings);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildClear();
    const engine::UnderlyingState* shown() const;
    void fillChoice();
    void refresh();
    void count();
    void clearHalt();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    QComboBox* m_underlying = nullptr;
    Badge* m_level = nullptr;
    QLabel* m_cause = nullptr;
    tables::GuardTable* m_table;
    QTreeView* m_view;
    FactGrid* m_gauges;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_clear = nullptr;
    int m_guarded = 0;
};

}  // namespace ballast::ui
