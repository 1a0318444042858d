#include "connectors/store/rebalance_reader.h"

#include "connectors/store/codes.h"
#include "models/core/text.h"
#include "models/review/cost.h"

#include <fmt/format.h>

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

std::string orderText(core::Side side, core::Quantity quantity, const std::string& instrument)
{
    return std::string{text(side)} + " " + grouped(quantity) + " " + instrument;
}

core::Expected<void> failed(std::initializer_list<const Statement*> statements)
{
    for (const Statement* statement : statements)
        if (statement->error())
            return core::failure("Reading the history: " + statement->error()->message + ".");
    return {};
}

}  // namespace

/// What a leg says about amounts, and what its fills are measured with.
struct RebalanceReader::Leg {
    std::string instrument;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;
    double limit = 0;
    double mid = 0;
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
         "SELECT instrument, side, qty_i, px_i, coin_amount, reference_price, price_currency, "
         "venue FROM "
         "t_leg "
         "WHERE proposal_id = ?1 AND revision = ?2 ORDER BY leg"},
        {&reader.m_order,
         "SELECT label, underlying, instrument, side, qty_i, px_i, decision_mid, state, cum_i, "
         "average_price, "
         "sent_ns, last_ns, created_ns, auto_fired, venue FROM t_order WHERE proposal_id = ?1 "
         "ORDER BY "
         "created_ns, label"},
        {&reader.m_fills,
         "SELECT side, qty_i, px_i, fee, fee_currency, index_price FROM t_fill WHERE label = ?1 "
         "ORDER BY at_ns"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    auto past = PastSamples::over(history);
    if (!past) return std::unexpected(past.error());
    reader.m_past.emplace(std::move(*past));
    return reader;
}

