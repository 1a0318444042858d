#include "connectors/desk_database/schema.h"

#include "connectors/desk_database/read_views.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ballast::desk_database {
namespace {

/// Held while the schema is changed; the number only has to be ours. Let go of with the
/// transaction.
constexpr const char* kTakeTurns = "SELECT pg_advisory_xact_lock(4775417, hashtext($1))";
constexpr std::string_view kNotAllowed = "42501";

core::Error whoMust(const Connection& connection, const Address& address, const core::Error& error)
{
    if (connection.state() != kNotAllowed) return error;
    return {"The desk database " + address.text() + " is not as this Ballast " + BALLAST_VERSION +
            " needs it, and its user may not change it: start this Ballast once with --history as "
            "the owner of the schema " +
            address.schema + "."};
}

/// 0 where there is nothing yet.
core::Expected<std::int64_t> versionOf(Connection& connection)
{
    auto table = connection.run(
        "SELECT 1 FROM pg_class WHERE relname = 'schema_step' AND relnamespace = "
        "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())");
    if (!table) return std::unexpected(table.error());
    if (table->size() == 0) return 0;
    auto version = connection.run("SELECT max(number) FROM schema_step");
    if (!version) return std::unexpected(version.error());
    return version->integer(0, 0);
}

core::Expected<void> notNewer(std::int64_t version, const Address& address)
{
    if (version <= std::ssize(store::deskMigrations())) return {};
    return core::failure(fmt::format(
        "The desk database {}: its schema is number {}, and this Ballast {} knows only up to {}. A "
        "newer Ballast has made it; update this one.",
        address.text(), version, BALLAST_VERSION, store::deskMigrations().size()));
}

core::Expected<void> makeSchema(Connection& connection, const Address& address)
{
    auto there = connection.run("SELECT 1 FROM pg_namespace WHERE nspname = $1", address.schema);
    if (!there) return std::unexpected(there.error());
    if (there->size() > 0) return {};
    return connection.execute("CREATE SCHEMA " + quotedName(address.schema));
}

core::Expected<void> apply(Connection& connection, const store::Migration& step)
{
    if (step.number == 1)
        if (auto made = connection.execute(
                "CREATE TABLE schema_step (number integer PRIMARY KEY, name text NOT NULL, "
                "applied timestamptz NOT NULL DEFAULT now(), version text NOT NULL)");
            !made)
            return made;
    if (auto done = connection.execute(step.sql); !done) return done;
    auto noted =
        connection.run("INSERT INTO schema_step (number, name, version) VALUES ($1, $2, $3)",
                       step.number, step.name, BALLAST_VERSION);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

core::Expected<void> stepUp(Connection& connection, const Address& address)
{
    auto turn = Transaction::begin(connection);
    if (!turn) return std::unexpected(turn.error());
    if (auto mine = connection.run(kTakeTurns, address.schema); !mine)
        return std::unexpected(mine.error());
    if (auto made = makeSchema(connection, address); !made) return made;
    auto version = versionOf(connection);  // another program may have done it meanwhile
    if (!version) return std::unexpected(version.error());
    if (auto known = notNewer(*version, address); !known) return known;
    for (const store::Migration& step :
         store::deskMigrations().subspan(static_cast<std::size_t>(*version)))
        if (auto done = apply(connection, step); !done) return done;
    return turn->commit();
}

std::string createTable(const SharedTable& table, const std::vector<Column>& columns)
{
    std::string sql =
        fmt::format("CREATE TABLE IF NOT EXISTS {} (desk integer NOT NULL", quotedName(table.name));
    if (table.growth == Growth::Appended) sql += ", era integer NOT NULL";
    for (const Column& column : columns)
        sql += fmt::format(", {} {}", quotedName(column.name), sqlType(column.kind));
    return sql + fmt::format(", PRIMARY KEY ({}));", listed(fullKey(table)));
}

/// What of the table is missing over there, as SQL; empty: nothing.
core::Expected<std::string> missing(Connection& connection, const store::Database& history,
                                    const SharedTable& table)
{
    auto here = localColumns(history, table);
    if (!here) return std::unexpected(here.error());
    if (here->empty()) return std::string{};
    auto there = sharedColumns(connection, table);
    if (!there) return std::unexpected(there.error());
    std::string sql;
    if (there->empty()) {
        sql = createTable(table, *here);
        if (!table.time.empty())
            sql += fmt::format("CREATE INDEX IF NOT EXISTS {0}_when ON {1} (desk, {2});",
                               table.name, quotedName(table.name), quotedName(table.time));
        if (table.reach == Reach::ByProposal || table.reach == Reach::ByOrder)
            sql += fmt::format("CREATE INDEX IF NOT EXISTS {0}_of ON {1} (desk, {2});", table.name,
                               quotedName(table.name),
                               table.reach == Reach::ByOrder ? "label" : "proposal_id");
        return sql;
    }
    for (const Column& column : *here)
        if (std::ranges::find(*there, column.name, &Column::name) == there->end())
            sql +=
                fmt::format("ALTER TABLE {} ADD COLUMN IF NOT EXISTS {} {};",
                            quotedName(table.name), quotedName(column.name), sqlType(column.kind));
    return sql;
}

}  // namespace

std::string quotedName(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + '"';
}

std::string listed(const std::vector<std::string>& names)
{
    std::vector<std::string> quotedNames;
    for (const std::string& name : names) quotedNames.push_back(quotedName(name));
    return fmt::format("{}", fmt::join(quotedNames, ", "));
}

std::vector<std::string> fullKey(const SharedTable& table)
{
    std::vector<std::string> key{"desk"};
    if (table.growth == Growth::Appended) key.emplace_back("era");
    std::ranges::move(table.keyColumns(), std::back_inserter(key));
    return key;
}

core::Expected<std::vector<Column>> localColumns(const store::Database& history,
                                                 const SharedTable& table)
{
    auto there = history.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
    if (!there) return std::unexpected(there.error());
    if (!there->query(table.name).next()) {
        if (there->error()) return std::unexpected(*there->error());
        return std::vector<Column>{};
    }
    auto all = history.prepare(fmt::format("SELECT * FROM {}", quotedName(table.name)));
    if (!all) return std::unexpected(all.error());
    std::vector<Column> columns;
    for (int n = 0; n < all->columns(); ++n)
        columns.push_back({all->columnName(n), kindOf(all->declaredType(n))});
    return columns;
}

core::Expected<std::vector<Column>> sharedColumns(Connection& connection, const SharedTable& table)
{
    auto rows = connection.run(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = "
        "(SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE c.relname = $1 AND n.nspname = current_schema()) "
        "AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('desk', 'era') ORDER BY attnum",
        std::string{table.name});
    if (!rows) return std::unexpected(rows.error());
    std::vector<Column> columns;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        const std::string type = rows->text(row, 1);
        const ColumnKind kind = type == "bigint"             ? ColumnKind::Integer
                                : type == "double precision" ? ColumnKind::Real
                                : type == "bytea"            ? ColumnKind::Bytes
                                                             : ColumnKind::Text;
        columns.push_back({rows->text(row, 0), kind});
    }
    return columns;
}

