#pragma once

#include "app/launch_options.h"
#include "models/core/error.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ballast::paper {
class ExchangeServer;
}

namespace ballast::app {

/// Starts the built-in exchange as the command line asks: a seeded market or a recorded one, with
/// the trader's own positions or the demonstration's book. Several of them, where it asks for
/// several venues, run on one clock and one price path, and the demonstration's book is dealt out
/// over them, so that only together they are it. The account of each has the name accountNames()
/// says, and "paper" as its secret.
core::Expected<std::vector<std::unique_ptr<paper::ExchangeServer>>> startPaperExchanges(
    const LaunchOptions& options);

/// Puts the positions of a CSV file into the running exchange's account, in place of those it has.
/// Returns a sentence on what was imported and what was not.
core::Expected<std::string> importInto(paper::ExchangeServer& exchange,
                                       const std::filesystem::path& file);

}  // namespace ballast::app
