#pragma once

#include "models/laboratory/report.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

struct LaboratoryRow {
    int number = 0;
    laboratory::PolicyResult result;
    bool operator==(const LaboratoryRow&) const = default;
};

/// What each rule cost and what error it left.
class LaboratoryTable : public RowTable<LaboratoryRow, int> {
    Q_OBJECT
public:
    enum ColumnNumber { Name, Cost, Sd, PnlSd, Trades, Turnover, Aversion, Efficient };

    explicit LaboratoryTable(QObject* parent = nullptr);
    void show(const std::shared_ptr<const laboratory::Report>& report);

protected:
    int keyOf(const LaboratoryRow& row) const override { return row.number; }
    QVariant ofRow(const LaboratoryRow& row, int role) const override;
};

struct ReferenceLine {
    int number = 0;
    laboratory::ReferenceRow row;
    bool operator==(const ReferenceLine&) const = default;
};

/// A study's numbers beside those that are known, with the difference in standard errors.
class ReferenceTable : public RowTable<ReferenceLine, int> {
    Q_OBJECT
public:
    enum ColumnNumber { Group, Hedge, Measure, Reference, Value, Z };

    explicit ReferenceTable(QObject* parent = nullptr);
    void show(const std::shared_ptr<const laboratory::Report>& report);

protected:
    int keyOf(const ReferenceLine& row) const override { return row.number; }
    QVariant ofRow(const ReferenceLine& row, int role) const override;
};

}  // namespace ballast::tables
