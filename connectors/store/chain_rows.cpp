#include "connectors/store/chain_rows.h"

#include "models/core/digest.h"
#include "models/core/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace ballast::store {
namespace {

// Columns are added at the end and under a new form alone: the lines of older links hold these.
constexpr ChainTable kTables[] = {
    {"alert", "t_alert", "id, number, severity, topic, text, underlying, at_ns"},
    {"balance", "t_balance",
     "id, venue, account, currency, equity, balance, available_funds, initial_margin, "
     "maintenance_margin, session_pnl, delta_total, at_ns"},
    {"decision", "t_decision",
     "id, proposal_id, revision, kind, actor, reason, label, at_ns, picture_hash", 8},
    {"dropped", "t_dropped", "id, tbl, first, last, rows, at_ns"},
    {"guard", "t_guard", "id, underlying, before, level, cause, actor, at_ns, venue"},
    {"link", "t_link", "id, venue, state, reason, at_ns"},
    {"mark", "t_mark",
     "id, proposal_id, venue, instrument, label, trade_id, step, mid, half_spread, spot, "
     "taker_fee, "
     "at_ns"},
    {"market", "t_market", "id, underlying, at_ns, implied, realised, spread, depth"},
    {"note", "t_note", "id, proposal_id, kind, text, who, at_ns"},
    {"position", "t_position",
     "id, venue, account, instrument, size_i, average_price, realised_pnl, floating_pnl, "
     "venue_delta, liquidation_price, mark, delta_net, at_ns"},
    {"setting", "t_setting", "id, key, before, after, actor, at_ns"}};

constexpr UncoveredTable kUncovered[] = {
    {"t_meta", "how far the journal was seen, which verify compares with the journal"},
    {"t_order", "a mirror of the journal, which has a chain of its own"},
    {"t_fill", "a mirror of the journal, which has a chain of its own"},
    {"t_chain", "the chain itself"},
    {"t_chain_part", "the chain itself"},
    {"t_sample", "covered with the blocks, as samples"},
    {"t_sample_block", "summaries, which verify makes again from the data"},
    {"t_sample_data", "covered with the plain rows, as samples"},
    {"t_sample_coarse", "made from samples that are covered"},
    {"t_proposal", "covered revision by revision, with its legs"},
    {"t_leg", "covered with its proposal"},
    {"t_realised_day", "covered day by day"},
    {"t_changed", "what is still to be copied to a desk database"},
    {"t_held", "names what t_carried counts"},
    {"t_carried", "of two rows at one instant the later stands; positions are covered"},
    {"t_pnl_day", "made from what was carried"},
    {"t_hour", "made from samples that are covered"},
    {"t_minute", "made from samples that are covered"},
    {"t_breach", "made from samples that are covered"}};

constexpr std::string_view kProposalColumns =
    "proposal_id, revision, venue, account, underlying, trigger_kind, state, convention, "
    "created_ns, "
    "revised_ns, expires_ns, delta_before, delta_after, gamma_before, vega_before, target, "
    "band_lower, band_upper, fee_usd, slippage_usd, notional_usd, margin_use_before, "
    "margin_use_after, spot, sentence, checks, edited, hash, wait_5m_usd, wait_hour_usd, "
    "wait_settlement_usd, wait_break_even_s, wait_risk_aversion, wait_sigma, alternatives";
constexpr std::string_view kLegColumns =
    "proposal_id, revision, leg, venue, account, instrument, side, qty_i, px_i, tif, coin_amount, "
    "delta_change, reference_price, expected_price, fee_usd, slippage_usd, price_currency, "
    "book_change_id, spread_usd, impact_usd, style, vega_usd";
constexpr int kLegInFormOne = 21;
constexpr std::string_view kRealisedColumns = "underlying, day_ns, variance, minutes";

int countOf(std::string_view columns)
{
    return static_cast<int>(std::ranges::count(columns, ',')) + 1;
}

}  // namespace

std::span<const ChainTable> chainTables() { return kTables; }
std::span<const UncoveredTable> uncoveredTables() { return kUncovered; }

int ChainTable::columnsOf(std::int64_t form) const
{
    return form == 1 && inFormOne > 0 ? inFormOne : countOf(columns);
}

std::string sampleLine(std::string_view underlying, const SampleRow& row)
{
    std::string line = "[" + core::jsonQuoted(underlying);
    for (const std::int64_t value : row.ints)
        line += value == kNullInt ? std::string{",null"} : "," + std::to_string(value);
    for (const double value : row.reals)
        line += isNullReal(value) ? std::string{",null"} : "," + core::jsonNumber(value);
    for (const auto& text : row.texts)
        line += text ? "," + core::jsonQuoted(*text) : std::string{",null"};
    return line + "]";
}

