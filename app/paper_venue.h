#pragma once

#include "app/launch_options.h"
#include "models/core/error.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ballast::paper {
class ExchangeServer;
}

namespace ballast::app {

/// Starts the built-in exchange as the command line asks: a seeded market or a recorded one, with
/// the trader's own positions or the demonstration's book.
core::Expected<std::unique_ptr<paper::ExchangeServer>> startPaperExchange(
    const LaunchOptions& options);

/// Puts the positions of a CSV file into the running exchange's account, in place of those it has.
/// Returns a sentence on what was imported and what was not.
core::Expected<std::string> importInto(paper::ExchangeServer& exchange,
                                       const std::filesystem::path& file);

}  // namespace ballast::app
