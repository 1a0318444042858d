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

/// Names of instruments have two digits of a year.
core::Expected<core::Time> ofThisCentury(core::Time day, const char* option)
{
    using namespace std::chrono;
    constexpr core::Time kFirst{sys_days{year{2000} / 1 / 1}}, kEnd{sys_days{year{2100} / 1 / 1}};
    if (day >= kFirst && day < kEnd) return day;
    return core::failure(std::string{option} + " " + core::isoUtc(day) +
                         ": a history is made of days from 2000 to 2099.");
}

/// When a made history begins: as it says, or so many days back from its last one.
core::Expected<core::Time> startOf(const MakeHistoryCommand& command)
{
    const std::chrono::days length{command.days};
    if (!command.start.empty()) {
        auto start = core::parseIsoUtc(command.start);
        if (start) start = ofThisCentury(*start, "--start");
        if (!start) return start;
        const auto last =
            ofThisCentury(*start + length - core::Duration{1}, "--start, with --days:");
        return last ? start : last;
    }
    if (command.until == "yesterday")
        return core::Time{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())} -
               length;
    const auto day = core::parseIsoUtc(command.until + "T00:00:00Z");
    if (!day || command.until.size() != 10)
        return core::failure("--until " + core::quoted(command.until) +
                             ": a day is written as 2026-11-22, or it is yesterday.");
    const auto last = ofThisCentury(*day, "--until");
    return last ? ofThisCentury(*last + std::chrono::days{1} - length, "--until, less --days:")
                : last;
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
    const Interrupt interrupt;
    int days = 0;
    const auto made = makeYear(year, [&](int day) {
        days = day;
        const bool last = day == command.days || interrupt.asked();
        if (!command.quiet && (day % 5 == 0 || last))
            std::fprintf(stderr, "\rday %d of %d%s", day, command.days, last ? "\n" : "");
        return !interrupt.asked();
    });
    if (!made) return fail(made.error());
    std::printf("%s.\n%s to %s.\n", made->text().c_str(), core::isoUtc(*start).c_str(),
                core::isoUtc(*start + std::chrono::days{days}).c_str());
    if (*start + std::chrono::days{days} > std::chrono::system_clock::now())
        std::fputs(
            "ballastctl: it ends after the present: what a desk on this folder recorded before "
            "then would stand in the middle of it.\n",
            stderr);
    if (days == command.days) return 0;
    std::fprintf(stderr,
                 "ballastctl: make-history was stopped after day %d of %d. What is made is a whole "
                 "history of these days; to make more, remove the folder and begin again.\n",
                 days, command.days);
    return interrupt.exitCode();
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
