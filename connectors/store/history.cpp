#include "connectors/store/history.h"

#include "connectors/store/codes.h"
#include "connectors/store/migrations.h"
#include "models/core/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace ballast::store {
namespace {

/// "INSERT … VALUES (?1, ?2, …)" for the comma-separated columns.
std::string insertInto(std::string_view verb, std::string_view table, std::string_view columns)
{
    std::string marks = "?";
    for (const char c : columns)
        if (c == ',') marks += ", ?";
    return fmt::format("{} INTO {} ({}) VALUES ({})", verb, table, columns, marks);
}

std::string checksJson(const std::vector<rebalance::CheckResult>& checks)
{
    std::string out = "[";
    for (const rebalance::CheckResult& check : checks) {
        core::JsonObject json;
        json.text("rule", check.rule)
            .text("verdict", code(check.verdict))
            .text("reason", check.reason);
        out += (out.size() > 1 ? "," : "") + json.str();
    }
    return out + "]";
}

/// How a leg is worked, as it is stored.
std::string_view styleOf(const rebalance::Leg& leg)
{
    return leg.peg ? "rests" : leg.slices.empty() ? "at_once" : "slices";
}

std::string_view wordOf(rebalance::HedgeTo to)
{
    switch (to) {
        case rebalance::HedgeTo::Target: return "target";
        case rebalance::HedgeTo::Edge: return "edge";
        case rebalance::HedgeTo::Ratio: return "ratio";
        case rebalance::HedgeTo::Pair: return "pair";
        case rebalance::HedgeTo::Cheapest: return "cheapest";
    }
    return "target";
}

std::string alternativesJson(const std::vector<rebalance::Alternative>& alternatives)
{
    std::string out = "[";
    for (const rebalance::Alternative& a : alternatives) {
        core::JsonObject json;
        json.text("to", wordOf(a.hedgeTo))
            .real("aim", a.aim)
            .real("cost_usd", a.costUsd)
            .real("year_usd", a.yearUsd)
            .flag("chosen", a.chosen);
        out += (out.size() > 1 ? "," : "") + json.str();
    }
    return out + "]";
}

std::optional<double> known(const rebalance::WaitingCost& waiting, double usd)
{
    return waiting.known ? std::optional{usd} : std::nullopt;
}

std::optional<double> breakEvenOf(const rebalance::WaitingCost& waiting)
{
    if (!waiting.known || !waiting.breakEven) return std::nullopt;
    return core::seconds(*waiting.breakEven);
}

std::optional<core::Time> ifSet(core::Time time)
{
    return time == core::Time{} ? std::nullopt : std::optional{time};
}

/// What a person or a guard decided stands nowhere else: it is on the disk when it is committed.
/// Orders and fills are in the journal, and the rest is of the moment.
bool isAWord(const engine::Remember& row)
{
    return std::holds_alternative<engine::DecisionRecord>(row.row) ||
           std::holds_alternative<engine::SettingRecord>(row.row) ||
           std::holds_alternative<engine::GuardRecord>(row.row) ||
           std::holds_alternative<engine::NoteRecord>(row.row);
}

}  // namespace

core::Expected<JournalAnchor> journalAnchor(const Database& history)
{
    auto rows = history.prepare(
        "SELECT (SELECT value FROM t_meta WHERE name = 'journal_seq'), "
        "(SELECT value FROM t_meta WHERE name = 'journal_hash')");
    if (!rows) return std::unexpected(rows.error());
    const bool found = rows->next();
    if (rows->error()) return std::unexpected(*rows->error());
    if (!found || rows->isNull(0)) return JournalAnchor{};
    return JournalAnchor{rows->integer(0), rows->text(1)};
}

std::string madeBy(const std::filesystem::path& folder)
{
    std::error_code ec;
    const std::filesystem::path file = std::filesystem::canonical(folder, ec) / kHistoryFile;
    if (ec || !std::filesystem::exists(file, ec)) return {};
    const auto database = Database::open(file, quietAccess(file));
    if (!database) return {};
    return database->text("SELECT value FROM t_meta WHERE name = 'made_by'")
        .value_or(std::string{});
}

