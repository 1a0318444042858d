#pragma once

#include "connectors/desk_database/schema.h"
#include "connectors/store/history_reader.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ballast::desk_database {

/// How far a table, or the changes, have come over there.
struct Cursor {
    std::int64_t era = 0;
    std::int64_t upto = 0;
    std::optional<std::int64_t> at;  ///< nanoseconds since 1970 of that row
    bool operator==(const Cursor&) const = default;
};
/// The source of the cursor that all changing tables share.
inline constexpr std::string_view kChanges = "t_changed";

/// Rows of one table, as lines for COPY: whose they are, as in copiedColumns(), and what they hold.
struct Parcel {
    const SharedTable* table = nullptr;
    std::vector<Column> columns;
    std::string lines;
    std::size_t rows = 0;
};
std::vector<std::string> copiedColumns(const Parcel& parcel);

/// What goes over in one transaction, with where its cursor stands afterwards.
struct Batch {
    std::string source;
    Cursor before, after;
    std::vector<Parcel> parcels;
    std::size_t entries = 0;  ///< read here; 0: nothing is new
};

/// What a table here says about a cursor over there.
enum class Course : std::uint8_t {
    Goes,      ///< it goes on from where it was
    Emptied,   ///< old rows were put elsewhere, all of them, and the ids begin anew
    Restored,  ///< the file is an older copy: it knows less than what was shipped of it
};
struct TableEnds {
    std::optional<std::int64_t> last;     ///< greatest id, of rows in blocks too; none: no row
    std::optional<std::int64_t> firstAt;  ///< of the row with the least id
    bool hasRow = false;                  ///< the row of the cursor is there
    std::optional<std::int64_t> rowAt;    ///< its time
};
Course courseOf(const Cursor& cursor, const TableEnds& ends);

/// Reads history.db for the shipper, on a connection of its own, in bites: at most so many rows or
/// bytes, and no transaction stays open between two of them, so that the file's log can be cut.
class LocalRows {
public:
    static core::Expected<LocalRows> open(const std::filesystem::path& folder);

    const store::Database& database() const { return m_reader.database(); }
    /// Every source there is a cursor for: the appended tables that the file has, and the changes.
    std::vector<std::string> sources() const;
    core::Expected<Course> course(const std::string& source, const Cursor& cursor) const;
    /// `desk` is the number that stands before each row.
    core::Expected<Batch> read(const std::string& source, const Cursor& cursor,
                               std::size_t mostRows, std::int64_t desk) const;
    /// How many rows wait at most: each number that was given out counts, also one that was
    /// replaced since.
    core::Expected<std::int64_t> behind(const std::string& source, const Cursor& cursor) const;

private:
    core::Expected<Batch> readAppended(const SharedTable& table, const Cursor& cursor,
                                       std::size_t mostRows, std::int64_t desk) const;
    core::Expected<Batch> readSamples(const Cursor& cursor, std::size_t mostRows,
                                      std::int64_t desk) const;
    core::Expected<bool> blocksBehind(const Cursor& cursor) const;
    core::Expected<Batch> readChanges(const Cursor& cursor, std::size_t mostRows,
                                      std::int64_t desk) const;

    store::HistoryReader m_reader;
    std::map<std::string, std::vector<Column>, std::less<>> m_columns;  ///< by table
};

}  // namespace ballast::desk_database
