#pragma once

#include "models/core/text.h"
#include "models/core/time.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <span>
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
    /// The same, and inf or -inf besides: no limit.
    void numberOrInfinity(std::string_view key, double& value, double low, double high) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<double>();
        if (!read || std::isnan(*read) || (std::isfinite(*read) && (*read < low || *read > high)))
            return bad(key, *node, fmt::format("a number from {} to {}, or inf", low, high));
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
    /// The same where an empty text means what holds without the key.
    void textOrNone(std::string_view key, std::string& value) const
    {
        const auto* node = m_table.get(key);
        if (node && node->value<std::string>() == "")
            value.clear();
        else
            text(key, value);
    }
    template <class T>
    void choice(std::string_view key, T& value,
                std::initializer_list<std::pair<std::string_view, T>> all) const
    {
        choose(key, value,
               std::span<const std::pair<std::string_view, T>>{all.begin(), all.size()});
    }
    template <class T, std::size_t count>
    void choice(std::string_view key, T& value,
                const std::pair<std::string_view, T> (&all)[count]) const
    {
        choose(key, value, std::span<const std::pair<std::string_view, T>>{all});
    }
    template <class T>
    void choose(std::string_view key, T& value,
                std::span<const std::pair<std::string_view, T>> all) const
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
    /// Every text of a list, in its order; what is no list, or holds anything else, is a problem.
    /// Absent while the key is.
    std::optional<std::vector<std::string>> texts(std::string_view key,
                                                  const std::string& expected) const
    {
        const auto* node = m_table.get(key);
        if (!node) return std::nullopt;
        const auto* list = node->as_array();
        std::vector<std::string> read;
        for (std::size_t i = 0; list && i < list->size(); ++i)
            if (const auto text = list->get(i)->value<std::string>()) read.push_back(*text);
        if (list && read.size() == list->size()) return read;
        bad(key, *node, expected);
        return std::nullopt;
    }
    /// Every pair of numbers of a list.
    std::optional<std::vector<std::pair<double, double>>> pairs(std::string_view key,
                                                                const std::string& expected) const
    {
        const auto* node = m_table.get(key);
        if (!node) return std::nullopt;
        const auto* list = node->as_array();
        std::vector<std::pair<double, double>> read;
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            const auto* pair = list->get(i)->as_array();
            if (!pair || pair->size() != 2) break;
            const auto first = pair->get(0)->value<double>(),
                       second = pair->get(1)->value<double>();
            if (first && second) read.emplace_back(*first, *second);
        }
        if (list && read.size() == list->size()) return read;
        bad(key, *node, expected);
        return std::nullopt;
    }
    bool has(std::string_view key) const { return m_table.contains(key); }
    /// For what the caller alone can judge.
    void refuse(std::string_view key, const std::string& expected) const
    {
        if (const auto* node = m_table.get(key)) bad(key, *node, expected);
    }
    void unknownKeys(std::initializer_list<std::string_view> known) const
    {
        unknownKeys(std::vector<std::string_view>(known));
    }
    void unknownKeys(const std::vector<std::string_view>& known) const
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
