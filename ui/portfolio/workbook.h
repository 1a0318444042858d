#pragma once

#include "models/core/error.h"
#include "models/tables/position_sheet.h"
#include "ui/widgets/long_work.h"

#include <string>

namespace ballast::ui {

/// Writes positions as a workbook of two pages: the rows, with groups that fold, real numbers in
/// formats of their unit and titles that stay in sight; and what they are of. Words are never read
/// as formulas. The file is there whole or not at all; an error says why. `path` is in
/// the encoding of the file system. Any thread.
/// `watch` hears of each row, and may cancel: nothing is left behind then, and there is no error.
core::Expected<void> writeWorkbook(const std::string& path, const tables::PositionSheet& sheet,
                                   const WorkWatch& watch = {});

}  // namespace ballast::ui
