#pragma once

#include "models/review/moment.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

/// One event of a moment, by its place in it.
struct MomentRow {
    std::size_t number = 0;
    review::MomentEvent event;
    bool after = false;  ///< of the moment that was asked for
    bool operator==(const MomentRow&) const = default;
};

/// What is on record of the minutes round a moment, oldest first; of one underlying, where it is
/// named, with what concerns the whole desk.
class MomentTable : public RowTable<MomentRow, std::size_t> {
    Q_OBJECT

public:
    enum ColumnNumber { Time, Kind, Book, What, Text, Who, Number };

    explicit MomentTable(QObject* parent = nullptr);
    void show(const std::shared_ptr<const review::Moment>& moment, core::Currency underlying);

protected:
    std::size_t keyOf(const MomentRow& row) const override { return row.number; }
    QVariant ofRow(const MomentRow& row, int role) const override;
};

}  // namespace ballast::tables
