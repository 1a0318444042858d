#pragma once

#include "models/engine/allocation_state.h"
#include "models/tables/row_table.h"

#include <array>
#include <optional>

namespace ballast::tables {

/// One asset, or cash.
struct AllocationTableRow {
    core::Currency asset;
    QString name, value, weight, target, tolerance, drift, trade, after, tip;
    double valueUsd = 0, points = 0, driftPoints = 0, tradeUsd = 0;
    /// As a file would say them; empty: no target.
    QString targetWritten, toleranceWritten;
    /// Of the bar, 0 ... 1 of the whole: lower edge, target, upper edge; absent: no target.
    std::optional<std::array<double, 3>> band;
    Tone tone = Tone::Neutral;
    bool known = false, changed = false, cash = false;
    bool hasTarget() const { return band.has_value(); }
    bool operator==(const AllocationTableRow&) const = default;
};

/// The weights of the book beside the targets that are wished for: those in force, or those a
/// person is writing. Target and tolerance are written in place; what is written is asked for by a
/// signal.
class AllocationTable : public RowTable<AllocationTableRow, core::Currency> {
    Q_OBJECT
public:
    enum ColumnNumber { Asset, Value, Weight, Target, Tolerance, Drift, Trade, After };

    explicit AllocationTable(QObject* parent = nullptr);
    /// `wished` differs from what `state` was found with while a person is writing it.
    void show(const engine::AllocationState& state, const rebalance::AllocationPolicy& wished);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Takes "45", "12.5 %"; of a target also nothing, which takes the target away. False where it
    /// is no number from 0 to 100; refused() says so.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void targetWritten(ballast::core::Currency asset, std::optional<double> points);
    void toleranceWritten(ballast::core::Currency asset, double points);
    void refused(const QString& sentence);

protected:
    core::Currency keyOf(const AllocationTableRow& row) const override { return row.asset; }
    QVariant ofRow(const AllocationTableRow& row, int role) const override;
};

/// Percentage points as a person types them; an error where they are none from 0 to 100.
core::Expected<double> readPoints(const QString& text);

}  // namespace ballast::tables
