#pragma once

#include "connectors/store/sqlite.h"
#include "connectors/store/time_range.h"
#include "models/review/pnl_cells.h"

#include <vector>

namespace ballast::store {

/// The attribution of a period. Whole days are as the writer summed them; of a day that the period
/// begins or ends within, what was carried is attributed anew, and a step belongs to the period
/// that it ended in, as it belongs to the day that it ended in. In the order of days.
core::Expected<std::vector<review::PnlCell>> pnlOf(const Database& database, TimeRange range);

}  // namespace ballast::store
