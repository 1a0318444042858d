#pragma once

#include "models/core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::core {

/// The fields of one line of comma-separated values (RFC 4180), without outer blanks. A field in
/// quotes may hold commas and doubled quotes, and no line break. Errors say what is wrong with it.
Expected<std::vector<std::string>> csvFields(std::string_view line);

/// Whether a spreadsheet may take a cell with this text for a formula: it begins with = + - @, a
/// tab, a line break or NUL, also in their wide forms, and also behind blanks.
bool beginsAFormula(std::string_view text);
/// The text as one field: quoted where it must be, and never taken for a formula by a spreadsheet,
/// whichever of comma, semicolon, tab and bar it takes for the separator: an apostrophe stands
/// before what would be one.
std::string csvCell(std::string_view text);

/// A decimal number such as "-12.5e-3" as the nearest double, in no locale; nothing for anything
/// else, "nan", "inf" and what is beyond the range of a double included.
std::optional<double> parseDecimal(std::string_view text);

}  // namespace ballast::core
