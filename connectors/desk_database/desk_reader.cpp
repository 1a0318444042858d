#include "connectors/desk_database/desk_reader.h"

#include "models/core/text.h"
#include "models/review/band_clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace ballast::desk_database {
namespace {

constexpr const char* kOneState = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Rows that are in memory at once.
constexpr const char* kFetch = "FETCH 5000 FROM part";

/// The newest proposals of a desk in that time; an order whose proposal was lost counts as one.
constexpr std::string_view kChosen =
    "SELECT proposal_id FROM (SELECT proposal_id, min(created_ns) AS created FROM t_proposal "
    "WHERE desk = $1 AND created_ns BETWEEN $2 AND $3 GROUP BY proposal_id "
    "UNION SELECT proposal_id, created_ns FROM t_order AS o WHERE desk = $1 AND proposal_id <> 0 "
    "AND created_ns BETWEEN $2 AND $3 AND NOT EXISTS (SELECT 1 FROM t_proposal AS p "
    "WHERE p.desk = $1 AND p.proposal_id = o.proposal_id)) AS found "
    "ORDER BY created DESC, proposal_id DESC LIMIT $4";

/// Minutes are not shared: each is its last sample.
constexpr const char* kMinutes =
    "INSERT OR REPLACE INTO t_minute (underlying, minute_ns, at_ns, spot, delta, target, "
    "gamma_1pct, sigma, cost) SELECT underlying, at_ns - at_ns % 60000000000, max(at_ns), spot, "
    "delta, target, gamma_1pct, band_sigma, band_cost FROM t_sample GROUP BY 1, 2";

/// Runs the query and hands over row after row, some thousand of them in memory.
core::Expected<void> each(Connection& connection, const std::string& sql,
                          std::span<const Connection::Bound> values,
                          const std::function<core::Expected<void>(const Rows&, std::size_t)>& take)
{
    if (auto begun = connection.runOf("DECLARE part NO SCROLL CURSOR FOR " + sql, values); !begun)
        return std::unexpected(begun.error());
    for (;;) {
        auto rows = connection.run(kFetch);
        if (!rows) return std::unexpected(rows.error());
        if (rows->size() == 0) break;
        for (std::size_t row = 0; row < rows->size(); ++row)
            if (auto taken = take(*rows, row); !taken) return taken;
    }
    auto closed = connection.run("CLOSE part");
    if (!closed) return std::unexpected(closed.error());
    return {};
}

store::Value valueOf(const Rows& rows, std::size_t row, std::size_t column, ColumnKind kind)
{
    if (rows.isNull(row, column)) return {};
    switch (kind) {
        case ColumnKind::Integer: return rows.integer(row, column);
        case ColumnKind::Real: return rows.real(row, column);
        case ColumnKind::Bytes: return store::Bytes{bytesOf(rows.text(row, column))};
        case ColumnKind::Text: break;
    }
    return rows.text(row, column);
}

/// Which rows of a table belong to the chosen proposals, or to that time.
std::string sourceSql(const SharedTable& table, const std::string& columns, bool whole)
{
    const std::string name = quotedName(table.name);
    const std::string order = table.growth == Growth::Appended ? " ORDER BY era, id" : "";
    if (table.bulk && !whole)  // of the samples alone; see pull()
        return fmt::format(
            "SELECT {} FROM (SELECT DISTINCT s.* FROM (SELECT underlying, last_ns FROM t_order "
            "WHERE desk = $1 AND proposal_id IN ({})) AS o CROSS JOIN LATERAL (SELECT * FROM {} "
            "WHERE desk = $1 AND underlying = o.underlying AND at_ns BETWEEN o.last_ns AND "
            "o.last_ns + 60000000000 ORDER BY at_ns, era, id LIMIT 1) AS s) AS after{}",
            columns, kChosen, name, order);
    std::string sql = fmt::format("SELECT {} FROM {} WHERE desk = $1 AND ", columns, name);
    if (table.reach == Reach::All)
        return fmt::format("SELECT {} FROM {} WHERE desk = $1", columns, name);
    if (table.reach == Reach::ByTime)
        return sql + fmt::format("{} BETWEEN $2 AND $3{}", quotedName(table.time), order);
    if (table.reach == Reach::ByProposal)
        return sql + fmt::format("proposal_id IN ({}){}", kChosen, order);
    return sql + fmt::format(
                     "label IN (SELECT label FROM t_order WHERE desk = $1 AND proposal_id "
                     "IN ({})){}",
                     kChosen, order);
}

/// What began earlier and lasts into the range belongs to it.
core::Time earlier(core::Time from, std::int64_t byNs)
{
    const bool far = from < core::Time{} || byNs == 0;
    return far ? from : from - core::Duration{byNs};
}

std::vector<Connection::Bound> boundOf(std::int64_t desk, store::TimeRange range)
{
    const auto ns = [](core::Time time) { return std::to_string(time.time_since_epoch().count()); };
    return {std::to_string(desk), ns(range.from), ns(range.to)};
}

bool named(const DeskEntry& desk, const std::string& part)
{
    return part.empty() || desk.text().find(part) != std::string::npos || desk.trader == part;
}

}  // namespace

