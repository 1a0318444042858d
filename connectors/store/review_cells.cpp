#include "connectors/store/review_cells.h"

#include "connectors/store/codes.h"
#include "connectors/store/review_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::store {
namespace {

constexpr std::size_t kAtOnce = 200'000;  ///< samples summed in memory

/// "INSERT … ON CONFLICT DO UPDATE": the columns of `sums` add up, the others are as `sets` says.
std::string addingInto(std::string_view table, std::string_view key, std::string_view sums,
                       std::string_view sets)
{
    const std::string columns = fmt::format("{}, {}", key, sums);
    const auto marks = std::ranges::count(columns, ',');
    std::string values = "?";
    for (std::ptrdiff_t n = 0; n < marks; ++n) values += ", ?";
    std::string updates{sets};
    for (std::size_t at = 0; at < sums.size();) {
        const std::size_t end = std::min(sums.find(", ", at), sums.size());
        const std::string_view name = sums.substr(at, end - at);
        if (updates.find(fmt::format("{} = ", name)) == std::string::npos)
            updates += fmt::format("{}{} = {} + excluded.{}", updates.empty() ? "" : ", ", name,
                                   name, name);
        at = end + 2;
    }
    return fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO UPDATE SET {}", table,
                       columns, values, updates);
}

/// A query that stands before its end keeps the state that it reads, and with it the whole log of
/// writes since.
void toEnd(Statement& statement)
{
    while (statement.next()) continue;
}

}  // namespace

