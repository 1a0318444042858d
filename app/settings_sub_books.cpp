#include "app/settings_sub_books.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <sstream>

namespace ballast::app {
namespace {

constexpr std::size_t kMostRules = 200;
constexpr std::string_view kKeys[] = {"name",       "account",     "venue",    "underlying",
                                      "instrument", "expiry_from", "expiry_to"};

/// One rule; says what is wrong with it and remembers that something was.
class RuleReader {
public:
    RuleReader(const toml::table& table, std::string where, std::vector<std::string>& problems)
        : m_table(table), m_where(std::move(where)), m_problems(problems)
    {
    }

    std::optional<portfolio::SubBookRule> read()
    {
        portfolio::SubBookRule rule;
        if (!m_table.contains("name")) bad("name", "missing", kNameAllowed);
        text("name", rule.name, kNameAllowed,
             [](std::string_view t) { return !t.empty() && t.size() <= 40 && t != "unassigned"; });
        name("account", rule.account);
        name("venue", rule.venue);
        name("underlying", rule.underlying);
        text("instrument", rule.instrument, "a pattern of 1 to 60 characters with * and ?",
             [](std::string_view t) { return !t.empty() && t.size() <= 60; });
        day("expiry_from", rule.expiryFrom, core::Duration{0});
        day("expiry_to", rule.expiryTo, std::chrono::hours{24} - core::Duration{1});
        if (rule.expiryFrom && rule.expiryTo && *rule.expiryTo < *rule.expiryFrom)
            bad("expiry_to", found("expiry_to"), "a date not before expiry_from");
        for (const auto& [key, node] : m_table)
            if (std::ranges::find(kKeys, key.str()) == std::end(kKeys))
                bad(key.str(), found(key.str()),
                    fmt::format("one of the keys {}", fmt::join(kKeys, ", ")));
        return m_bad ? std::nullopt : std::optional{std::move(rule)};
    }

private:
    static constexpr const char* kNameAllowed =
        "a text of 1 to 40 characters other than \"unassigned\"";

    std::string found(std::string_view key) const
    {
        std::ostringstream out;
        m_table.get(key)->visit([&](const auto& node) { out << node; });
        return core::quoted(out.str());
    }
    void bad(std::string_view key, const std::string& found, const std::string& allowed)
    {
        m_bad = true;
        m_problems.push_back(fmt::format("{}: key \"{}\" is {}, expected {}; the rule is ignored.",
                                         m_where, key, found, allowed));
    }
    template <class Allowed>
    void text(std::string_view key, std::string& value, const char* allowed, Allowed isAllowed)
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value_exact<std::string>();
        if (read && isAllowed(*read))
            value = *read;
        else
            bad(key, found(key), allowed);
    }
    template <std::size_t longest, class Tag>
    void name(std::string_view key, std::optional<core::Name<longest, Tag>>& value)
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value_exact<std::string>();
        if (read && core::Name<longest, Tag>::fits(*read))
            value = *read;
        else
            bad(key, found(key), fmt::format("a name of 1 to {} characters", longest));
    }
    /// A date of TOML or the same as a text; the first instant of that day (UTC) and `more`.
    void day(std::string_view key, std::optional<core::Time>& value, core::Duration more)
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        std::string date = node->value_exact<std::string>().value_or("");
        if (const auto read = node->value_exact<toml::date>())
            date = fmt::format("{:04}-{:02}-{:02}", read->year, read->month, read->day);
        const auto at = core::parseIsoUtc(date + "T00:00:00Z");
        if (at)
            value = *at + more;
        else
            bad(key, found(key), "a date like 2026-12-25");
    }

    const toml::table& m_table;
    std::string m_where;
    std::vector<std::string>& m_problems;
    bool m_bad = false;
};

}  // namespace

std::vector<portfolio::SubBookRule> readSubBooks(const toml::table& root, const std::string& file,
                                                 std::vector<std::string>& problems)
{
    std::vector<portfolio::SubBookRule> rules;
    const auto* node = root.get("sub_book");
    if (!node) return rules;
    const auto* list = node->as_array();
    if (!list || list->size() > kMostRules || (!list->empty() && !list->is_array_of_tables())) {
        problems.push_back(
            fmt::format("{}: \"sub_book\" is not a list of at most {} rules, each below its own "
                        "[[sub_book]]; all of it is ignored.",
                        file, kMostRules));
        return rules;
    }
    for (std::size_t i = 0; i < list->size(); ++i)
        if (auto rule = RuleReader{*(*list)[i].as_table(),
                                   fmt::format("{}: [[sub_book]] {}", file, i + 1), problems}
                            .read())
            rules.push_back(std::move(*rule));
    return rules;
}

toml::table subBookTable(const portfolio::SubBookRule& rule)
{
    toml::table out{{"name", rule.name}};
    if (rule.account) out.insert("account", rule.account->view());
    if (rule.venue) out.insert("venue", rule.venue->view());
    if (rule.underlying) out.insert("underlying", rule.underlying->view());
    if (!rule.instrument.empty()) out.insert("instrument", rule.instrument);
    if (rule.expiryFrom) out.insert("expiry_from", core::isoUtc(*rule.expiryFrom).substr(0, 10));
    if (rule.expiryTo) out.insert("expiry_to", core::isoUtc(*rule.expiryTo).substr(0, 10));
    return out;
}

}  // namespace ballast::app
