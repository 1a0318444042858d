#pragma once

#include "tests/sim/world.h"

#include <span>
#include <string_view>

namespace ballast::sim {

/// One failure of the list in a run of its own: these faults at these of their moments, nothing
/// else, and how the first order has to end.
struct Script {
    std::string_view name;
    std::string_view what;  ///< a sentence
    std::map<Fault, std::vector<int>> faults;
    std::string_view firstEnds;  ///< "Filled", …; empty: not looked at
    std::uint64_t seed = 1;
};

std::span<const Script> scripts();
/// Null: there is none of that name.
const Script* findScript(std::string_view name);
Outcome play(const Script& script, bool trace);
/// What was not as the script has it; empty: all was.
std::string judge(const Script& script, const Outcome& outcome);

}  // namespace ballast::sim
