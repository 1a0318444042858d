// A leg that rests at the venue first: where it is placed, when it follows the market, and how it
// ends. Every order of it is a child of its plan, with a label of its own, judged like any other.
#include "models/engine/engine.h"
#include "models/rebalance/leg_pricing.h"

#include <iterator>

namespace ballast::engine {

/// What a leg that rests would cross with, were its deadline now and nothing filled; none: it does
/// not cross, or not on such a book.
std::optional<orders::Intent> Engine::crossingOf(const rebalance::Proposal& proposal,
                                                 const rebalance::Leg& leg) const
{
    if (!leg.peg || leg.peg->atDeadline != execution::AtDeadline::Cross) return std::nullopt;
    const auto s = situationOf(proposal);
    if (!s) return std::nullopt;
    const rebalance::Traded traded = rebalance::tradedOf(*s, leg.instrument);
    if (!rebalance::usable(traded)) return std::nullopt;
    rebalance::Leg across = leg;
    across.peg.reset();
    across.timeInForce = orders::TimeInForce::ImmediateOrCancel;
    rebalance::limitLeg(across, *s, traded);
    return intentOf(proposal, across);
}

/// What the next order of a resting leg is: at the best price, or across at the deadline. False:
/// not now, or nothing any more.
bool Engine::pegNext(Plan& plan, rebalance::Leg& leg, const rebalance::Traded& traded)
{
    if (plan.peg.began == core::Time{} || plan.peg.leg != plan.next().leg)
        plan.peg = {.leg = plan.next().leg, .began = m_out.now()};
    const auto& own = traded.book->side(core::opposite(leg.side));
    const core::Price tick = traded.listing->instrument->ticks.tickAt(own.front().price);
    const execution::PegDecision next = execution::decide(
        *leg.peg, leg.side, sightOf(plan.peg, *traded.book, tick, nullptr, m_out.now()));
    switch (next.action) {
        case execution::PegAction::Rest:
            leg.limit = next.price;
            leg.timeInForce = orders::TimeInForce::GoodTilCancelled;
            return true;
        case execution::PegAction::Cross:
            leg.peg.reset();
            leg.timeInForce = orders::TimeInForce::ImmediateOrCancel;
            return true;
        case execution::PegAction::Leave:
            plan.children.erase(
                std::next(plan.children.begin(), static_cast<std::ptrdiff_t>(plan.begun)));
            return false;
        case execution::PegAction::Wait:
        case execution::PegAction::Keep:
        case execution::PegAction::Repeg: break;
    }
    return false;
}

/// The order of a plan that rests: cancelled when the plan is over, when the best price has run
/// away, or at its deadline; what follows waits for its end.
void Engine::tend(core::ProposalId proposal, const orders::Order& flight)
{
    Plan* plan = m_plans.find(proposal);
    if (!plan || !flight.rests() || plan->inFlight != flight.intent.label) return;
    // What is not durable yet is held back at the gate.
    if (flight.state == orders::OrderState::Recording) return;
    if (!plan->stopped.empty()) {
        if (!m_orders.cancelWanted(flight.intent.label))
            m_orders.cancel(flight.intent.label, m_out);
        return;
    }
    const execution::Peg& peg = *plan->pegOf(plan->begun - 1);
    if (flight.state == orders::OrderState::Open || flight.state == orders::OrderState::Cancelling)
        m_proposals.tell(proposal, restingText(plan->peg, peg, flight, m_out.now()), {});
    const market::Listing* listing = m_market.find(flight.intent.instrument);
    const market::Book* book = m_books.find(m_market, flight.intent.instrument).book;
    if (flight.state != orders::OrderState::Open || !listing || !book) return;
    const core::Price tick = listing->instrument->ticks.tickAt(flight.intent.limit);
    const execution::PegDecision next = execution::decide(
        peg, flight.intent.side, sightOf(plan->peg, *book, tick, &flight, m_out.now()));
    if (next.action == execution::PegAction::Keep || next.action == execution::PegAction::Wait)
        return;
    plan->peg.cancelled = true;
    plan->peg.leaves = next.action == execution::PegAction::Leave;
    m_orders.cancel(flight.intent.label, m_out);
}

}  // namespace ballast::engine
