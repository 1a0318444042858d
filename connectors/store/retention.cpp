#include "connectors/store/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::store {
namespace {

constexpr core::Duration kDay = std::chrono::hours{24};
constexpr std::int64_t kMinuteNs = 60'000'000'000, kHourNs = 60 * kMinuteNs;
constexpr int kPartsAtOnce = 64;

/// What a coarse row has of its newest sample.
constexpr std::string_view kLast[] = {
    "spot",      "delta",       "convention",        "target",     "band_lower", "band_upper",
    "delta_bs",  "delta_net",   "delta_usd_neutral", "gamma_1pct", "vega",       "theta",
    "pnl_usd",   "equity_usd",  "margin_use",        "partial",    "smile_rule", "band_sigma",
    "band_cost", "band_factor", "band_driver",       "band_why"};

/// Joins rows of one stretch: counts add up, extremes widen, the newest sample stays.
std::string coarseSql()
{
    std::string columns =
        "underlying, width_ns, start_ns, at_ns, rows, inside, delta_min, delta_max, spot_min, "
        "spot_max";
    std::string marks = "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10";
    std::string newest;
    int number = 10;
    for (const std::string_view column : kLast) {
        columns += fmt::format(", {}", column);
        marks += fmt::format(", ?{}", ++number);
        newest += fmt::format(
            ", {0} = CASE WHEN excluded.at_ns >= at_ns THEN excluded.{0} ELSE {0} END", column);
    }
    return fmt::format(
        "INSERT INTO t_sample_coarse ({}) VALUES ({}) ON CONFLICT (underlying, width_ns, start_ns) "
        "DO "
        "UPDATE SET rows = rows + excluded.rows, inside = inside + excluded.inside, "
        "delta_min = min(coalesce(delta_min, excluded.delta_min), coalesce(excluded.delta_min, "
        "delta_min)), delta_max = max(coalesce(delta_max, excluded.delta_max), "
        "coalesce(excluded.delta_max, delta_max)), spot_min = min(coalesce(spot_min, "
        "excluded.spot_min), coalesce(excluded.spot_min, spot_min)), spot_max = "
        "max(coalesce(spot_max, excluded.spot_max), coalesce(excluded.spot_max, spot_max)){}, "
        "at_ns = max(at_ns, excluded.at_ns)",
        columns, marks, newest);
}

std::int64_t floorTo(std::int64_t ns, std::int64_t width)
{
    const std::int64_t rest = ns % width;
    return ns - (rest < 0 ? rest + width : rest);
}

core::Expected<void> failed(const Statement& statement)
{
    if (statement.error())
        return core::failure("Keeping the history in order: " + statement.error()->message + ".");
    return {};
}

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional{value};
}

}  // namespace

