#pragma once

#include "models/review/review_picture.h"
#include "models/tables/position_sheet.h"

namespace ballast::tables {

/// The rebalances of a review as a sheet, oldest first, numbers in full; its second page has the
/// period and the headline figures that `about` gives.
PositionSheet sheetOf(const review::ReviewPicture& picture,
                      std::vector<std::pair<std::string, std::string>> about);

}  // namespace ballast::tables
