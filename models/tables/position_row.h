#pragma once

#include "models/portfolio/aggregate.h"
#include "models/portfolio/exposure.h"
#include "models/tables/column.h"
#include "models/tables/grouping.h"
#include "models/tables/position_filter.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::tables {

/// The columns of the position tables, in their order.
struct PositionColumn {
    enum Number : int {
        Instrument,
        Venue,
        Size,
        Mark,
        Volatility,
        Delta,
        DeltaUsd,
        Gamma,
        GammaUsd,
        Vega,
        VegaWeighted,
        Theta,
        Vanna,
        Volga,
        Charm,
        Pnl,
        Trend,
        Value,
        Average,
        Underlying,
        Kind,
        Expiry,
        Days,
        Account,
        SubBook
    };
};

/// One row of the position tree, self-contained: all of it, a group of positions, or one of them.
struct PositionRow {
    bool whole = false;                        ///< the total of all that is shown
    std::optional<portfolio::GroupKey> group;  ///< by what it is a group
    bool isPosition() const { return !whole && !group; }
    // What it belongs to, as far as it is taken apart.
    portfolio::SubBookId subBook = portfolio::kUnassigned;
    std::string subBookName;
    core::Currency underlying;  ///< empty: positions in instruments that are not listed
    std::optional<core::Time> expiry;
    std::optional<double> days;  ///< to that expiry, when the book was valued, in hundredths
    core::AccountKey account;    ///< of a group by venue the venue alone
    std::optional<market::Kind> kind;
    core::InstrumentId id;  ///< positions only, as what follows
    std::shared_ptr<const market::Instrument> instrument;
    core::Quantity size;
    double averagePrice = 0;
    double mark = 0;
    double volatility = 0;
    portfolio::Gap gap = portfolio::Gap::None;

    portfolio::Figures figures;
    double delta = 0;     ///< coin, in the tree's convention
    double deltaUsd = 0;  ///< USD, in the tree's convention
    bool listed = true;   ///< some of it is in instruments that are listed
    bool oneCoin = true;  ///< what is in coin can be added up
    int lines = 0;
    int partial = 0;        ///< lines not in the sums
    int stale = 0;          ///< lines in the sums at their last good values
    std::string missing;    ///< "1 of 32 without a mark": of the lines not in the sums
    bool options = false;   ///< gamma, vega and theta mean something
    int decimals = 2;       ///< of deltas in this underlying
    bool fullName = false;  ///< no group above says of which underlying and expiry it is

    bool operator==(const PositionRow&) const = default;
};

/// A row with the rows under it, as a book has them.
struct PositionBranch {
    PositionRow row;
    std::vector<PositionBranch> children;
};

/// How positions are shown: in which groups and convention, and which of them.
struct PositionView {
    Grouping grouping = defaultGrouping();
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    PositionFilter filter;
};

struct PositionOutline {
    PositionBranch whole;  ///< what all that is shown adds up to, over the groups
    int hidden = 0;        ///< positions that the filter does not let through
};

/// Groups with their groups with their positions, in the order of the book's lines. Totals are of
/// what is shown. Those of an underlying that stands first and is not filtered are the engine's own
/// sums, which know of equity and of positions nobody has listed.
PositionOutline outlineOf(const portfolio::Book& book, const PositionView& view);

/// "Gamma", "BTC", "27 DEC 26", "C 70000", "BTC-PERPETUAL".
QString titleOf(const PositionRow& row);
/// What the row's numbers leave out, as a sentence; empty when nothing.
QString reservationOf(const PositionRow& row);

/// "Call", "Perpetual"; empty for what is no position or not listed.
QString kindOf(const PositionRow& row);

std::span<const Column<PositionRow>> positionColumns();

}  // namespace ballast::tables
