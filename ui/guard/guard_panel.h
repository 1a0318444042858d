// guard panel: how far each underlying is from being left alone, and why it is.
#pragma once

#include "models/engine/snapshot.h"

#include <QPointer>
#include <QWidget>

#include <optional>

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
class LimitsDialog;
class SectionHeader;
class WireBoard;

/// The tripwires of an underlying at one look, the worst first; on demand a table of those of every
/// underlying and of each place of it with their limits, and the margin of its accounts. The gauges
/// of one, and the one way out of its HALT: a person's reason. And the window's limits.
class GuardPanel : public QWidget {
    Q_OBJECT
public:
    explicit GuardPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    void setUnderlying(core::Currency underlying);
    /// The limits and tripwires in force, as a person may change them here.
    void setLimits(const guard::LimitSet& limits);
    /// Opens the window of limits.
    void showLimits();
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void commanded(const ballast::engine::Command& command);
    /// How many underlyings are not in NORMAL; for the tab's title.
    void guardedChanged(int underlyings);
    /// Limits that a person has confirmed.
    void limitsWished(const ballast::guard::LimitSet& limits);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildClear();
    const engine::UnderlyingState* shown() const;
    void fillChoice();
    void fillPlaces(const guard::State& state);
    /// The guard that would be cleared: of the underlying, or of the place that is chosen.
    bool chosenIsHalted(const guard::State& state) const;
    void refresh();
    void showBoard(const engine::UnderlyingState& state);
    void showStanding(const engine::UnderlyingState* state);
    void count();
    void clearHalt();
    void hearAnswer();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    QComboBox* m_underlying = nullptr;
    QComboBox* m_place = nullptr;
    Badge* m_level = nullptr;
    QLabel* m_cause = nullptr;
    tables::GuardTable* m_table;
    QTreeView* m_view;
    WireBoard* m_board;
    QPushButton* m_details = nullptr;  ///< the table of all underlyings in place of the board
    QLabel* m_count = nullptr;
    QWidget* m_clearing = nullptr;
    FactGrid* m_gauges;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel *m_standing = nullptr, *m_answer = nullptr;
    /// The HALT a person asked to end and whose end has not come yet.
    struct Asked {
        core::Currency underlying;
        core::VenueId venue;
    };
    std::optional<Asked> m_asked;
    std::optional<std::uint64_t> m_heard;  ///< the newest alert that was there
    std::optional<guard::LimitSet> m_limits;
    QPointer<LimitsDialog> m_dialog;
    int m_guarded = 0;
};

}  // namespace ballast::ui
