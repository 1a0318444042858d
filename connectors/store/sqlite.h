// store: SQLite; the order journal, the history, their migrations, their writer and their readers.
#pragma once

#include "models/core/error.h"
#include "models/core/name.h"
#include "models/core/time.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace ballast::store {

/// Bytes that are no text, held.
struct Bytes {
    std::string held;
    bool operator==(const Bytes&) const = default;
};
/// What a column holds, of whatever kind; the first is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
/// Bytes that are no text, to be bound.
struct Blob {
    std::string_view bytes;
};

/// One prepared statement. Values are only ever bound, never pasted into the SQL.
class Statement {
public:
    Statement() = default;

    /// Binds all values in order, runs to the end and resets. Rows, if any, are passed over.
    template <class... Values>
    core::Expected<void> run(const Values&... values)
    {
        bindAll(values...);
        return finish();
    }
    /// Binds all values in order and stands before the first row; read with next().
    template <class... Values>
    Statement& query(const Values&... values)
    {
        bindAll(values...);
        return *this;
    }
    /// The same for values whose kinds are only known when it runs.
    core::Expected<void> runOf(std::span<const Value> values);
    Statement& queryOf(std::span<const Value> values);
    /// Steps to the next row; false after the last one. After a failure: false, and error() is set.
    bool next();
    const std::optional<core::Error>& error() const { return m_error; }
    /// Lets go of the rows that were not read, and of the state of the database they belong to.
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;                         ///< 0 for NULL
    std::optional<double> optionalReal(int column) const;  ///< nothing for NULL
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::string text(int column) const;
    /// In place: until the next step of this statement.
    std::string_view bytes(int column) const;
    bool isNull(int column) const;
    Value value(int column) const;
    int columns() const;
    std::string columnName(int column) const;
    std::string declaredType(int column) const;  ///< as the schema says; empty of an expression
    /// The value as JSON: a number, a text, null.
    std::string json(int column) const;
    core::Time time(int column) const;
    std::optional<core::Time> optionalTime(int column) const;
    /// SQLite's extended result code of the last step: tells a broken constraint from a broken
    /// disk.
    int resultCode() const { return m_code; }

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    template <class... Values>
    void bindAll(const Values&... values)
    {
        start();
        int index = 0;
        (bind(++index, values), ...);
    }
    void start();
    core::Expected<void> finish();
    void bind(int index, std::int64_t value);
    void bind(int index, std::uint64_t value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, int value) { bind(index, std::int64_t{value}); }
    void bind(int index, bool value) { bind(index, std::int64_t{value}); }
    void bind(int index, double value);  ///< what is not finite becomes NULL
    void bind(int index, std::string_view value);
    void bind(int index, const std::string& value) { bind(index, std::string_view{value}); }
    void bind(int index, const Blob& value);
    void bind(int index, const char* value) { bind(index, std::string_view{value}); }
    void bind(int index, core::Time value)
    {
        bind(index, std::int64_t{value.time_since_epoch().count()});
    }
    void bind(int index, const Value& value);
    void bindNull(int index);
    template <std::size_t N, class Tag>
    void bind(int index, const core::Name<N, Tag>& value)
    {
        bind(index, value.view());
    }
    template <class T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value)
            bind(index, *value);
        else
            bindNull(index);
    }
    void note(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::optional<core::Error> m_error;
    int m_code = 0;
};

/// One connection, for one thread at a time.
class Database {
public:
    /// Immutable: of a place that nobody can write to, not even SQLite its own notes; who says so
    /// of a file that is written to reads nonsense.
    enum class Access : std::uint8_t { ReadWrite, ReadOnly, Immutable };
    /// ReadWrite creates a missing file, readable and writable by its owner alone. A symbolic link
    /// in place of the file is refused. `vfs` names a registered file system of SQLite that stands
    /// in for the machine's own; null: the machine's.
    static core::Expected<Database> open(const std::filesystem::path& file, Access access,
                                         const char* vfs = nullptr);

    /// An empty one of this connection alone, gone with it; what does not fit into memory is spilt
    /// to a file that nobody else can name.
    static core::Expected<Database> temporary();

    /// Runs SQL of our own, any number of statements: pragmas, migrations, BEGIN and COMMIT.
    core::Expected<void> execute(const char* sql);
    /// The statement lives at most as long as this connection.
    core::Expected<Statement> prepare(std::string_view sql) const;
    /// The first value of the first row of a query of our own.
    core::Expected<std::int64_t> integer(std::string_view sql) const;
    core::Expected<std::string> text(std::string_view sql) const;
    /// Takes the file for this connection alone, until it is closed. Fails when anybody else has it
    /// open.
    core::Expected<void> holdAlone();
    /// The last failure was somebody else's lock.
    bool isBusy() const;
    /// After this only plain reads and writes are allowed on the connection: no ATTACH, no change
    /// of the schema, and no PRAGMA but those of the file's size; and lengths are bounded.
    void restrict();
    /// Of a write-ahead log: whether from the next commit on each is on the disk when it returns,
    /// with all before it, or when SQLite next copies the log. Also after restrict().
    core::Expected<void> syncEachCommit(bool each);
    /// After a disk has failed: closing writes and syncs nothing more. A sync that follows a failed
    /// one proves nothing, so none is asked for.
    void abandon();
    /// Rows changed by the last INSERT, UPDATE or DELETE.
    int changes() const;
    bool inTransaction() const;
    const std::filesystem::path& file() const { return m_file; }
    sqlite3* handle() const { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    core::Error error(std::string_view doing) const;
    core::Expected<void> harden();

    std::unique_ptr<bool> m_maySync;  ///< the authorizer's, which lives as long as the handle
    std::unique_ptr<sqlite3, Close> m_handle;
    std::optional<bool> m_syncsEach;  ///< as it was said last
    std::filesystem::path m_file;
};

/// How a file is opened for a short look that leaves nothing beside it: SQLite makes notes for
/// other readers and a writer, and who may only read leaves them behind. Immutable where no log
/// says that anybody has the file open, ReadOnly else, where the notes are there already.
Database::Access quietAccess(const std::filesystem::path& file);
/// What is said of every file that is damaged, after what was found; it ends without a point.
inline constexpr std::string_view kWhatHelps =
    "The file is damaged: `ballastctl verify` says where, and `ballastctl restore` puts the newest "
    "good backup of orders and history back";
/// True for a constraint of the schema that said no, false for a machine that failed.
bool isConstraint(int resultCode);
/// The path as UTF-8, for SQLite and for sentences.
std::string utf8(const std::filesystem::path& path);
/// Makes the folder, for its owner alone, and gives back its path without symbolic links.
core::Expected<std::filesystem::path> privateFolder(const std::filesystem::path& folder);
/// What was made or renamed in the folder is on the disk afterwards, as far as the machine tells.
void syncFolder(const std::filesystem::path& folder);
/// What was written into the file, by whomever, is on the disk afterwards. Fails where the disk
/// says that it is not.
core::Expected<void> syncFile(const std::filesystem::path& file);

}  // namespace ballast::store
