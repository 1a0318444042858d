#pragma once

#include "app/market_choice.h"
#include "connectors/paper/fault_plan.h"
#include "models/core/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

/// A name that may be a profile's, and so that of a folder: 1 to 15 letters, digits, '-' and '_'.
bool isFolderName(std::string_view name);

/// The command line of `ballast`, checked.
struct LaunchOptions {
    std::filesystem::path data;  ///< the platform's data folder unless given
    std::string profile = "paper";
    std::string scenario = "chop";      ///< of the paper exchange
    std::size_t venues = 1;             ///< paper exchanges side by side, on one price path
    std::string exchange;               ///< a paper exchange of another process on this machine
    std::optional<std::string> live;    ///< its prices from this public stream
    std::optional<std::uint64_t> seed;  ///< none: the demonstration's seed
    std::optional<core::Time> start;    ///< of the simulated market; none: now
    double speed = 1;                   ///< 1 to 1000
    std::optional<std::filesystem::path> tape;
    std::optional<std::filesystem::path> prices;
    std::optional<std::filesystem::path> positions;
    std::optional<std::filesystem::path> screenshot;
    double screenshotAfterSeconds = 5;
    std::optional<double> exitAfterSeconds;
    std::vector<paper::Fault> faults;  ///< that the paper exchange is to make, for practice
    bool autoFire = false;
    bool last = false;    ///< what was open last, in place of what is said here
    bool spin = false;    ///< the engine's thread does not sleep
    bool chosen = false;  ///< the command line says what is to be opened, or how a script ends it
    bool tour = false;    ///< wished at the first steps: the guided tour
    bool connectVenue = false;  ///< wished there: an account of one's own
    /// A data folder whose recorded sessions are shown again, in place of a desk.
    std::optional<std::filesystem::path> replay;
    std::optional<core::Time> replayAt, replayDay;  ///< where it begins; none: its beginning
    std::optional<std::uint64_t> replayProposal;
    std::string theme;     ///< empty: as the settings say
    std::string language;  ///< likewise
    std::string history;   ///< address of the desk database; empty: this desk shares nothing

    MarketChoice market() const { return {scenario, seed, start, tape, prices, live, speed}; }
};

/// What the command line asks for: a desk, or a text to print and an exit code.
struct Launch {
    std::optional<LaunchOptions> options;
    std::string text;
    int exitCode = 0;  ///< 0 for --help and --version, 2 for a bad command line
};
/// The same program on a recorded market: of the market before it nothing remains, no positions, no
/// prices, nothing armed, no speed and no data folder; only the look and the time to leave do.
LaunchOptions onTape(const LaunchOptions& options, const std::filesystem::path& tape);

Launch parseCommandLine(int argc, const char* const* argv);

}  // namespace ballast::app
