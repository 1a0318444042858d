// A hedge that was sized in the middle of a move: what auto-fire began goes on, order after order,
// while the market has carried the book further out than all of it brings back.
#include "models/engine/engine.h"

#include "models/core/text.h"
#include "models/rebalance/breach.h"
#include "models/rebalance/leg_pricing.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

/// Between two orders of what has grown: the book comes back, and a wrong print passes.
constexpr core::Duration kGrowPause = std::chrono::seconds{1};
/// Own orders and grown ones together.
constexpr std::size_t kMostChildren = 20;
/// Of the half width: at the edge, and a little beyond, is where a hedge may end.
constexpr double kQuarter = 0.25;

/// What one trigger asked for at once and in one instrument: what a person cut or chose, what rests
/// and what is worked over time is one wish for so much and no more.
bool isGrowable(const rebalance::Proposal& p)
{
    if (!rebalance::isOfAnEdge(p.trigger) || p.edited || p.legs.size() != 1) return false;
    const rebalance::Leg& leg = p.legs.front();
    return !leg.peg && (leg.slices.empty() || leg.slices.back().after == core::Duration{0});
}

}  // namespace

bool Engine::mayGrow(const Plan& plan) const
{
    const rebalance::Proposal& p = plan.approved;
    return plan.autoFired && plan.stopped.empty() && isGrowable(p) &&
           plan.children.size() < kMostChildren && m_out.now() < plan.deadline &&
           m_mode == Mode::AutoFire && m_autoFire.state().armed && whyHeldBack().empty() &&
           !m_guards.personDecides(p.underlying, p.legs.front().account.venue) &&
           !m_guards.personDecides(p.underlying);
}

/// How much is still to be traded in the plan's instrument and on its side, at most one order;
/// nothing where delta is near the band, on the other side, not known, or fading by itself.
core::Quantity Engine::stillDue(const rebalance::Policy& policy, const Plan& plan) const
{
    const rebalance::Leg& leg = plan.approved.legs.front();
    const auto s = situation(policy);
    if (!s || s->exposure->partial() || !unknownAccounts(policy).empty()) return {};
    const rebalance::FixedBand& band = s->policy->band;
    const bool sells = leg.side == core::Side::Sell;
    const double room = kQuarter * (sells ? band.above : band.below);
    if (sells ? !(s->delta > band.upper() + room) : !(s->delta < band.lower() - room)) return {};
    if (s->live && rebalance::inSettlementWindow(s->live->nextExpiry, s->now)) return {};
    const rebalance::Traded traded = rebalance::tradedOf(*s, leg.instrument);
    if (!rebalance::usable(traded)) return {};
    const market::Instrument& instrument = *traded.listing->instrument;
    const double coin = std::abs(band.aimOfBreach(s->delta) - s->delta);
    const auto wished = core::Quantity::nearest(
        instrument.sizedInUsd() ? coin * traded.listing->ticker.mark.toDouble() : coin);
    if (!wished) return {};
    const core::Quantity due =
        rebalance::mostOf(*s, traded, wished->floorTo(instrument.lot)).floorTo(instrument.lot);
    return due >= instrument.minimum ? due : core::Quantity{};
}

/// With so much more it would be above what one person may let go: another proposal, for two.
bool Engine::needsSecond(const Plan& plan, core::Quantity more) const
{
    const double was = plan.approved.legs.front().quantity.toDouble();
    rebalance::Proposal grown = plan.approved;
    grown.notionalUsd *= (plan.askedOf(0) + more).toDouble() / was;
    return !whyNotAlone(grown, {}).empty();
}

/// Its last order has ended with something filled, and delta is outside the band still: one order
/// more. What it may be is judged when it goes, by the market and the budget of then.
bool Engine::grow(const rebalance::Policy& policy, Plan& plan)
{
    if (!plan.tookSome || !mayGrow(plan)) return false;
    revalue();
    const core::Quantity due = stillDue(policy, plan);
    if (!due.isPositive() || needsSecond(plan, due)) return false;
    if (plan.grown == 0)
        m_out.alert(Severity::Notice, "plan",
                    plan.approved.underlying.text() + " #" +
                        std::to_string(plan.approved.id.value) +
                        " goes on: the market has moved on while it was worked, and net delta is "
                        "still outside the band.",
                    plan.approved.underlying);
    plan.children.push_back({0, due, m_out.now() + kGrowPause});
    ++plan.grown;
    plan.grownBy += due;
    return true;
}

/// A grown order goes as large as is due now; false: nothing is any more.
bool Engine::fitGrown(const rebalance::Policy& policy, Plan& plan)
{
    PlanChild& next = plan.children[plan.begun];
    const core::Quantity due =
        mayGrow(plan) ? std::min(stillDue(policy, plan), next.quantity) : core::Quantity{};
    plan.grownBy -= next.quantity - due;
    next.quantity = due;
    if (due.isPositive()) return true;
    plan.children.pop_back();
    --plan.grown;
    return false;
}

}  // namespace ballast::engine
