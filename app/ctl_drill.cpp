// `ballastctl drill`: the desk's engine on hard days of the paper exchange, beside what others do.
#include "app/ctl_commands.h"
#include "app/drill_record.h"
#include "app/drill_report.h"

#include <atomic>
#include <cstdio>
#include <exception>
#include <iostream>
#include <mutex>
#include <thread>

namespace ballast::app {
namespace {

constexpr std::uint64_t kMostSeeds = 10'000;

struct Seeds {
    std::uint64_t from = 1, to = 1;
};

core::Expected<Seeds> seedsOf(const std::string& text)
{
    const std::size_t dots = text.find("..");
    const auto number = [](const std::string& word) -> std::optional<std::uint64_t> {
        if (word.empty() || word.size() > 15 ||
            word.find_first_not_of("0123456789") != std::string::npos)
            return std::nullopt;
        return std::stoull(word);
    };
    const auto from = number(text.substr(0, dots));
    const auto to = dots == std::string::npos ? from : number(text.substr(dots + 2));
    if (!from || !to || *to < *from || *to - *from >= kMostSeeds)
        return core::failure("--seeds: expected A..B, at most " + std::to_string(kMostSeeds) +
                             " of them, found \"" + text + "\"");
    return Seeds{*from, *to};
}

core::Expected<std::vector<paper_market::Scenario>> scenariosOf(const std::string& name)
{
    using enum paper_market::Scenario;
    if (name == "all") return std::vector{Calm, Chop, Crash, Gap, Expiry};
    const auto one = paper_market::parseScenario(name);
    if (!one) return std::unexpected(one.error());
    return std::vector{*one};
}

core::Expected<Settings> settingsOf(const std::filesystem::path& file)
{
    Settings settings = file.empty() ? defaultSettings() : readSettings(file);
    if (!settings.problems.empty()) return core::failure(settings.problems.front());
    return settings;
}

struct Job {
    DrillOutcome* out;
    paper_market::Scenario scenario;
    std::uint64_t seed;
    DrillHedger hedger;
};

/// Each run is one thread's; the answer does not depend on how many there are.
std::string runAll(const std::vector<Job>& jobs, const DrillSetting& setting, unsigned threads,
                   bool quiet)
{
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex lock;
    std::string problem;
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++) {
            try {
                *jobs[i].out = runDrill(setting, jobs[i].scenario, jobs[i].seed, jobs[i].hedger);
            } catch (const std::exception& e) {
                const std::scoped_lock held(lock);
                problem = e.what();
                next = jobs.size();
            }
            ++done;
            if (quiet) continue;
            const std::scoped_lock held(lock);
            std::fprintf(stderr, "\r%zu of %zu runs", done.load(), jobs.size());
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
        work();
    }
    if (!quiet) std::fputs("\r                            \r", stderr);
    return problem;
}

std::string drillAnswer(const std::vector<DrillScenario>& scenarios, const std::string& format)
{
    if (format == "json") return core::jsonText(drillTable(scenarios));
    if (format == "csv") return core::csvText(drillTable(scenarios));
    return drillText(scenarios);
}

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "ballastctl: drill: %s\n", sentence.c_str());
    return 1;
}

/// The desk alone, run after run, for `ballastctl replay`.
int recordAll(const DrillCommand& command, const DrillSetting& setting,
              const std::vector<paper_market::Scenario>& scenarios, const Seeds& seeds)
{
    std::vector<DrillToRecord> runs;
    for (const paper_market::Scenario scenario : scenarios)
        for (std::uint64_t seed = seeds.from; seed <= seeds.to; ++seed)
            runs.push_back({scenario, seed});
    const auto progress = [&](std::size_t done) {
        if (!command.quiet) std::fprintf(stderr, "\r%zu of %zu runs", done, runs.size());
    };
    const auto done = recordDrills(setting, runs, command.record, progress);
    if (!command.quiet) std::fputs("\r                            \r", stderr);
    if (!done) return fail(done.error().message);
    std::cout << done->sessions << " sessions, " << done->events << " events, " << done->proposals
              << " proposals recorded\n";
    return 0;
}

}  // namespace

int runDrills(const DrillCommand& command)
{
    const auto seeds = seedsOf(command.seeds);
    if (!seeds) return fail(seeds.error().message);
    const auto names = scenariosOf(command.scenario);
    if (!names) return fail(names.error().message);
    auto settings = settingsOf(command.config);
    if (!settings) return fail(settings.error().message);
    DrillSetting setting;
    setting.settings = std::move(*settings);
    setting.length = core::fromSeconds(60 * command.minutes);
    setting.latencies.feed = core::fromSeconds(command.feedLatencyMs / 1e3);
    setting.latencies.order = core::fromSeconds(command.orderLatencyMs / 1e3);
    setting.personDelay = core::fromSeconds(command.personDelayS);

    if (!command.record.empty()) return recordAll(command, setting, *names, *seeds);

    std::vector<DrillScenario> scenarios;
    std::vector<Job> jobs;
    for (const paper_market::Scenario name : *names) scenarios.push_back({name, {}});
    for (DrillScenario& scenario : scenarios)
        for (const DrillHedger hedger : kDrillHedgers) {
            auto& runs = scenario.runs[hedger];
            runs.resize(seeds->to - seeds->from + 1);
            for (std::size_t i = 0; i < runs.size(); ++i)
                jobs.push_back({&runs[i], scenario.scenario, seeds->from + i, hedger});
        }
    const unsigned threads =
        command.threads > 0 ? command.threads : std::max(1U, std::thread::hardware_concurrency());
    if (const std::string problem = runAll(jobs, setting, threads, command.quiet); !problem.empty())
        return fail("an internal fault: " + problem);
    std::cout << drillAnswer(scenarios, command.format);
    std::cout.flush();
    return std::cout ? 0 : fail("the answer could not be written");
}

}  // namespace ballast::app