core::Expected<void> History::saysMadeBy(std::string_view program)
{
    return m_meta.run("made_by", program);
}

core::Expected<History> History::open(const std::filesystem::path& folder)
{
    auto database = Database::open(folder / kHistoryFile, Database::Access::ReadWrite);
    if (!database) return std::unexpected(database.error());
    History history;
    history.m_database = std::move(*database);
    Database& db = history.m_database;
    // Larger pages smooth the commits. What a power cut may take is samples of the last seconds:
    // see append().
    auto ready = db.execute(
        "PRAGMA busy_timeout=20; PRAGMA page_size=16384; PRAGMA journal_mode=WAL; "
        "PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864");
    if (ready) ready = migrate(db, FileKind::History, historyMigrations());
    if (ready) ready = history.prepareStatements();
    if (ready) ready = history.m_cells.catchUp(db);
    if (!ready) return std::unexpected(ready.error());
    auto chain = Chain::over(db);
    if (!chain) return std::unexpected(chain.error());
    history.m_newest = chain->newest();
    history.m_chain.emplace(std::move(*chain));
    db.restrict();
    return history;
}

core::Expected<void> History::prepareStatements()
{
    struct Target {
        Statement* statement;
        const char* verb;
        const char* table;
        const char* columns;
    };
    const Target targets[] = {
        {&m_order, "INSERT OR REPLACE", "t_order",
         "label, proposal_id, venue, account, underlying, instrument, side, qty_i, px_i, tif, "
         "auto_fired, "
         "decision_mid, state, cum_i, average_price, venue_order_id, evidence, created_ns, "
         "sent_ns, last_ns"},
        {&m_fill, "INSERT OR IGNORE", "t_fill",
         "venue, account, trade_id, label, instrument, side, qty_i, px_i, fee, fee_currency, "
         "maker, mid, "
         "index_price, venue_ns, at_ns"},
        {&m_meta, "INSERT OR REPLACE", "t_meta", "name, value"},
        {&m_proposal, "INSERT OR REPLACE", "t_proposal",
         "proposal_id, revision, venue, account, underlying, trigger_kind, state, convention, "
         "created_ns, "
         "revised_ns, expires_ns, delta_before, delta_after, gamma_before, vega_before, target, "
         "band_lower, "
         "band_upper, fee_usd, slippage_usd, notional_usd, margin_use_before, margin_use_after, "
         "spot, "
         "sentence, checks, edited, hash, wait_5m_usd, wait_hour_usd, wait_settlement_usd, "
         "wait_break_even_s, wait_risk_aversion, wait_sigma, alternatives"},
        {&m_leg, "INSERT OR REPLACE", "t_leg",
         "proposal_id, revision, leg, venue, account, instrument, side, qty_i, px_i, tif, "
         "coin_amount, "
         "delta_change, reference_price, expected_price, fee_usd, slippage_usd, price_currency, "
         "book_change_id, spread_usd, impact_usd, style, vega_usd"},
        {&m_decision, "INSERT", "t_decision",
         "proposal_id, revision, kind, actor, reason, label, at_ns, picture_hash"},
        {&m_sample, "INSERT", "t_sample",
         "id, underlying, at_ns, spot, delta, convention, target, band_lower, band_upper, "
         "delta_bs, "
         "delta_net, "
         "delta_usd_neutral, gamma_1pct, vega, theta, pnl_usd, equity_usd, margin_use, partial, "
         "smile_rule, smile_r, smile_a, smile_b, smile_c, band_sigma, band_cost, band_factor, "
         "band_driver, band_why"},
        {&m_position, "INSERT", "t_position",
         "venue, account, instrument, size_i, average_price, realised_pnl, floating_pnl, "
         "venue_delta, "
         "liquidation_price, mark, delta_net, at_ns"},
        {&m_balance, "INSERT", "t_balance",
         "venue, account, currency, equity, balance, available_funds, initial_margin, "
         "maintenance_margin, "
         "session_pnl, delta_total, at_ns"},
        {&m_alert, "INSERT", "t_alert", "number, severity, topic, text, underlying, at_ns"},
        {&m_setting, "INSERT", "t_setting", "key, before, after, actor, at_ns"},
        {&m_link, "INSERT", "t_link", "venue, state, reason, at_ns"},
        {&m_guard, "INSERT", "t_guard", "underlying, before, level, cause, actor, at_ns, venue"},
        {&m_realised, "INSERT OR REPLACE", "t_realised_day",
         "underlying, day_ns, variance, minutes"},
        {&m_market, "INSERT", "t_market", "underlying, at_ns, implied, realised, spread, depth"}};
    for (const Target& target : targets) {
        auto prepared = m_database.prepare(insertInto(target.verb, target.table, target.columns));
        if (!prepared) return std::unexpected(prepared.error());
        *target.statement = std::move(*prepared);
    }
    auto cells = ReviewCells::over(m_database);
    if (!cells) return std::unexpected(cells.error());
    m_cells = std::move(*cells);
    return {};
}

