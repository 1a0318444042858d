#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/row_table.h"

namespace ballast::tables {

/// One tripwire of the underlying that is looked at.
struct GuardRow {
    int number = 0;
    QString name, value, limit, way, level, tip;
    double used = 0;  ///< 0 ... 1 of the way to the next level
    Tone tone = Tone::Neutral;
    bool known = false;
    bool operator==(const GuardRow&) const = default;
};

/// The tripwires of one underlying, always all of them, in their order.
class GuardTable : public RowTable<GuardRow, int> {
    Q_OBJECT
public:
    enum ColumnNumber { Name, Value, Limit, Way, Level };

    explicit GuardTable(QObject* parent = nullptr);
    void show(const engine::GuardState& state);

protected:
    int keyOf(const GuardRow& row) const override { return row.number; }
    QVariant ofRow(const GuardRow& row, int role) const override;
};

/// How a level is meant: nothing to see, amber, red.
Tone toneOf(engine::GuardLevel level);

}  // namespace ballast::tables
