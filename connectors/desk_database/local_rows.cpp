#include "connectors/desk_database/local_rows.h"

#include "connectors/store/chain_rows.h"
#include "connectors/store/review_query.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::desk_database {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

core::Error reading(const core::Error& error)
{
    return {"Reading the history for the desk database: " + error.message + "."};
}

bool hasBlocks(const store::Database& history)
{
    const auto found =
        history.integer("SELECT count(*) FROM sqlite_schema WHERE name = 't_sample_block'");
    return found && *found > 0;
}

constexpr std::string_view kSamples = "t_sample";
/// Places in store::kSampleColumns; the underlying stands in none of them.
constexpr std::size_t kUnderlyingPlace = 999;

std::size_t placeOf(std::string_view column)
{
    std::size_t place = 0;
    std::string_view left = store::kSampleColumns;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find(", "), left.size());
        if (left.substr(0, end) == column) return place;
        left.remove_prefix(std::min(end + 2, left.size()));
        ++place;
    }
    return kUnderlyingPlace;
}

store::Value valueAt(const store::SampleRow& row, std::size_t place)
{
    if (place < store::kSampleInts) {
        const std::int64_t value = row.ints[place];
        return value == store::kNullInt ? store::Value{} : store::Value{value};
    }
    place -= store::kSampleInts;
    if (place < store::kSampleReals) {
        const double value = row.reals[place];
        return store::isNullReal(value) ? store::Value{} : store::Value{value};
    }
    const auto& text = row.texts[place - store::kSampleReals];
    return text ? store::Value{*text} : store::Value{};
}

/// The greatest id there is. Samples keep theirs in the blocks that they move into, and those that
/// are still in the table may be older: of another underlying.
std::string lastIdSql(const store::Database& history, std::string_view table)
{
    if (table != kSamples || !hasBlocks(history))
        return fmt::format("SELECT max(id) FROM {}", quotedName(table));
    return "SELECT max(id) FROM (SELECT max(id) AS id FROM t_sample UNION ALL SELECT max(last_id) "
           "FROM t_sample_block)";
}

/// The time of the first row there is. Of samples those in blocks are older: by the plain rows
/// alone an older copy, put back, whose rows moved since would seem a file that began anew, and all
/// of it would be carried over a second time.
std::string firstAtSql(const store::Database& history, std::string_view table,
                       const std::string& time)
{
    const std::string plain =
        fmt::format("SELECT {} FROM {} ORDER BY id LIMIT 1", time, quotedName(table));
    if (table != kSamples || !hasBlocks(history)) return plain;
    return fmt::format(
        "SELECT min(at) FROM (SELECT ({}) AS at UNION ALL SELECT min(first_ns) FROM "
        "t_sample_block)",
        plain);
}

std::optional<std::int64_t> timeIn(const store::Statement& row, int column)
{
    return row.optionalInteger(column);
}

}  // namespace

Course courseOf(const Cursor& cursor, const TableEnds& ends)
{
    if (cursor.upto == 0) return Course::Goes;
    if (!ends.last) return Course::Emptied;
    if (ends.hasRow && ends.rowAt == cursor.at) return Course::Goes;
    if (!ends.hasRow && *ends.last >= cursor.upto) return Course::Goes;  // only old rows went
    const bool later = cursor.at && ends.firstAt && *ends.firstAt > *cursor.at;
    return later ? Course::Emptied : Course::Restored;
}

std::vector<std::string> copiedColumns(const Parcel& parcel)
{
    std::vector<std::string> names{"desk"};
    if (parcel.table->growth == Growth::Appended) names.emplace_back("era");
    for (const Column& column : parcel.columns) names.push_back(column.name);
    return names;
}

core::Expected<LocalRows> LocalRows::open(const std::filesystem::path& folder)
{
    auto reader = store::HistoryReader::open(folder);
    if (!reader) return std::unexpected(reader.error());
    LocalRows rows;
    rows.m_reader = std::move(*reader);
    for (const SharedTable& table : sharedTables()) {
        auto columns = localColumns(rows.database(), table);
        if (!columns) return std::unexpected(reading(columns.error()));
        if (!columns->empty()) rows.m_columns.emplace(table.name, std::move(*columns));
    }
    return rows;
}

std::vector<std::string> LocalRows::sources() const
{
    // What explains the other rows first: a fill without its order tells little.
    std::vector<std::string> sources{std::string{kChanges}};
    for (const SharedTable& table : sharedTables())
        if (table.growth == Growth::Appended && m_columns.contains(table.name))
            sources.emplace_back(table.name);
    return sources;
}

