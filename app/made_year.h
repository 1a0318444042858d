#pragma once

#include "connectors/store/keep.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace ballast::app {

/// Of samples of both underlyings a day: a step of a minute at most, of a second at least.
inline constexpr int kFewestMadeRows = 2'880, kMostMadeRows = 172'800;

/// A history as a desk would have left it after so many days: to measure and to prove with.
struct MadeYear {
    std::filesystem::path folder;  ///< must not hold a history yet
    int days = 365;
    std::uint64_t seed = 1;
    int rowsADay = 8'640;     ///< samples of both underlyings: a step of 20 s
    int rebalancesADay = 55;  ///< of both, about; twenty thousand a year
    core::Time start{};
    store::Keep keep{.fullDays = 30, .minutesDays = 90};
    bool events = true;  ///< record what the engine took in, so that all of it can be decided again
};
struct MadeCounts {
    std::int64_t samples = 0, rebalances = 0, revisions = 0, decisions = 0, orders = 0, fills = 0,
                 marks = 0, carried = 0, positions = 0, balances = 0, alerts = 0, others = 0,
                 events = 0, sessions = 0, blockBytes = 0, blockSamples = 0;
    std::int64_t notProposed = 0;  ///< triggers of which nothing came: no rebalances
    std::int64_t notDealt = 0;     ///< lines of a week that the exchange did not fill, or not whole
    std::string text() const;
};

/// Runs the desk itself over so many days, a session a day: its engine, in simulated time, on a
/// market that moves in steps of seconds (paper_market::CoarseMarket), its waits stretched as those
/// of a desk whose market runs faster; with a trader by script (MadePerson) and a week's options
/// dealt by another hand (dealWeek). What it says is written through the journal and the history,
/// and what it takes in as recorded events, as a desk does. So verify() finds it sound, and every
/// proposal of it can be decided again. The same seed gives the same history.
/// `rowsADay` sets the step: a sample of each underlying a step.
/// history.db says who made it (store::madeBy). `progress` is told after each day how many are
/// done; where it says no, that day is the last: what was made until then is a whole history, of
/// so many sessions.
core::Expected<MadeCounts> makeYear(const MadeYear& year, const std::function<bool(int)>& progress);

}  // namespace ballast::app