std::string digestOf(const Lines& lines)
{
    std::string all;
    for (const std::string& line : lines) {
        if (!all.empty()) all += '\n';
        all += line;
    }
    return core::sha256Hex(all);
}

std::string linkHash(std::string_view prev, std::int64_t link, std::int64_t form, std::int64_t atNs,
                     std::span<const ChainPart> parts)
{
    std::string text = fmt::format("{}\n{}\n{}\n{}", prev, link, form, atNs);
    for (const ChainPart& part : parts)
        text += fmt::format("\n{} {} {} {} {}", part.table, part.first, part.last, part.rows,
                            part.digest);
    return core::sha256Hex(text);
}

core::Expected<ChainRows> ChainRows::over(const Database& history)
{
    ChainRows rows;
    const auto take = [&](Statement& into, const std::string& sql) -> core::Expected<void> {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        into = std::move(*prepared);
        return {};
    };
    rows.m_added.resize(std::size(kTables));
    rows.m_last.resize(std::size(kTables));
    core::Expected<void> done;
    for (std::size_t n = 0; done && n < std::size(kTables); ++n) {
        done = take(rows.m_added[n],
                    fmt::format("SELECT {} FROM {} WHERE id > ?1 AND id <= ?2 ORDER BY id",
                                kTables[n].columns, kTables[n].table));
        if (done)
            done = take(rows.m_last[n],
                        fmt::format("SELECT coalesce(max(id), 0) FROM {}", kTables[n].table));
    }
    if (done)
        done = take(rows.m_samples,
                    fmt::format("SELECT underlying, {} FROM t_sample WHERE id > ?1 AND id <= ?2 "
                                "ORDER BY id",
                                kSampleColumns));
    if (done)
        done = take(rows.m_lastSample,
                    "SELECT max(coalesce((SELECT max(id) FROM t_sample), 0), coalesce((SELECT "
                    "max(last_id) FROM t_sample_block), 0))");
    if (done)
        done =
            take(rows.m_proposal,
                 fmt::format("SELECT {} FROM t_proposal WHERE proposal_id = ?1 AND revision = ?2",
                             kProposalColumns));
    if (done)
        done = take(rows.m_legs, fmt::format("SELECT {} FROM t_leg WHERE proposal_id = ?1 AND "
                                             "revision = ?2 ORDER BY leg",
                                             kLegColumns));
    if (done)
        done =
            take(rows.m_realised,
                 fmt::format("SELECT {} FROM t_realised_day WHERE day_ns >= ?1 * 86400000000000 "
                             "AND day_ns < (?1 + 1) * 86400000000000 ORDER BY underlying, day_ns",
                             kRealisedColumns));
    if (!done) return std::unexpected(done.error());
    return rows;
}

core::Expected<Lines> ChainRows::read(Statement& statement, int columns)
{
    Lines lines;
    while (statement.next()) {
        std::string line = "[";
        for (int n = 0; n < columns; ++n) line += (n > 0 ? "," : "") + statement.json(n);
        lines.push_back(line + "]");
    }
    if (statement.error()) return std::unexpected(*statement.error());
    return lines;
}

core::Expected<Lines> ChainRows::added(std::size_t table, std::int64_t after, std::int64_t upTo,
                                       std::int64_t form)
{
    m_added[table].query(after, upTo);
    return read(m_added[table], kTables[table].columnsOf(form));
}

core::Expected<Lines> ChainRows::samples(std::int64_t after, std::int64_t upTo)
{
    Lines lines;
    m_samples.query(after, upTo);
    while (m_samples.next())
        lines.push_back(sampleLine(m_samples.bytes(0), readSampleRow(m_samples, 1)));
    if (m_samples.error()) return std::unexpected(*m_samples.error());
    return lines;
}

core::Expected<Lines> ChainRows::proposal(std::int64_t id, std::int64_t revision, std::int64_t form)
{
    m_proposal.query(id, revision);
    auto lines = read(m_proposal, countOf(kProposalColumns));
    if (!lines || lines->empty()) return lines;
    m_legs.query(id, revision);
    auto legs = read(m_legs, form == 1 ? kLegInFormOne : countOf(kLegColumns));
    if (!legs) return legs;
    std::ranges::move(*legs, std::back_inserter(*lines));
    return lines;
}

