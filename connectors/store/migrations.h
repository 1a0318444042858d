#pragma once

#include "connectors/store/sqlite.h"

#include <span>

namespace ballast::store {

/// One numbered step of a schema, from resources/sql; numbers run 1, 2, 3 … without holes.
struct Migration {
    int number = 0;
    const char* name = "";
    const char* sql = "";
};

std::span<const Migration> ordersMigrations();
std::span<const Migration> historyMigrations();
std::span<const Migration> eventsMigrations();

/// What marks a file as one of ours, in SQLite's application_id.
enum class FileKind : std::uint32_t {
    Orders = 0x424c4f52,
    History = 0x424c4853,
    Events = 0x424c4556
};

/// Brings the database up to the last migration, each in one transaction: a kill in the middle
/// leaves the version before. Refuses a file of another program, and one a newer Ballast has
/// written.
core::Expected<void> migrate(Database& database, FileKind kind,
                             std::span<const Migration> migrations);
/// The schema's number as the file records it; 0 for a file without one.
core::Expected<std::int64_t> schemaVersion(const Database& database);
/// Checks, without writing, that this program can read the file.
core::Expected<void> readable(const Database& database, FileKind kind,
                              std::span<const Migration> migrations);

}  // namespace ballast::store
