#include "app/settings_whole.h"

#include "app/settings_allocation.h"
#include "app/settings_file.h"
#include "app/settings_limits.h"
#include "app/settings_policies.h"
#include "app/settings_profiles.h"
#include "app/settings_records.h"
#include "app/settings_sub_books.h"
#include "app/settings_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

namespace ballast::app {
namespace {

toml::table stressTable(const portfolio::Stress& stress)
{
    return toml::table{{"name", stress.name},
                       {"spot", stress.otherSpots},
                       {"vol_points", stress.volPoints},
                       {"basis", stress.basis},
                       {"days", stress.days}};
}

template <class Rows, class Table>
toml::array arrayOf(const Rows& rows, Table table)
{
    toml::array out;
    for (const auto& row : rows) out.push_back(table(row));
    return out;
}

/// The limits of all and of single ones by the words that guard::changes() has for them.
bool loosensLimit(const std::string& path, const std::vector<guard::LimitChange>& changes)
{
    const auto change = std::ranges::find(changes, path, &guard::LimitChange::key);
    return change != changes.end() && change->loosens;
}

/// A limit of a single instrument beside the one in coin: gone or larger, it allows more.
bool loosensQuantity(const std::string& path, const toml::node* now, const toml::node* then)
{
    if (!path.starts_with("limits.quantity.") || !now) return false;
    if (!then) return true;
    return then->value<double>().value_or(0) > now->value<double>().value_or(0);
}

/// A key that may trade now, or another key: as much a person's as a limit.
bool loosensProfile(const std::string& path, const toml::node* now, const toml::node* then)
{
    if (!path.starts_with("profile.") || !then) return false;
    if (path.ends_with(".trading"))
        return then->value<bool>() == true && !(now && now->value<bool>() == true);
    return path.ends_with(".client_id") && now;
}

bool loosensSecond(const std::string& path, const toml::node* now, const toml::node* then)
{
    if (path != "approval.second_person_above_usd" || !now) return false;
    return !then || then->value<double>().value_or(0) > now->value<double>().value_or(0);
}

/// What a record is kept for becomes less, or it is not made any more: what is gone is gone.
bool loosensRecords(const std::string& path, const toml::node* now, const toml::node* then)
{
    if (!path.starts_with("history.") || !now || !then) return false;
    if (path == "history.record_events")
        return now->value<bool>() == true && then->value<bool>() == false;
    const double before = now->value<double>().value_or(0),
                 after = then->value<double>().value_or(0);
    if (path == "history.keep_events_gb") return after < before;
    const bool isDeleted =
        path == "history.keep_alerts_days" || path == "history.keep_positions_days";
    return isDeleted && after > 0 && (before == 0 || after < before);
}

using Flat = std::map<std::string, const toml::node*>;

void flatten(const toml::table& table, const std::string& path, Flat& out)
{
    for (const auto& [key, node] : table) {
        const std::string own = path + (path.empty() ? "" : ".") + tomlKey(key.str());
        if (const auto* section = node.as_table())
            flatten(*section, own, out);
        else
            out[own] = &node;
    }
}

/// What a desk reads once, when it starts.
bool isAtStart(const std::string& path, const Settings& now)
{
    for (const char* section : {"profile.", "venue.", "approval.", "history.", "reports.",
                                "sub_book", "window.stop_key", "window.language"})
        if (path.starts_with(section)) return true;
    if (!path.starts_with("policy.")) return false;
    const std::string rest = path.substr(7);
    return std::ranges::none_of(now.policies, [&](const rebalance::Policy& policy) {
        return rest.starts_with(policy.underlying.text() + ".");
    });
}

// Import -------------------------------------------------------------------------------------

/// The table that "[[name]] 3" means; null: there is none.
const toml::node* listedIn(const toml::table& root, const std::string& sentence, std::size_t head)
{
    const std::size_t end = sentence.find("]] ", head);
    if (end == sentence.npos) return nullptr;
    const auto* list = root[sentence.substr(head + 4, end - head - 4)].as_array();
    const auto number =
        static_cast<std::size_t>(std::strtoul(sentence.c_str() + end + 3, nullptr, 10));
    return list && number > 0 ? list->get(number - 1) : nullptr;
}

/// The node that a sentence names by "[section]" and "key \"name\""; null: it names none.
const toml::node* namedIn(const toml::table& root, const std::string& sentence)
{
    const auto between = [&](std::string_view before, char after, std::size_t from) {
        const std::size_t begin = sentence.find(before, from);
        if (begin == sentence.npos) return std::string{};
        const std::size_t at = begin + before.size();
        const std::size_t end = sentence.find(after, at);
        return end == sentence.npos ? std::string{} : sentence.substr(at, end - at);
    };
    const std::size_t head = sentence.find(": [");
    const toml::node* found = &root;
    if (head != sentence.npos && sentence.compare(head, 4, ": [[") == 0) {
        found = listedIn(root, sentence, head);
    } else if (head != sentence.npos) {
        const std::string section = between(": [", ']', head);
        for (std::size_t from = 0; found && from <= section.size();) {
            std::size_t end = std::min(section.find('.', from), section.size());
            if (from < section.size() && section[from] == '"')
                end = std::min(section.find('"', from + 1), section.size() - 1) + 1;
            std::string part = section.substr(from, end - from);
            if (part.size() > 1 && part.front() == '"') part = part.substr(1, part.size() - 2);
            const auto* table = found->as_table();
            found = table ? table->get(part) : nullptr;
            from = end + 1;
        }
    }
    const std::string key = between("key \"", '"', 0);
    const auto* table = found ? found->as_table() : nullptr;
    const toml::node* named = table && !key.empty() ? table->get(key) : nullptr;
    return named ? named : found == &root ? nullptr : found;
}

/// What a start makes of a fault is not what an import does: nothing is taken.
std::string withoutRemark(std::string sentence)
{
    for (const std::string_view remark :
         {"; the default holds.", "; it was ignored.", "; nothing of it holds.",
          "; the policy stays as it was.", "; the rule is ignored.", "; the profile was ignored.",
          "; all of it is ignored.", " It was ignored.", " The targets stay as they were."})
        if (sentence.ends_with(remark)) {
            sentence.resize(sentence.size() - remark.size());
            if (!sentence.ends_with('.')) sentence += '.';
        }
    return sentence;
}

/// "FILE, line 12: [limits]: …", where the sentence begins with the file and names what is there.
std::string withLine(const toml::table& root, const std::string& file, std::string sentence)
{
    sentence = withoutRemark(std::move(sentence));
    const toml::node* node = namedIn(root, sentence);
    if (!sentence.starts_with(file) || !node || node->source().begin.line == 0) return sentence;
    sentence.insert(file.size(), fmt::format(", line {}", node->source().begin.line));
    return sentence;
}

/// Of what the file says as a whole nothing of before is left.
void makeRoom(const toml::table& root, Settings& settings)
{
    settings.problems.clear();
    settings.keptProfiles.clear();
    settings.removedProfiles.clear();
    if (root.contains("stress")) settings.stresses.clear();
    // A person is about to confirm it: nothing of before binds it.
    settings.secondBoundUsd = 0;
    if (root["approval"].is_table()) settings.secondAboveUsd = 0;
    if (const auto* profiles = root["profile"].as_table())
        std::erase_if(settings.profiles, [&](const Profile& profile) {
            return !isBuiltIn(profile.name) && profiles->contains(profile.name);
        });
}

}  // namespace

toml::table wholeTable(const Settings& settings)
{
    toml::table policies, profiles, venues;
    for (const rebalance::Policy& policy : settings.policies)
        policies.insert(policy.underlying.view(), policyTable(policy));
    for (const Profile& profile : settings.profiles)
        profiles.insert(profile.name, profileTable(profile));
    for (const auto& [venue, model] : settings.marginModels)
        venues.insert(venue.view(), toml::table{{"margin", margin::key(model)}});
    toml::table root = limitsTable({settings.limits, settings.guards});
    root.insert("version", kSettingsVersion);
    root.insert("window", toml::table{{"theme", settings.theme},
                                      {"colour_blind", settings.colourBlind},
                                      {"stop_key_everywhere", settings.stopKeyEverywhere},
                                      {"language", settings.language}});
    toml::table approval;
    if (settings.secondAboveUsd > 0)
        approval.insert("second_person_above_usd", settings.secondAboveUsd);
    root.insert("approval", std::move(approval));
    for (const auto& [name, section] : recordTables(settings)) root.insert(name, section);
    root.insert("policy", std::move(policies));
    root.insert("allocation", allocationTable(settings.allocation));
    root.insert("sub_book", arrayOf(settings.subBooks, subBookTable));
    root.insert("stress", arrayOf(settings.stresses, stressTable));
    root.insert("venue", std::move(venues));
    root.insert("profile", std::move(profiles));
    return root;
}

std::string settingsText(const Settings& settings)
{
    const toml::table root = wholeTable(settings);
    std::string text =
        "# Settings of Ballast as they were in force, whole. In a data folder as ballast.toml, or "
        "imported\n# under File, Settings. Secrets are in no file.\n\n" +
        tomlText(root);
    // Said, and empty: an import leaves nothing of before.
    if (root["approval"].as_table()->empty()) text += "\n[approval]\n";
    return text;
}

std::vector<SettingDifference> settingDifferences(const Settings& now, const Settings& then)
{
    const toml::table before = wholeTable(now), after = wholeTable(then);
    const auto limits = guard::changes({now.limits, now.guards}, {then.limits, then.guards});
    Flat was, is;
    flatten(before, {}, was);
    flatten(after, {}, is);
    std::map<std::string, std::pair<const toml::node*, const toml::node*>> all;
    for (const auto& [path, node] : was) all[path].first = node;
    for (const auto& [path, node] : is) all[path].second = node;
    std::vector<SettingDifference> out;
    for (const auto& [path, nodes] : all) {
        const auto [old, fresh] = nodes;
        SettingDifference each{path, old ? tomlValue(*old) : "", fresh ? tomlValue(*fresh) : ""};
        if (each.now == each.then) continue;
        each.loosens = loosensLimit(path, limits) || loosensQuantity(path, old, fresh) ||
                       loosensProfile(path, old, fresh) || loosensSecond(path, old, fresh) ||
                       loosensRecords(path, old, fresh);
        each.atStart = isAtStart(path, now);
        out.push_back(std::move(each));
    }
    return out;
}

ImportedSettings importSettings(std::string_view text, const std::string& file, const Settings& now)
{
    if (text.size() > kMostSettingsBytes)
        return {now, {file + " is larger than 1 MiB; nothing of it is taken."}};
    ImportedSettings out{now, {}};
    try {
        const toml::table root = toml::parse(text, file);
        if (root.empty()) return {now, {file + " says nothing: there is no setting in it."}};
        makeRoom(root, out.settings);
        takeLimitsFreely(root, file, out.settings);
        readSettingsTable(root, file, out.settings);
        for (std::string& problem : out.settings.problems)
            out.problems.push_back(withLine(root, file, std::move(problem)));
    } catch (const toml::parse_error& e) {
        out.problems.push_back(
            fmt::format("{}, line {}: {}.", file, e.source().begin.line, e.description()));
    }
    out.settings.problems.clear();
    if (!out.problems.empty()) out.settings = now;
    return out;
}

}  // namespace ballast::app
