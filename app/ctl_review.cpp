#include "app/ctl_commands.h"
#include "app/ctl_period.h"
#include "app/data_folder.h"
#include "app/desk_share.h"
#include "app/hidden_line.h"
#include "app/key_binding.h"
#include "app/keychain.h"
#include "app/second_person.h"
#include "app/settings.h"
#include "connectors/desk_database/desk_reader.h"
#include "connectors/store/known_names.h"
#include "connectors/store/review_reader.h"
#include "models/core/name_list.h"
#include "models/core/text.h"
#include "models/review/case_text.h"
#include "models/review/review_text.h"

#include <cstdio>
#include <functional>
#include <iostream>

namespace ballast::app {
namespace {

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

/// The key that the settings name now is the right one.
int confirmKey(const KeyCommand& command)
{
    LaunchOptions where;
    where.data = command.data;
    where.profile = command.profile;
    const auto folder = dataFolderOf(where);
    const Settings settings = readSettings(folder / "ballast.toml");
    const Profile* profile = settings.profile(command.profile);
    if (!profile || profile->clientId.empty())
        return fail({"profile " + command.profile + " has no client_id in " +
                     (folder / "ballast.toml").string() + "."});
    KeyBinding binding(folder);
    if (auto done = binding.confirm(profile->name, profile->clientId); !done)
        return fail(done.error());
    std::printf("%s: its key ends in %s, from the next start on.\n", profile->name.c_str(),
                fingerprint(profile->clientId).c_str());
    return 0;
}

using Bands = core::Expected<std::vector<std::pair<core::Currency, review::BandTime>>>;

/// `bands` is only asked for where its answer is printed.
int print(const ReviewCommand& command, const std::vector<review::Rebalance>& rows,
          const std::function<Bands()>& bands)
{
    if (command.format == "json") {
        std::cout << review::json(rows) << '\n';
    } else if (command.format == "csv") {
        std::cout << review::csv(rows);
    } else {
        const auto times = bands();
        if (!times) return fail(times.error());
        std::cout << review::table(rows) << review::text(review::summarise(rows, *times)) << '\n';
    }
    return 0;
}

core::Error noDeskCalled(const std::string& said, const std::vector<desk_database::DeskEntry>& all)
{
    std::vector<std::string> names;
    for (const desk_database::DeskEntry& desk : all) names.push_back(desk.text());
    return {"--desk " + core::quoted(said) +
            ": no desk and no trader is called so in the desk database. " +
            (names.empty() ? "It has none yet." : "It has " + core::listed(names) + ".")};
}

int reviewDesks(const ReviewCommand& command, store::TimeRange range)
{
    const auto address = deskAddress(command.history);
    if (!address) return fail(address.error());
    auto desks = desk_database::DeskReader::open(*address);
    if (!desks) return fail(desks.error());
    const auto chosen = desks->desksCalled(command.desk);
    if (!chosen) return fail(chosen.error());
    if (chosen->empty() && !command.desk.empty()) {
        const auto all = desks->desks();
        if (!all) return fail(all.error());
        return misused(noDeskCalled(command.desk, *all));
    }
    const auto known = desks->underlyings(
        command.underlying.empty() ? std::vector<desk_database::DeskEntry>{} : *chosen);
    if (!known) return fail(known.error());
    const auto underlying = underlyingOf(command.underlying, *known);
    if (!underlying) return misused(underlying.error());
    const desk_database::DeskReader::Filter filter{*underlying, command.desk,
                                                   desk_database::DeskReader::Filter{}.limit};
    const auto rows = desks->rebalances(range, filter);
    if (!rows) return fail(rows.error());
    return print(command, *rows, [&] { return desks->bandTimes(range, filter); });
}

}  // namespace

int runReview(const ReviewCommand& command)
{
    LaunchOptions where;
    where.data = command.data;
    const auto range = periodOf(command.from, command.to);
    if (!range) return misused(range.error());
    if (!command.history.empty()) return reviewDesks(command, *range);
    const auto reader = store::ReviewReader::open(dataFolderOf(where));
    if (!reader) return fail(reader.error());
    const auto known = store::knownUnderlyings(reader->history().database(), command.underlying);
    if (!known) return fail(known.error());
    const auto named = underlyingOf(command.underlying, *known);
    if (!named) return misused(named.error());
    const core::Currency underlying = *named;
    auto data = reader->read(*range);
    if (!data) return fail(data.error());
    const auto chain = reader->chain(*range);
    if (!chain) return fail(chain.error());
    if (!underlying.empty()) {
        std::erase_if(data->cases,
                      [&](const review::Case& one) { return one.row.underlying != underlying; });
        review::finish(*data);
    }
    if (command.format == "json") {
        std::cout << review::json(data->cases, data->costs) << '\n';
    } else if (command.format == "csv") {
        std::cout << review::csv(data->cases, data->costs);
    } else {
        const auto bands = reader->history().bandTimes(underlying, *range);
        if (!bands) return fail(bands.error());
        review::ReviewFilter filter;
        filter.underlying = underlying;
        std::vector<review::Rebalance> rows;
        for (const review::Case& one : data->cases) rows.push_back(one.row);
        std::cout << review::table(rows) << review::text(review::summarise(rows, *bands)) << '\n'
                  << review::text(review::reviewOf(*data, filter));
        if (!data->remark.empty()) std::cout << data->remark << '\n';
        std::cout << review::text(*chain) << '\n';
    }
    return damaged(*chain);
}

int runKey(const KeyCommand& command)
{
    core::Expected<void> done;
    if (command.action == "confirm") return confirmKey(command);
    if (command.action == "delete") {
        done = deleteSecret(command.profile);
    } else if (command.profile == kSecondPerson) {
        std::fprintf(stderr, "Passphrase of the second person (kept as a salted hash): ");
        std::string passphrase = readHiddenLine(std::cin);
        auto hash = hashPassphrase(passphrase);
        passphrase.assign(passphrase.size(), '\0');
        if (!hash) return fail(hash.error());
        done = writeSecret(command.profile, *hash);
    } else if (command.profile == kDeskDatabase) {
        std::fprintf(stderr, "Password of the desk database (one line, not kept in any file): ");
        std::string password = readHiddenLine(std::cin);
        if (password.empty()) return fail({"no password was given; nothing was stored."});
        done = writeSecret(command.profile, password);
        password.assign(password.size(), '\0');
    } else {
        std::fprintf(
            stderr, "API secret of %s (one line, not kept in any file): ", command.profile.c_str());
        std::string secret = readHiddenLine(std::cin);
        if (secret.empty()) return fail({"no secret was given; nothing was stored."});
        done = writeSecret(command.profile, secret);
        secret.assign(secret.size(), '\0');
    }
    if (!done) return fail(done.error());
    std::printf("%s: key %s.\n", command.profile.c_str(),
                command.action == "set" ? "stored" : "deleted");
    return 0;
}

}  // namespace ballast::app