core::Expected<std::uint64_t> History::nextProposal() const
{
    auto next = m_database.integer("SELECT coalesce(max(proposal_id), 0) + 1 FROM t_proposal");
    if (!next) return std::unexpected(next.error());
    return static_cast<std::uint64_t>(*next);
}

core::Expected<std::vector<engine::GuardHalt>> History::guardHalts() const
{
    auto rows = m_database.prepare(
        "SELECT underlying, cause, at_ns, coalesce(venue, '') FROM t_guard WHERE level = 'halt' "
        "AND id IN (SELECT max(id) FROM t_guard GROUP BY underlying, coalesce(venue, '')) "
        "ORDER BY underlying, venue");
    if (!rows) return std::unexpected(rows.error());
    std::vector<engine::GuardHalt> halts;
    while (rows->next())
        halts.push_back({rows->text(0), rows->text(1), core::Time{core::Duration{rows->integer(2)}},
                         core::VenueId{rows->text(3)}});
    if (rows->error()) return std::unexpected(*rows->error());
    return halts;
}

core::Expected<std::vector<engine::RealisedRecord>> History::realisedDays() const
{
    auto rows = m_database.prepare(
        "SELECT underlying, day_ns, variance, minutes FROM t_realised_day ORDER BY underlying, "
        "day_ns");
    if (!rows) return std::unexpected(rows.error());
    std::vector<engine::RealisedRecord> days;
    while (rows->next())
        days.push_back(
            {rows->text(0), {rows->time(1), rows->real(2), static_cast<int>(rows->integer(3))}});
    if (rows->error()) return std::unexpected(*rows->error());
    return days;
}

core::Expected<void> History::append(const OrderJournal::Changes& changes,
                                     const JournalAnchor& upTo,
                                     std::span<const engine::Remember> rows)
{
    auto done = m_database.syncEachCommit(std::ranges::any_of(rows, isAWord));
    if (done) done = m_database.execute("BEGIN IMMEDIATE");
    m_chain->begin();
    m_batch = {};
    if (done) done = writeAll(changes, upTo, rows);
    if (done) done = m_chain->note(m_batch);
    if (done) done = m_database.execute("COMMIT");
    if (done) {
        m_newest = std::max(m_newest, m_batch.newest);
        m_cells.committed();
        return done;
    }
    m_chain->undo();
    if (m_database.inTransaction()) (void)m_database.execute("ROLLBACK");
    m_cells.rolledBack();
    return done;
}

