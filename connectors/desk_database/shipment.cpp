#include "connectors/desk_database/shipment.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace ballast::desk_database {
namespace {

constexpr const char* kIdFile = "desk.id";
constexpr std::string_view kLockNotHad = "55P03", kThereAlready = "23505";

bool isId(const std::string& text)
{
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string stageOf(const SharedTable& table)
{
    return quotedName("stage_" + std::string{table.name});
}

/// Rows from the stage into the table: what is there already stays where rows are only added, and
/// is replaced where they change.
std::string mergeSql(const Parcel& parcel)
{
    const SharedTable& table = *parcel.table;
    const std::string columns = listed(copiedColumns(parcel));
    const std::string sql = fmt::format(
        "INSERT INTO {} ({}) SELECT {} FROM {} ON CONFLICT ({}) DO ", quotedName(table.name),
        columns, columns, stageOf(table), listed(fullKey(table)));
    const auto key = table.keyColumns();
    std::string sets;
    for (const Column& column : parcel.columns) {
        if (std::ranges::find(key, column.name) != key.end()) continue;
        sets += fmt::format("{}{} = excluded.{}", sets.empty() ? "" : ", ", quotedName(column.name),
                            quotedName(column.name));
    }
    const bool stays = table.growth == Growth::Appended || sets.empty();
    return stays ? sql + "NOTHING" : fmt::format("{}UPDATE SET {}", sql, sets);
}

/// A temporary table of the same columns, empty again after each transaction.
std::string stageSql(const SharedTable& table)
{
    return fmt::format(
        "CREATE TEMPORARY TABLE IF NOT EXISTS {} ON COMMIT DELETE ROWS AS "
        "SELECT * FROM {} WHERE false; ",
        stageOf(table), quotedName(table.name));
}

}  // namespace

core::Expected<std::string> machineId(const std::filesystem::path& folder,
                                      std::uint64_t randomness1, std::uint64_t randomness2)
{
    const std::filesystem::path file = folder / kIdFile;
    std::error_code ec;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ec))) {
        std::string kept;
        std::ifstream in(file);
        in >> kept;
        if (isId(kept)) return kept;
        return core::failure("Reading " + store::utf8(file) +
                             ": it does not hold this desk's number. Delete it, and the desk "
                             "becomes a new one in the desk database.");
    }
    const std::string id = fmt::format("{:016x}{:016x}", randomness1, randomness2);
    std::ofstream out(file);
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ec);
    out << id << '\n';
    out.close();
    if (!out)
        return core::failure("Writing " + store::utf8(file) +
                             ": the folder cannot be written, so this desk has no number in the "
                             "desk database.");
    return id;
}

core::Expected<std::int64_t> enrol(Connection& connection, const Member& member)
{
    const std::string name = asUtf8(member.name), trader = asUtf8(member.trader);
    auto made = connection.run(
        "INSERT INTO desk (machine, life, name, trader, version) SELECT $1, 1, $2, $3, $4 "
        "WHERE NOT EXISTS (SELECT 1 FROM desk WHERE machine = $1) ON CONFLICT DO NOTHING",
        member.machine, name, trader, BALLAST_VERSION);
    if (!made) return std::unexpected(made.error());
    auto seen = connection.run(
        "UPDATE desk SET name = $2, trader = $3, version = $4, last_seen = now() WHERE desk = "
        "(SELECT desk FROM desk WHERE machine = $1 ORDER BY life DESC LIMIT 1) RETURNING desk",
        member.machine, name, trader, BALLAST_VERSION);
    if (!seen) return std::unexpected(seen.error());
    if (seen->size() != 1) return core::failure("The desk database gave this desk no number.");
    return seen->integer(0, 0);
}

core::Expected<Shipment> Shipment::open(const Address& address, const Member& member,
                                        const std::filesystem::path& folder, std::stop_token stop,
                                        const std::function<void(std::string)>& told)
{
    auto connection = Connection::open(address, std::move(stop));
    if (!connection) return std::unexpected(connection.error());
    auto local = LocalRows::open(folder);
    if (!local) return std::unexpected(local.error());
    Shipment shipment(std::move(*connection), std::move(*local));
    auto done = migrateDesk(shipment.m_connection, address);
    if (done) done = followHistory(shipment.m_connection, address, shipment.m_local.database());
    if (done) done = shipment.takePlace(member);
    if (done) done = shipment.loadCursors();
    if (done) done = shipment.lookWhetherRestored(told);
    std::string stages;
    for (const SharedTable& table : sharedTables()) {
        auto columns = localColumns(shipment.m_local.database(), table);
        if (columns && !columns->empty()) stages += stageSql(table);
    }
    if (done) done = shipment.m_connection.execute(stages);
    if (!done) return std::unexpected(done.error());
    return shipment;
}

core::Expected<void> Shipment::takePlace(const Member& member)
{
    // The server takes a moment to see that an earlier connection of this desk is gone.
    if (auto brief = m_connection.execute("SET lock_timeout = '5s'"); !brief) return brief;
    auto mine =
        m_connection.run("SELECT pg_advisory_lock(hashtextextended($1, 4775417))", member.machine);
    if (!mine && m_connection.state() != kLockNotHad) return std::unexpected(mine.error());
    if (!mine)
        return core::failure(
            "The desk database still serves another program with this desk's number. Where a data "
            "folder was copied to a second machine, delete the file desk.id there.");
    auto desk = enrol(m_connection, member);
    if (!desk) return std::unexpected(desk.error());
    m_desk = *desk;
    return {};
}

