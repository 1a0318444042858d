#pragma once

#include "connectors/desk_database/connection.h"
#include "connectors/desk_database/copy_text.h"
#include "connectors/desk_database/shared_tables.h"
#include "connectors/store/migrations.h"

namespace ballast::store {
/// The numbered steps of resources/sql/desk.
std::span<const Migration> deskMigrations();
}  // namespace ballast::store

namespace ballast::desk_database {

struct Column {
    std::string name;
    ColumnKind kind = ColumnKind::Text;
    bool operator==(const Column&) const = default;
};
/// The columns of a table of history.db, in their order; none where it has no such table.
core::Expected<std::vector<Column>> localColumns(const store::Database& history,
                                                 const SharedTable& table);
/// The same of the desk database, without those that say whose the row is.
core::Expected<std::vector<Column>> sharedColumns(Connection& connection, const SharedTable& table);

/// Makes the schema and brings it to the last migration, one program at a time and each step in one
/// transaction. Refuses one that a newer Ballast has made. A role that may not change it is told
/// who must.
core::Expected<void> migrateDesk(Connection& connection, const Address& address);
/// Checks, without writing, that this program can read it.
core::Expected<void> readableDesk(Connection& connection, const Address& address);
/// Gives every shared table that history.db has its place, and every column. What the desk database
/// has beyond that, a newer desk's, is left.
core::Expected<void> followHistory(Connection& connection, const Address& address,
                                   const store::Database& history);

/// In double quotes, for a name that may be a word of SQL.
std::string quotedName(std::string_view name);
/// "a", "b", "c"
std::string listed(const std::vector<std::string>& names);
/// The columns that say whose a row is, and the key behind them.
std::vector<std::string> fullKey(const SharedTable& table);

}  // namespace ballast::desk_database
