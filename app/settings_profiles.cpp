#include "app/settings_profiles.h"

#include "app/launch_options.h"
#include "app/settings_reader.h"
#include "connectors/paper_market/venue_terms.h"

#include <algorithm>
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

}  // namespace ballast::app
