#include "app/settings_guard.h"

namespace ballast::app {
namespace {

using guard::Limits;

const guard::LimitKey<Limits>& keyOf(std::string_view name)
{
    return *std::ranges::find(guard::guardKeys(), name, &guard::LimitKey<Limits>::key);
}

/// Whose order does not hold is as it was before the file.
void mendOrders(Limits& limits, const Limits& before, const std::string& where,
                std::vector<std::string>& problems)
{
    while (const guard::LimitOrder* broken = guard::brokenOrder(limits)) {
        const auto& first = keyOf(broken->first);
        const auto& second = keyOf(broken->second);
        problems.push_back(
            fmt::format("{}: key \"{}\" is {} and \"{}\" is {}, expected {}; the default holds.",
                        where, broken->first, first.get(limits), broken->second, second.get(limits),
                        broken->expected));
        const bool stuck =
            first.get(limits) == first.get(before) && second.get(limits) == second.get(before);
        first.set(limits, first.get(before));
        second.set(limits, second.get(before));
        if (!stuck) continue;
        limits = before;
        return;
    }
}

void readOne(const toml::table& table, const std::string& where, Limits& limits,
             const Limits& bound, std::vector<std::string>& problems)
{
    const SettingsReader in{table, where, problems};
    const Limits before = limits;
    readTighter(in, guard::guardKeys(), limits, bound, where, problems);
    mendOrders(limits, before, where, problems);
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        const auto keys = guard::guardKeys();
        if (!node.is_table() &&
            std::ranges::find(keys, name, &guard::LimitKey<Limits>::key) == keys.end())
            problems.push_back(
                fmt::format("{}: key \"{}\" is not known; it was ignored.", where, name));
    }
}

}  // namespace

guard::Settings readGuards(const toml::table& root, const std::string& file,
                           const guard::Settings& bound, std::vector<std::string>& problems)
{
    guard::Settings out = bound;
    const auto* all = sectionOf(root, {}, "guard", file, problems);
    if (!all) return out;
    readOne(*all, file + ": [guard]", out.all, bound.all, problems);
    for (const auto& [key, node] : *all) {
        const auto* own = node.as_table();
        if (!own) continue;
        const std::string where = fmt::format("{}: [guard.{}]", file, key.str());
        if (!core::Currency::fits(key.str())) {
            problems.push_back(where + " is not the name of an underlying; it was ignored.");
            continue;
        }
        Limits limits = out.all;
        readOne(*own, where, limits, bound.of(core::Currency{key.str()}), problems);
        for (const auto& [inner, value] : *own)
            if (value.is_table())
                problems.push_back(
                    fmt::format("{}: key \"{}\" is a section, expected a number; it "
                                "was ignored.",
                                where, inner.str()));
        out.own[core::Currency{key.str()}] = limits;
    }
    return out;
}

}  // namespace ballast::app
