#pragma once

#include "models/portfolio/aggregate.h"
#include "models/portfolio/exposure.h"
#include "models/tables/column.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::tables {

/// How the tree is taken apart: by this first, then by underlying and expiry.
enum class Grouping : std::uint8_t { Underlying, SubBook, Venue, Account };

/// One row of the position tree, self-contained: a group of positions, or one of them.
struct PositionRow {
    std::optional<portfolio::GroupKey> group;  ///< by what it is a group; none: a position
    // What it belongs to, as far as it is taken apart.
    portfolio::SubBookId subBook = portfolio::kUnassigned;
    std::string subBookName;
    core::Currency underlying;  ///< empty: positions in instruments that are not listed
    std::optional<core::Time> expiry;
    core::AccountKey account;  ///< of a group by venue the venue alone
    core::InstrumentId id;     ///< positions only, as what follows
    std::shared_ptr<const market::Instrument> instrument;
    core::Quantity size;
    double averagePrice = 0;
    double mark = 0;
    double volatility = 0;
    portfolio::Gap gap = portfolio::Gap::None;

    portfolio::Figures figures;
    double delta = 0;     ///< coin, in the tree's convention
    double deltaUsd = 0;  ///< USD, in the tree's convention
    bool oneCoin = true;  ///< what is in coin can be added up
    int lines = 0;
    int partial = 0;       ///< lines not in the sums
    int stale = 0;         ///< lines in the sums at their last good values
    std::string missing;   ///< "1 of 32 without a mark": of the lines not in the sums
    bool options = false;  ///< gamma, vega and theta mean something
    int decimals = 2;      ///< of deltas in this underlying

    bool operator==(const PositionRow&) const = default;
};

/// A row with the rows under it, as a book has them.
struct PositionBranch {
    PositionRow row;
    std::vector<PositionBranch> children;
};

/// Groups with their groups with their positions, in the order of the book's lines.
std::vector<PositionBranch> branchesOf(const portfolio::Book& book, Grouping grouping,
                                       portfolio::DeltaConvention convention);

/// "Gamma", "BTC", "27 DEC 26", "C 70000", "BTC-PERPETUAL".
QString titleOf(const PositionRow& row);
/// What the row's numbers leave out, as a sentence; empty when nothing.
QString reservationOf(const PositionRow& row);

std::span<const Column<PositionRow>> positionColumns();
inline constexpr int kDeltaColumn = 5;
inline constexpr int kDeltaUsdColumn = 6;

}  // namespace ballast::tables
