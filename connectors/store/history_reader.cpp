#include "connectors/store/history_reader.h"

#include "connectors/store/codes.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/rebalance_reader.h"
#include "connectors/store/sample_cursor.h"
#include "models/core/assert.h"

#include <fmt/format.h>

#ifndef _WIN32
#include <unistd.h>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

namespace ballast::store {
namespace {

core::Expected<void> failed(const Statement& statement)
{
    if (statement.error())
        return core::failure("Reading the history: " + statement.error()->message + ".");
    return {};
}

bool isWritable(const std::filesystem::path& folder)
{
#ifdef _WIN32
    (void)folder;
    return true;
#else
    return ::access(folder.c_str(), W_OK) == 0;
#endif
}

bool hasContent(const std::filesystem::path& file)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(file, ec);
    return !ec && size > 0;
}

/// All that is read until it goes is one state of the database: rows that the writer moves into a
/// block in between are seen once.
class OneState {
public:
    explicit OneState(const Database& database)
    {
        auto begin = database.prepare("BEGIN");
        auto end = database.prepare("COMMIT");
        if (!begin || !end) return;
        m_end = std::move(*end);
        m_begun = begin->run().has_value();
    }
    ~OneState()
    {
        if (m_begun) (void)m_end.run();  // nothing was written: it only lets go of that state
    }
    OneState(const OneState&) = delete;
    OneState& operator=(const OneState&) = delete;

private:
    Statement m_end;
    bool m_begun = false;
};

/// Keeps, of each stretch of time, the samples with the least and greatest delta and spot, and all
/// that tell why the band moved. Rows are read whole only when they are kept.
class Thinning {
public:
    Thinning(core::Time first, core::Time last, std::size_t maxPoints)
        : m_first(first),
          m_width((last - first) / static_cast<std::int64_t>(maxPoints / 4) + core::Duration{1})
    {
    }
    template <class Read>
    void add(core::Time at, double delta, double spot, bool tells, Read read)
    {
        const std::int64_t stretch = (at - m_first) / m_width;
        if (!m_any || stretch != m_stretch) {
            flush();
            m_stretch = stretch;
            m_kept.fill(read());
            if (tells) tell(m_kept[0]);
            m_any = true;
            return;
        }
        if (tells) tell(read());
        if (delta < m_kept[0].delta) m_kept[0] = read();
        if (delta > m_kept[1].delta) m_kept[1] = read();
        if (spot < m_kept[2].spot) m_kept[2] = read();
        if (spot > m_kept[3].spot) m_kept[3] = read();
    }
    std::vector<engine::ExposureSample> done()
    {
        flush();
        return std::move(m_out);
    }

private:
    /// Of what tells of the band in one stretch, the largest changes of its width.
    void tell(engine::ExposureSample sample)
    {
        constexpr std::size_t kMost = 4;
        const double width = sample.upper - sample.lower;
        m_changes.push_back(std::abs(width - m_toldWidth));
        m_toldWidth = width;
        m_telling.push_back(std::move(sample));
        if (m_telling.size() <= kMost) return;
        const auto least = std::ranges::min_element(m_changes) - m_changes.begin();
        m_changes.erase(m_changes.begin() + least);
        m_telling.erase(m_telling.begin() + least);
    }
    void flush()
    {
        if (!m_any) return;
        std::ranges::stable_sort(m_kept, {}, &engine::ExposureSample::at);
        const auto repeated = std::ranges::unique(m_kept);
        const auto begins = static_cast<std::ptrdiff_t>(m_out.size());
        m_out.insert(m_out.end(), m_kept.begin(), repeated.begin());
        for (engine::ExposureSample& told : m_telling)
            if (std::find(m_kept.begin(), repeated.begin(), told) == repeated.begin())
                m_out.push_back(std::move(told));
        m_telling.clear();
        m_changes.clear();
        std::ranges::stable_sort(m_out.begin() + begins, m_out.end(), {},
                                 &engine::ExposureSample::at);
        m_any = false;
    }
    core::Time m_first;
    core::Duration m_width;
    std::int64_t m_stretch = -1;
    bool m_any = false;
    std::array<engine::ExposureSample, 4> m_kept;
    std::vector<engine::ExposureSample> m_telling;
    std::vector<double> m_changes;  ///< of the width, by each that tells
    double m_toldWidth = 0;
    std::vector<engine::ExposureSample> m_out;
};

/// Of checks as they are written: a quote within a reason is escaped, so that it is no key.
bool allAllow(std::string_view checks)
{
    const auto count = [&](std::string_view what) {
        std::size_t found = 0;
        for (std::size_t at = checks.find(what); at != std::string_view::npos;
             at = checks.find(what, at + what.size()))
            ++found;
        return found;
    };
    return count("\"verdict\":\"") == count("\"verdict\":\"allow\"");
}

/// The range as far as samples reach in it.
core::Expected<TimeRange> endsOf(const Database& database, core::Currency underlying,
                                 TimeRange range)
{
    auto ends = database.prepare(
        "SELECT (SELECT min(at_ns) FROM t_sample WHERE at_ns >= ?1), (SELECT max(at_ns) FROM "
        "t_sample WHERE at_ns <= ?2), (SELECT min(first_ns) FROM t_sample_block WHERE underlying = "
        "?3 AND last_ns >= ?1), (SELECT max(last_ns) FROM t_sample_block WHERE underlying = ?3 AND "
        "first_ns <= ?2)");
    if (!ends) return std::unexpected(ends.error());
    std::optional<core::Time> first, last;
    if (ends->query(range.from, range.to, underlying).next()) {
        const auto widen = [&](int from, int to) {
            if (ends->isNull(from) || ends->isNull(to)) return;
            first = std::min(first.value_or(ends->time(from)), ends->time(from));
            last = std::max(last.value_or(ends->time(to)), ends->time(to));
        };
        widen(0, 1);
        widen(2, 3);
    }
    if (auto read = failed(*ends); !read) return std::unexpected(read.error());
    while (ends->next()) {
    }
    return TimeRange{std::max(first.value_or(range.from), range.from),
                     std::min(last.value_or(range.to), range.to)};
}

}  // namespace

