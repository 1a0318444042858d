#include "connectors/store/sqlite.h"

#include "models/core/json_text.h"

#include <fmt/format.h>
#include <sqlite3.h>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cmath>
#include <fstream>
#include <system_error>

namespace ballast::store {
namespace {

namespace fs = std::filesystem;

std::string describe(sqlite3* handle)
{
    std::string said =
        fmt::format("{} (SQLite {})", sqlite3_errmsg(handle), sqlite3_extended_errcode(handle));
    const int code = sqlite3_errcode(handle) & 0xff;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) said += fmt::format(". {}", kWhatHelps);
    return said;
}

/// How large the file is, and that free pages go back: nothing in it is read or changed by these.
bool isHarmless(std::string_view pragma, bool hasValue)
{
    if (pragma == "page_count" || pragma == "freelist_count") return !hasValue;
    return pragma == "incremental_vacuum";
}

/// While Database itself asks for it: `may` is its word on that.
bool isSync(const void* may, std::string_view pragma)
{
    return *static_cast<const bool*>(may) && pragma == "synchronous";
}

/// Ballast reads and writes its own tables and nothing else, whatever a text inside them may say.
int authorize(void* may, int action, const char* first, const char* second, const char*,
              const char*)
{
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE:
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_PRAGMA:
            return first && (isHarmless(first, second != nullptr) || isSync(may, first))
                       ? SQLITE_OK
                       : SQLITE_DENY;
        default: return SQLITE_DENY;
    }
}

/// For a URI: all but letters, digits and what a path is made of.
std::string percentEncoded(std::string_view path)
{
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// SQLite would make the file readable for others; so it is made first. Only a missing file is
/// touched: opening and closing one that SQLite holds would drop its locks.
core::Expected<void> createPrivate(const fs::path& file)
{
    std::error_code ec;
    if (fs::exists(fs::symlink_status(file, ec))) return {};
    if (!std::ofstream{file, std::ios::binary | std::ios::app})
        return core::failure(
            "Creating " + utf8(file) +
            ": the folder cannot be written. Check its owner and permissions, or choose "
            "another with --data.");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ec);
    syncFolder(file.parent_path());
    return {};
}

}  // namespace

bool isConstraint(int resultCode) { return (resultCode & 0xff) == SQLITE_CONSTRAINT; }

void syncFolder(const fs::path& folder)
{
#ifndef _WIN32
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    (void)::fsync(handle);
    ::close(handle);
#else
    (void)folder;
#endif
}

core::Expected<void> syncFile(const fs::path& file)
{
#ifndef _WIN32
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = handle >= 0 && ::fsync(handle) == 0;
    const int failed = errno;
    if (handle >= 0) ::close(handle);
    if (!done)
        return core::failure("Bringing " + utf8(file) +
                             " onto the disk: " + std::generic_category().message(failed) + ".");
#else
    (void)file;
#endif
    return {};
}

Database::Access quietAccess(const fs::path& file)
{
    std::error_code ec;
    for (const char* note : {"-wal", "-journal"})
        if (fs::exists(fs::path{file}.concat(note), ec) || ec) return Database::Access::ReadOnly;
    return Database::Access::Immutable;
}

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

