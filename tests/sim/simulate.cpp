#include "tests/sim/simulate.h"

#include "models/core/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace ballast::sim {

void throwOnFailedAssertions()
{
    core::setAssertionHandler([](std::string_view expression, std::string_view file, int line) {
        throw std::logic_error(fmt::format("assertion failed: {} ({}:{})", expression, file, line));
    });
}

namespace {

void add(Result& to, Outcome&& outcome)
{
    ++to.seeds;
    to.orders += outcome.orders;
    to.fills += outcome.fills;
    to.restarts += outcome.restarts - 1;
    to.links += outcome.links;
    to.virtualSeconds += outcome.virtualSeconds;
    to.longestSettle = std::max(to.longestSettle, outcome.settledSeconds);
    to.coverage.add(outcome.coverage);
    if (!outcome.failure.empty()) to.failures.push_back(std::move(outcome));
}

}  // namespace

Result simulate(const Simulation& simulation)
{
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> next{simulation.seeds.first};
    std::atomic<bool> enough{false};
    std::mutex mutex;
    Result result;
    const auto work = [&](unsigned job) {
        for (std::uint64_t seed = next++; seed <= simulation.seeds.last && !enough; seed = next++) {
            Plan plan;
            plan.seed = seed;
            const bool file = simulation.fileEvery > 0 && seed % simulation.fileEvery == 0;
            if (file) plan.folder = simulation.folder / fmt::format("journal-{}", job);
            Outcome outcome = play(plan);
            const std::scoped_lock lock(mutex);
            if (file) ++result.files;
            add(result, std::move(outcome));
            enough = result.failures.size() >= simulation.mostFailures;
            if (simulation.progress) simulation.progress(result.seeds);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned job = 1; job < simulation.jobs; ++job) threads.emplace_back(work, job);
        work(0);
    }
    std::ranges::sort(result.failures, {}, &Outcome::seed);
    result.wallSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

bool isDeterministic(std::uint64_t seed)
{
    Plan plan;
    plan.seed = seed;
    plan.trace = true;
    const Outcome once = play(plan), again = play(plan);
    return once.digest == again.digest && once.trace == again.trace;
}

}  // namespace ballast::sim
