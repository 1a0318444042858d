#include "connectors/store/known_names.h"

#include "models/core/name_list.h"

#include <algorithm>
#include <set>

namespace ballast::store {
namespace {

core::Expected<void> add(const Database& history, const char* sql, std::set<std::string>& names)
{
    auto rows = history.prepare(sql);
    if (!rows) return std::unexpected(rows.error());
    rows->query();
    while (rows->next())
        if (std::string name = rows->text(0); !name.empty()) names.insert(std::move(name));
    if (rows->error()) return std::unexpected(*rows->error());
    return {};
}

}  // namespace

core::Expected<std::vector<std::string>> knownUnderlyings(const Database& history,
                                                          std::string_view wanted)
{
    if (wanted.empty()) return std::vector<std::string>{};
    std::set<std::string> names;
    if (auto read = add(history, "SELECT DISTINCT underlying FROM t_hour", names); !read)
        return std::unexpected(read.error());
    const bool isThere = std::ranges::any_of(
        names, [&](const std::string& name) { return core::sameName(name, wanted); });
    if (!isThere)
        if (auto read = add(
                history, "SELECT underlying FROM t_proposal UNION SELECT underlying FROM t_order",
                names);
            !read)
            return std::unexpected(read.error());
    return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace ballast::store