void History::note(const engine::HistoryRow& row)
{
    ++m_batch.rows;
    const auto seen = [&](core::Time at) { m_batch.newest = std::max(m_batch.newest, at); };
    if (const auto* sample = std::get_if<engine::ExposureSample>(&row)) return seen(sample->at);
    if (const auto* market = std::get_if<engine::MarketSample>(&row)) return seen(market->at);
    if (const auto* held = std::get_if<engine::PositionRecord>(&row))
        return seen(held->position.at);
    if (const auto* balance = std::get_if<engine::BalanceRecord>(&row))
        return seen(balance->balance.at);
    m_batch.acted = true;
    if (const auto* record = std::get_if<engine::ProposalRecord>(&row)) {
        m_batch.proposals.emplace(static_cast<std::int64_t>(record->proposal.id.value),
                                  static_cast<std::int64_t>(record->proposal.revision));
        seen(record->proposal.revisedAt);
    } else if (const auto* decision = std::get_if<engine::DecisionRecord>(&row)) {
        seen(decision->at);
    } else if (const auto* alert = std::get_if<engine::AlertRecord>(&row)) {
        seen(alert->alert.at);
    } else if (const auto* realised = std::get_if<engine::RealisedRecord>(&row)) {
        m_batch.realisedDays.insert(
            std::chrono::floor<std::chrono::days>(realised->day.day).time_since_epoch().count());
    }
}

core::Expected<void> History::writeAll(const OrderJournal::Changes& changes,
                                       const JournalAnchor& upTo,
                                       std::span<const engine::Remember> rows)
{
    for (const StoredOrder& order : changes.orders)
        if (auto done = write(order); !done) return done;
    for (const StoredFill& fill : changes.fills)
        if (auto done = write(fill); !done) return done;
    if (upTo.seq > 0)
        if (auto done = write(upTo); !done) return done;
    for (const engine::Remember& row : rows) {
        if (auto done = std::visit([this](const auto& r) { return write(r); }, row.row); !done)
            return done;
        note(row.row);
    }
    return m_cells.flush();
}

core::Expected<void> History::write(const StoredOrder& stored)
{
    const orders::Order& o = stored.order;
    const orders::Intent& i = o.intent;
    return m_order.run(i.label, i.proposal.value, i.account.venue, i.account.account, i.underlying,
                       i.instrumentName, code(i.side), i.quantity.mantissa(), i.limit.mantissa(),
                       code(i.timeInForce), stored.autoFired, i.decisionMid, code(o.state),
                       o.filled.mantissa(), o.averagePrice, o.venueOrderId, o.evidence, i.createdAt,
                       ifSet(o.sentAt), o.lastAt);
}

core::Expected<void> History::write(const StoredFill& stored)
{
    const orders::Fill& f = stored.fill;
    return m_fill.run(f.account.venue, f.account.account, f.tradeId, f.label, f.instrumentName,
                      code(f.side), f.quantity.mantissa(), f.price.mantissa(), f.fee, f.feeCurrency,
                      f.maker, f.mid, f.indexPrice, f.venueAt, f.at);
}

core::Expected<void> History::write(const JournalAnchor& anchor)
{
    if (auto done = m_meta.run("journal_seq", std::to_string(anchor.seq)); !done) return done;
    return m_meta.run("journal_hash", anchor.hash);
}

core::Expected<void> History::write(const engine::ProposalRecord& record)
{
    const rebalance::Proposal& p = record.proposal;
    auto done = m_proposal.run(
        p.id.value, p.revision, p.account.venue, p.account.account, p.underlying, code(p.trigger),
        code(p.state), code(p.convention), p.createdAt, p.revisedAt, p.expiresAt, p.deltaBefore,
        p.deltaAfter, p.gammaBefore, p.vegaBefore, p.target, p.bandLower, p.bandUpper, p.feeUsd,
        p.slippageUsd, p.notionalUsd, p.marginUseBefore, p.marginUseAfter, p.spot, p.sentence,
        checksJson(p.checks), p.edited, p.hash, known(p.waiting, p.waiting.fiveMinutesUsd),
        known(p.waiting, p.waiting.hourUsd), known(p.waiting, p.waiting.settlementUsd),
        breakEvenOf(p.waiting), known(p.waiting, p.waiting.riskAversion),
        known(p.waiting, p.waiting.sigma), alternativesJson(p.alternatives));
    for (std::size_t n = 0; done && n < p.legs.size(); ++n) {
        const rebalance::Leg& l = p.legs[n];
        done = m_leg.run(p.id.value, p.revision, static_cast<std::int64_t>(n), l.account.venue,
                         l.account.account, l.instrumentName, code(l.side), l.quantity.mantissa(),
                         l.limit.mantissa(), code(l.timeInForce), l.coinAmount, l.deltaChange,
                         l.referencePrice, l.expectedPrice, l.feeUsd, l.slippageUsd,
                         l.priceCurrency, l.bookChangeId, l.bookCost.spreadUsd,
                         l.bookCost.impactUsd + l.bookCost.beyondUsd, styleOf(l),
                         l.vegaChange != 0 ? std::optional{l.vegaChange} : std::nullopt);
    }
    return done;
}