core::Expected<HistoryReader> HistoryReader::open(const std::filesystem::path& folder)
{
    std::error_code ec;
    const std::filesystem::path real = std::filesystem::canonical(folder, ec);
    if (ec || !std::filesystem::exists(real / kHistoryFile, ec))
        return core::failure(
            "Reading the history in " + utf8(folder) +
            ": there is none. Name the data folder with --data, or let Ballast run on it once.");
    const auto openAs = [&](Database::Access access) -> core::Expected<Database> {
        auto opened = Database::open(real / kHistoryFile, access);
        if (!opened) return opened;
        auto ready = opened->execute("PRAGMA busy_timeout=250; PRAGMA query_only=ON");
        if (ready) ready = readable(*opened, FileKind::History, historyMigrations());
        if (!ready) return std::unexpected(ready.error());
        return opened;
    };
    // A connection that may only read joins in by notes beside the file (-wal, -shm) that it may
    // make and may not take away again. One that may write takes them away at its end, under
    // SQLite's own lock, so that a writer who has come meanwhile keeps them. Nothing else is ever
    // written by it: see query_only; and the log of a writer that runs or was killed stays as it
    // lies. To read the file as it lies would need neither, and would read nonsense once a desk
    // starts beside it.
    const bool hasLog = hasContent(real / "history.db-wal");
    auto database = openAs(Database::Access::ReadWrite);
    if (database && hasLog) database->abandon();
    if (!database)
        if (auto still = openAs(Database::Access::ReadOnly)) database = std::move(still);
    // On a disk that cannot be written to there is no room for SQLite's notes between readers and a
    // writer. Where the last writer has left none, nothing is missing in the file itself.
    if (!database && !isWritable(real) && !hasLog)
        if (auto still = openAs(Database::Access::Immutable)) database = std::move(still);
    if (!database) return std::unexpected(database.error());
    auto version = schemaVersion(*database);
    if (!version) return std::unexpected(version.error());
    if (*version == 0)
        return core::failure(
            fmt::format("Reading {}: it holds no tables; what it held is lost, or it never was a "
                        "history. `ballastctl restore` puts the newest good backup in its place.",
                        utf8(real / kHistoryFile)));
    if (*version < std::ssize(historyMigrations()))
        return core::failure(
            fmt::format("Reading {}: its schema is number {}, of an older Ballast. Start this one "
                        "on the folder once, and it is brought up to date.",
                        utf8(real / kHistoryFile), *version));
    database->restrict();
    HistoryReader reader;
    reader.m_database = std::move(*database);
    return reader;
}