core::Expected<std::vector<review::Rebalance>> RebalanceReader::read(
    TimeRange range, const HistoryReader::Filter& filter, const ReadWatch& watch)
{
    std::vector<std::uint64_t> ids;
    m_proposals.query(range.from, range.to, filter.underlying,
                      static_cast<std::int64_t>(filter.limit));
    while (m_proposals.next()) ids.push_back(static_cast<std::uint64_t>(m_proposals.integer(0)));
    if (auto read = failed({&m_proposals}); !read) return std::unexpected(read.error());
    std::ranges::reverse(ids);
    std::vector<review::Rebalance> rebalances;
    rebalances.reserve(ids.size());
    constexpr std::size_t kBetweenLooks = 64;  // of some queries each
    for (const std::uint64_t id : ids) {
        if (watch && rebalances.size() % kBetweenLooks == 0 &&
            !watch(static_cast<double>(rebalances.size()) / static_cast<double>(ids.size())))
            return std::unexpected(readCancelled());
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
    std::vector<Leg> legs;
    if (takeProposal(r)) legs = takeLegs(r);
    takeOrders(r, legs);
    if (r.endedAt) takeDeltaAfter(r);
    if (auto read = failed({&m_decisions, &m_proposal, &m_leg, &m_order, &m_fills}); !read)
        return std::unexpected(read.error());
    if (m_pastError) return std::unexpected(*m_pastError);
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
        if (kind ==
            engine::DecisionKind::Stopped) {  // of what had been approved: no decision on it
            r.reason = m_decisions.text(3);
            continue;
        }
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

/// Quantity, limit and mid are the first leg's, until orders say what was sent of it.
std::vector<RebalanceReader::Leg> RebalanceReader::takeLegs(review::Rebalance& r)
{
    std::vector<Leg> legs;
    const double index = m_proposal.real(8);
    m_leg.query(r.proposal.value, r.revision);
    while (m_leg.next()) {
        Leg leg;
        if (legs.empty()) r.venue = m_leg.text(7);
        leg.instrument = m_leg.text(0);
        leg.index = index;
        leg.side = decode<core::Side>(m_leg.text(1)).value_or(core::Side::Buy);
        leg.quantity = core::Quantity::fromMantissa(m_leg.integer(2));
        leg.limit = core::Price::fromMantissa(m_leg.integer(3)).toDouble();
        leg.mid = m_leg.real(5);
        // A quantity that is not its own amount of coin is one of USD.
        const double quantity = leg.quantity.toDouble();
        leg.unit.sizedInUsd = std::abs(m_leg.real(4) - quantity) > 1e-9 * std::abs(quantity);
        if (m_leg.text(6) == r.underlying.view()) leg.unit.usdPerPriceUnit = index;
        r.order +=
            (r.order.empty() ? "" : " + ") + orderText(leg.side, leg.quantity, leg.instrument);
        legs.push_back(std::move(leg));
    }
    if (legs.empty()) return legs;
    r.quantity = legs.front().quantity.toDouble();
    r.limit = legs.front().limit;
    r.decisionMid = legs.front().mid;
    return legs;
}

/// The leg an order is of; where the proposal was lost, what the order itself says.
RebalanceReader::Leg RebalanceReader::legOf(const std::vector<Leg>& legs) const
{
    const std::string instrument = m_order.text(2);
    const auto side = decode<core::Side>(m_order.text(3)).value_or(core::Side::Buy);
    Leg of;
    for (const Leg& leg : legs)
        if (leg.instrument == instrument) of = leg;
    of.instrument = instrument;
    of.side = side;
    of.quantity = core::Quantity::fromMantissa(m_order.integer(4));
    of.limit = core::Price::fromMantissa(m_order.integer(5)).toDouble();
    if (m_order.real(6) > 0) of.mid = m_order.real(6);
    return of;
}

/// Orders in the order in which they were begun: value, fees and slippage are of all of them,
/// quantity and prices of those in the instrument of the first.
void RebalanceReader::takeOrders(review::Rebalance& r, const std::vector<Leg>& legs)
{
    OrdersSum sum;
    m_order.query(r.proposal.value);
    while (m_order.next()) {
        const Leg leg = legOf(legs);
        const std::string label = m_order.text(0);
        if (r.orders++ == 0) takeFirstOrder(r, leg, sum);
        takeOrderState(r, sum);
        const double told = core::Quantity::fromMantissa(m_order.integer(8)).toDouble();
        const double average = m_order.real(9);
        const Amount filled = takeFills(r, leg, label);
        if (leg.instrument != sum.instrument) {
            sum.oneInstrument = false;
            continue;
        }
        sum.asked += leg.quantity;
        const double quantity = std::max(told, filled.quantity);
        sum.filled += quantity;
        sum.value +=
            filled.quantity > 0 ? quantity * filled.value / filled.quantity : quantity * average;
    }
    if (r.orders == 0) return;
    r.quantity = sum.asked.toDouble();
    r.filled = sum.filled;
    if (sum.filled > 0) r.averagePrice = sum.value / sum.filled;
    // One order's words are its own: an edit, a share of the leg.
    if (sum.oneInstrument && legs.size() < 2)
        r.order = orderText(sum.side, sum.asked, sum.instrument);
    if (sum.differ) r.orderState = fmt::format("{} of {} filled", sum.full, r.orders);
    if (!sum.ended) r.endedAt.reset();
    r.slippageBp = review::basisPoints(r.slippageUsd, r.notionalUsd);
}

void RebalanceReader::takeFirstOrder(review::Rebalance& r, const Leg& leg, OrdersSum& sum)
{
    sum.instrument = leg.instrument;
    sum.side = leg.side;
    r.label = m_order.text(0);
    r.venue = m_order.text(14);
    r.limit = leg.limit;
    r.decisionMid = leg.mid;
    r.orderState = spoken<orders::OrderState>(m_order.text(7));
    if (!r.underlying.empty()) return;
    r.underlying = m_order.text(1);
    r.proposedAt = m_order.time(12);
    r.trigger = "not recorded";
    if (r.outcome.empty())
        r.outcome = text(m_order.integer(13) != 0 ? engine::DecisionKind::AutoFired
                                                  : engine::DecisionKind::Approved);
}

void RebalanceReader::takeOrderState(review::Rebalance& r, OrdersSum& sum)
{
    const auto state = decode<orders::OrderState>(m_order.text(7));
    sum.differ = sum.differ || spoken<orders::OrderState>(m_order.text(7)) != r.orderState;
    sum.full += state == orders::OrderState::Filled ? 1 : 0;
    if (!r.sentAt) r.sentAt = m_order.optionalTime(10);
    if (state && orders::isTerminal(*state))
        r.endedAt = std::max(r.endedAt.value_or(core::Time{}), m_order.time(11));
    else
        sum.ended = false;
}

RebalanceReader::Amount RebalanceReader::takeFills(review::Rebalance& r, const Leg& leg,
                                                   const std::string& label)
{
    Amount amount;
    m_fills.query(label);
    while (m_fills.next()) {
        const double size = core::Quantity::fromMantissa(m_fills.integer(1)).toDouble();
        const double price = core::Price::fromMantissa(m_fills.integer(2)).toDouble();
        const double index = m_fills.real(5) > 0 ? m_fills.real(5) : leg.index;
        review::Unit unit = leg.unit;
        if (unit.usdPerPriceUnit != 1) unit.usdPerPriceUnit = index;
        amount.quantity += size;
        amount.value += size * price;
        r.notionalUsd += review::tradedUsd(unit, size, price);
        r.feesUsd += review::feeUsd(m_fills.real(3), m_fills.text(4), index);
        r.slippageUsd += review::shortfallUsd(unit, leg.side, size, price, leg.mid);
    }
    return amount;
}

void RebalanceReader::takeDeltaAfter(review::Rebalance& r)
{
    const auto after = m_past->first(r.underlying, {*r.endedAt, *r.endedAt + kAfterBound});
    if (!after) m_pastError = after.error();
    if (!after || !*after) return;
    using enum portfolio::DeltaConvention;
    r.deltaAfter = r.convention == portfolio::text(BlackScholes) ? (*after)->deltaBs
                   : r.convention == portfolio::text(UsdNeutral) ? (*after)->deltaUsdNeutral
                                                                 : (*after)->deltaNet;
}

}  // namespace ballast::store
