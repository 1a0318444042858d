#pragma once

#include "models/engine/snapshot.h"

#include <QPushButton>

#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QMenu;

namespace ballast::ui {

/// Which underlyings auto-fire is armed for, and how much delta its hedges may move in each: a
/// button that says it and a small form behind it.
class ArmScope : public QPushButton {
    Q_OBJECT
public:
    explicit ArmScope(QWidget* parent = nullptr);

    /// Offers these. What a person wrote is kept for the next time.
    void offer(const engine::Snapshot& snapshot);
    /// Those that are ticked, each with its coins.
    std::vector<engine::DeltaBudget> budgets() const;

signals:
    void changed();

private:
    struct Row {
        core::Currency underlying;
        QCheckBox* armed = nullptr;
        QDoubleSpinBox* coins = nullptr;
        double suggested = 0;
    };
    Row& rowOf(core::Currency underlying);
    void tell();

    QMenu* m_menu;
    QWidget* m_form;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

/// Room for a few hedges as large as the one that waits, or as the band is wide; two digits.
double suggestedCoins(const engine::UnderlyingState& state, const rebalance::Proposals* proposals);

}  // namespace ballast::ui