HistoryReader HistoryReader::over(Database database)
{
    database.restrict();
    HistoryReader reader;
    reader.m_database = std::move(database);
    return reader;
}

core::Expected<std::vector<review::Rebalance>> HistoryReader::rebalances(
    TimeRange range, const Filter& filter, const ReadWatch& watch) const
{
    auto reader = RebalanceReader::over(m_database);
    if (!reader) return std::unexpected(reader.error());
    const OneState state(m_database);
    return reader->read(range, filter, watch);
}

core::Expected<std::vector<engine::ExposureSample>> HistoryReader::samples(
    core::Currency underlying, TimeRange range, std::size_t maxPoints, const ReadWatch& watch) const
{
    BALLAST_ASSERT(maxPoints >= 8);
    const OneState state(m_database);
    auto rows = SampleCursor::over(m_database, underlying, range);
    if (!rows) return std::unexpected(rows.error());
    std::vector<engine::ExposureSample> all;
    while (all.size() <= maxPoints && rows->next()) all.push_back(rows->sample());
    if (rows->error()) return core::failure("Reading the history: " + rows->error()->message + ".");
    if (all.size() <= maxPoints) return all;
    // More than are wanted: by buckets between the ends.
    const auto within = endsOf(m_database, underlying, range);
    if (!within) return std::unexpected(within.error());
    Thinning thinning(within->from, within->to, maxPoints);
    for (const engine::ExposureSample& s : all)
        thinning.add(s.at, s.delta, s.spot, !s.bandWhy.empty(), [&] { return s; });
    const double length = core::seconds(within->to - within->from);
    int untilLook = kRowsBetweenLooks;
    while (rows->next()) {
        if (watch && --untilLook == 0) {
            untilLook = kRowsBetweenLooks;
            if (!watch(length > 0 ? core::seconds(rows->at() - within->from) / length : 0))
                return std::unexpected(readCancelled());
        }
        thinning.add(rows->at(), rows->delta(), rows->spot(), rows->tells(),
                     [&] { return rows->sample(); });
    }
    if (rows->error()) return core::failure("Reading the history: " + rows->error()->message + ".");
    return thinning.done();
}

core::Expected<std::vector<engine::MarketSample>> HistoryReader::markets(
    core::Currency underlying, TimeRange range, std::size_t maxPoints) const
{
    BALLAST_ASSERT(maxPoints > 0);
    auto rows = m_database.prepare(
        "SELECT at_ns, implied, realised, spread, depth FROM t_market "
        "WHERE at_ns BETWEEN ?1 AND ?2 AND underlying = ?3 ORDER BY at_ns, id");
    if (!rows) return std::unexpected(rows.error());
    std::vector<engine::MarketSample> all;
    rows->query(range.from, range.to, underlying);
    while (rows->next())
        all.push_back({underlying, rows->time(0), rows->real(1), rows->real(2), rows->real(3),
                       rows->real(4)});
    if (auto read = failed(*rows); !read) return std::unexpected(read.error());
    if (all.size() <= maxPoints) return all;
    const std::size_t every = (all.size() + maxPoints - 1) / maxPoints;
    std::vector<engine::MarketSample> thinned;
    for (std::size_t at = 0; at < all.size(); at += every) thinned.push_back(all[at]);
    if (thinned.back().at != all.back().at) thinned.push_back(all.back());
    return thinned;
}

