#pragma once

#include "models/tables/position_row.h"

#include <optional>
#include <span>
#include <string_view>

namespace ballast::tables {

/// What a number is counted in.
enum class Unit : std::uint8_t { None, Coin, Usd, Percent, Days, Price, Size };

/// A column beside its words: what it is called in settings and files, and its number.
struct PositionField {
    const char* id;  ///< never changed
    Unit unit = Unit::None;
    /// Nothing where the row has none: a delta without a mark, coins of several underlyings. Null:
    /// the column is of words.
    std::optional<double> (*number)(const PositionRow&) = nullptr;
    /// A Greek, a value or a profit, with a sign of its own: it may be sorted by its size, and the
    /// share of the largest means something.
    bool isAmount = false;
};

/// One a column of positionColumns(), in its order.
std::span<const PositionField> positionFields();
/// The column that the settings call so; nothing where there is none.
std::optional<int> columnOf(std::string_view id);
/// The number in a column, where it has one.
std::optional<double> numberOf(const PositionRow& row, int column);

}  // namespace ballast::tables