core::Expected<void> readableDesk(Connection& connection, const Address& address)
{
    auto version = versionOf(connection);
    if (!version) return std::unexpected(whoMust(connection, address, version.error()));
    if (*version == 0)
        return core::failure("The desk database " + address.text() + " has no schema " +
                             address.schema +
                             " yet, or its user may not look into it. The first desk that is "
                             "started with --history makes it.");
    return notNewer(*version, address);
}

core::Expected<void> migrateDesk(Connection& connection, const Address& address)
{
    auto version = versionOf(connection);
    if (!version) return std::unexpected(whoMust(connection, address, version.error()));
    if (auto known = notNewer(*version, address); !known) return known;
    if (*version == std::ssize(store::deskMigrations())) return {};
    auto done = stepUp(connection, address);
    if (!done) return std::unexpected(whoMust(connection, address, done.error()));
    return {};
}

core::Expected<void> followHistory(Connection& connection, const Address& address,
                                   const store::Database& history)
{
    std::string sql;
    for (const SharedTable& table : sharedTables()) {
        auto lacks = missing(connection, history, table);
        if (!lacks) return std::unexpected(lacks.error());
        sql += *lacks;
    }
    auto views = outdatedViews(connection);
    if (!views) return std::unexpected(views.error());
    if (sql.empty() && *views == 0) return {};
    auto done = [&]() -> core::Expected<void> {
        auto turn = Transaction::begin(connection);
        if (!turn) return std::unexpected(turn.error());
        if (auto mine = connection.run(kTakeTurns, address.schema); !mine)
            return std::unexpected(mine.error());
        if (!sql.empty())
            if (auto made = connection.execute(sql); !made) return made;
        if (auto made = makeViews(connection); !made) return made;
        return turn->commit();
    }();
    if (!done) return std::unexpected(whoMust(connection, address, done.error()));
    return {};
}

}  // namespace ballast::desk_database