core::Expected<std::optional<engine::ExposureSample>> HistoryReader::sampleAt(
    core::Currency underlying, core::Time at) const
{
    auto past = pastSamples();
    if (!past) return std::unexpected(past.error());
    const OneState state(m_database);
    return (*past)->at(underlying, at);
}

core::Expected<SampleSummary> HistoryReader::sampleTotals(core::Currency underlying,
                                                          TimeRange range) const
{
    auto past = pastSamples();
    if (!past) return std::unexpected(past.error());
    const OneState state(m_database);
    return (*past)->totals(underlying, range);
}

core::Expected<PastSamples*> HistoryReader::pastSamples() const
{
    if (!m_past) {
        auto past = PastSamples::over(m_database);
        if (!past) return std::unexpected(past.error());
        m_past = std::make_unique<PastSamples>(std::move(*past));
    }
    return m_past.get();
}

core::Expected<std::vector<std::pair<core::Currency, review::BandTime>>> HistoryReader::bandTimes(
    core::Currency underlying, TimeRange range) const
{
    auto past = pastSamples();
    if (!past) return std::unexpected(past.error());
    const OneState state(m_database);
    std::vector<core::Currency> wanted;
    if (!underlying.empty()) wanted.push_back(underlying);
    if (wanted.empty()) {
        auto names = (*past)->underlyings(range);
        if (!names) return std::unexpected(names.error());
        wanted = std::move(*names);
    }
    std::vector<std::pair<core::Currency, review::BandTime>> times;
    for (const core::Currency& each : wanted) {
        auto time = (*past)->bandTime(each, range);
        if (!time) return std::unexpected(time.error());
        times.emplace_back(each, *time);
    }
    return times;
}

core::Expected<rebalance::PastHour> HistoryReader::hourBefore(core::Time now) const
{
    auto proposals = m_database.prepare(
        "SELECT p.proposal_id, p.underlying, p.trigger_kind, p.state, p.created_ns, "
        "p.delta_before, p.delta_after, p.notional_usd, p.fee_usd, p.slippage_usd, p.edited, "
        "p.checks, (SELECT count(*) FROM t_leg l WHERE l.proposal_id = p.proposal_id AND "
        "l.revision = p.revision) FROM t_proposal p WHERE p.created_ns BETWEEN ?1 AND ?2 "
        "AND p.revision = (SELECT max(q.revision) FROM t_proposal q WHERE q.proposal_id = "
        "p.proposal_id) ORDER BY p.created_ns, p.proposal_id");
    auto samples = m_database.prepare(
        "SELECT underlying, at_ns, delta BETWEEN band_lower AND band_upper FROM t_sample "
        "WHERE at_ns BETWEEN ?1 AND ?2 ORDER BY at_ns, id");
    if (!proposals) return std::unexpected(proposals.error());
    if (!samples) return std::unexpected(samples.error());
    const core::Time from = now - std::chrono::hours{1};
    rebalance::PastHour hour;
    proposals->query(from, now);
    while (proposals->next()) {
        rebalance::Proposal p;
        p.id = {static_cast<std::uint64_t>(proposals->integer(0))};
        p.underlying = core::Currency{proposals->text(1)};
        p.trigger = decode<rebalance::TriggerKind>(proposals->text(2)).value_or(p.trigger);
        p.state = decode<rebalance::ProposalState>(proposals->text(3)).value_or(p.state);
        p.createdAt = proposals->time(4);
        p.deltaBefore = proposals->real(5);
        p.deltaAfter = proposals->real(6);
        p.notionalUsd = proposals->real(7);
        p.feeUsd = proposals->real(8);
        p.slippageUsd = proposals->real(9);
        p.edited = proposals->integer(10) != 0;
        if (!allAllow(proposals->text(11)))
            p.checks.push_back({.rule = "recorded",
                                .verdict = rebalance::CheckResult::Verdict::Confirm,
                                .reason = "A check wanted a person."});
        p.legs.resize(static_cast<std::size_t>(proposals->integer(12)));
        hour.proposals.push_back(std::move(p));
    }
    if (auto read = failed(*proposals); !read) return std::unexpected(read.error());
    samples->query(from, now);
    while (samples->next())
        hour.sights.push_back(
            {core::Currency{samples->text(0)}, samples->time(1), samples->integer(2) != 0});
    if (auto read = failed(*samples); !read) return std::unexpected(read.error());
    return hour;
}

