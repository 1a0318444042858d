#include "models/engine/plan_desk.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::engine {
namespace {

/// Of what the whole plan trades: nearer to the target than this is on neither side of it.
constexpr double kNoSide = 0.1;

/// "leg 2 of 3", or of a plan in one instrument "part 2 of 4".
std::string placeText(const Plan& plan, std::size_t child)
{
    if (plan.approved.legs.size() == 1)
        return fmt::format("part {} of {}", child + 1, plan.children.size());
    return fmt::format("leg {} of {}", plan.children[child].leg + 1, plan.approved.legs.size());
}

}  // namespace

std::vector<PlanChild> childrenOf(const rebalance::Proposal& proposal, core::Time approvedAt)
{
    std::vector<PlanChild> children;
    for (std::size_t l = 0; l < proposal.legs.size(); ++l) {
        const rebalance::Leg& leg = proposal.legs[l];
        if (leg.slices.empty()) children.push_back({l, leg.quantity, approvedAt});
        for (const rebalance::Slice& slice : leg.slices)
            children.push_back({l, slice.quantity, approvedAt + slice.after});
    }
    return children;
}

double Plan::unusedUsd() const
{
    double usd = 0;
    for (std::size_t c = begun; c < children.size() && !isGrown(c); ++c) {
        const rebalance::Leg& leg = approved.legs[children[c].leg];
        usd += leg.notionalUsd * children[c].quantity.toDouble() / leg.quantity.toDouble();
    }
    return usd;
}

double Plan::unusedDelta() const
{
    double coins = 0;
    for (std::size_t c = begun; c < children.size(); ++c) {
        const rebalance::Leg& leg = approved.legs[children[c].leg];
        coins += leg.deltaChange * children[c].quantity.toDouble() / leg.quantity.toDouble();
    }
    return std::abs(coins);
}

std::string progressText(const Plan& plan, core::Time now)
{
    if (!plan.several() || plan.isOver()) return {};
    if (!plan.inFlight.empty()) return placeText(plan, plan.begun - 1) + " working";
    if (plan.next().notBefore > now)
        return "waiting until " + core::clockUtc(plan.next().notBefore) + " UTC for " +
               placeText(plan, plan.begun);
    return placeText(plan, plan.begun) + " is next";
}

std::string leftText(const Plan& plan)
{
    std::string left;
    std::size_t whole = 0;
    const auto& legs = plan.approved.legs;
    for (std::size_t l = 0; l < legs.size(); ++l) {
        const core::Quantity missing = plan.askedOf(l) - plan.filled[l];
        if (!missing.isPositive()) {
            ++whole;
            continue;
        }
        if (!left.empty()) left += ", ";
        left += missing.text() + " " + legs[l].instrumentName;
    }
    if (left.empty()) return {};
    return fmt::format("{} of {} leg{}; {} not traded", whole, legs.size(),
                       legs.size() == 1 ? "" : "s", left);
}

std::string tradedText(const Plan& plan)
{
    const auto& legs = plan.approved.legs;
    const auto size = [](core::Quantity q) {
        return q.toDouble() == std::floor(q.toDouble()) ? core::number(q.toDouble(), 0) : q.text();
    };
    std::size_t whole = 0;
    for (std::size_t l = 0; l < legs.size(); ++l) whole += plan.filled[l] >= plan.askedOf(l);
    if (whole == legs.size()) return {};
    if (legs.size() == 1) return size(plan.filled[0]) + " of " + size(plan.askedOf(0)) + " traded";
    return fmt::format("{} of {} legs traded in full", whole, legs.size());
}

std::string whyNotOn(const Plan& plan, double deltaNow, double change, double target)
{
    double traded = 0;
    for (const rebalance::Leg& leg : plan.approved.legs) traded += std::abs(leg.deltaChange);
    const auto side = [&](double delta) {
        const double away = delta - target;
        return std::abs(away) <= kNoSide * traded ? 0 : away > 0 ? 1 : -1;
    };
    const double after = deltaNow + change;
    const int ends = side(after);
    if (ends == 0 || ends == side(plan.approved.deltaBefore) ||
        ends == side(plan.approved.deltaAfter))
        return {};
    return "net delta is " + core::signedNumber(deltaNow, 2) +
           " now and going on would take it to " + core::signedNumber(after, 2) +
           ", the other side of its target";
}

const rebalance::Leg* shortLeg(const Plan& plan)
{
    std::vector<core::Quantity> asked(plan.approved.legs.size());
    const std::size_t ended = plan.inFlight.empty() ? plan.begun : plan.begun - 1;
    for (std::size_t c = 0; c < ended; ++c) {
        const std::size_t leg = plan.children[c].leg;
        // The orders of a peg follow each other with what was left.
        const bool goesOn = ended < plan.children.size() && plan.children[ended].leg == leg;
        if (!plan.pegOf(c))
            asked[leg] += plan.children[c].quantity;
        else if (!goesOn)
            asked[leg] = plan.approved.legs[leg].quantity;
    }
    for (std::size_t l = 0; l < asked.size(); ++l)
        if (plan.filled[l].toDouble() < (1 - kNoSide) * asked[l].toDouble())
            return &plan.approved.legs[l];
    return nullptr;
}

