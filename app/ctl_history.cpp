#include "app/console_progress.h"
#include "app/ctl_commands.h"
#include "app/ctl_period.h"
#include "app/made_year.h"
#include "app/settings.h"
#include "connectors/store/audit_pack.h"
#include "connectors/store/compact.h"
#include "connectors/store/schema_page.h"
#include "models/core/text.h"

#include <chrono>
#include <cstdio>

namespace ballast::app {
namespace {

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

/// When a made history begins: as it says, or so many days back from its last one.
core::Expected<core::Time> startOf(const MakeHistoryCommand& command)
{
    if (!command.start.empty()) return core::parseIsoUtc(command.start);
    const std::chrono::days length{command.days};
    if (command.until == "yesterday")
        return core::Time{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())} -
               length;
    const auto day = core::parseIsoUtc(command.until + "T00:00:00Z");
    if (!day || command.until.size() != 10)
        return core::failure("--until " + core::quoted(command.until) +
                             ": a day is written as 2026-11-22, or it is yesterday.");
    return *day + std::chrono::days{1} - length;
}

}  // namespace

int runMakeHistory(const MakeHistoryCommand& command)
{
    const auto start = startOf(command);
    if (!start) return misused(start.error());
    MadeYear year;
    year.folder = command.data;
    year.days = command.days;
    year.seed = command.seed;
    year.rowsADay = command.rowsADay;
    year.rebalancesADay = command.rebalancesADay;
    year.start = *start;
    year.events = !command.noEvents;
    year.keep = {.fullDays = command.fullDays, .minutesDays = command.minutesDays};
    const auto made = makeYear(year, [&](int day) {
        if (!command.quiet && (day % 5 == 0 || day == command.days))
            std::fprintf(stderr, "\rday %d of %d%s", day, command.days,
                         day == command.days ? "\n" : "");
    });
    if (!made) return fail(made.error());
    std::printf("%s.\n%s to %s.\n", made->text().c_str(), core::isoUtc(*start).c_str(),
                core::isoUtc(*start + std::chrono::days{command.days}).c_str());
    return 0;
}

int runCompact(const CompactCommand& command)
{
    const Settings settings = readSettings(command.data / "ballast.toml");
    store::Keep keep = settings.history;
    if (command.fullDays) keep.fullDays = *command.fullDays;
    if (command.minutesDays) keep.minutesDays = *command.minutesDays;
    // What a mistaken file says of how long rows are kept is not believed.
    if (!settings.problems.empty()) return fail({settings.problems.front()});
    const auto done =
        store::compact(command.data, keep, std::chrono::system_clock::now(), command.shrink);
    if (!done) return fail(done.error());
    std::printf("%s.\n", done->c_str());
    return 0;
}

int runExportAudit(const ExportAuditCommand& command)
{
    store::AuditRequest request;
    request.folder = command.data;
    request.out = command.out;
    request.schemaPage = store::schemaPage();
    const auto range = periodOf(command.from, command.to);
    if (!range) return misused(range.error());
    request.range = *range;
    ConsoleProgress progress(command.quiet);
    const Interrupt interrupt;
    request.watch = [&](double share) {
        progress.at(share);
        return !interrupt.asked();
    };
    const auto done = store::exportAudit(request);
    progress.clear();
    if (!done && interrupt.asked()) {
        std::fputs("ballastctl: export-audit was stopped; nothing of it is left.\n", stderr);
        return interrupt.exitCode();
    }
    if (!done) return fail(done.error());
    std::printf("%lld links, %lld rows, %lld events of the journal.\n",
                static_cast<long long>(done->links), static_cast<long long>(done->rows),
                static_cast<long long>(done->events));
    std::printf("SHA-256 of MANIFEST, to be kept elsewhere: %s\n", done->manifest.c_str());
    if (done->wrong.empty()) return 0;
    std::fprintf(
        stderr,
        "ballastctl: the hash chain does not hold: %s. The pack has the rows as they "
        "stand, and its verify.sh says the same. `ballastctl verify` looks at all of it.\n",
        done->wrong.c_str());
    return 3;
}

}  // namespace ballast::app
