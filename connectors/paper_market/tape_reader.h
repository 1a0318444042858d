#pragma once

#include "models/core/time.h"
#include "models/market/instrument.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ballast::paper_market {

/// One recorded instrument with what the venue said of it.
struct RecordedListing {
    market::Instrument spec;
    double mark = 0;     ///< quote currency
    double markIv = 0;   ///< options: 0.55 is 55 %
    double forward = 0;  ///< options: USD forward they were priced on
    std::string underlyingIndex;
    core::Price bid, ask;             ///< zero: that side was empty
    core::Quantity bidSize, askSize;  ///< zero: not recorded
    double bidIv = 0, askIv = 0;      ///< 0: not recorded
    double openInterest = 0, volume24h = 0, funding8h = 0;
};

/// A venue at one instant, as far as the rows could be believed.
struct RecordedState {
    core::Time at{};                        ///< of the latest row
    std::vector<RecordedListing> listings;  ///< in order of the file
    std::map<std::string, double> indices;  ///< USD per coin by underlying
    std::map<std::string, int> refused;     ///< reason -> rows, or quotes where it says so
    int rows = 0;                           ///< read, refused ones among them
    int refusedRows = 0;
    std::vector<std::string> files;  ///< names of what was read
};

/// Reads a recorded state. `path` is a CSV of options in one of the layouts known here (the joined
/// instruments and tickers of an exchange state, an option chain, a book summary), told apart by
/// their columns, or a folder that holds such files, of which the last by name is taken. A file of
/// futures beside it (the same name with "futures" for "options") is read along.
/// Rows that cannot be believed are left out and counted by reason; a file without one good option
/// is refused.
core::Expected<RecordedState> readRecordedState(const std::filesystem::path& path);

/// The option file readRecordedState() would take for `path`.
core::Expected<std::filesystem::path> recordedOptionsFile(const std::filesystem::path& path);

}  // namespace ballast::paper_market