Plan& PlanDesk::begin(const rebalance::Proposal& approved, core::Time now, bool autoFired)
{
    BALLAST_ASSERT(!m_plans.contains(approved.id.value));
    Plan& plan = m_plans[approved.id.value];
    plan.approved = approved;
    plan.children = childrenOf(approved, now);
    BALLAST_ASSERT(!plan.children.empty());
    plan.filled.resize(approved.legs.size());
    plan.autoFired = autoFired;
    core::Time last = now;
    for (const PlanChild& child : plan.children) last = std::max(last, child.notBefore);
    plan.deadline = last + kPatience;
    for (const rebalance::Leg& leg : approved.legs)
        if (leg.peg) plan.deadline += leg.peg->deadline;
    return plan;
}

Plan* PlanDesk::find(core::ProposalId proposal)
{
    const auto it = m_plans.find(proposal.value);
    return it == m_plans.end() ? nullptr : &it->second;
}

const Plan* PlanDesk::find(core::ProposalId proposal) const
{
    const auto it = m_plans.find(proposal.value);
    return it == m_plans.end() ? nullptr : &it->second;
}

Plan* PlanDesk::ofOrder(const core::Label& label)
{
    for (auto& [proposal, plan] : m_plans)
        if (!label.empty() && plan.inFlight == label) return &plan;
    return nullptr;
}

void PlanDesk::began(Plan& plan, const core::Label& label, rebalance::Leg working)
{
    BALLAST_ASSERT(plan.inFlight.empty() && plan.stopped.empty());
    ++(plan.begun > 0 ? m_continued : plan.autoFired ? m_autoFires : m_approvals);
    ++plan.begun;
    plan.inFlight = label;
    plan.working = std::move(working);
}

void PlanDesk::took(Plan& plan, const orders::Order& ended)
{
    BALLAST_ASSERT(plan.inFlight == ended.intent.label && orders::isTerminal(ended.state));
    plan.inFlight = {};
    plan.filled[plan.children[plan.begun - 1].leg] += ended.filled;
    plan.tookSome = ended.filled.isPositive();
    if (ended.rests()) return tookResting(plan, ended);
    if (ended.state == orders::OrderState::Rejected)
        stop(plan, ended.intent.instrumentName + " was rejected: " + ended.evidence, "engine");
    if (ended.state == orders::OrderState::NotPlaced)
        stop(plan, ended.intent.instrumentName + " was not placed: " + ended.evidence, "engine");
}

void PlanDesk::tookResting(Plan& plan, const orders::Order& ended)
{
    const PlanChild child = plan.children[plan.begun - 1];
    const execution::Peg& peg = *plan.pegOf(plan.begun - 1);
    const bool asked = std::exchange(plan.peg.cancelled, false);
    const std::string& name = ended.intent.instrumentName;
    const auto goOn = [&] {
        if (!ended.remaining().isPositive() || plan.peg.leaves) return;
        plan.children.insert(plan.children.begin() + static_cast<std::ptrdiff_t>(plan.begun),
                             {child.leg, ended.remaining(), child.notBefore});
    };
    switch (ended.state) {
        case orders::OrderState::Rejected:
            if (!ended.wouldTake)
                return stop(plan, name + " was rejected: " + ended.evidence, "engine");
            if (++plan.peg.refusals >= peg.mostRefusals)
                return stop(plan,
                            fmt::format("{} was refused {} times in a row: at the best price it "
                                        "would have taken",
                                        name, plan.peg.refusals),
                            "engine");
            return goOn();
        case orders::OrderState::NotPlaced:
            return stop(plan, name + " was not placed: " + ended.evidence, "engine");
        case orders::OrderState::Cancelled:
            plan.peg.refusals = 0;
            if (asked) return goOn();
            return stop(plan, name + " was cancelled at the venue: " + ended.evidence, "engine");
        default: return;
    }
}

void PlanDesk::stop(Plan& plan, const std::string& reason, const std::string& actor)
{
    if (!plan.stopped.empty()) return;
    plan.stopped = reason;
    plan.stoppedBy = actor;
}

bool PlanDesk::anyAutoFired() const
{
    return std::ranges::any_of(m_plans, [](const auto& entry) { return entry.second.autoFired; });
}

void PlanDesk::stopAutoFired(const std::string& reason, const std::string& actor)
{
    for (auto& [proposal, plan] : m_plans)
        if (plan.autoFired) stop(plan, reason, actor);
}

void PlanDesk::stopIn(core::Currency underlying, const std::string& reason,
                      const std::string& actor)
{
    for (auto& [proposal, plan] : m_plans)
        if (plan.approved.underlying == underlying) stop(plan, reason, actor);
}

void PlanDesk::stopAll(const std::string& reason, const std::string& actor)
{
    for (auto& [proposal, plan] : m_plans) stop(plan, reason, actor);
}

void PlanDesk::stopAt(core::VenueId venue, const std::string& reason)
{
    const auto there = [&](const rebalance::Leg& leg) { return leg.account.venue == venue; };
    for (auto& [proposal, plan] : m_plans)
        if (std::ranges::any_of(plan.approved.legs, there)) stop(plan, reason, "engine");
}

}  // namespace ballast::engine