core::Expected<Course> LocalRows::course(const std::string& source, const Cursor& cursor) const
{
    TableEnds ends;
    if (source == kChanges) {
        auto last = database().integer("SELECT coalesce(max(seq), 0) FROM t_changed");
        if (!last) return std::unexpected(reading(last.error()));
        return *last < cursor.upto ? Course::Restored : Course::Goes;
    }
    const SharedTable& table = *sharedTable(source);
    const std::string name = quotedName(table.name);
    const std::string time = table.time.empty() ? "NULL" : quotedName(table.time);
    auto row = database().prepare(fmt::format(
        "SELECT ({2}), ({3}), (SELECT count(*) FROM {0} WHERE id = ?1), (SELECT {1} "
        "FROM {0} WHERE id = ?1)",
        name, time, lastIdSql(database(), table.name), firstAtSql(database(), table.name, time)));
    if (!row) return std::unexpected(reading(row.error()));
    if (row->query(cursor.upto).next()) {
        ends.last = row->optionalInteger(0);
        ends.firstAt = timeIn(*row, 1);
        ends.hasRow = row->integer(2) > 0;
        ends.rowAt = timeIn(*row, 3);
    }
    if (row->error()) return std::unexpected(reading(*row->error()));
    return courseOf(cursor, ends);
}

core::Expected<std::int64_t> LocalRows::behind(const std::string& source,
                                               const Cursor& cursor) const
{
    const bool changes = source == kChanges;
    auto rows = database().prepare(
        changes
            ? std::string{"SELECT max(0, coalesce(max(seq), 0) - ?1) FROM t_changed"}
            : fmt::format("SELECT max(0, coalesce(({}), 0) - ?1)", lastIdSql(database(), source)));
    if (!rows) return std::unexpected(reading(rows.error()));
    const std::int64_t count = rows->query(cursor.upto).next() ? rows->integer(0) : 0;
    if (rows->error()) return std::unexpected(reading(*rows->error()));
    return count;
}

core::Expected<Batch> LocalRows::read(const std::string& source, const Cursor& cursor,
                                      std::size_t mostRows, std::int64_t desk) const
{
    if (source == kChanges) return readChanges(cursor, mostRows, desk);
    if (source != kSamples) return readAppended(*sharedTable(source), cursor, mostRows, desk);
    // One state of the file: what moves into a block between two looks would be in neither.
    const auto glance = store::Glance::at(database());
    if (!glance) return std::unexpected(reading(glance.error()));
    auto blocks = blocksBehind(cursor);
    if (!blocks) return std::unexpected(blocks.error());
    return *blocks ? readSamples(cursor, mostRows, desk)
                   : readAppended(*sharedTable(source), cursor, mostRows, desk);
}

/// Whether samples that were not shipped yet lie in blocks already.
core::Expected<bool> LocalRows::blocksBehind(const Cursor& cursor) const
{
    if (!hasBlocks(database())) return false;
    auto found =
        database().prepare("SELECT EXISTS (SELECT 1 FROM t_sample_block WHERE last_id > ?1)");
    if (!found) return std::unexpected(reading(found.error()));
    const bool is = found->query(cursor.upto).next() && found->integer(0) != 0;
    if (found->error()) return std::unexpected(reading(*found->error()));
    while (found->next()) continue;
    return is;
}

/// Plain or out of blocks, by their numbers, in the columns that the table has.
core::Expected<Batch> LocalRows::readSamples(const Cursor& cursor, std::size_t mostRows,
                                             std::int64_t desk) const
{
    const SharedTable& table = *sharedTable(kSamples);
    const std::string whose = fmt::format("{}\t{}\t", desk, cursor.era);
    const std::vector<Column>& columns = m_columns.find(table.name)->second;
    std::vector<std::size_t> places;
    for (const Column& column : columns) places.push_back(placeOf(column.name));
    auto samples = store::SamplesById::over(database(), cursor.upto);
    if (!samples) return std::unexpected(reading(samples.error()));
    Batch batch{std::string{table.name}, cursor, cursor, {{&table, columns, {}, 0}}, 0};
    Parcel& parcel = batch.parcels.front();
    while (parcel.rows < mostRows && parcel.lines.size() < kMostBytes && samples->next()) {
        if (samples->id() <= cursor.upto) continue;  // of a block that was shipped in part
        const store::SampleRow row = samples->row();
        parcel.lines += whose;
        for (std::size_t n = 0; n < columns.size(); ++n) {
            if (n > 0) parcel.lines += '\t';
            const store::Value value = places[n] == kUnderlyingPlace
                                           ? store::Value{std::string{samples->underlying()}}
                                           : valueAt(row, places[n]);
            appendCell(parcel.lines, value, columns[n].kind);
        }
        parcel.lines += '\n';
        ++parcel.rows;
        batch.after.upto = samples->id();
        batch.after.at = row.integer(store::SampleInt::At);
    }
    if (samples->error()) return std::unexpected(reading(*samples->error()));
    batch.entries = parcel.rows;
    return batch;
}

