#pragma once

#include "models/core/text_table.h"
#include "models/core/time.h"
#include "models/tables/position_field.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ballast::tables {

class PositionTree;

/// Nothing, words, a finite number, or an instant.
using SheetCell = std::variant<std::monostate, std::string, double, core::Time>;

struct SheetColumn {
    std::string title;
    Unit unit = Unit::None;  ///< None: of words
};

struct SheetRow {
    int level = 0;       ///< how many groups it stands in
    bool isSum = false;  ///< a group or the total
    std::vector<SheetCell> cells;
};

/// Positions as a file has them: every row, also what is folded away, as values. It owns all that
/// is in it, so that another thread may write it.
struct PositionSheet {
    std::string title, aboutTitle;  ///< of its two pages
    std::string levelTitle;         ///< of how deep a row stands
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;  ///< as they are shown, the total last
    /// Of which account and moment it is, in which groups, and what is in no total.
    std::vector<std::pair<std::string, std::string>> about;
    core::Time at{};
};

/// What the tree shows, in these of its columns and their order. Names are the venue's in full.
/// One more column at the end says of each row what it leaves out.
PositionSheet sheetOf(const PositionTree& tree, const std::vector<int>& columns);

/// For a file of comma-separated values (core::csvText): numbers in full, instants by UTC, and how
/// deep a row stands in front.
core::TextTable textTableOf(const PositionSheet& sheet);

}  // namespace ballast::tables