core::Expected<void> Shipment::loadCursors()
{
    m_cursors.clear();
    for (const std::string& source : m_local.sources()) m_cursors[source] = {};
    auto rows =
        m_connection.run("SELECT source, era, upto, at_ns FROM progress WHERE desk = $1", m_desk);
    if (!rows) return std::unexpected(rows.error());
    for (std::size_t row = 0; row < rows->size(); ++row)
        if (const auto known = m_cursors.find(rows->text(row, 0)); known != m_cursors.end())
            known->second = {rows->integer(row, 1), rows->integer(row, 2),
                             rows->optionalInteger(row, 3)};
    return {};
}

/// A file that knows less than what was shipped of it is an older copy, put back: it begins a new
/// life, so that what the lost one had done stays as it was.
core::Expected<void> Shipment::lookWhetherRestored(const std::function<void(std::string)>& told)
{
    bool restored = false;
    for (const auto& [source, cursor] : m_cursors) {
        auto course = m_local.course(source, cursor);
        if (!course) return std::unexpected(course.error());
        restored = restored || *course == Course::Restored;
    }
    if (!restored) return {};
    auto born = m_connection.run(
        "INSERT INTO desk (machine, life, name, trader, version) SELECT machine, life + 1, name, "
        "trader, version FROM desk WHERE desk = $1 RETURNING desk, life",
        m_desk);
    if (!born) return std::unexpected(born.error());
    m_desk = born->integer(0, 0);
    if (told)
        told(fmt::format(
            "The history in {} is an older copy than what the desk database has of it. What was "
            "shipped before stays there; this copy is shipped beside it, as life {} of this desk.",
            store::utf8(m_local.database().file()), born->integer(0, 1)));
    return loadCursors();
}

core::Expected<std::int64_t> Shipment::behind() const
{
    std::int64_t rows = 0;
    for (const auto& [source, cursor] : m_cursors) {
        auto waiting = m_local.behind(source, cursor);
        if (!waiting) return waiting;
        rows += *waiting;
    }
    return rows;
}

core::Expected<std::size_t> Shipment::step(std::size_t mostRows)
{
    std::size_t went = 0;
    for (const std::string& source : m_local.sources()) {
        auto rows = stepOf(source, mostRows);
        if (!rows) return rows;
        went += *rows;
    }
    return went;
}

core::Expected<std::size_t> Shipment::stepOf(const std::string& source, std::size_t mostRows)
{
    Cursor& cursor = m_cursors[source];
    auto batch = m_local.read(source, cursor, mostRows, m_desk);
    if (!batch) return std::unexpected(batch.error());
    if (batch->entries > 0) return carry(*batch);
    auto course = m_local.course(source, cursor);
    if (!course) return std::unexpected(course.error());
    if (*course == Course::Restored)
        return core::failure("The history went back while it was shipped; it is looked at anew.");
    if (*course == Course::Emptied) {
        cursor = {cursor.era + 1, 0, std::nullopt};  // kept with the first row that follows
        return stepOf(source, mostRows);
    }
    return 0;
}

/// Straight into its table, as almost always; through the stage where rows of it are there already.
core::Expected<std::size_t> Shipment::carry(const Batch& batch)
{
    if (batch.source == kChanges) return carry(batch, true);
    auto went = carry(batch, false);
    if (!went && m_connection.state() == kThereAlready && !m_connection.isLost())
        return carry(batch, true);
    return went;
}

core::Expected<std::size_t> Shipment::carry(const Batch& batch, bool staged)
{
    auto turn = Transaction::begin(m_connection);
    if (!turn) return std::unexpected(turn.error());
    std::size_t rows = 0;
    for (const Parcel& parcel : batch.parcels) {
        if (auto done = carry(parcel, staged); !done) return std::unexpected(done.error());
        rows += parcel.rows;
    }
    if (auto moved = move(batch, rows); !moved) return std::unexpected(moved.error());
    if (auto done = turn->commit(); !done) return std::unexpected(done.error());
    m_cursors[batch.source] = batch.after;
    return batch.entries;
}

core::Expected<void> Shipment::carry(const Parcel& parcel, bool staged)
{
    const std::string into = staged ? stageOf(*parcel.table) : quotedName(parcel.table->name);
    auto done = m_connection.copy(
        fmt::format("COPY {} ({}) FROM STDIN", into, listed(copiedColumns(parcel))), parcel.lines);
    if (!done || !staged) return done;
    return m_connection.execute(mergeSql(parcel));
}

/// Only from where it was believed to stand: whoever else moved it, this transaction does not
/// count.
core::Expected<void> Shipment::move(const Batch& batch, std::size_t rows)
{
    auto moved = m_connection.run(
        "INSERT INTO progress AS p (desk, source, era, upto, at_ns, rows) "
        "VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (desk, source) DO UPDATE SET era = excluded.era, upto = excluded.upto, "
        "at_ns = excluded.at_ns, rows = p.rows + excluded.rows "
        "WHERE (p.era = $7 AND p.upto = $8) OR ($7 = p.era + 1 AND $8 = 0) RETURNING upto",
        m_desk, batch.source, batch.after.era, batch.after.upto, batch.after.at, rows,
        batch.before.era, batch.before.upto);
    if (!moved) return std::unexpected(moved.error());
    if (moved->size() != 1)
        return core::failure("Somebody else moved this desk's place in the desk database.");
    auto seen = m_connection.run("UPDATE desk SET last_seen = now() WHERE desk = $1", m_desk);
    if (!seen) return std::unexpected(seen.error());
    return {};
}

}  // namespace ballast::desk_database