core::Expected<Retention> Retention::over(Database& history, const Keep& keep)
{
    Retention r;
    r.m_history = &history;
    r.m_keep = keep;
    auto blocks = SampleBlockWriter::over(history);
    if (!blocks) return std::unexpected(blocks.error());
    r.m_blocks = std::move(*blocks);
    std::vector<std::pair<Statement*, std::string>> statements = {
        {&r.m_oldest,
         "SELECT underlying, at_ns, id FROM t_sample WHERE at_ns < ?1 ORDER BY at_ns, id LIMIT 1"},
        {&r.m_lastOld,
         "SELECT id FROM t_sample WHERE at_ns < ?1 ORDER BY at_ns DESC, id DESC LIMIT 1"},
        {&r.m_rows,
         fmt::format("SELECT {} FROM t_sample NOT INDEXED WHERE id <= ?3 AND at_ns < ?2 AND "
                     "underlying = ?1 ORDER BY id LIMIT {}",
                     kSampleColumns, kBlockRows)},
        {&r.m_delete,
         "DELETE FROM t_sample NOT INDEXED WHERE id BETWEEN ?3 AND ?4 AND at_ns < ?2 AND "
         "underlying = ?1"},
        {&r.m_coarse, coarseSql()},
        {&r.m_oldMinute,
         "SELECT underlying, start_ns FROM t_sample_coarse WHERE width_ns = ?2 AND start_ns < ?1 "
         "LIMIT 1"},
        {&r.m_minutes,
         "SELECT * FROM t_sample_coarse WHERE underlying = ?1 AND width_ns = ?4 AND "
         "start_ns >= ?2 AND start_ns < ?3 ORDER BY start_ns"},
        {&r.m_deleteMinutes,
         "DELETE FROM t_sample_coarse WHERE underlying = ?1 AND width_ns = ?4 AND start_ns >= ?2 "
         "AND "
         "start_ns < ?3"},
        {&r.m_droppedUpTo, "SELECT coalesce(max(last), 0) FROM t_dropped WHERE tbl = ?1"},
        {&r.m_parts,
         fmt::format("SELECT first, last FROM t_chain_part WHERE tbl = ?1 AND first > ?2 ORDER BY "
                     "first LIMIT {}",
                     kPartsAtOnce)},
        {&r.m_dropped,
         "INSERT INTO t_dropped (tbl, first, last, rows, at_ns) VALUES (?1, ?2, ?3, ?4, ?5)"}};
    for (const auto& [name, days] :
         {std::pair{"alert", keep.alertsDays}, std::pair{"position", keep.positionsDays},
          std::pair{"balance", keep.positionsDays}})
        r.m_droppable.push_back({name, days, {}, {}, {}});
    for (Droppable& each : r.m_droppable) {
        statements.emplace_back(
            &each.newest,
            fmt::format("SELECT max(at_ns) FROM t_{} WHERE id BETWEEN ?1 AND ?2", each.name));
        statements.emplace_back(&each.lastId, fmt::format("SELECT max(id) FROM t_{}", each.name));
        statements.emplace_back(
            &each.remove, fmt::format("DELETE FROM t_{} WHERE id BETWEEN ?1 AND ?2", each.name));
    }
    for (auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return r;
}

template <class Work>
core::Expected<bool> Retention::transaction(Work work)
{
    auto begun = m_history->execute("BEGIN IMMEDIATE");
    if (!begun) return std::unexpected(begun.error());
    const Done before = m_done;
    core::Expected<bool> did = work();
    if (did)
        if (auto ended = m_history->execute("COMMIT"); !ended) did = std::unexpected(ended.error());
    if (!did) {
        m_done = before;
        if (m_history->inTransaction()) (void)m_history->execute("ROLLBACK");
    }
    return did;
}

core::Expected<bool> Retention::step(core::Time now, Pace pace)
{
    if (m_keep.fullDays > 0)
        if (auto did = transaction([&] { return moveSamples(now - m_keep.fullDays * kDay, pace); });
            !did || *did)
            return did;
    if (m_keep.minutesDays > 0)
        if (auto did = transaction([&] { return joinMinutes(now - m_keep.minutesDays * kDay); });
            !did || *did)
            return did;
    for (std::size_t n = 0; n < m_droppable.size(); ++n) {
        if (m_droppable[n].days <= 0) continue;
        if (auto did = transaction([&] { return drop(n, now - m_droppable[n].days * kDay); });
            !did || *did)
            return did;
    }
    return false;
}

core::Expected<bool> Retention::moveSamples(core::Time cutoff, Pace pace)
{
    if (!m_oldest.query(cutoff).next()) {
        if (auto read = failed(m_oldest); !read) return std::unexpected(read.error());
        return false;
    }
    const core::Currency underlying{m_oldest.text(0)};
    const core::Time oldest = m_oldest.time(1);
    while (m_oldest.next()) {
    }
    const std::int64_t lastOld = m_lastOld.query(cutoff).next() ? m_lastOld.integer(0) : 0;
    while (m_lastOld.next()) {
    }
    SampleColumns samples;
    m_rows.query(underlying, cutoff, lastOld);
    while (m_rows.next()) samples.add(readSampleRow(m_rows));
    if (auto read = failed(m_rows); !read) return std::unexpected(read.error());
    const bool waits = pace == Pace::WholeBlocks && samples.size() < kBlockRows;
    if (samples.size() == 0 || (waits && oldest > cutoff - kDay)) return false;
    const auto& ids = samples.ints(SampleInt::Id);
    if (auto done = m_blocks.append(underlying, samples); !done)
        return std::unexpected(done.error());
    if (auto done = coarsen(underlying, samples); !done) return std::unexpected(done.error());
    if (auto done = m_delete.run(underlying, cutoff, ids.front(), ids.back()); !done)
        return std::unexpected(done.error());
    if (m_history->changes() != static_cast<int>(samples.size()))
        return core::failure(fmt::format(
            "Keeping the history in order: {} samples were put in a block, and {} are to be taken "
            "out of the table. Nothing was changed. {}.",
            samples.size(), m_history->changes(), kWhatHelps));
    m_done.samples += std::ssize(ids);
    m_done.blocks += 1;
    m_done.bytes = m_blocks.bytes();
    return true;
}

core::Expected<void> Retention::coarsen(core::Currency underlying, const SampleColumns& samples)
{
    const auto& at = samples.ints(SampleInt::At);
    const auto real = [&](SampleReal column, std::size_t n) {
        return known(samples.reals(column)[n]);
    };
    for (std::size_t begin = 0; begin < at.size();) {
        const std::int64_t start = floorTo(at[begin], kMinuteNs);
        std::size_t end = begin, newest = begin;
        std::int64_t inside = 0;
        std::optional<double> least, most, low, high;
        const auto widen = [](std::optional<double>& lower, std::optional<double>& upper,
                              std::optional<double> value) {
            if (!value) return;
            lower = std::min(lower.value_or(*value), *value);
            upper = std::max(upper.value_or(*value), *value);
        };
        for (; end < at.size() && floorTo(at[end], kMinuteNs) == start; ++end) {
            const double delta = samples.reals(SampleReal::Delta)[end];
            if (delta >= samples.reals(SampleReal::Lower)[end] &&
                delta <= samples.reals(SampleReal::Upper)[end])
                ++inside;
            widen(least, most, known(delta));
            widen(low, high, real(SampleReal::Spot, end));
            if (at[end] >= at[newest]) newest = end;
        }
        const auto text = [&](SampleText column) {
            const auto number = static_cast<std::size_t>(samples.texts(column)[newest]);
            return samples.words(column)[number];
        };
        const std::int64_t partial = samples.ints(SampleInt::Partial)[newest];
        using enum SampleReal;
        auto done = m_coarse.run(
            underlying, kMinuteNs, start, at[newest], static_cast<std::int64_t>(end - begin),
            inside, least, most, low, high, real(Spot, newest), real(Delta, newest),
            text(SampleText::Convention), real(Target, newest), real(Lower, newest),
            real(Upper, newest), real(DeltaBs, newest), real(DeltaNet, newest),
            real(DeltaUsdNeutral, newest), real(Gamma1Pct, newest), real(Vega, newest),
            real(Theta, newest), real(PnlUsd, newest), real(EquityUsd, newest),
            real(MarginUse, newest), partial == kNullInt ? std::nullopt : std::optional{partial},
            text(SampleText::SmileRule), real(BandSigma, newest), real(BandCost, newest),
            real(BandFactor, newest), text(SampleText::BandDriver), text(SampleText::BandWhy));
        if (!done) return done;
        begin = end;
    }
    return {};
}

core::Expected<bool> Retention::joinMinutes(core::Time cutoff)
{
    const std::int64_t before = floorTo(cutoff.time_since_epoch().count(), kHourNs);
    const bool found = m_oldMinute.query(before, kMinuteNs).next();
    if (auto read = failed(m_oldMinute); !read) return std::unexpected(read.error());
    if (!found) return false;
    const std::string underlying = m_oldMinute.text(0);
    const std::int64_t hour = floorTo(m_oldMinute.integer(1), kHourNs);
    while (m_oldMinute.next()) {
    }
    // Columns as the table has them: underlying, width, start, at, rows, inside, four extremes,
    // rest.
    constexpr int kFigures = 10;
    m_minutes.query(underlying, hour, hour + kHourNs, kMinuteNs);
    while (m_minutes.next()) {
        const auto real = [&](int n) { return m_minutes.optionalReal(n); };
        const auto text = [&](int n) {
            return m_minutes.isNull(n) ? std::nullopt : std::optional{m_minutes.text(n)};
        };
        constexpr int f = kFigures;
        auto done = m_coarse.run(
            underlying, kHourNs, hour, m_minutes.integer(3), m_minutes.integer(4),
            m_minutes.integer(5), real(6), real(7), real(8), real(9), real(f), real(f + 1),
            text(f + 2), real(f + 3), real(f + 4), real(f + 5), real(f + 6), real(f + 7),
            real(f + 8), real(f + 9), real(f + 10), real(f + 11), real(f + 12), real(f + 13),
            real(f + 14), m_minutes.optionalInteger(f + 15), text(f + 16), real(f + 17),
            real(f + 18), real(f + 19), text(f + 20), text(f + 21));
        if (!done) return std::unexpected(done.error());
        ++m_done.minutes;
    }
    if (auto read = failed(m_minutes); !read) return std::unexpected(read.error());
    if (auto done = m_deleteMinutes.run(underlying, hour, hour + kHourNs, kMinuteNs); !done)
        return std::unexpected(done.error());
    return true;
}

core::Expected<bool> Retention::drop(std::size_t which, core::Time cutoff)
{
    Droppable& table = m_droppable[which];
    const auto first = [](Statement& statement) -> std::optional<std::int64_t> {
        const auto value = statement.next() ? statement.optionalInteger(0) : std::nullopt;
        while (statement.next()) {
        }
        return value;
    };
    const std::int64_t upTo = first(m_droppedUpTo.query(table.name)).value_or(0);
    // The newest row stays: by it the ids go on.
    const std::int64_t lastId = first(table.lastId.query()).value_or(0);
    std::int64_t from = 0, to = 0;
    m_parts.query(table.name, upTo);
    std::vector<std::pair<std::int64_t, std::int64_t>> parts;
    while (m_parts.next()) parts.emplace_back(m_parts.integer(0), m_parts.integer(1));
    if (auto read = failed(m_parts); !read) return std::unexpected(read.error());
    std::int64_t newest = 0;
    for (const auto& [begin, end] : parts) {
        if (end >= lastId) break;
        const auto at = first(table.newest.query(begin, end));
        if (auto read = failed(table.newest); !read) return std::unexpected(read.error());
        if (!at || *at >= cutoff.time_since_epoch().count()) break;
        if (from == 0) from = begin;
        to = end;
        newest = std::max(newest, *at);
    }
    if (from == 0) return false;
    if (auto done = table.remove.run(from, to); !done) return std::unexpected(done.error());
    const std::int64_t rows = m_history->changes();
    m_done.dropped += rows;
    if (auto done = m_dropped.run(table.name, from, to, rows, newest); !done)
        return std::unexpected(done.error());
    return true;
}

std::string Retention::Done::text() const
{
    return fmt::format(
        "{} samples in {} blocks ({:.1f} bytes each), {} minutes joined into hours, {} rows let go "
        "of",
        samples, blocks,
        samples > 0 ? static_cast<double>(bytes) / static_cast<double>(samples) : 0.0, minutes,
        dropped);
}

}  // namespace ballast::store
