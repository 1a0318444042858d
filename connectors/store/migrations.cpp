#include "connectors/store/migrations.h"

#include <fmt/format.h>

namespace ballast::store {
namespace {

core::Expected<void> belongsToUs(const Database& database, FileKind kind)
{
    auto id = database.integer("PRAGMA application_id");
    if (!id) return std::unexpected(id.error());
    auto objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects) return std::unexpected(objects.error());
    const bool empty = *id == 0 && *objects == 0;
    if (empty || *id == static_cast<std::int64_t>(kind)) return {};
    return core::failure("Opening " + utf8(database.file()) +
                         ": this database was not made by Ballast. Move it away, or choose another "
                         "folder with --data.");
}

core::Expected<void> notNewer(const Database& database, std::int64_t version,
                              std::span<const Migration> migrations)
{
    if (version >= 0 && version <= std::ssize(migrations)) return {};
    return core::failure(
        fmt::format("Opening {}: its schema is number {}, and this Ballast {} knows only up to {}. "
                    "A newer Ballast has "
                    "written it; start that one, or choose another folder with --data.",
                    utf8(database.file()), version, BALLAST_VERSION, migrations.size()));
}

core::Expected<void> apply(Database& database, FileKind kind, const Migration& migration)
{
    const std::string after =
        fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; COMMIT",
                    static_cast<std::uint32_t>(kind), migration.number);
    auto done = database.execute("BEGIN EXCLUSIVE");
    if (done) done = database.execute(migration.sql);
    if (done) done = database.execute(after.c_str());
    if (done) return {};
    if (database.inTransaction()) (void)database.execute("ROLLBACK");
    return core::failure(fmt::format("Bringing {} to schema {} ({}): {}", utf8(database.file()),
                                     migration.number, migration.name, done.error().message));
}

}  // namespace

core::Expected<std::int64_t> schemaVersion(const Database& database)
{
    return database.integer("PRAGMA user_version");
}

core::Expected<void> readable(const Database& database, FileKind kind,
                              std::span<const Migration> migrations)
{
    if (auto ours = belongsToUs(database, kind); !ours) return ours;
    auto version = schemaVersion(database);
    if (!version) return std::unexpected(version.error());
    return notNewer(database, *version, migrations);
}

core::Expected<void> migrate(Database& database, FileKind kind,
                             std::span<const Migration> migrations)
{
    if (auto can = readable(database, kind, migrations); !can) return can;
    auto version = schemaVersion(database);
    if (!version) return std::unexpected(version.error());
    for (const Migration& migration : migrations.subspan(static_cast<std::size_t>(*version)))
        if (auto applied = apply(database, kind, migration); !applied) return applied;
    return {};
}

}  // namespace ballast::store
