#pragma once

#include "connectors/paper_market/scenario.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ballast::paper {

/// `ballastctl exchange`: the paper exchange alone, for other programs to trade on.
struct ExchangeCommand {
    std::uint16_t port = 0;  ///< 0: any free one; it is printed
    std::uint64_t seed = 7;
    paper_market::Scenario scenario = paper_market::Scenario::Chop;
    double speed = 1;                   ///< 1 to 1000
    std::vector<std::string> accounts;  ///< "KEY:SECRET[:EQUITY]"; empty: paper:paper
};

/// Runs until the process is asked to end (SIGINT, SIGTERM; Ctrl-C on Windows). Prints the address
/// on the standard output and errors on the standard error. 0, or 1 when it could not start.
int runExchange(const ExchangeCommand& command);

}  // namespace ballast::paper
