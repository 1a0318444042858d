// `ballastctl simulate`: the desk against a model venue, seed after seed.
#include "app/ctl_commands.h"
#include "models/core/text.h"
#include "tests/sim/scripts.h"
#include "tests/sim/simulate.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <optional>
#include <thread>

namespace ballast::app {
namespace {

std::optional<sim::Range> rangeOf(std::string_view text)
{
    const auto dots = text.find("..");
    const std::string_view first = text.substr(0, dots);
    const std::string_view last = dots == std::string_view::npos ? first : text.substr(dots + 2);
    sim::Range range;
    const auto read = [](std::string_view digits, std::uint64_t& into) {
        const auto end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, into);
        return error == std::errc{} && stop == end;
    };
    if (!read(first, range.first) || !read(last, range.last) || range.last < range.first)
        return std::nullopt;
    return range;
}

int playScripts(const SimulateCommand& command)
{
    if (command.script == "list") {
        for (const sim::Script& script : sim::scripts())
            fmt::print("{:<28}{}\n", script.name, script.what);
        return 0;
    }
    int failed = 0;
    for (const sim::Script& script : sim::scripts()) {
        if (command.script != "all" && script.name != command.script) continue;
        const sim::Outcome outcome = sim::play(script, command.trace);
        const std::string wrong = sim::judge(script, outcome);
        if (command.trace) fmt::print("{}", outcome.trace);
        fmt::print("{:<28}{}\n", script.name, wrong.empty() ? "held" : wrong);
        failed += wrong.empty() ? 0 : 1;
    }
    return failed > 0 ? 3 : 0;
}

void printFailures(const sim::Result& result)
{
    for (const sim::Outcome& failure : result.failures)
        fmt::print("seed {0} failed: {1}\n  again: ballastctl simulate --seeds {0}..{0} --trace\n",
                   failure.seed, failure.failure);
}

int trace(const sim::Range& seeds)
{
    int code = 0;
    for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
        sim::Plan plan;
        plan.seed = seed;
        plan.trace = true;
        const sim::Outcome outcome = sim::play(plan);
        fmt::print("{}seed {} {} {}\n", outcome.trace, seed, outcome.digest,
                   outcome.failure.empty() ? "held" : outcome.failure);
        if (!outcome.failure.empty()) code = 3;
    }
    return code;
}

}  // namespace

int runSimulate(const SimulateCommand& command)
{
    sim::throwOnFailedAssertions();
    if (!command.script.empty() && command.script != "all" && command.script != "list" &&
        !sim::findScript(command.script)) {
        fmt::print(stderr, "There is no script {}; --script list names them.\n",
                   core::quoted(command.script));
        return 2;
    }
    if (!command.script.empty()) return playScripts(command);
    const auto seeds = rangeOf(command.seeds);
    if (!seeds) {
        fmt::print(stderr, "The seeds are a range A..B, and not {}.\n",
                   core::quoted(command.seeds));
        return 2;
    }
    if (command.trace) return trace(*seeds);
    sim::Simulation simulation;
    simulation.seeds = *seeds;
    simulation.jobs =
        command.jobs > 0 ? command.jobs : std::max(1U, std::thread::hardware_concurrency());
    simulation.folder =
        std::filesystem::temp_directory_path() / fmt::format("ballast-simulate-{}", seeds->first);
    const sim::Result result = sim::simulate(simulation);
    std::error_code ignored;
    std::filesystem::remove_all(simulation.folder, ignored);
    printFailures(result);
    fmt::print("{}", sim::coverageTable(result.coverage));
    const auto empty = sim::emptyCells(result.coverage);
    for (const std::string& cell : empty) fmt::print("never hit: {}\n", cell);
    fmt::print(
        "seeds {}..{}: {} played, {} with the journal in a file, {} failed\n"
        "{} orders, {} fills, {} restarts, {} connections, {:.0f} h of desk time; settled within "
        "{:.1f} s; {:.1f} s, {:.0f} seeds/s\n",
        seeds->first, seeds->last, result.seeds, result.files, result.failures.size(),
        result.orders, result.fills, result.restarts, result.links, result.virtualSeconds / 3600,
        result.longestSettle, result.wallSeconds,
        static_cast<double>(result.seeds) / result.wallSeconds);
    return result.failures.empty() && empty.empty() ? 0 : 3;
}

}  // namespace ballast::app