core::Expected<fs::path> privateFolder(const fs::path& folder)
{
    std::error_code ec;
    const bool existed = fs::exists(folder, ec);
    fs::create_directories(folder, ec);
    if (ec)
        return core::failure("Creating the data folder " + utf8(folder) + ": " + ec.message() +
                             ".");
    if (!existed) fs::permissions(folder, fs::perms::owner_all, ec);
    const fs::path real = fs::canonical(folder, ec);
    if (ec)
        return core::failure("Opening the data folder " + utf8(folder) + ": " + ec.message() + ".");
    if (!fs::is_directory(real, ec))
        return core::failure("The data folder " + utf8(folder) + " is not a folder.");
    return real;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::start()
{
    m_error.reset();
    m_code = SQLITE_OK;
    sqlite3_reset(m_statement.get());
}

void Statement::reset() { sqlite3_reset(m_statement.get()); }

void Statement::note(int code)
{
    if (code == SQLITE_OK || m_error) return;
    sqlite3* handle = sqlite3_db_handle(m_statement.get());
    m_code = sqlite3_extended_errcode(handle);
    m_error = core::Error{describe(handle)};
}

core::Expected<void> Statement::finish()
{
    while (next()) {
    }
    if (m_error) return std::unexpected(*m_error);
    return {};
}

core::Expected<void> Statement::runOf(std::span<const Value> values)
{
    queryOf(values);
    return finish();
}

Statement& Statement::queryOf(std::span<const Value> values)
{
    start();
    int index = 0;
    for (const Value& value : values) bind(++index, value);
    return *this;
}

bool Statement::next()
{
    if (m_error) return false;
    m_code = sqlite3_step(m_statement.get());
    if (m_code == SQLITE_ROW) return true;
    if (m_code != SQLITE_DONE) note(m_code);
    sqlite3_reset(m_statement.get());
    return false;
}

void Statement::bind(int index, std::int64_t value)
{
    note(sqlite3_bind_int64(m_statement.get(), index, value));
}
void Statement::bind(int index, double value)
{
    if (!std::isfinite(value)) return bindNull(index);
    note(sqlite3_bind_double(m_statement.get(), index, value));
}
void Statement::bind(int index, std::string_view value)
{
    const char* bytes = value.data() ? value.data() : "";  // a null pointer would bind NULL
    note(sqlite3_bind_text64(m_statement.get(), index, bytes, value.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
}
void Statement::bind(int index, const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return bind(index, *whole);
    if (const auto* real = std::get_if<double>(&value)) return bind(index, *real);
    if (const auto* text = std::get_if<std::string>(&value)) return bind(index, *text);
    const auto* blob = std::get_if<Bytes>(&value);
    if (!blob) return bindNull(index);
    note(sqlite3_bind_blob64(m_statement.get(), index, blob->held.data(), blob->held.size(),
                             SQLITE_TRANSIENT));
}
void Statement::bind(int index, const Blob& value)
{
    const char* bytes = value.bytes.data() ? value.bytes.data() : "";
    note(
        sqlite3_bind_blob64(m_statement.get(), index, bytes, value.bytes.size(), SQLITE_TRANSIENT));
}
void Statement::bindNull(int index) { note(sqlite3_bind_null(m_statement.get(), index)); }

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}
std::optional<double> Statement::optionalReal(int column) const
{
    if (isNull(column)) return std::nullopt;
    return real(column);
}
std::string Statement::text(int column) const { return std::string{bytes(column)}; }
std::string_view Statement::bytes(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(size)) : std::string_view{};
}
std::string Statement::json(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
        case SQLITE_NULL: return "null";
        case SQLITE_INTEGER: return std::to_string(integer(column));
        case SQLITE_FLOAT: return core::jsonNumber(real(column));
        default: return core::jsonQuoted(bytes(column));
    }
}
bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}
Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
        case SQLITE_NULL: return {};
        case SQLITE_INTEGER: return integer(column);
        case SQLITE_FLOAT: return real(column);
        case SQLITE_BLOB: return Bytes{text(column)};
        default: return text(column);
    }
}
int Statement::columns() const { return sqlite3_column_count(m_statement.get()); }
std::string Statement::columnName(int column) const
{
    const char* name = sqlite3_column_name(m_statement.get(), column);
    return name ? name : "";
}
std::string Statement::declaredType(int column) const
{
    const char* type = sqlite3_column_decltype(m_statement.get(), column);
    return type ? type : "";
}
core::Time Statement::time(int column) const { return core::Time{core::Duration{integer(column)}}; }
std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (isNull(column)) return std::nullopt;
    return integer(column);
}
std::optional<core::Time> Statement::optionalTime(int column) const
{
    if (isNull(column)) return std::nullopt;
    return time(column);
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

core::Expected<Database> Database::open(const fs::path& file, Access access, const char* vfs)
{
    if (access == Access::ReadWrite && !vfs)
        if (auto made = createPrivate(file); !made) return std::unexpected(made.error());
    Database database;
    database.m_file = file;
    sqlite3* handle = nullptr;
    std::string name = utf8(file);
    if (access == Access::Immutable) name = "file:" + percentEncoded(name) + "?immutable=1";
    int mode = access == Access::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (access == Access::ReadWrite && vfs) mode |= SQLITE_OPEN_CREATE;
    if (access == Access::Immutable) mode |= SQLITE_OPEN_URI;
    const int code = sqlite3_open_v2(name.c_str(), &handle,
                                     mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, vfs);
    database.m_handle.reset(handle);
    if (code != SQLITE_OK) return std::unexpected(database.error("Opening"));
    if (auto set = database.harden(); !set) return std::unexpected(set.error());
    return database;
}

core::Expected<Database> Database::temporary()
{
    Database database;
    database.m_file = "a temporary database";
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        "", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    database.m_handle.reset(handle);
    if (code != SQLITE_OK) return std::unexpected(database.error("Opening"));
    if (auto set = database.harden(); !set) return std::unexpected(set.error());
    return database;
}

core::Expected<void> Database::harden()
{
    sqlite3_extended_result_codes(m_handle.get(), 1);
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    return execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
}

core::Error Database::error(std::string_view doing) const
{
    return core::Error{fmt::format("{} {}: {}", doing, utf8(m_file), describe(m_handle.get()))};
}

core::Expected<void> Database::execute(const char* sql)
{
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(error("Writing"));
    return {};
}

core::Expected<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error("Preparing a statement for"));
    Statement statement;
    statement.m_statement.reset(raw);
    return statement;
}

