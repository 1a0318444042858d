#pragma once

#include "connectors/store/sqlite.h"
#include "connectors/store/time_range.h"
#include "models/review/chain_look.h"

#include <cstdint>

namespace ballast::store {

/// How much of a period a look at its chain reads: the newest links, and of their rows the newest
/// of what was decided and told, and the newest of what comes by the clock (samples, positions,
/// balances, the hedge's market). Counted in rows and not in time, so that the same history gives
/// the same answer on any machine.
struct ChainBudget {
    std::int64_t links = 20'000;
    std::int64_t rows = 40'000;  ///< of either sort
};
/// Of a command that answers at once: about a tenth of a second.
inline constexpr ChainBudget kGlance{};
/// Of a report, which takes seconds anyhow: a day by the second is read whole.
inline constexpr ChainBudget kForReport{.links = 100'000, .rows = 500'000};

/// Recomputes the links of a period, and their rows as they stand now: what a bit that fell over in
/// a page that still reads well, or somebody's UPDATE, has changed. Orders, fills, and sums made
/// of covered rows have no line in it; `verify` holds them against the journal and the rows. A link
/// outside the period whose word is taken (its time, to find the period; its part, for a proposal
/// that changed later) is recomputed too, and held against both neighbours. Who changes all links
/// up to the newest is found by no look and by no `verify`, but by a link that was kept elsewhere
/// (`export-audit`). Within a transaction, or on a history that nobody writes.
core::Expected<review::ChainLook> lookAtChain(const Database& history, TimeRange range,
                                              ChainBudget budget = kGlance);

}  // namespace ballast::store
