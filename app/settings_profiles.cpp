#include "app/settings_profiles.h"

#include "app/launch_options.h"
#include "app/settings_file.h"
#include "app/settings_reader.h"
#include "app/settings_words.h"
#include "connectors/paper_market/venue_terms.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <optional>

namespace ballast::app {
namespace {

constexpr std::size_t kMostVenues = 3;
const char* const kTestUrl = "wss://test.deribit.com/ws/api/v2";
const char* const kLiveUrl = "wss://www.deribit.com/ws/api/v2";

void readBuiltIn(const SettingsReader& in, Profile& profile)
{
    in.text("client_id", profile.clientId);
    in.flag("trading", profile.trading);
    in.unknownKeys({"client_id", "trading"});
}

/// A way to a venue, by another key than the built-in profile's.
void readOwn(const SettingsReader& in, const std::string& name, Settings& settings)
{
    Profile profile{.name = name, .kind = ProfileKind::Test};
    const std::size_t before = settings.problems.size();
    in.choice<ProfileKind>("kind", profile.kind,
                           {{"test", ProfileKind::Test}, {"live", ProfileKind::Live}});
    in.text("client_id", profile.clientId);
    in.flag("trading", profile.trading);
    in.unknownKeys({"kind", "client_id", "trading"});
    profile.url = profile.kind == ProfileKind::Live ? kLiveUrl : kTestUrl;
    // Whose kind was not understood might be the real venue: it is left out.
    if (settings.problems.size() == before) settings.profiles.push_back(std::move(profile));
}

void say(Settings& settings, const std::string& where, const toml::node& node,
         const std::string& what)
{
    settings.problems.push_back(fmt::format(
        "{}: key \"venues\" is {}: {}; the profile was ignored.", where, foundIn(node), what));
}

/// Why these cannot be one book; empty: they can.
std::string contradiction(const std::vector<std::string>& names, const Settings& settings)
{
    const Profile* first = settings.profile(names.front());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Profile* member = settings.profile(names[i]);
        if (!member || !member->venues.empty())
            return core::quoted(names[i]) + " is no profile of a single venue";
        if (member->kind == ProfileKind::Paper)
            return "paper venues stand side by side with --paper calm,calm";
        if (member->kind != first->kind)
            return names.front() + " and " + names[i] +
                   " are of two kinds: practice does not hedge real money";
        for (std::size_t k = 0; k < i; ++k) {
            if (names[k] == names[i]) return core::quoted(names[i]) + " is named twice";
            const std::string& id = settings.profile(names[k])->clientId;
            if (!id.empty() && id == member->clientId)
                return names[k] + " and " + names[i] +
                       " have one client_id: its account would be counted twice";
        }
    }
    return {};
}

bool isSaidInTheWindow(const std::string& name, const Settings& settings)
{
    for (const auto* names : {&settings.keptProfiles, &settings.removedProfiles})
        if (std::ranges::find(*names, name) != names->end()) return true;
    return false;
}

void readGroup(const toml::table& table, const std::string& where, const std::string& name,
               Settings& settings)
{
    const toml::node& node = *table.get("venues");
    SettingsReader{table, where, settings.problems}.unknownKeys({"venues"});
    const auto* list = node.as_array();
    if (!list || list->size() < 2 || list->size() > kMostVenues)
        return say(settings, where, node, "expected a list of two or three profiles' names");
    Profile group{.name = name};
    for (const toml::node& entry : *list) {
        const auto venue = entry.value<std::string>();
        if (!venue) return say(settings, where, node, "a profile's name is a text");
        group.venues.push_back(*venue);
    }
    if (const std::string why = contradiction(group.venues, settings); !why.empty())
        return say(settings, where, node, why);
    group.kind = settings.profile(group.venues.front())->kind;
    settings.profiles.push_back(std::move(group));
}

}  // namespace

bool isKnownVenue(std::string_view venue, const Settings& settings)
{
    return settings.profile(venue) ||
           std::ranges::any_of(paper_market::venuesSideBySide(),
                               [&](const auto& terms) { return terms.name == venue; });
}

void readProfiles(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* all = sectionOf(root, {}, "profile", file, settings.problems);
    if (!all) return;
    struct Group {
        const toml::table* table;
        std::string where, name;
    };
    std::vector<Group> groups;  // after all that they may name
    for (const auto& [key, node] : *all) {
        const auto* table = sectionOf(*all, "profile", key.str(), file, settings.problems);
        if (!table) continue;
        const std::string name{key.str()};
        if (isSaidInTheWindow(name, settings)) continue;
        const std::string where = fmt::format("{}: [profile.{}]", file, name);
        const auto builtIn = std::ranges::find(settings.profiles, name, &Profile::name);
        if (builtIn != settings.profiles.end())
            readBuiltIn({*table, where, settings.problems}, *builtIn);
        else if (!isFolderName(name))
            settings.problems.push_back(where +
                                        ": a profile's name has 1 to 15 letters, digits, '-' and "
                                        "'_'; it was ignored.");
        else if (isKnownVenue(name, settings))
            settings.problems.push_back(where +
                                        ": that is the name of a paper venue; it was ignored.");
        else if (table->contains("venues"))
            groups.push_back({table, where, name});
        else if (table->contains("kind"))
            readOwn({*table, where, settings.problems}, name, settings);
        else
            settings.problems.push_back(
                where +
                ": there are the profiles paper, deribit-test and deribit, and one of your "
                "own says its kind (\"test\", \"live\") or its venues; it was ignored.");
    }
    for (const Group& group : groups) readGroup(*group.table, group.where, group.name, settings);
}

