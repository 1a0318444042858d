#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::desk_database {

/// How rows of a table come to be, and so how a copy is kept up.
enum class Growth : std::uint8_t {
    Appended,  ///< an INTEGER PRIMARY KEY `id` that only grows, and rows that never change
    Changing,  ///< rows are replaced; triggers note each in t_changed by its key
};

/// How the rows that belong to a stretch of time are found.
enum class Reach : std::uint8_t {
    ByTime,      ///< its own time column
    ByProposal,  ///< those of the proposals in that time
    ByOrder,     ///< those of the orders in that time
    All,         ///< it has no time: names of what other rows count
};

/// One table of history.db that the desks share. Its columns are not named here: the desk database
/// follows those of the file.
struct SharedTable {
    std::string_view name;
    Growth growth;
    std::string_view key;   ///< columns with commas, without the desk; of an appended one "id"
    std::string_view time;  ///< nanoseconds since 1970; empty: none
    Reach reach;
    bool bulk = false;                ///< many rows that a list of rebalances does not need
    std::int64_t lastsNs = 0;         ///< how long a row counts from its time on
    std::string_view changeKey = {};  ///< how the triggers fold the key for t_changed, expressions
                                      ///< with ';' between; empty: the key's columns
    std::vector<std::string> keyColumns() const;
    std::vector<std::string> changeKeys() const;
};

/// All of them; a file that has one of them not yet, or any more, shares the others. A new table of
/// the history is a line here, and where its rows change, a trigger beside it as in
/// resources/sql/history/0009_changes.sql.
std::span<const SharedTable> sharedTables();
const SharedTable* sharedTable(std::string_view name);  ///< null: not shared

}  // namespace ballast::desk_database
