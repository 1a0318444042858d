#pragma once

#include "models/portfolio/scenario_run.h"
#include "models/tables/row_table.h"

#include <memory>
#include <optional>

namespace ballast::tables {

/// One stress with what it does to the book that is looked at.
struct StressRow {
    int number = 0;
    QString name, kind, tip;
    double pnl = 0, equityPnl = 0, delta = 0;
    std::optional<double> marginUse;
    bool difference = false;  ///< a difference of two books: margin in points
    bool operator==(const StressRow&) const = default;
};

/// Which book a scenario shows.
enum class ScenarioBook : std::uint8_t { Live, WhatIf, Difference };

/// The named stresses, in the order given.
class StressTable : public RowTable<StressRow, int> {
    Q_OBJECT
public:
    enum ColumnNumber { Name, Kind, Pnl, EquityPnl, Delta, Margin };

    explicit StressTable(QObject* parent = nullptr);
    void show(const std::shared_ptr<const portfolio::ScenarioResult>& result, ScenarioBook book,
              portfolio::DeltaConvention convention);

protected:
    int keyOf(const StressRow& row) const override { return row.number; }
    QVariant ofRow(const StressRow& row, int role) const override;
};

}  // namespace ballast::tables
