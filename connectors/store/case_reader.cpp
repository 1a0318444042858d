#include "connectors/store/case_reader.h"

#include "connectors/store/codes.h"

#include <algorithm>
#include <cmath>

namespace ballast::store {
namespace {

constexpr core::Duration kSpotBound = std::chrono::minutes{2};

core::Expected<void> failed(std::initializer_list<const Statement*> statements)
{
    for (const Statement* statement : statements)
        if (statement->error())
            return core::failure("Reading the review: " + statement->error()->message + ".");
    return {};
}

std::string styleWords(const std::string& stored, int orders)
{
    if (stored == "rests") return "rests first";
    if (stored == "slices" || (stored.empty() && orders > 1)) return "in slices";
    return "at once";
}

review::CaseLeg* legOf(review::Case& one, const std::string& venue, const std::string& instrument)
{
    for (review::CaseLeg& leg : one.legs)
        if (leg.venue == core::VenueId{venue} && leg.instrument == instrument) return &leg;
    return nullptr;
}

double quantityOf(const Statement& row, int column)
{
    return core::Quantity::fromMantissa(row.integer(column)).toDouble();
}

}  // namespace

core::Expected<CaseReader> CaseReader::over(const Database& history)
{
    CaseReader reader;
    const std::pair<Statement*, std::string_view> statements[] = {
        {&reader.m_proposal,
         "SELECT account, spot, gamma_before, target, band_lower, band_upper, edited, wait_5m_usd, "
         "wait_hour_usd, wait_settlement_usd, wait_break_even_s, wait_risk_aversion, wait_sigma, "
         "(SELECT json_extract(value, '$.cost_usd') FROM json_each(alternatives) WHERE "
         "json_extract(value, '$.to') = 'target'), "
         "(SELECT json_extract(value, '$.cost_usd') FROM json_each(alternatives) WHERE "
         "json_extract(value, '$.to') = 'edge') "
         "FROM t_proposal WHERE proposal_id = ?1 AND revision = ?2"},
        {&reader.m_asProposed,
         "SELECT delta_before, delta_after, fee_usd + slippage_usd FROM t_proposal WHERE "
         "proposal_id = ?1 ORDER BY edited, CASE WHEN edited THEN revision ELSE -revision END "
         "LIMIT 1"},
        {&reader.m_legs,
         "SELECT venue, account, instrument, side, qty_i, coin_amount, delta_change, "
         "reference_price, expected_price, fee_usd, slippage_usd, price_currency, spread_usd, "
         "impact_usd, style, vega_usd FROM t_leg WHERE proposal_id = ?1 AND revision = ?2 ORDER BY "
         "leg"},
        {&reader.m_orders,
         "SELECT label, venue, account, instrument, side, qty_i, decision_mid, auto_fired, "
         "sent_ns, last_ns FROM t_order WHERE proposal_id = ?1 ORDER BY created_ns, label"},
        {&reader.m_fills,
         "SELECT trade_id, qty_i, px_i, fee, fee_currency, maker, mid, index_price, at_ns FROM "
         "t_fill WHERE label = ?1 ORDER BY at_ns, trade_id"},
        {&reader.m_marks,
         "SELECT venue, instrument, label, trade_id, step, mid, half_spread, spot, taker_fee, "
         "at_ns FROM t_mark WHERE proposal_id = ?1"},
        {&reader.m_notes, "SELECT proposal_id, kind, text, who, at_ns FROM t_note ORDER BY id"},
        {&reader.m_spot,
         "SELECT spot FROM t_minute WHERE underlying = ?1 AND minute_ns BETWEEN ?2 AND ?3 AND "
         "at_ns <= ?3 ORDER BY minute_ns DESC LIMIT 1"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return reader;
}

core::Expected<std::vector<review::Case>> CaseReader::read(std::vector<review::Rebalance> rows)
{
    if (auto read = takeNotes(); !read) return std::unexpected(read.error());
    std::vector<review::Case> cases;
    cases.reserve(rows.size());
    for (review::Rebalance& row : rows) {
        auto found = one(std::move(row));
        if (!found) return std::unexpected(found.error());
        cases.push_back(std::move(*found));
    }
    return cases;
}

core::Expected<void> CaseReader::takeNotes()
{
    m_noted.clear();
    m_notes.query();
    while (m_notes.next()) {
        review::Note note;
        note.proposal = {static_cast<std::uint64_t>(m_notes.integer(0))};
        note.kind = decode<review::NoteKind>(m_notes.text(1)).value_or(note.kind);
        note.text = m_notes.text(2);
        note.who = m_notes.text(3);
        note.at = m_notes.time(4);
        m_noted[note.proposal.value].push_back(std::move(note));
    }
    return failed({&m_notes});
}

core::Expected<review::Case> CaseReader::one(review::Rebalance row)
{
    review::Case out;
    out.row = std::move(row);
    const bool byPerson = out.row.actor != "engine" && out.row.actor != "auto-fire";
    if (byPerson) out.trader = out.row.actor;
    out.edited = out.row.outcome == engine::text(engine::DecisionKind::Edited);
    out.automatic = out.row.outcome == engine::text(engine::DecisionKind::AutoFired);
    takeProposal(out);
    takeAsProposed(out);
    takeLegs(out);
    takeOrders(out);
    takeMarks(out);
    for (review::CaseLeg& leg : out.legs)
        std::ranges::stable_sort(leg.fills, {}, &review::CaseFill::at);
    if (const auto noted = m_noted.find(out.row.proposal.value); noted != m_noted.end()) {
        out.notes = noted->second;
        out.tags = review::tagsOf(out.notes);
    }
    if (auto read = failed({&m_proposal, &m_asProposed, &m_legs, &m_orders, &m_fills, &m_marks});
        !read)
        return std::unexpected(read.error());
    return out;
}

void CaseReader::takeProposal(review::Case& one)
{
    if (!m_proposal.query(one.row.proposal.value, one.row.revision).next()) return;
    one.account = m_proposal.text(0);
    one.spot = m_proposal.real(1);
    one.gamma1Pct = m_proposal.real(2);
    one.target = m_proposal.real(3);
    one.bandLower = m_proposal.real(4);
    one.bandUpper = m_proposal.real(5);
    one.edited = one.edited || m_proposal.integer(6) != 0;
    review::CaseWaiting& w = one.waiting;
    w.fiveMinutesUsd = m_proposal.optionalReal(7);
    w.hourUsd = m_proposal.optionalReal(8);
    w.settlementUsd = m_proposal.optionalReal(9);
    if (const auto even = m_proposal.optionalReal(10)) w.breakEven = core::fromSeconds(*even);
    w.riskAversion = m_proposal.real(11);
    w.sigma = m_proposal.real(12);
    one.costToCentreUsd = m_proposal.real(13);
    one.costToEdgeUsd = m_proposal.real(14);
}

/// As it stood before a person touched it.
void CaseReader::takeAsProposed(review::Case& one)
{
    if (!m_asProposed.query(one.row.proposal.value).next()) return;
    one.deltaAsProposed = m_asProposed.real(1);
    one.tradeAsProposed = m_asProposed.real(1) - m_asProposed.real(0);
    one.estimateAsProposedUsd = m_asProposed.real(2);
}

void CaseReader::takeLegs(review::Case& one)
{
    m_legs.query(one.row.proposal.value, one.row.revision);
    while (m_legs.next()) {
        review::CaseLeg leg;
        leg.venue = m_legs.text(0);
        leg.account = m_legs.text(1);
        leg.instrument = m_legs.text(2);
        leg.side = decode<core::Side>(m_legs.text(3)).value_or(leg.side);
        leg.target = quantityOf(m_legs, 4);
        // A quantity that is not its own amount of coin is one of USD.
        leg.unit.sizedInUsd = std::abs(m_legs.real(5) - leg.target) > 1e-9 * std::abs(leg.target);
        leg.deltaChange = m_legs.real(6);
        leg.referencePrice = m_legs.real(7);
        leg.expectedPrice = m_legs.real(8);
        leg.feeEstimateUsd = m_legs.real(9);
        leg.slippageEstimateUsd = m_legs.real(10);
        leg.estimateUsd = leg.feeEstimateUsd + leg.slippageEstimateUsd;
        if (m_legs.text(11) == one.row.underlying.view()) leg.unit.usdPerPriceUnit = one.spot;
        leg.spreadUsd = m_legs.real(12);
        leg.impactUsd = m_legs.real(13);
        if (one.legs.empty()) one.style = styleWords(m_legs.text(14), one.row.orders);
        leg.vega = m_legs.real(15);
        one.legs.push_back(std::move(leg));
    }
    if (one.style.empty()) one.style = styleWords({}, one.row.orders);
}

void CaseReader::takeOrders(review::Case& one)
{
    m_orders.query(one.row.proposal.value);
    while (m_orders.next()) {
        review::CaseLeg* leg = legOf(one, m_orders.text(1), m_orders.text(3));
        if (!leg) {
            // Its proposal was lost: what the order says of itself.
            leg = &one.legs.emplace_back();
            leg->venue = m_orders.text(1);
            leg->account = m_orders.text(2);
            leg->instrument = m_orders.text(3);
            leg->side = decode<core::Side>(m_orders.text(4)).value_or(leg->side);
            leg->target = quantityOf(m_orders, 5);
        }
        if (!(leg->referencePrice > 0)) leg->referencePrice = m_orders.real(6);
        one.automatic = one.automatic || m_orders.integer(7) != 0;
        ++leg->orders;
        takeFills(one, *leg, m_orders.text(0));
    }
    for (review::CaseLeg& leg : one.legs) leg.target = std::max(leg.target, leg.filled());
}

void CaseReader::takeFills(review::Case& one, review::CaseLeg& leg, const std::string& label)
{
    m_fills.query(label);
    while (m_fills.next()) {
        review::CaseFill fill;
        fill.label = label;
        fill.tradeId = m_fills.text(0);
        fill.quantity = quantityOf(m_fills, 1);
        fill.price = core::Price::fromMantissa(m_fills.integer(2)).toDouble();
        fill.spot = m_fills.real(7) > 0 ? m_fills.real(7) : one.spot;
        fill.feeUsd = review::feeUsd(m_fills.real(3), m_fills.text(4), fill.spot);
        fill.maker = m_fills.integer(5) != 0;
        fill.mid = m_fills.real(6);
        fill.at = m_fills.time(8);
        leg.fills.push_back(std::move(fill));
    }
}

void CaseReader::takeMarks(review::Case& one)
{
    m_marks.query(one.row.proposal.value);
    while (m_marks.next()) {
        const auto step = decode<review::MarkStep>(m_marks.text(4));
        if (!step) continue;
        const review::MidNow now{m_marks.real(5), m_marks.real(6), m_marks.real(7),
                                 m_marks.time(9)};
        review::CaseLeg* leg = legOf(one, m_marks.text(0), m_marks.text(1));
        using enum review::MarkStep;
        if (!leg) {
            if (*step == Decision)
                one.places.push_back(
                    {core::VenueId{m_marks.text(0)}, m_marks.text(1), now, m_marks.real(8)});
            continue;
        }
        if (*step == Decision) {
            leg->decision = now;
        } else if (*step == Approval) {
            leg->approval = now;
        } else if (*step == Arrival) {
            if (!leg->arrival || now.at < leg->arrival->at) leg->arrival = now;
        } else if (*step == End) {
            if (!leg->end || now.at > leg->end->at) leg->end = now;
        } else {
            const std::string trade = m_marks.text(3), label = m_marks.text(2);
            const auto fill = std::ranges::find_if(leg->fills, [&](const review::CaseFill& f) {
                return f.tradeId == trade && f.label == label;
            });
            if (fill == leg->fills.end()) continue;
            if (*step == Fill) {
                if (!(fill->mid > 0)) fill->mid = now.mid;
                fill->halfSpread = now.halfSpread;
                continue;
            }
            const auto which = std::ranges::find(review::kMarkOutSteps, *step);
            fill->midAfter[static_cast<std::size_t>(which - review::kMarkOutSteps.begin())] =
                now.mid;
        }
    }
}

core::Expected<double> CaseReader::spotAt(core::Currency underlying, core::Time at)
{
    const bool found = m_spot.query(underlying, at - kSpotBound, at).next();
    const double spot = found ? m_spot.real(0) : 0;
    if (auto read = failed({&m_spot}); !read) return std::unexpected(read.error());
    return spot;
}

}  // namespace ballast::store
