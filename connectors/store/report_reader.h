#pragma once

#include "connectors/store/history_reader.h"
#include "models/report/source.h"

namespace ballast::store {

/// What a report says of a period beside its review: what went wrong, who changed what, and how the
/// desk stood at its end. One consistent state; at most `limit` incidents, the oldest, and how many
/// were left out. What was held and what the accounts had is looked for in the last day of the
/// period, so that a read takes the same time whatever the history holds.
core::Expected<report::Records> readRecords(const Database& history, TimeRange range,
                                            std::size_t limit = 5'000);

}  // namespace ballast::store
