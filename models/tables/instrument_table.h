#pragma once

#include "models/market/board.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

/// A listing of the board that is on show, by reference: equal when nothing a cell shows differs.
struct InstrumentRow {
    const market::Listing* listing = nullptr;
    bool operator==(const InstrumentRow& other) const;
};

/// Everything that can be traded, with quotes and marks: for a watch list or an option chain behind
/// a filter. In the order the venues listed them.
class InstrumentTable : public RowTable<InstrumentRow, std::uint32_t> {
    Q_OBJECT

public:
    enum ColumnNumber {
        Instrument,
        Venue,
        Expiry,
        Strike,
        BidSize,
        Bid,
        Ask,
        AskSize,
        Mark,
        BidIv,
        MarkIv,
        AskIv,
        Delta,
        OpenInterest
    };

    explicit InstrumentTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const market::Board> board);
    const market::Listing& listing(int row) const { return *this->row(row).listing; }

protected:
    std::uint32_t keyOf(const InstrumentRow& row) const override
    {
        return row.listing->instrument->id.index;
    }
    QVariant ofRow(const InstrumentRow& row, int role) const override;

private:
    std::shared_ptr<const market::Board> m_board;
};

}  // namespace ballast::tables
