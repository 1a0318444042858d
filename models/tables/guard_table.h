#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/row_table.h"

namespace ballast::tables {

/// One tripwire, the margin of one account, or the head of a group of them.
struct GuardRow {
    int number = 0;
    bool head = false;
    QString name, value, limit, way, level, tip;
    double used = 0;  ///< 0 ... 1 of the way to the next level
    Tone tone = Tone::Neutral;
    bool known = false;
    bool operator==(const GuardRow&) const = default;
};

/// The tripwires of every underlying: those of all of it, those of each place of it, and the margin
/// of each account it is held in; a group each, with a head that says how it stands and why. The
/// highest level comes first: of underlyings, of the groups of one, and of the rows of a group.
class GuardTable : public RowTable<GuardRow, int> {
    Q_OBJECT
public:
    enum ColumnNumber { Name, Value, Limit, Way, Level };

    explicit GuardTable(QObject* parent = nullptr);
    void show(const std::vector<engine::UnderlyingState>& states);
    /// The first row of an underlying; -1: it is not there.
    int headOf(core::Currency underlying) const;

protected:
    int keyOf(const GuardRow& row) const override { return row.number; }
    QVariant ofRow(const GuardRow& row, int role) const override;

private:
    std::vector<std::pair<core::Currency, int>> m_heads;
};

/// The tripwires of an underlying and of its places in one list, the worst first; those of a place
/// carry its name.
std::vector<GuardRow> wiresOf(const engine::UnderlyingState& state);

/// How a level is meant: nothing to see, amber, red.
Tone toneOf(engine::GuardLevel level);

}  // namespace ballast::tables
