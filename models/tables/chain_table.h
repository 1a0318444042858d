#pragma once

#include "models/market/board.h"
#include "models/tables/row_table.h"

#include <memory>
#include <optional>
#include <vector>

namespace ballast::tables {

/// One option of a chain as its cells show it: values, so that a row can be compared.
struct ChainQuote {
    bool listed = false;
    bool stale = false;
    core::InstrumentId id;
    core::Price bid, ask, mark;
    double markIv = 0;            ///< 0.55 is 55 %
    std::optional<double> delta;  ///< the venue's, Black-Scholes
    int decimals = 4;             ///< of its prices
    bool operator==(const ChainQuote&) const = default;
};

struct ChainRow {
    core::Price strike;
    ChainQuote call, put;
    bool nearest = false;  ///< the strike nearest the underlying
    bool operator==(const ChainRow&) const = default;
};

/// The option chain of one underlying and expiry: calls, strike, puts, by strike.
class ChainTable : public RowTable<ChainRow, std::int64_t> {
    Q_OBJECT
public:
    enum ColumnNumber {
        CallDelta,
        CallIv,
        CallBid,
        CallAsk,
        CallMark,
        Strike,
        PutMark,
        PutBid,
        PutAsk,
        PutIv,
        PutDelta
    };

    explicit ChainTable(QObject* parent = nullptr);
    /// `venue`: of the options; empty: whichever lists them, where it is only one.
    void show(std::shared_ptr<const market::Board> board, core::Currency underlying,
              core::Time expiry, core::VenueId venue = {});

protected:
    std::int64_t keyOf(const ChainRow& row) const override { return row.strike.mantissa(); }
    QVariant ofRow(const ChainRow& row, int role) const override;
};

/// Underlyings with options on the board, by name, and the expiries of one, soonest first.
std::vector<core::Currency> chainUnderlyings(const market::Board& board);
/// Venues that list options, in the order of their names.
std::vector<core::VenueId> chainVenues(const market::Board& board);
std::vector<core::Time> chainExpiries(const market::Board& board, core::Currency underlying);

}  // namespace ballast::tables
