#include "connectors/store/rebalance_reader.h"

#include "connectors/store/codes.h"
#include "models/core/text.h"
#include "models/review/cost.h"

#include <algorithm>
#include <cmath>

namespace ballast::store {
namespace {

/// A sample later than this after an order tells of another day.
constexpr core::Duration kAfterBound = std::chrono::minutes{1};

template <class Enum>
std::string spoken(const std::string& stored)
{
    const auto value = decode<Enum>(stored);
    return value ? std::string{text(*value)} : stored;
}

/// "126 400": as many decimals as the exact number has.
std::string grouped(core::Quantity quantity)
{
    const std::string exact = quantity.text();
    const std::size_t point = exact.find('.');
    const int decimals =
        point == std::string::npos ? 0 : static_cast<int>(exact.size() - point - 1);
    return core::number(quantity.toDouble(), decimals);
}

core::Expected<void> failed(std::initializer_list<const Statement*> statements)
{
    for (const Statement* statement : statements)
        if (statement->error())
            return core::failure("Reading the history: " + statement->error()->message + ".");
    return {};
}

}  // namespace

/// What the first leg says about amounts, and what its fills are measured with.
struct RebalanceReader::Leg {
    core::Side side = core::Side::Buy;
    review::Unit unit;
    double index = 0;  ///< USD per coin when it was proposed
};

core::Expected<RebalanceReader> RebalanceReader::over(const Database& history)
{
    RebalanceReader reader;
    const std::pair<Statement*, std::string_view> statements[] = {
        // An order whose proposal was lost with the last moments of a killed run is shown all the
        // same.
        {&reader.m_proposals,
         "SELECT proposal_id FROM (SELECT proposal_id, min(created_ns) AS created FROM t_proposal "
         "WHERE created_ns BETWEEN ?1 AND ?2 AND (?3 = '' OR underlying = ?3) GROUP BY proposal_id "
         "UNION SELECT proposal_id, created_ns FROM t_order AS o WHERE created_ns BETWEEN ?1 AND "
         "?2 "
         "AND (?3 = '' OR underlying = ?3) AND proposal_id <> 0 "
         "AND NOT EXISTS (SELECT 1 FROM t_proposal AS p WHERE p.proposal_id = o.proposal_id)) "
         "ORDER BY created DESC, proposal_id DESC LIMIT ?4"},
        {&reader.m_decisions,
         "SELECT revision, kind, actor, reason, label, at_ns FROM t_decision WHERE proposal_id = "
         "?1 ORDER BY id"},
        {&reader.m_proposal,
         "SELECT revision, underlying, trigger_kind, state, convention, created_ns, delta_before, "
         "delta_after, "
         "spot, edited FROM t_proposal WHERE proposal_id = ?1 "
         "ORDER BY revision = ?2 DESC, revision DESC LIMIT 1"},
        {&reader.m_leg,
         "SELECT instrument, side, qty_i, px_i, coin_amount, reference_price, price_currency, venue FROM "
         "t_leg "
         "WHERE proposal_id = ?1 AND revision = ?2 ORDER BY leg LIMIT 1"},
        {&reader.m_order,
         "SELECT label, underlying, instrument, side, qty_i, px_i, decision_mid, state, cum_i, "
         "average_price, "
         "sent_ns, last_ns, created_ns, auto_fired, venue FROM t_order WHERE proposal_id = ?1 ORDER BY "
         "created_ns LIMIT 1"},
        {&reader.m_fills,
         "SELECT side, qty_i, px_i, fee, fee_currency, index_price FROM t_fill WHERE label = ?1 "
         "ORDER BY at_ns"},
        {&reader.m_after,
         "SELECT delta_bs, delta_net, delta_usd_neutral FROM t_sample WHERE at_ns BETWEEN ?1 AND "
         "?2 "
         "AND underlying = ?3 ORDER BY at_ns, id LIMIT 1"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return reader;
}

core::Expected<std::vector<review::Rebalance>> RebalanceReader::read(
    TimeRange range, const HistoryReader::Filter& filter)
{
    std::vector<std::uint64_t> ids;
    m_proposals.query(range.from, range.to, filter.underlying,
                      static_cast<std::int64_t>(filter.limit));
    while (m_proposals.next()) ids.push_back(static_cast<std::uint64_t>(m_proposals.integer(0)));
    if (auto read = failed({&m_proposals}); !read) return std::unexpected(read.error());
    std::ranges::reverse(ids);
    std::vector<review::Rebalance> rebalances;
    rebalances.reserve(ids.size());
    for (const std::uint64_t id : ids) {
        auto rebalance = one(id);
        if (!rebalance) return std::unexpected(rebalance.error());
        rebalances.push_back(std::move(*rebalance));
    }
    return rebalances;
}

core::Expected<review::Rebalance> RebalanceReader::one(std::uint64_t proposal)
{
    review::Rebalance r;
    r.proposal = {proposal};
    takeDecision(r);
    Leg leg;
    if (takeProposal(r)) leg = takeLeg(r);
    takeOrder(r, leg);
    if (!r.label.empty()) takeFills(r, leg);
    if (r.endedAt) takeDeltaAfter(r);
    if (auto read = failed({&m_decisions, &m_proposal, &m_leg, &m_order, &m_fills, &m_after});
        !read)
        return std::unexpected(read.error());
    return r;
}

/// An approval that led to an order outweighs what was said before it; otherwise the last word
/// counts.
void RebalanceReader::takeDecision(review::Rebalance& r)
{
    bool decided = false;
    m_decisions.query(r.proposal.value);
    while (m_decisions.next()) {
        const auto kind = decode<engine::DecisionKind>(m_decisions.text(1));
        if (kind == engine::DecisionKind::Edited)
            continue;  // the revision that was approved says so itself
        if (decided && kind != engine::DecisionKind::Approved &&
            kind != engine::DecisionKind::AutoFired)
            continue;
        decided = decided || kind == engine::DecisionKind::Approved ||
                  kind == engine::DecisionKind::AutoFired;
        r.revision = static_cast<core::Revision>(m_decisions.integer(0));
        r.outcome = spoken<engine::DecisionKind>(m_decisions.text(1));
        r.actor = m_decisions.text(2);
        r.reason = m_decisions.text(3);
        r.decidedAt = m_decisions.time(5);
    }
}

bool RebalanceReader::takeProposal(review::Rebalance& r)
{
    if (!m_proposal.query(r.proposal.value, r.revision).next()) return false;
    r.revision = static_cast<core::Revision>(m_proposal.integer(0));
    r.underlying = m_proposal.text(1);
    r.trigger = spoken<rebalance::TriggerKind>(m_proposal.text(2));
    if (r.outcome.empty()) r.outcome = spoken<rebalance::ProposalState>(m_proposal.text(3));
    r.convention = spoken<portfolio::DeltaConvention>(m_proposal.text(4));
    r.proposedAt = m_proposal.time(5);
    r.deltaBefore = m_proposal.real(6);
    r.deltaProposed = m_proposal.real(7);
    const bool edited = m_proposal.integer(9) != 0;
    if (edited && r.outcome == engine::text(engine::DecisionKind::Approved))
        r.outcome = engine::text(engine::DecisionKind::Edited);
    return true;
}

RebalanceReader::Leg RebalanceReader::takeLeg(review::Rebalance& r)
{
    Leg leg;
    leg.index = m_proposal.real(8);
    if (!m_leg.query(r.proposal.value, r.revision).next()) return leg;
    r.venue = m_leg.text(7);
    leg.side = decode<core::Side>(m_leg.text(1)).value_or(core::Side::Buy);
    const auto quantity = core::Quantity::fromMantissa(m_leg.integer(2));
    r.quantity = quantity.toDouble();
    r.limit = core::Price::fromMantissa(m_leg.integer(3)).toDouble();
    r.decisionMid = m_leg.real(5);
    r.order = std::string{text(leg.side)} + " " + grouped(quantity) + " " + m_leg.text(0);
    // A quantity that is not its own amount of coin is one of USD.
    leg.unit.sizedInUsd = std::abs(m_leg.real(4) - r.quantity) > 1e-9 * std::abs(r.quantity);
    if (m_leg.text(6) == r.underlying.view()) leg.unit.usdPerPriceUnit = leg.index;
    return leg;
}

void RebalanceReader::takeOrder(review::Rebalance& r, Leg& leg)
{
    if (!m_order.query(r.proposal.value).next()) return;
    r.label = m_order.text(0);
    r.venue = m_order.text(14);
    leg.side = decode<core::Side>(m_order.text(3)).value_or(core::Side::Buy);
    const auto quantity = core::Quantity::fromMantissa(m_order.integer(4));
    r.quantity = quantity.toDouble();
    r.limit = core::Price::fromMantissa(m_order.integer(5)).toDouble();
    if (m_order.real(6) > 0) r.decisionMid = m_order.real(6);
    r.order = std::string{text(leg.side)} + " " + grouped(quantity) + " " + m_order.text(2);
    const auto state = decode<orders::OrderState>(m_order.text(7));
    r.orderState = spoken<orders::OrderState>(m_order.text(7));
    r.filled = core::Quantity::fromMantissa(m_order.integer(8)).toDouble();
    r.averagePrice = m_order.real(9);
    r.sentAt = m_order.optionalTime(10);
    if (state && orders::isTerminal(*state)) r.endedAt = m_order.time(11);
    if (!r.underlying.empty()) return;
    r.underlying = m_order.text(1);
    r.proposedAt = m_order.time(12);
    r.trigger = "not recorded";
    if (r.outcome.empty())
        r.outcome = text(m_order.integer(13) != 0 ? engine::DecisionKind::AutoFired
                                                  : engine::DecisionKind::Approved);
}

void RebalanceReader::takeFills(review::Rebalance& r, const Leg& leg)
{
    double quantity = 0, value = 0;
    m_fills.query(r.label);
    while (m_fills.next()) {
        const double size = core::Quantity::fromMantissa(m_fills.integer(1)).toDouble();
        const double price = core::Price::fromMantissa(m_fills.integer(2)).toDouble();
        const double index = m_fills.real(5) > 0 ? m_fills.real(5) : leg.index;
        review::Unit unit = leg.unit;
        if (unit.usdPerPriceUnit != 1) unit.usdPerPriceUnit = index;
        quantity += size;
        value += size * price;
        r.notionalUsd += review::tradedUsd(unit, size, price);
        r.feesUsd += review::feeUsd(m_fills.real(3), m_fills.text(4), index);
        r.slippageUsd += review::shortfallUsd(unit, leg.side, size, price, r.decisionMid);
    }
    if (quantity > 0) {
        r.filled = std::max(r.filled, quantity);
        r.averagePrice = value / quantity;
    }
    r.slippageBp = review::basisPoints(r.slippageUsd, r.notionalUsd);
}

void RebalanceReader::takeDeltaAfter(review::Rebalance& r)
{
    if (!m_after.query(*r.endedAt, *r.endedAt + kAfterBound, r.underlying).next()) return;
    using enum portfolio::DeltaConvention;
    const int column = r.convention == portfolio::text(BlackScholes) ? 0
                       : r.convention == portfolio::text(UsdNeutral) ? 2
                                                                     : 1;
    r.deltaAfter = m_after.optionalReal(column);
}

}  // namespace ballast::store