core::Expected<Lines> ChainRows::realised(std::int64_t day)
{
    m_realised.query(day);
    return read(m_realised, countOf(kRealisedColumns));
}

core::Expected<std::int64_t> ChainRows::lastId(std::size_t table)
{
    Statement& last = m_last[table];
    const std::int64_t id = last.query().next() ? last.integer(0) : 0;
    if (auto done = last.error(); done) return std::unexpected(*done);
    while (last.next()) {
    }
    return id;
}

core::Expected<std::int64_t> ChainRows::lastSample()
{
    const std::int64_t id = m_lastSample.query().next() ? m_lastSample.integer(0) : 0;
    if (m_lastSample.error()) return std::unexpected(*m_lastSample.error());
    while (m_lastSample.next()) {
    }
    return id;
}

/// A block that is being read.
struct SamplesById::Source {
    std::string underlying;
    SampleColumns columns;
    std::size_t at = 0;
    std::int64_t id() const { return columns.ints(SampleInt::Id)[at]; }
};

SamplesById::SamplesById(SamplesById&&) noexcept = default;
SamplesById& SamplesById::operator=(SamplesById&&) noexcept = default;
SamplesById::~SamplesById() = default;

core::Expected<SamplesById> SamplesById::over(const Database& history, std::int64_t after)
{
    SamplesById all;
    all.m_after = after;
    auto plain = history.prepare(fmt::format(
        "SELECT underlying, {} FROM t_sample WHERE id > ?1 ORDER BY id", kSampleColumns));
    auto data = history.prepare(kBlockData);
    auto list = history.prepare(
        "SELECT block, first_id, underlying FROM t_sample_block WHERE last_id > ?1 ORDER BY "
        "first_id, block");
    for (auto* statement : {&plain, &data, &list})
        if (!*statement) return std::unexpected(statement->error());
    all.m_plain = std::move(*plain);
    all.m_list = std::move(*list);
    all.m_data = std::move(*data);
    return all;
}

void SamplesById::stepPlain()
{
    m_plainStands = m_plain.next();
    if (m_plain.error()) m_error = m_plain.error();
}

void SamplesById::stepList()
{
    m_listStands = m_list.next();
    if (m_list.error()) m_error = m_list.error();
}

/// Opens each block that may hold the next row. Those of one underlying lie over each other too,
/// where a clock was set back: what was younger than the bound stayed behind what was older.
void SamplesById::openDue()
{
    while (m_listStands && !m_error) {
        const std::int64_t first = m_list.integer(1);
        const bool due =
            (!m_plainStands || first <= m_plain.integer(1)) &&
            std::ranges::all_of(m_sources, [&](const auto& s) { return first <= s->id(); });
        if (!due) return;
        auto block = LoadedBlock::load(m_data, m_list.integer(0));
        if (!block) {
            m_error = block.error();
            return;
        }
        auto source = std::make_unique<Source>();
        source->underlying = m_list.text(2);
        source->columns = (*block)->samples().decode();
        while (source->at < source->columns.size() && source->id() <= m_after) ++source->at;
        if (source->at < source->columns.size()) m_sources.push_back(std::move(source));
        stepList();
    }
}

bool SamplesById::next()
{
    if (m_error) return false;
    if (!m_begun) {
        m_begun = true;
        m_plain.query(m_after);
        m_list.query(m_after);
        stepPlain();
        if (!m_error) stepList();
    } else if (m_current) {
        if (++m_current->at == m_current->columns.size())
            std::erase_if(m_sources, [&](const auto& s) { return s.get() == m_current; });
    } else {
        stepPlain();
    }
    m_current = nullptr;
    if (!m_error) openDue();
    if (m_error) return false;
    for (const auto& source : m_sources)
        if (!m_current || source->id() < m_current->id()) m_current = source.get();
    if (m_current && m_plainStands && m_plain.integer(1) < m_current->id()) m_current = nullptr;
    return m_current || m_plainStands;
}

std::int64_t SamplesById::id() const { return m_current ? m_current->id() : m_plain.integer(1); }

std::string_view SamplesById::underlying() const
{
    return m_current ? std::string_view{m_current->underlying} : m_plain.bytes(0);
}

SampleRow SamplesById::row() const
{
    return m_current ? m_current->columns.row(m_current->at) : readSampleRow(m_plain, 1);
}

std::string SamplesById::line() const { return sampleLine(underlying(), row()); }

}  // namespace ballast::store
