#pragma once

#include "tests/sim/world.h"

#include <functional>

namespace ballast::sim {

struct Range {
    std::uint64_t first = 1, last = 1;
};

struct Simulation {
    Range seeds;
    unsigned jobs = 1;
    std::uint64_t fileEvery = 50;  ///< each so many seeds has its journal in a file; 0: none
    std::size_t mostFailures = 10;
    std::filesystem::path folder;  ///< for those files
    std::function<void(std::uint64_t done)> progress;
};

struct Result {
    std::uint64_t seeds = 0, files = 0, orders = 0, fills = 0, restarts = 0, links = 0;
    double virtualSeconds = 0, longestSettle = 0, wallSeconds = 0;
    Coverage coverage;
    std::vector<Outcome> failures;
};

/// Assertions of the product become failures of the seed.
void throwOnFailedAssertions();
Result simulate(const Simulation& simulation);
/// The same seed twice, with the trace: whether every byte was the same (I14).
bool isDeterministic(std::uint64_t seed);
/// Standing by fault, with counts; "-" where they cannot meet, for a reason that stands beside it.
std::string coverageTable(const Coverage& coverage);
/// Cells that no argument excludes and nothing hit.
std::vector<std::string> emptyCells(const Coverage& coverage);

}  // namespace ballast::sim