std::string DeskEntry::text() const
{
    return life > 1 ? fmt::format("{} (life {})", name, life) : name;
}

core::Expected<DeskReader> DeskReader::open(const Address& address, std::stop_token stop)
{
    auto connection = Connection::open(address, std::move(stop));
    if (!connection) return std::unexpected(connection.error());
    if (auto known = readableDesk(*connection, address); !known)
        return std::unexpected(known.error());
    return DeskReader(std::move(*connection));
}

core::Expected<std::vector<DeskEntry>> DeskReader::desks()
{
    auto rows = m_connection.run(
        "SELECT desk, machine, life, name, trader, version, "
        "(extract(epoch FROM last_seen) * 1000)::bigint FROM desk ORDER BY name, machine, life");
    if (!rows) return std::unexpected(rows.error());
    std::vector<DeskEntry> desks;
    for (std::size_t row = 0; row < rows->size(); ++row)
        desks.push_back({rows->integer(row, 0), rows->text(row, 1), rows->integer(row, 2),
                         rows->text(row, 3), rows->text(row, 4), rows->text(row, 5),
                         core::fromUnixMs(rows->integer(row, 6))});
    return desks;
}

core::Expected<std::vector<DeskEntry>> DeskReader::desksCalled(const std::string& part)
{
    auto all = desks();
    if (all) std::erase_if(*all, [&](const DeskEntry& desk) { return !named(desk, part); });
    return all;
}

core::Expected<std::vector<std::string>> DeskReader::underlyings(
    const std::vector<DeskEntry>& desks)
{
    std::set<std::string> names;
    for (const DeskEntry& desk : desks) {
        const auto rows = m_connection.run(
            "SELECT underlying FROM t_hour WHERE desk = $1 "
            "UNION SELECT underlying FROM t_proposal WHERE desk = $1 "
            "UNION SELECT underlying FROM t_order WHERE desk = $1",
            std::to_string(desk.desk));
        if (!rows) return std::unexpected(rows.error());
        for (std::size_t row = 0; row < rows->size(); ++row)
            if (std::string name = rows->text(row, 0); !name.empty()) names.insert(std::move(name));
    }
    return std::vector<std::string>(names.begin(), names.end());
}

core::Expected<std::vector<DeskEntry>> DeskReader::chosen(const Filter& filter)
{
    auto all = desksCalled(filter.desk);
    if (!all) return all;
    if (all->empty() && !filter.desk.empty())
        return core::failure("The desk database knows no desk or trader called " +
                             core::quoted(filter.desk) + ".");
    return all;
}

core::Expected<void> DeskReader::pull(const SharedTable& table, std::int64_t desk,
                                      store::TimeRange range, std::size_t mostProposals,
                                      bool withSamples, store::Database& into)
{
    if (table.bulk && !withSamples && table.name != "t_sample") return {};
    auto here = localColumns(into, table);
    if (!here) return std::unexpected(here.error());
    auto there = sharedColumns(m_connection, table);
    if (!there) return std::unexpected(there.error());
    std::vector<Column> columns;
    for (const Column& column : *here) {
        // Ids count anew: those of two eras may be the same.
        if (table.growth == Growth::Appended && column.name == "id") continue;
        if (std::ranges::find(*there, column.name, &Column::name) != there->end())
            columns.push_back(column);
    }
    if (columns.empty()) return {};  // no desk has shipped it yet
    std::vector<std::string> names;
    std::string marks;
    for (const Column& column : columns) {
        names.push_back(column.name);
        marks += marks.empty() ? "?" : ", ?";
    }
    // REPLACE puts the default where an older desk knew no value.
    auto insert = into.prepare(fmt::format("INSERT OR REPLACE INTO {} ({}) VALUES ({})",
                                           quotedName(table.name), listed(names), marks));
    if (!insert) return std::unexpected(insert.error());
    auto bound = boundOf(desk, {earlier(range.from, table.lastsNs), range.to});
    const bool byTime = table.reach == Reach::ByTime && (!table.bulk || withSamples);
    if (table.reach == Reach::All)
        bound.resize(1);
    else if (!byTime)
        bound.emplace_back(std::to_string(mostProposals));
    std::vector<store::Value> values(columns.size());
    return each(m_connection, sourceSql(table, listed(names), withSamples), bound,
                [&](const Rows& rows, std::size_t row) {
                    for (std::size_t n = 0; n < columns.size(); ++n)
                        values[n] = valueOf(rows, row, n, columns[n].kind);
                    return insert->runOf(values);
                });
}

