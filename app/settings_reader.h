#pragma once

#include "models/core/text.h"
#include "models/core/time.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ballast::app {

/// A node of the file as a person would find it there, quoted and bounded.
inline std::string foundIn(const toml::node& node)
{
    std::ostringstream found;
    node.visit([&](const auto& n) { found << n; });
    return core::quoted(found.str());
}

/// The table below `key`, null where there is none. Anything else of that name is a problem, which
/// says what was found: no section may be passed over in silence. `inside` is the section this one
/// stands in, empty at the top.
inline const toml::table* sectionOf(const toml::table& root, std::string_view inside,
                                    std::string_view key, const std::string& file,
                                    std::vector<std::string>& problems)
{
    const auto* node = root.get(key);
    if (!node) return nullptr;
    if (const auto* table = node->as_table()) return table;
    const std::string name = fmt::format("{}{}{}", inside, inside.empty() ? "" : ".", key);
    problems.push_back(
        fmt::format("{}: key \"{}\" is {}, expected a section below a line [{}]; it was ignored.",
                    file, name, foundIn(*node), name));
    return nullptr;
}

/// Reads typed values out of one table and says clearly what it could not take.
class SettingsReader {
public:
    SettingsReader(const toml::table& table, std::string where, std::vector<std::string>& problems)
        : m_table(table), m_where(std::move(where)), m_problems(problems)
    {
    }

    void number(std::string_view key, double& value, double low, double high) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<double>();
        if (!read || !std::isfinite(*read) || *read < low || *read > high)
            return bad(key, *node, fmt::format("a number from {} to {}", low, high));
        value = *read;
    }
    void whole(std::string_view key, int& value, int low, int high) const
    {
        double read = value;
        number(key, read, low, high);
        value = static_cast<int>(read);
    }
    void flag(std::string_view key, bool& value) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        if (const auto read = node->value<bool>())
            value = *read;
        else
            bad(key, *node, "true or false");
    }
    void text(std::string_view key, std::string& value) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<std::string>();
        if (read && !read->empty() && read->size() <= 200)
            value = *read;
        else
            bad(key, *node, "a text of 1 to 200 characters");
    }
    template <class T>
    void choice(std::string_view key, T& value,
                std::initializer_list<std::pair<std::string_view, T>> all) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<std::string>();
        std::string names;
        for (const auto& [name, choice] : all) {
            if (read == name) {
                value = choice;
                return;
            }
            names += (names.empty() ? "\"" : ", \"") + std::string{name} + "\"";
        }
        bad(key, *node, "one of " + names);
    }
    void seconds(std::string_view key, core::Duration& value, double low, double high) const
    {
        double read = core::seconds(value);
        number(key, read, low, high);
        value = core::fromSeconds(read);
    }
    void unknownKeys(std::initializer_list<std::string_view> known) const
    {
        for (const auto& [key, node] : m_table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                m_problems.push_back(fmt::format("{}: key \"{}\" is not known; it was ignored.",
                                                 m_where, key.str()));
    }

private:
    void bad(std::string_view key, const toml::node& node, const std::string& expected) const
    {
        m_problems.push_back(fmt::format("{}: key \"{}\" is {}, expected {}; the default holds.",
                                         m_where, key, foundIn(node), expected));
    }

    const toml::table& m_table;
    std::string m_where;
    std::vector<std::string>& m_problems;
};

}  // namespace ballast::app
