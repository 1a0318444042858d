#pragma once

#include "app/settings_reader.h"
#include "models/guard/limit_table.h"

#include <toml++/toml.h>

#include <span>
#include <string>
#include <vector>

namespace ballast::app {

/// The keys of one section. What is looser than `bound` is refused: the value stays what it was.
template <class Owner>
void readTighter(const SettingsReader& in, std::span<const guard::LimitKey<Owner>> keys,
                 Owner& owner, const Owner& bound, const std::string& where,
                 std::vector<std::string>& problems)
{
    for (const guard::LimitKey<Owner>& key : keys) {
        if (!in.has(key.key)) continue;
        const double most = key.get(bound);
        double value = key.get(owner);
        in.number(key.key, value, key.low, key.high);
        if (!key.loosens(value, most))
            key.set(owner, value);
        else
            problems.push_back(fmt::format(
                "{}: key \"{}\" is {}, {} its bound of {}: it was refused. A file may "
                "only tighten; what loosens is confirmed in the panel Guard, under Limits.",
                where, key.key, value, key.tighter == guard::Tighter::Never ? "not" : "looser than",
                most));
    }
}

/// [guard], and [guard.BTC] over it: when tripwires trip, and what CAUTION means, never looser than
/// `bound`. A pair in the wrong order is left at what it was, and is named.
guard::Settings readGuards(const toml::table& root, const std::string& file,
                           const guard::Settings& bound, std::vector<std::string>& problems);

}  // namespace ballast::app
