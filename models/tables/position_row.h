#pragma once

#include "models/portfolio/exposure.h"
#include "models/tables/column.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ballast::tables {

/// One row of the position tree, self-contained: an underlying, one of its expiries, or a position.
struct PositionRow {
    enum class Level : std::uint8_t { Underlying, Expiry, Position };

    Level level = Level::Position;
    core::Currency underlying;  ///< empty: positions in instruments that are not listed
    std::optional<core::Time> expiry;
    core::AccountKey account;  ///< positions only, as what follows
    core::InstrumentId id;
    std::shared_ptr<const market::Instrument> instrument;
    core::Quantity size;
    double averagePrice = 0;
    double mark = 0;
    double volatility = 0;
    portfolio::Gap gap = portfolio::Gap::None;

    double delta = 0;      ///< coin, in the tree's convention
    double gamma1Pct = 0;  ///< coin
    double vega = 0;       ///< USD per vol point
    double theta = 0;      ///< USD per day
    double pnl = 0;        ///< USD, unrealised
    int lines = 0;
    int partial = 0;       ///< lines not in the sums
    int stale = 0;         ///< lines in the sums at their last good values
    bool options = false;  ///< gamma, vega and theta mean something
    int decimals = 2;      ///< of deltas in this underlying

    bool operator==(const PositionRow&) const = default;
};

/// A row with the rows under it, as a book has them.
struct PositionBranch {
    PositionRow row;
    std::vector<PositionBranch> children;
};

/// Underlyings with their expiries with their positions, in the order of the book's lines.
std::vector<PositionBranch> branchesOf(const portfolio::Book& book,
                                       portfolio::DeltaConvention convention);

/// "BTC", "27 DEC 26", "C 70000", "BTC-PERPETUAL".
QString titleOf(const PositionRow& row);
/// What the row's numbers leave out, as a sentence; empty when nothing.
QString reservationOf(const PositionRow& row);

std::span<const Column<PositionRow>> positionColumns();
inline constexpr int kDeltaColumn = 5;

}  // namespace ballast::tables
