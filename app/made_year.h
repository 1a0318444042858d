#pragma once

#include "connectors/store/keep.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace ballast::app {

/// A history as a desk would have left it after so many days: to measure and to prove with.
struct MadeYear {
    std::filesystem::path folder;  ///< must not hold a history yet
    int days = 365;
    std::uint64_t seed = 1;
    int rowsADay = 27'400;    ///< samples of both underlyings; ten million a year
    int rebalancesADay = 55;  ///< of both, about; twenty thousand a year
    core::Time start{};
    store::Keep keep{.fullDays = 30, .minutesDays = 90};
};
struct MadeCounts {
    std::int64_t samples = 0, rebalances = 0, revisions = 0, decisions = 0, orders = 0, fills = 0,
                 marks = 0, carried = 0, positions = 0, balances = 0, alerts = 0, others = 0,
                 blockBytes = 0, blockSamples = 0;
    std::int64_t notProposed = 0;  ///< triggers of which nothing came: no rebalances
    std::string text() const;
};

/// Writes it through the journal and the history as a desk does, so that verify() finds it sound:
/// the market is the paper exchange's price process, the book is valued by Black-76, fills are the
/// mid plus or minus half a spread and what the size moves, and what is decided is carried out when
/// the market has come to that moment, so that marks, mark-outs and what is carried belong to it.
/// The band is as wide as goes with so many hedges a day, and each hedge brings the book back into
/// it: it is inside for as much of the time as a desk's. The same seed gives the same history.
/// Events there are none of: it has no engine. history.db says so (store::madeBy).
/// `progress` is told after each day how many are done.
core::Expected<MadeCounts> makeYear(const MadeYear& year, const std::function<void(int)>& progress);

}  // namespace ballast::app