core::Expected<void> History::write(const engine::DecisionRecord& d)
{
    return m_decision.run(d.proposal.value, d.revision, code(d.kind), d.actor, d.reason, d.label,
                          d.at,
                          d.pictureHash.empty() ? std::nullopt : std::optional{d.pictureHash});
}

core::Expected<void> History::write(const engine::ExposureSample& sample)
{
    const engine::ExposureSample s = grained(sample);
    m_cells.take(s);
    // Ids go on where samples moved into blocks, though the table forgets them.
    const std::int64_t id = m_chain->lastSample() + 1;
    m_chain->sampleWritten(id);
    return m_sample.run(id, s.underlying, s.at, s.spot, s.delta, code(s.convention), s.target,
                        s.lower, s.upper, s.deltaBs, s.deltaNet, s.deltaUsdNeutral, s.gamma1Pct,
                        s.vega, s.theta, s.pnlUsd, s.equityUsd, s.marginUse, s.partial,
                        code(s.smile.rule), s.smile.stickiness, s.smile.a, s.smile.b, s.smile.c,
                        s.bandSigma, s.bandCost, s.bandFactor, code(s.bandDriver), s.bandWhy);
}

core::Expected<void> History::write(const engine::PositionRecord& record)
{
    const portfolio::Position& p = record.position;
    return m_position.run(p.account.venue, p.account.account, record.instrumentName,
                          p.size.mantissa(), p.averagePrice, p.realisedPnl, p.floatingPnl,
                          p.venueDelta, p.liquidationPrice, record.mark, record.deltaNet, p.at);
}

core::Expected<void> History::write(const engine::BalanceRecord& record)
{
    const portfolio::Balance& b = record.balance;
    return m_balance.run(b.account.venue, b.account.account, b.currency, b.equity, b.balance,
                         b.availableFunds, b.initialMargin, b.maintenanceMargin, b.sessionPnl,
                         b.deltaTotal, b.at);
}

core::Expected<void> History::write(const engine::AlertRecord& record)
{
    const engine::Alert& a = record.alert;
    return m_alert.run(a.number, code(a.severity), a.topic, a.text, a.underlying, a.at);
}

core::Expected<void> History::write(const engine::SettingRecord& s)
{
    return m_setting.run(s.key, s.before, s.after, s.actor, s.at);
}

core::Expected<void> History::write(const engine::LinkRecord& l)
{
    return m_link.run(l.venue, l.state, l.reason, l.at);
}

core::Expected<void> History::write(const engine::RealisedRecord& r)
{
    return m_realised.run(r.underlying, r.day.day, r.day.variance,
                          static_cast<std::int64_t>(r.day.minutes));
}

core::Expected<void> History::write(const engine::MarkRecord& m) { return m_cells.write(m.mark); }
core::Expected<void> History::write(const engine::CarriedRecord& c) { return m_cells.write(c.row); }
core::Expected<void> History::write(const engine::NoteRecord& n) { return m_cells.write(n.note); }
core::Expected<void> History::write(const engine::MarketSample& m)
{
    const auto known = [](double value) { return value > 0 ? std::optional{value} : std::nullopt; };
    return m_market.run(m.underlying, m.at, known(m.implied), known(m.realised), known(m.spread),
                        known(m.depth));
}

core::Expected<void> History::write(const engine::GuardRecord& g)
{
    return m_guard.run(g.underlying, code(g.before), code(g.level), g.cause, g.actor, g.at,
                       g.venue);
}

}  // namespace ballast::store
