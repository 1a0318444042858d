#include "app/ctl_commands.h"
#include "app/made_year.h"
#include "app/settings.h"
#include "connectors/store/audit_pack.h"
#include "connectors/store/compact.h"
#include "connectors/store/schema_page.h"

#include <chrono>
#include <cstdio>

namespace ballast::app {
namespace {

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

/// "2026-11-22" is the whole of that day, at either end of a range.
core::Expected<core::Time> endOf(const std::string& text, bool last)
{
    const bool dayAlone = text.size() == 10;
    auto at = core::parseIsoUtc(dayAlone ? text + "T00:00:00Z" : text);
    if (at && dayAlone && last) *at += std::chrono::hours{24} - core::Duration{1};
    return at;
}

}  // namespace

int runMakeHistory(const MakeHistoryCommand& command)
{
    const auto start = endOf(command.start, false);
    if (!start) return fail(start.error());
    MadeYear year;
    year.folder = command.data;
    year.days = command.days;
    year.seed = command.seed;
    year.rowsADay = command.rowsADay;
    year.rebalancesADay = command.rebalancesADay;
    year.start = *start;
    year.keep = {.fullDays = command.fullDays, .minutesDays = command.minutesDays};
    const auto made = makeYear(year, [&](int day) {
        if (!command.quiet && (day % 5 == 0 || day == command.days))
            std::fprintf(stderr, "\rday %d of %d%s", day, command.days,
                         day == command.days ? "\n" : "");
    });
    if (!made) return fail(made.error());
    std::printf("%s.\n", made->text().c_str());
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
    for (auto [text, end, last] : {std::tuple{&command.from, &request.range.from, false},
                                   std::tuple{&command.to, &request.range.to, true}}) {
        if (text->empty()) continue;
        const auto at = endOf(*text, last);
        if (!at) return fail(at.error());
        *end = *at;
    }
    const auto done = store::exportAudit(request);
    if (!done) return fail(done.error());
    std::printf("%lld links, %lld rows, %lld events of the journal.\n",
                static_cast<long long>(done->links), static_cast<long long>(done->rows),
                static_cast<long long>(done->events));
    std::printf("SHA-256 of MANIFEST, to be kept elsewhere: %s\n", done->manifest.c_str());
    return 0;
}

}  // namespace ballast::app
