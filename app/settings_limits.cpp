#include "app/settings_limits.h"

#include "app/confirmed_file.h"
#include "app/settings_guard.h"
#include "app/settings_reader.h"

#include <sstream>
#include <system_error>

namespace ballast::app {
namespace {

constexpr std::string_view kHead =
    "# Written by Ballast: limits and tripwires as a person confirmed them in its panel Guard. "
    "They "
    "are\n# what ballast.toml may tighten. Changed by hand, this file confirms nothing.\n\n";

template <class Owner>
toml::table written(std::span<const guard::LimitKey<Owner>> keys, const Owner& owner)
{
    toml::table table;
    for (const guard::LimitKey<Owner>& key : keys) table.insert(key.key, key.get(owner));
    return table;
}

/// Each key that is said, within its range alone.
template <class Owner>
void takeEach(const SettingsReader& in, std::span<const guard::LimitKey<Owner>> keys, Owner& owner)
{
    for (const guard::LimitKey<Owner>& key : keys) {
        double value = key.get(owner);
        in.number(key.key, value, key.low, key.high);
        if (in.has(key.key)) key.set(owner, value);
    }
}

/// Every key within its range, and no more: the digest says that a person confirmed it.
void takeConfirmed(const toml::table& root, const std::string& file, Settings& settings)
{
    guard::LimitSet read{settings.limits, settings.guards};
    std::vector<std::string> problems;
    if (const auto* limits = sectionOf(root, {}, "limits", file, problems))
        takeEach(SettingsReader{*limits, file + ": [limits]", problems}, guard::riskKeys(),
                 read.limits);
    if (const auto* all = sectionOf(root, {}, "guard", file, problems))
        takeEach(SettingsReader{*all, file + ": [guard]", problems}, guard::guardKeys(),
                 read.guards.all);
    if (const std::string why = guard::problemOf(read); !why.empty())
        problems.push_back(file + ": " + why + ".");
    if (problems.empty()) {
        settings.limits = read.limits;
        settings.guards = read.guards;
        return;
    }
    for (std::string& problem : problems) settings.problems.push_back(std::move(problem));
}

/// [limits.quantity."BTC-PERPETUAL"]: beside the limit in coin, so that they can only tighten.
void readQuantities(const toml::table& limits, const std::string& file, Settings& settings)
{
    const auto* all = limits["quantity"].as_table();
    if (!all) {
        if (limits.contains("quantity"))
            settings.problems.push_back(file +
                                        ": [limits]: key \"quantity\" is expected to be a "
                                        "section of instruments; it was ignored.");
        return;
    }
    for (const auto& [name, node] : *all) {
        const std::string where = fmt::format("{}: [limits.quantity.\"{}\"]", file, name.str());
        const auto* one = node.as_table();
        if (!one) {
            settings.problems.push_back(where + " is no section; nothing may be sent in it.");
            settings.limits.quantities.push_back({std::string{name.str()}, 0, 0});
            continue;
        }
        // What is not said, or not well, is 0: a mistake forbids rather than allows.
        risk::QuantityLimit own{std::string{name.str()}, 0, 0};
        const SettingsReader in{*one, where, settings.problems};
        in.number("hard", own.hard, 0, 1e9);
        own.soft = own.hard;
        in.number("soft", own.soft, 0, 1e9);
        in.unknownKeys({"soft", "hard"});
        settings.limits.quantities.push_back(std::move(own));
    }
}

}  // namespace

toml::table limitsTable(const guard::LimitSet& set)
{
    toml::table limits = written(guard::riskKeys(), set.limits);
    toml::table guards = written(guard::guardKeys(), set.guards.all);
    toml::table quantities;
    for (const risk::QuantityLimit& own : set.limits.quantities)
        quantities.insert(own.instrument, toml::table{{"soft", own.soft}, {"hard", own.hard}});
    if (!quantities.empty()) limits.insert("quantity", std::move(quantities));
    for (const auto& [underlying, own] : set.guards.own)
        guards.insert(underlying.view(), written(guard::guardKeys(), own));
    return toml::table{{"limits", std::move(limits)}, {"guard", std::move(guards)}};
}

void takeLimitsFreely(const toml::table& root, const std::string& file, Settings& settings)
{
    // What is wrong is told of by whoever reads it next.
    std::vector<std::string> untold;
    if (const auto* limits = sectionOf(root, {}, "limits", file, untold)) {
        settings.limits.quantities.clear();
        takeEach(SettingsReader{*limits, file, untold}, guard::riskKeys(), settings.limits);
    }
    if (const auto* all = sectionOf(root, {}, "guard", file, untold)) {
        settings.guards.own.clear();
        takeEach(SettingsReader{*all, file, untold}, guard::guardKeys(), settings.guards.all);
    }
}

void readLimits(const toml::table& root, const std::string& file, Settings& settings)
{
    const guard::LimitSet bound{settings.limits, settings.guards};
    if (const auto* limits = sectionOf(root, {}, "limits", file, settings.problems)) {
        const std::string where = file + ": [limits]";
        const SettingsReader in{*limits, where, settings.problems};
        readTighter(in, guard::riskKeys(), settings.limits, bound.limits, where, settings.problems);
        std::vector<std::string_view> known;
        for (const auto& key : guard::riskKeys()) known.push_back(key.key);
        known.push_back("quantity");
        readQuantities(*limits, file, settings);
        in.unknownKeys(known);
    }
    settings.guards = readGuards(root, file, bound.guards, settings.problems);
}

void readConfirmedLimits(const std::filesystem::path& file, Settings& settings)
{
    std::error_code gone;
    if (!std::filesystem::exists(file, gone)) return;
    const std::string name = file.string();
    const auto body = confirmedBody(file);
    if (!body) {
        settings.problems.push_back(
            name +
            " is not as Ballast wrote it: nothing of it is confirmed, and the defaults are the "
            "bounds. Confirm the limits again in the panel Guard, or take the file away.");
        return;
    }
    try {
        takeConfirmed(toml::parse(*body, name), name, settings);
    } catch (const toml::parse_error& e) {
        settings.problems.push_back(fmt::format("{}, line {}: {}; nothing of it holds.", name,
                                                e.source().begin.line, e.description()));
    }
}

namespace {

std::string bodyOf(const guard::LimitSet& set)
{
    std::ostringstream body;
    body << kHead
         << toml::table{{"limits", written(guard::riskKeys(), set.limits)},
                        {"guard", written(guard::guardKeys(), set.guards.all)}}
         << '\n';
    return body.str();
}

}  // namespace

std::string limitsText(const guard::LimitSet& set) { return withDigest(bodyOf(set)); }

core::Expected<void> writeLimits(const std::filesystem::path& file, const guard::LimitSet& set)
{
    return writeConfirmed(file, bodyOf(set),
                          "The limits stay as they were; free the disk and apply them again.");
}

}  // namespace ballast::app
