#pragma once

#include "models/rebalance/joint_request.h"
#include "models/tables/row_table.h"

namespace ballast::tables {

/// A leg of a joint hedge as it is read.
struct JointLegRow {
    core::InstrumentId instrument;
    QString name, side, quantity, price;
    double size = 0;  ///< signed, the instrument's unit
    double expectedPrice = 0, feeUsd = 0, slippageUsd = 0;
    double delta = 0, gamma = 0, vega = 0;
    QString tip;
    bool operator==(const JointLegRow&) const = default;
};

/// The legs of a joint hedge: options first, then futures.
class JointLegTable : public RowTable<JointLegRow, core::InstrumentId> {
    Q_OBJECT
public:
    enum ColumnNumber { Instrument, Side, Quantity, Price, Fee, Slippage, Delta, Gamma, Vega };

    explicit JointLegTable(QObject* parent = nullptr);
    /// The board is that the legs were found on.
    void show(const rebalance::JointHedge& hedge, const market::Board& board);
    void clear() { update({}); }

protected:
    core::InstrumentId keyOf(const JointLegRow& row) const override { return row.instrument; }
    QVariant ofRow(const JointLegRow& row, int role) const override;
};

/// An instrument that is not hedged with, and why.
struct JointRejectedRow {
    core::InstrumentId instrument;
    QString name, reason;
    bool operator==(const JointRejectedRow&) const = default;
};

class JointRejectedTable : public RowTable<JointRejectedRow, core::InstrumentId> {
    Q_OBJECT
public:
    enum ColumnNumber { Instrument, Reason };

    explicit JointRejectedTable(QObject* parent = nullptr);
    void show(const rebalance::JointHedge& hedge);
    void clear() { update({}); }

protected:
    core::InstrumentId keyOf(const JointRejectedRow& row) const override { return row.instrument; }
};

}  // namespace ballast::tables
