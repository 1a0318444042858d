// How the readers of the review ask: one query through a function, and one state for several.
#pragma once

#include "connectors/store/sqlite.h"

#include <string_view>
#include <utility>

namespace ballast::store {

inline core::Expected<void> reviewRead(const Statement& statement)
{
    if (statement.error())
        return core::failure("Reading the review: " + statement.error()->message + ".");
    return {};
}

/// A query of our own, each of its rows through `take`.
template <class Take, class... Values>
core::Expected<void> each(const Database& database, std::string_view sql, Take take,
                          const Values&... values)
{
    auto rows = database.prepare(sql);
    if (!rows) return std::unexpected(rows.error());
    rows->query(values...);
    while (rows->next()) take(*rows);
    return reviewRead(*rows);
}

/// One state for all that is read while it lives: nothing is written.
class Glance {
public:
    static core::Expected<Glance> at(const Database& database)
    {
        auto begin = database.prepare("BEGIN");
        auto end = database.prepare("COMMIT");
        if (!begin) return std::unexpected(begin.error());
        if (!end) return std::unexpected(end.error());
        if (auto begun = begin->run(); !begun) return std::unexpected(begun.error());
        Glance glance;
        glance.m_end = std::move(*end);
        glance.m_open = true;
        return glance;
    }
    Glance(Glance&& other) noexcept
        : m_end(std::move(other.m_end)), m_open(std::exchange(other.m_open, false))
    {
    }
    Glance& operator=(Glance&&) = delete;
    ~Glance()
    {
        if (m_open) (void)m_end.run();
    }

private:
    Glance() = default;
    Statement m_end;
    bool m_open = false;
};

}  // namespace ballast::store