core::Expected<std::int64_t> Database::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const std::int64_t first = statement->next() ? statement->integer(0) : 0;
    if (auto done = statement->finish(); !done) return std::unexpected(error("Reading"));
    return first;
}

core::Expected<std::string> Database::text(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const std::string first = statement->next() ? statement->text(0) : std::string{};
    // Some pragmas answer first and do it afterwards: what fails then must not be passed over.
    if (auto done = statement->finish(); !done) return std::unexpected(error("Reading"));
    return first;
}

core::Expected<void> Database::holdAlone()
{
    // A rollback journal whose removal is not yet on the disk would undo, after a power cut, what
    // has been written since: so its folder is flushed with it.
    const char* const alone =
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=EXTRA; BEGIN EXCLUSIVE; COMMIT";
    // Nothing is written by it.
    if (sqlite3_exec(m_handle.get(), alone, nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(error("Taking hold of"));
    return {};
}

bool Database::isBusy() const
{
    const int code = sqlite3_errcode(m_handle.get()) & 0xff;
    return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

void Database::abandon()
{
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::restrict()
{
    m_maySync = std::make_unique<bool>(false);
    sqlite3_set_authorizer(m_handle.get(), authorize, m_maySync.get());
    sqlite3_limit(m_handle.get(), SQLITE_LIMIT_LENGTH, 1'000'000);
    sqlite3_limit(m_handle.get(), SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(m_handle.get(), SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(m_handle.get(), SQLITE_LIMIT_EXPR_DEPTH, 30);
    sqlite3_limit(m_handle.get(), SQLITE_LIMIT_VARIABLE_NUMBER, 64);
}

core::Expected<void> Database::syncEachCommit(bool each)
{
    if (m_syncsEach == each) return {};
    if (m_maySync) *m_maySync = true;
    auto done = execute(each ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    if (m_maySync) *m_maySync = false;
    if (done) m_syncsEach = each;
    return done;
}

int Database::changes() const { return sqlite3_changes(m_handle.get()); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_handle.get()) == 0; }

}  // namespace ballast::store
