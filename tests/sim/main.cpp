// `ballast_simulate`: the simulator alone, small enough to be linked anew for every mutant.
#include "tests/sim/simulate.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace ballast;

int main(int argc, char** argv)
{
    sim::throwOnFailedAssertions();
    if (argc > 2 && std::string{argv[1]} == "--trace") {
        sim::Plan plan;
        plan.seed = std::strtoull(argv[2], nullptr, 10);
        plan.trace = true;
        const sim::Outcome outcome = sim::play(plan);
        fmt::print("{}{} {}\n", outcome.trace, outcome.digest, outcome.failure);
        return outcome.failure.empty() ? 0 : 1;
    }
    sim::Simulation simulation;
    if (argc > 2) {
        simulation.seeds.first = std::strtoull(argv[1], nullptr, 10);
        simulation.seeds.last = std::strtoull(argv[2], nullptr, 10);
    }
    if (argc > 3) simulation.mostFailures = std::strtoull(argv[3], nullptr, 10);
    if (argc > 4) simulation.fileEvery = std::strtoull(argv[4], nullptr, 10);
    simulation.folder = std::filesystem::temp_directory_path() /
                        fmt::format("ballast-simulate-{}", simulation.seeds.first);
    const sim::Result result = sim::simulate(simulation);
    std::error_code ignored;
    std::filesystem::remove_all(simulation.folder, ignored);
    for (const sim::Outcome& failure : result.failures)
        fmt::print("seed {}: {}\n", failure.seed, failure.failure);
    fmt::print("{}", sim::coverageTable(result.coverage));
    for (const std::string& cell : sim::emptyCells(result.coverage))
        fmt::print("never hit: {}\n", cell);
    fmt::print(
        "{} seeds, {} orders, {} fills, {} restarts, {} links, {:.0f} s virtual, longest "
        "settle {:.1f} s, {:.1f} s wall, {:.0f} seeds/s\n",
        result.seeds, result.orders, result.fills, result.restarts, result.links,
        result.virtualSeconds, result.longestSettle, result.wallSeconds,
        static_cast<double>(result.seeds) / result.wallSeconds);
    // A desk that never trades keeps every promise.
    const bool idle = result.failures.empty() && 2 * result.orders < result.seeds;
    if (idle) fmt::print("the desk does nothing\n");
    return result.failures.empty() && !idle ? 0 : 1;
}