core::Expected<store::HistoryReader> DeskReader::historyOf(std::int64_t desk,
                                                           store::TimeRange range,
                                                           std::size_t mostProposals,
                                                           bool withSamples)
{
    auto copy = store::Database::temporary();
    if (!copy) return std::unexpected(copy.error());
    if (auto made = store::migrate(*copy, store::FileKind::History, store::historyMigrations());
        !made)
        return std::unexpected(made.error());
    auto state = Transaction::begin(m_connection, kOneState);
    if (!state) return std::unexpected(state.error());
    auto done = copy->execute("BEGIN");
    for (const SharedTable& table : sharedTables())
        if (done) done = pull(table, desk, range, mostProposals, withSamples, *copy);
    if (done && withSamples) done = copy->execute(kMinutes);
    if (done) done = copy->execute("COMMIT");
    if (!done) return std::unexpected(done.error());
    return store::HistoryReader::over(std::move(*copy));
}

core::Expected<std::vector<review::Rebalance>> DeskReader::rebalances(store::TimeRange range,
                                                                      const Filter& filter)
{
    auto desks = chosen(filter);
    if (!desks) return std::unexpected(desks.error());
    // The newest life of a folder first: what it shares with an older one is its.
    std::ranges::stable_sort(*desks, std::greater{}, &DeskEntry::life);
    std::set<std::tuple<std::string, std::uint64_t, core::Time>> told;
    std::vector<review::Rebalance> all;
    for (const DeskEntry& desk : *desks) {
        auto history = historyOf(desk.desk, range, filter.limit, false);
        if (!history) return std::unexpected(history.error());
        auto rows = history->rebalances(range, {filter.underlying, filter.limit});
        if (!rows) return rows;
        for (review::Rebalance& r : *rows) {
            if (!told.emplace(desk.machine, r.proposal.value, r.proposedAt).second) continue;
            r.desk = desk.text();
            all.push_back(std::move(r));
        }
    }
    std::ranges::stable_sort(all, [](const review::Rebalance& a, const review::Rebalance& b) {
        return std::tie(a.proposedAt, a.desk, a.proposal.value) <
               std::tie(b.proposedAt, b.desk, b.proposal.value);
    });
    return all;
}

core::Expected<std::vector<std::pair<core::Currency, review::BandTime>>> DeskReader::bandTimes(
    store::TimeRange range, const Filter& filter)
{
    auto desks = chosen(filter);
    if (!desks) return std::unexpected(desks.error());
    auto state = Transaction::begin(m_connection, kOneState);
    if (!state) return std::unexpected(state.error());
    std::map<std::string, review::BandTime> sums;
    for (const DeskEntry& desk : *desks) {
        std::map<std::string, review::BandClock> clocks;
        auto bound = boundOf(desk.desk, range);
        bound.emplace_back(filter.underlying.text());
        auto read =
            each(m_connection,
                 "SELECT underlying, at_ns, delta BETWEEN band_lower AND band_upper FROM "
                 "t_sample WHERE desk = $1 AND at_ns BETWEEN $2 AND $3 AND "
                 "($4::text = '' OR underlying = $4) ORDER BY at_ns, era, id",
                 bound, [&](const Rows& rows, std::size_t row) -> core::Expected<void> {
                     clocks[rows.text(row, 0)].add(core::Time{core::Duration{rows.integer(row, 1)}},
                                                   rows.text(row, 2) == "t");
                     return {};
                 });
        if (!read) return std::unexpected(read.error());
        for (const auto& [underlying, clock] : clocks) {
            sums[underlying].watched += clock.time().watched;
            sums[underlying].inside += clock.time().inside;
        }
    }
    std::vector<std::pair<core::Currency, review::BandTime>> times;
    for (const auto& [underlying, time] : sums)
        times.emplace_back(core::Currency{underlying}, time);
    return times;
}

}  // namespace ballast::desk_database