void checkPlaces(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* policies = root["policy"].as_table();
    if (!policies) return;
    for (rebalance::Policy& policy : settings.policies) {
        const auto* table = (*policies)[policy.underlying.view()].as_table();
        if (!table || !table->contains("alternatives")) continue;
        if (!settings.saysPlaces(policy.underlying))
            settings.placesSaid.push_back(policy.underlying);
        std::erase_if(policy.alternatives, [&](const rebalance::HedgePlace& place) {
            if (isKnownVenue(place.account.venue.view(), settings)) return false;
            settings.problems.push_back(fmt::format(
                "{}: [policy.{}]: key \"alternatives\" names the venue {}, and there is no profile "
                "of that name; it was left out.",
                file, policy.underlying.view(), core::quoted(place.account.venue.view())));
            return true;
        });
    }
}

std::filesystem::path profilesFileOf(const std::filesystem::path& data)
{
    const std::filesystem::path all =
        std::filesystem::path{
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString()} /
        "ballast";
    std::error_code ignored;
    const bool isOneOfThem =
        !data.empty() && std::filesystem::weakly_canonical(data.parent_path(), ignored) ==
                             std::filesystem::weakly_canonical(all, ignored);
    return (isOneOfThem ? data.parent_path() : data) / kProfilesFile;
}

void readKeptProfiles(const std::filesystem::path& file, Settings& settings)
{
    readSettingsFile(file, settings.problems,
                     [&](const toml::table& root, const std::string& name) {
                         if (!isOurVersion(root, name, settings.problems)) return;
                         const SettingsReader in{root, name, settings.problems};
                         in.unknownKeys({"version", "removed", "profile"});
                         readProfiles(root, name, settings);
                         if (const auto* all = root["profile"].as_table())
                             for (const auto& [key, node] : *all)
                                 if (settings.profile(key.str()))
                                     settings.keptProfiles.emplace_back(key.str());
                         for (std::string& gone : in.texts("removed", "a list of profiles' names")
                                                      .value_or(std::vector<std::string>{}))
                             if (!isBuiltIn(gone))
                                 settings.removedProfiles.push_back(std::move(gone));
                     });
}

bool isBuiltIn(std::string_view profile)
{
    constexpr std::array<std::string_view, 3> kAlways{"paper", "deribit-test", "deribit"};
    return std::ranges::find(kAlways, profile) != kAlways.end();
}

toml::table profileTable(const Profile& profile)
{
    toml::table out;
    if (!profile.venues.empty()) {
        toml::array venues;
        for (const std::string& venue : profile.venues) venues.push_back(venue);
        out.insert("venues", std::move(venues));
        return out;
    }
    if (!isBuiltIn(profile.name))
        out.insert("kind", profile.kind == ProfileKind::Live ? "live" : "test");
    if (!profile.clientId.empty()) out.insert("client_id", profile.clientId);
    out.insert("trading", profile.trading);
    return out;
}

std::string profilesText(const std::vector<Profile>& kept, const std::vector<std::string>& removed)
{
    toml::table all;
    toml::array gone;
    for (const Profile& profile : kept) all.insert(profile.name, profileTable(profile));
    for (const std::string& name : removed) gone.push_back(name);
    toml::table root{{"version", kSettingsVersion}, {"profile", std::move(all)}};
    if (!gone.empty()) root.insert("removed", std::move(gone));
    return "# Written by Ballast: the profiles that were changed in its settings. What stands here "
           "comes\n"
           "# before ballast.toml. Secrets are in the keychain and in no file.\n\n" +
           tomlText(root);
}

core::Expected<void> keepProfiles(const std::filesystem::path& file,
                                  const std::vector<Profile>& then, Settings& settings)
{
    const auto named = [](const auto& list, const std::string& name) {
        return std::ranges::find(list, name) != list.end();
    };
    std::vector<Profile> kept;
    for (const Profile& profile : then) {
        const Profile* before = settings.profile(profile.name);
        if (!before || *before != profile || named(settings.keptProfiles, profile.name))
            kept.push_back(profile);
    }
    std::vector<std::string> removed, names;
    for (const Profile& profile : kept) names.push_back(profile.name);
    const auto isThere = [&](const std::string& name) {
        return std::ranges::find(then, name, &Profile::name) != then.end();
    };
    for (const std::string& name : settings.removedProfiles)
        if (!isThere(name)) removed.push_back(name);
    for (const Profile& profile : settings.profiles)
        if (!isThere(profile.name) && !named(removed, profile.name))
            removed.push_back(profile.name);
    if (auto written = writeSettingsFile(
            file, profilesText(kept, removed),
            "The profiles stay as they were; free the disk and apply them again.");
        !written)
        return written;
    settings.profiles = then;
    settings.keptProfiles = std::move(names);
    settings.removedProfiles = std::move(removed);
    return {};
}

}  // namespace ballast::app