core::Expected<Batch> LocalRows::readAppended(const SharedTable& table, const Cursor& cursor,
                                              std::size_t mostRows, std::int64_t desk) const
{
    const std::string whose = fmt::format("{}\t{}\t", desk, cursor.era);
    const std::vector<Column>& columns = m_columns.find(table.name)->second;
    auto rows = database().prepare(
        fmt::format("SELECT * FROM {} WHERE id > ?1 ORDER BY id LIMIT ?2", quotedName(table.name)));
    if (!rows) return std::unexpected(reading(rows.error()));
    Batch batch{std::string{table.name}, cursor, cursor, {{&table, columns, {}, 0}}, 0};
    Parcel& parcel = batch.parcels.front();
    rows->query(cursor.upto, static_cast<std::int64_t>(mostRows));
    while (parcel.lines.size() < kMostBytes && rows->next()) {
        parcel.lines += whose;
        for (std::size_t n = 0; n < columns.size(); ++n) {
            const int column = static_cast<int>(n);
            if (columns[n].name == "id") batch.after.upto = rows->integer(column);
            if (columns[n].name == table.time) batch.after.at = timeIn(*rows, column);
            if (n > 0) parcel.lines += '\t';
            appendCell(parcel.lines, rows->value(column), columns[n].kind);
        }
        parcel.lines += '\n';
        ++parcel.rows;
    }
    if (rows->error()) return std::unexpected(reading(*rows->error()));
    batch.entries = parcel.rows;
    return batch;
}

core::Expected<Batch> LocalRows::readChanges(const Cursor& cursor, std::size_t mostRows,
                                             std::int64_t desk) const
{
    const std::string whose = fmt::format("{}\t", desk);
    Batch batch{std::string{kChanges}, cursor, cursor, {}, 0};
    std::map<std::string, std::pair<store::Statement, Parcel>, std::less<>> tables;
    for (const SharedTable& table : sharedTables()) {
        const auto columns = m_columns.find(table.name);
        if (table.growth != Growth::Changing || columns == m_columns.end()) continue;
        std::string sql = fmt::format("SELECT * FROM {} WHERE", quotedName(table.name));
        int n = 0;
        for (const std::string& key : table.changeKeys())
            sql += fmt::format("{} {} = ?{}", n > 0 ? " AND" : "", key, n + 1), ++n;
        auto row = database().prepare(sql);
        if (!row) return std::unexpected(reading(row.error()));
        tables.emplace(table.name,
                       std::pair{std::move(*row), Parcel{&table, columns->second, {}, 0}});
    }
    auto changes = database().prepare(
        "SELECT seq, source, k1, k2, k3 FROM t_changed WHERE seq > ?1 ORDER BY seq LIMIT ?2");
    if (!changes) return std::unexpected(reading(changes.error()));
    std::size_t bytes = 0;
    changes->query(cursor.upto, static_cast<std::int64_t>(mostRows));
    while (bytes < kMostBytes && changes->next()) {
        batch.after.upto = changes->integer(0);
        ++batch.entries;
        const auto found = tables.find(changes->text(1));
        if (found == tables.end()) continue;  // of a table that is not shared
        auto& [row, parcel] = found->second;
        std::vector<store::Value> key;
        for (std::size_t n = 0; n < parcel.table->changeKeys().size(); ++n)
            key.push_back(changes->value(static_cast<int>(2 + n)));
        row.queryOf(key);
        const std::size_t before = parcel.lines.size();
        if (row.next()) {  // else it was taken away since: over there it stays
            parcel.lines += whose;
            for (std::size_t n = 0; n < parcel.columns.size(); ++n) {
                if (n > 0) parcel.lines += '\t';
                appendCell(parcel.lines, row.value(static_cast<int>(n)), parcel.columns[n].kind);
            }
            parcel.lines += '\n';
            ++parcel.rows;
        }
        bytes += parcel.lines.size() - before;
        if (row.error()) return std::unexpected(reading(*row.error()));
        (void)row.next();  // lets go of what was read
    }
    if (changes->error()) return std::unexpected(reading(*changes->error()));
    for (auto& [name, entry] : tables)
        if (entry.second.rows > 0) batch.parcels.push_back(std::move(entry.second));
    return batch;
}

}  // namespace ballast::desk_database
