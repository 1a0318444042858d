#pragma once

#include "tests/sim/fault.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ballast::sim {

/// What a run is made of.
struct Plan {
    std::uint64_t seed = 1;
    /// Empty: a swarm by the seed. Else these faults at these of their moments, and no others.
    std::map<Fault, std::vector<int>> script;
    bool scripted = false;
    bool trace = false;
    /// Not empty: the journal is SQLite in this folder, made for the run and removed after.
    std::filesystem::path folder;
};

struct Outcome {
    std::uint64_t seed = 0;
    std::string failure;  ///< empty: every invariant held
    std::string trace;    ///< where it was asked for
    std::string digest;   ///< SHA-256 of the trace
    Coverage coverage;
    std::vector<std::string> ends;  ///< how each order stands, in their order
    std::uint64_t orders = 0, fills = 0, restarts = 0, links = 0;
    double virtualSeconds = 0, settledSeconds = 0;
};

/// One run from its first login to its end.
Outcome play(const Plan& plan);

}  // namespace ballast::sim
