#pragma once

#include "models/core/error.h"
#include "models/tables/position_sheet.h"

#include <string>

namespace ballast::ui {

/// Writes positions as a workbook of two pages: the rows, with groups that fold, real numbers in
/// formats of their unit and titles that stay in sight; and what they are of. Words are never read
/// as formulas. The file is there whole or not at all; an error says why. `path` is in
/// the encoding of the file system. Any thread.
core::Expected<void> writeWorkbook(const std::string& path, const tables::PositionSheet& sheet);

}  // namespace ballast::ui