core::Expected<std::vector<engine::Alert>> HistoryReader::alerts(TimeRange range,
                                                                 std::size_t limit) const
{
    auto rows = m_database.prepare(
        "SELECT number, severity, topic, text, underlying, at_ns FROM t_alert WHERE at_ns BETWEEN "
        "?1 AND ?2 "
        "ORDER BY at_ns DESC, id DESC LIMIT ?3");
    if (!rows) return std::unexpected(rows.error());
    std::vector<engine::Alert> alerts;
    rows->query(range.from, range.to, static_cast<std::int64_t>(limit));
    while (rows->next())
        alerts.push_back(
            {static_cast<std::uint64_t>(rows->integer(0)),
             decode<engine::Severity>(rows->text(1)).value_or(engine::Severity::Notice),
             rows->text(2), rows->text(3), rows->text(4), rows->time(5)});
    if (auto read = failed(*rows); !read) return std::unexpected(read.error());
    return alerts;
}

core::Expected<std::vector<orders::Fill>> HistoryReader::fills(TimeRange range,
                                                               std::size_t limit) const
{
    // The columns readFill expects; the mirror has no sequence of its own.
    auto rows = m_database.prepare(
        "SELECT venue, account, trade_id, label, instrument, side, qty_i, px_i, fee, fee_currency, "
        "maker, mid, "
        "index_price, venue_ns, at_ns, 0 FROM t_fill WHERE at_ns BETWEEN ?1 AND ?2 ORDER BY at_ns "
        "DESC LIMIT ?3");
    if (!rows) return std::unexpected(rows.error());
    std::vector<orders::Fill> fills;
    rows->query(range.from, range.to, static_cast<std::int64_t>(limit));
    while (rows->next()) {
        auto stored = readFill(*rows);
        if (!stored) return std::unexpected(stored.error());
        fills.push_back(std::move(stored->fill));
    }
    if (auto read = failed(*rows); !read) return std::unexpected(read.error());
    return fills;
}

core::Expected<HistoryReader::Counts> HistoryReader::counts() const
{
    auto rows = m_database.prepare(
        "SELECT (SELECT count(DISTINCT proposal_id) FROM t_proposal), (SELECT count(*) FROM "
        "t_decision), "
        "(SELECT count(*) FROM t_order), (SELECT count(*) FROM t_fill), (SELECT count(*) FROM "
        "t_sample) + (SELECT coalesce(sum(rows), 0) FROM t_sample_block), "
        "(SELECT count(*) FROM t_position), (SELECT count(*) FROM t_alert)");
    if (!rows) return std::unexpected(rows.error());
    rows->next();
    if (auto read = failed(*rows); !read) return std::unexpected(read.error());
    return Counts{rows->integer(0), rows->integer(1), rows->integer(2), rows->integer(3),
                  rows->integer(4), rows->integer(5), rows->integer(6)};
}

}  // namespace ballast::store