core::Expected<ReviewCells> ReviewCells::over(const Database& history)
{
    ReviewCells cells;
    const std::pair<Statement*, std::string> statements[] = {
        {&cells.m_mark,
         "INSERT OR IGNORE INTO t_mark (proposal_id, venue, instrument, label, trade_id, step, "
         "mid, half_spread, spot, taker_fee, at_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&cells.m_held,
         fmt::format("INSERT OR IGNORE INTO t_held ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     kHeldColumns)},
        {&cells.m_heldId,
         "SELECT held_id FROM t_held WHERE venue = ?1 AND account = ?2 AND sub_book = ?3 AND "
         "underlying = ?4 AND instrument = ?5 AND kind = ?6 AND option_type = ?7 AND strike = ?8 "
         "AND in_coin = ?9 AND expiry_ns = ?10"},
        {&cells.m_carried,
         fmt::format("INSERT OR REPLACE INTO t_carried (held_id, {}) VALUES (?, ?, ?, ?, ?, ?, ?, "
                     "?, ?, ?, ?, ?)",
                     kCarriedColumns)},
        {&cells.m_before, fmt::format("SELECT {} FROM t_carried WHERE held_id = ?1 AND at_ns < ?2 "
                                      "ORDER BY at_ns DESC LIMIT 1",
                                      kCarriedColumns)},
        {&cells.m_pnl, addingInto("t_pnl_day", kPnlKey, kPnlSums, "")},
        {&cells.m_note,
         "INSERT INTO t_note (proposal_id, kind, text, who, at_ns) VALUES (?, ?, ?, ?, ?)"},
        {&cells.m_hour, addingInto("t_hour", "underlying, hour_ns", kHourSums,
                                   "spot_first = spot_first, spot_last = excluded.spot_last, "
                                   "spot_low = min(spot_low, excluded.spot_low), "
                                   "spot_high = max(spot_high, excluded.spot_high), "
                                   "delta_first = delta_first, delta_last = excluded.delta_last")},
        {&cells.m_minute,
         "INSERT OR REPLACE INTO t_minute (underlying, minute_ns, at_ns, spot, delta, target, "
         "gamma_1pct, sigma, cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&cells.m_breach,
         "INSERT OR REPLACE INTO t_breach (underlying, began_ns, ended_ns, worst, spot, open) "
         "VALUES (?, ?, ?, ?, ?, ?)"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return cells;
}

core::Expected<void> ReviewCells::write(const review::OrderMark& m)
{
    return m_mark.run(m.proposal.value, m.venue, m.instrument, m.label, m.tradeId, code(m.step),
                      m.mid, m.halfSpread, m.spot, m.takerFee, m.at);
}

core::Expected<void> ReviewCells::write(const review::Note& note)
{
    return m_note.run(note.proposal.value, code(note.kind), note.text, note.who, note.at);
}

core::Expected<std::int64_t> ReviewCells::heldId(const review::CarriedKey& key)
{
    if (const auto it = m_ids.find(key); it != m_ids.end()) return it->second;
    const bool option = key.kind == review::CarriedKind::Option;
    const std::int64_t expiry = key.expiry ? key.expiry->time_since_epoch().count() : 0;
    const std::string_view type = option ? code(key.type) : std::string_view{};
    if (auto done =
            m_held.run(key.account.venue, key.account.account, key.subBook, key.underlying,
                       key.instrument, code(key.kind), type, key.strike, key.inCoin, expiry);
        !done)
        return std::unexpected(done.error());
    const bool found =
        m_heldId
            .query(key.account.venue, key.account.account, key.subBook, key.underlying,
                   key.instrument, code(key.kind), type, key.strike, key.inCoin, expiry)
            .next();
    if (!found)
        return core::failure("Writing what is carried: " + key.instrument +
                             " has no number in the history. " + std::string{kWhatHelps} + ".");
    const std::int64_t id = m_heldId.integer(0);
    toEnd(m_heldId);
    m_ids.emplace(key, id);
    return id;
}

core::Expected<std::optional<review::CarriedRow>> ReviewCells::before(std::int64_t held,
                                                                      const review::CarriedRow& row)
{
    if (const auto it = m_last.find(held); it != m_last.end()) return it->second;
    std::optional<review::CarriedRow> found;
    if (m_before.query(held, row.at).next()) {
        found = readCarried(m_before, 0, row.key);
        toEnd(m_before);
    }
    if (m_before.error()) return std::unexpected(*m_before.error());
    return found;
}

core::Expected<void> ReviewCells::write(const review::CarriedRow& row)
{
    const auto held = heldId(row.key);
    if (!held) return std::unexpected(held.error());
    const auto last = before(*held, row);
    if (!last) return std::unexpected(last.error());
    // Of what was never held before only what was traded counts.
    review::CarriedRow from = *last ? **last : row;
    if (!*last) from.quantity = 0;
    if (auto done = m_carried.run(*held, row.at, code(row.why), row.quantity, row.forward,
                                  row.sigma, row.mark, row.spot, row.fundingUsd, row.feesUsd,
                                  row.newTradesUsd, row.traded);
        !done)
        return done;
    review::CarriedStep step = review::stepOf(from, row);
    if (!*last) step.unseen = 0;
    m_last[*held] = row;
    return add(row, step);
}

core::Expected<void> ReviewCells::add(const review::CarriedRow& after,
                                      const review::CarriedStep& step)
{
    const review::CarriedKey& key = after.key;
    review::PnlCell c;
    c.add(after, step);
    const core::Time day = review::dayOfStep(after.at);
    const std::int64_t expiry = key.expiry ? key.expiry->time_since_epoch().count() : 0;
    const review::Attribution& p = c.parts;
    return m_pnl.run(day, key.account.venue, key.account.account, key.subBook, key.underlying,
                     expiry, p.delta, p.gamma, p.vega, p.theta, p.vanna, p.volga, p.charm, p.speed,
                     p.linear, p.funding, p.fees, p.newTrades, p.translation, p.options, p.timeStep,
                     p.spotStep, p.volStep, c.markedUsd, c.grossUsdSeconds, c.unseenUsd, p.leftOut,
                     c.steps);
}

void ReviewCells::take(const engine::ExposureSample& s)
{
    m_fold.add({.underlying = s.underlying,
                .at = s.at,
                .spot = s.spot,
                .delta = s.delta,
                .target = s.target,
                .lower = s.lower,
                .upper = s.upper,
                .gamma1Pct = s.gamma1Pct,
                .vega = s.vega,
                .sigma = s.bandSigma,
                .cost = s.bandCost});
}

core::Expected<void> ReviewCells::flush()
{
    const review::SampleFold::Taken taken = m_fold.take();
    for (const review::HourCell& h : taken.hours)
        if (auto done = m_hour.run(h.underlying, h.hour, h.time.watched.count(),
                                   h.time.inside.count(), h.samples, h.steps, h.known, h.errorUsd,
                                   h.errorSquares, h.deviationSeconds, h.deviationSquares,
                                   h.variance, h.spotSeconds, h.gammaSeconds, h.vegaSeconds,
                                   h.sigmaSeconds, h.sigmaKnown, h.costSeconds, h.spotFirst,
                                   h.spotLast, h.spotLow, h.spotHigh, h.deltaFirst, h.deltaLast);
            !done)
            return done;
    for (const review::MinuteRow& m : taken.minutes)
        if (auto done = m_minute.run(m.underlying, m.minute, m.at, m.spot, m.delta, m.target,
                                     m.gamma1Pct, m.sigma, m.cost);
            !done)
            return done;
    for (const review::Breach& b : taken.breaches)
        if (auto done = m_breach.run(b.underlying, b.began, b.ended, b.worst, b.spot, b.open);
            !done)
            return done;
    return {};
}

core::Expected<void> ReviewCells::catchUp(Database& history)
{
    auto missing = history.integer("SELECT count(*) FROM t_meta WHERE name = 'review_sums'");
    if (!missing) return std::unexpected(missing.error());
    if (*missing == 0) return {};
    auto done = history.execute("BEGIN IMMEDIATE");
    if (done) done = sumAll(history);
    if (done) done = history.execute("DELETE FROM t_meta WHERE name = 'review_sums'");
    if (done) done = history.execute("COMMIT");
    if (!done && history.inTransaction()) (void)history.execute("ROLLBACK");
    done ? committed() : rolledBack();
    return done;
}

core::Expected<void> ReviewCells::sumAll(const Database& history)
{
    auto rows = history.prepare(
        "SELECT underlying, at_ns, spot, delta, target, band_lower, band_upper, gamma_1pct, vega, "
        "band_sigma, band_cost FROM t_sample ORDER BY at_ns, id");
    if (!rows) return std::unexpected(rows.error());
    std::size_t taken = 0;
    while (rows->next()) {
        m_fold.add({.underlying = core::Currency{rows->text(0)},
                    .at = rows->time(1),
                    .spot = rows->real(2),
                    .delta = rows->real(3),
                    .target = rows->real(4),
                    .lower = rows->real(5),
                    .upper = rows->real(6),
                    .gamma1Pct = rows->real(7),
                    .vega = rows->real(8),
                    .sigma = rows->real(9),
                    .cost = rows->real(10)});
        if (++taken % kAtOnce != 0) continue;
        if (auto done = flush(); !done) return done;
    }
    if (rows->error()) return std::unexpected(*rows->error());
    return flush();
}

void ReviewCells::committed() { m_foldThen = m_fold; }

void ReviewCells::rolledBack()
{
    m_fold = m_foldThen;
    m_ids.clear();
    m_last.clear();
}

}  // namespace ballast::store
