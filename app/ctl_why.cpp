#include "app/ctl_commands.h"
#include "app/ctl_period.h"
#include "app/data_folder.h"
#include "connectors/store/known_names.h"
#include "connectors/store/moment_reader.h"
#include "models/review/moment_text.h"

#include <cstdio>
#include <iostream>

namespace ballast::app {
namespace {

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

}  // namespace

int runWhy(const WhyCommand& command)
{
    LaunchOptions where;
    where.data = command.data;
    const auto at = core::parseIsoUtc(command.at);
    if (!at) return misused({"--at: " + at.error().message});
    const auto reader = store::HistoryReader::open(dataFolderOf(where));
    if (!reader) return fail(reader.error());
    const auto known = store::knownUnderlyings(reader->database(), command.underlying);
    if (!known) return fail(known.error());
    const auto named = underlyingOf(command.underlying, *known);
    if (!named) return misused(named.error());
    const core::Currency underlying = *named;
    const auto moment = store::readMoment(*reader, *at, core::fromSeconds(60 * command.minutes));
    if (!moment) return fail(moment.error());
    if (command.format == "json")
        std::cout << review::json(*moment, underlying) << '\n';
    else
        std::cout << review::text(*moment, underlying);
    return moment->chain ? damaged(*moment->chain) : 0;
}

}  // namespace ballast::app
