#pragma once

#include "models/market/board.h"
#include "models/portfolio/what_if.h"
#include "models/tables/row_table.h"

#include <map>
#include <memory>
#include <utility>

namespace ballast::tables {

/// A position as it is and as it is thought of.
struct WhatIfRow {
    core::AccountKey account;
    core::InstrumentId instrument;
    QString name, unit;
    core::Quantity held, thought;
    QString delta;  ///< of the change, coin, as the market stands; empty: none, or not known
    bool changed() const { return held != thought; }
    bool operator==(const WhatIfRow&) const = default;
};

/// Net delta of what is changed, coin, by position.
using WhatIfDeltas = std::map<std::pair<core::AccountKey, core::InstrumentId>, double>;

/// Every position of an underlying, and what the what-if makes of it. The size thought of is
/// written in place; what is written is asked for by a signal.
class WhatIfTable : public RowTable<WhatIfRow, std::pair<core::AccountKey, core::InstrumentId>> {
    Q_OBJECT
public:
    enum ColumnNumber { Instrument, Held, Thought, Change, Unit, Delta };

    explicit WhatIfTable(QObject* parent = nullptr);
    void show(const portfolio::Book& live, const std::vector<portfolio::WhatIfChange>& changes,
              const market::Board& board, core::Currency underlying,
              const WhatIfDeltas& deltas = {});

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Takes "12.5", "-3", "−3": a number in the instrument's unit. False where it is none.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void resized(const ballast::tables::WhatIfRow& row, ballast::core::Quantity size);

protected:
    std::pair<core::AccountKey, core::InstrumentId> keyOf(const WhatIfRow& row) const override
    {
        return {row.account, row.instrument};
    }
    QVariant ofRow(const WhatIfRow& row, int role) const override;
};

/// A size as a person types it; an error where it is none.
core::Expected<core::Quantity> readSize(const QString& text);

}  // namespace ballast::tables
