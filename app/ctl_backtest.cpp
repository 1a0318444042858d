// `ballastctl backtest`: studies with known results, and the desk's rules over whole markets.
#include "app/ctl_commands.h"
#include "app/laboratory_config.h"
#include "app/laboratory_worker.h"
#include "models/laboratory/study.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

namespace ballast::app {
namespace {

/// For the eye what was assumed stands above the table; for programs it is in its columns.
std::string policyText(laboratory::Report report, const std::string& format)
{
    if (format == "csv") return core::csvText(laboratory::policyTable(report));
    if (format == "json") return core::jsonText(laboratory::policyTable(report));
    const std::string above = laboratory::assumptions(report);
    report.costs.reset();
    return (above.empty() ? "" : above + "\n") + core::alignedText(laboratory::policyTable(report));
}

std::string textOf(const core::TextTable& table, const std::string& format)
{
    if (format == "json") return core::jsonText(table);
    return format == "csv" ? core::csvText(table) : core::alignedText(table);
}

/// Progress on the error stream, so that the answer stays clean.
LaboratoryProgress watched(LaboratoryWorker& worker, bool quiet)
{
    if (quiet) return worker.wait();
    for (int told = -1;;) {
        const auto news = worker.take();
        if (!news) {
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            continue;
        }
        if (news->ended()) {
            std::fputs("\r                                        \r", stderr);
            return *news;
        }
        const int percent = static_cast<int>(100 * news->share);
        if (percent != std::exchange(told, percent))
            std::fprintf(stderr, "\r%3d %%, %.0f s", percent, news->seconds);
    }
}

using Making = LaboratoryWorker::Making;
using Made = core::Expected<std::unique_ptr<laboratory::Experiment>>;

core::Expected<Making> studyOf(const BacktestCommand& command)
{
    const auto kind = laboratory::parseStudy(command.study);
    if (!kind) return std::unexpected(kind.error());
    const std::uint64_t paths = command.paths.value_or(laboratory::fullPaths(*kind));
    return [kind = *kind, paths, seed = command.seed]() -> Made {
        return std::make_unique<laboratory::StudyRun>(kind, paths, seed);
    };
}

core::Expected<Making> backtestOf(const BacktestCommand& command)
{
    BacktestWish wish;
    wish.file = command.config.empty() ? "backtest" : command.config.string();
    if (!command.config.empty()) {
        std::ifstream in(command.config, std::ios::binary);
        if (!in) return core::failure("cannot open " + command.config.string());
        wish.text.assign(std::istreambuf_iterator<char>(in), {});
    }
    wish.policies = command.policies;
    wish.market = command.market;
    wish.tape = command.tape;
    wish.prices = command.prices;
    wish.seeds = command.seeds;
    wish.days = command.days;
    auto plan = planOf(wish);
    if (!plan) return std::unexpected(plan.error());
    return [plan = *plan]() -> Made { return std::make_unique<laboratory::Backtest>(plan); };
}

core::Expected<Making> makingOf(const BacktestCommand& command)
{
    const bool markets = !command.config.empty() || !command.policies.empty();
    if (markets == !command.study.empty())
        return core::failure("backtest: say either --study, or --config or --policy");
    return markets ? backtestOf(command) : studyOf(command);
}

bool allWithin(const laboratory::Report& report)
{
    for (const laboratory::ReferenceRow& row : report.references)
        if (!(std::abs(row.z()) <= laboratory::kMostZ)) return false;
    return true;
}

}  // namespace

int runBacktest(const BacktestCommand& command)
{
    const auto making = makingOf(command);
    if (!making) {
        std::fprintf(stderr, "ballastctl: %s\n", making.error().message.c_str());
        return 1;
    }
    LaboratoryWorker worker(command.threads);
    worker.start(*making);
    const LaboratoryProgress end = watched(worker, command.quiet);
    if (!end.report) {
        std::fprintf(stderr, "ballastctl: backtest: %s\n", end.problem.c_str());
        return 1;
    }
    const laboratory::Report& report = *end.report;
    const bool study = !report.references.empty();
    std::cout << (study ? textOf(laboratory::referenceTable(report), command.format)
                        : policyText(report, command.format));
    std::cout.flush();
    if (!command.quiet)
        std::fprintf(stderr, "%s: %.3g options priced in %.1f s, %.3g a second\n",
                     report.title.c_str(), report.events, end.seconds,
                     report.events / std::max(end.seconds, 1e-9));
    for (const std::string& problem : report.problems)
        std::fprintf(stderr, "ballastctl: backtest: %s\n", problem.c_str());
    if (!std::cout || !report.problems.empty()) return 1;
    return study && !allWithin(report) ? 3 : 0;
}

}  // namespace ballast::app
