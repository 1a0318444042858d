#pragma once

#include "models/engine/peg_work.h"
#include "models/orders/order.h"
#include "models/rebalance/proposal.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ballast::engine {

/// One order of a plan.
struct PlanChild {
    std::size_t leg = 0;
    core::Quantity quantity;
    core::Time notBefore{};
};
/// The legs of a proposal in their order, each as its parts, timed from the approval.
std::vector<PlanChild> childrenOf(const rebalance::Proposal& proposal, core::Time approvedAt);

/// An approved proposal on its way: its children go one after another, and the next only when the
/// last has ended.
struct Plan {
    rebalance::Proposal approved;
    std::vector<PlanChild> children;     ///< never empty
    std::size_t begun = 0;               ///< children that were journaled
    core::Label inFlight;                ///< the last of them; empty: it has ended and was taken
    rebalance::Leg working;              ///< what it trades, as it was priced
    std::vector<core::Quantity> filled;  ///< by leg
    core::Time deadline{};               ///< nothing is sent after
    bool autoFired = false;
    /// Orders at the end of `children` that were not approved with it: it has grown by them, and by
    /// so much. Each is charged when it begins.
    std::size_t grown = 0;
    core::Quantity grownBy;
    bool tookSome = false;        ///< the last order that ended was filled, in part at least
    std::uint64_t arming = 0;     ///< of auto-fire, whose budget it is charged to; 0: not charged
    PegWork peg;                  ///< of the leg at work, where it rests
    core::Time uncoveredSince{};  ///< since when its end is outside the band
    core::Time awaySince{};       ///< since when the rest of it leads away from the target
    core::Time unknownSince{};    ///< since when net delta is not known
    std::string stopped;          ///< why nothing more is sent; empty: it goes on
    std::string stoppedBy;

    bool isGrown(std::size_t child) const { return child + grown >= children.size(); }
    core::Quantity askedOf(std::size_t leg) const
    {
        return leg == 0 ? approved.legs[0].quantity + grownBy : approved.legs[leg].quantity;
    }
    /// Orders that it was charged for and that never began.
    std::size_t unusedOrders() const
    {
        return approved.orders() - std::min(approved.orders(), begun);
    }
    /// USD, of what no order has begun for.
    double unusedUsd() const;
    /// Coin of delta without sign, of what no order has begun for.
    double unusedDelta() const;

    /// Of several orders, or of one that may lead to more.
    bool several() const { return children.size() > 1 || approved.orders() > 1; }
    const execution::Peg* pegOf(std::size_t child) const
    {
        const auto& rests = approved.legs[children.at(child).leg].peg;
        return rests ? &*rests : nullptr;
    }
    bool isOver() const
    {
        return inFlight.empty() && (begun == children.size() || !stopped.empty());
    }
    const PlanChild& next() const { return children.at(begun); }
};

/// "leg 2 of 3 working", "part 2 of 4 working", "waiting until 14:31:06 UTC for part 3 of 4"; empty
/// for a plan of one order.
std::string progressText(const Plan& plan, core::Time now);
/// "2 of 3 legs; 0.4 BTC-27MAR26-70000-C not traded"; empty when all of it was.
std::string leftText(const Plan& plan);

/// "0 of 175 131 traded", of several legs "1 of 2 legs traded in full"; empty when all of it was.
std::string tradedText(const Plan& plan);

/// Why going on would do harm, empty when it would not: that the delta would end on a side of its
/// target on which it neither began nor was meant to end, because the market or a fill that was
/// missed has moved it meanwhile. `change` is what is still to be traded: of a plan in one
/// instrument the next child, whose successors are judged in their turn, else all that is left, for
/// a leg in the middle may lean to either side. A tenth of what the whole plan trades is no side.
std::string whyNotOn(const Plan& plan, double deltaNow, double change, double target);

/// The first leg of which an order has ended with less than nine tenths of what it asked for; null:
/// none.
const rebalance::Leg* shortLeg(const Plan& plan);

/// The plans that work: at most one an underlying, since one proposal is live in each. Volatile:
/// what was not sent when the program ended is never sent.
class PlanDesk {
public:
    /// How long a plan may take beyond the time of its last part.
    static constexpr core::Duration kPatience = std::chrono::seconds{60};

    Plan& begin(const rebalance::Proposal& approved, core::Time now, bool autoFired);
    /// Null: no plan of it works.
    Plan* find(core::ProposalId proposal);
    const Plan* find(core::ProposalId proposal) const;
    Plan* ofOrder(const core::Label& label);
    bool anyAutoFired() const;
    /// Nothing more of what auto-fire began, or of an underlying, is sent.
    void stopAutoFired(const std::string& reason, const std::string& actor);
    void stopIn(core::Currency underlying, const std::string& reason, const std::string& actor);
    /// The next child was journaled: its send token is burned.
    void began(Plan& plan, const core::Label& label, rebalance::Leg working);
    /// The child in flight has ended: its fill is counted, and where it never worked the plan
    /// stops. What is left of an order that rested, and that the peg itself cancelled or the venue
    /// refused because it would have taken, is the next child.
    void took(Plan& plan, const orders::Order& ended);
    /// Nothing more of it is sent. The first reason stays.
    void stop(Plan& plan, const std::string& reason, const std::string& actor);
    void stopAll(const std::string& reason, const std::string& actor);
    void stopAt(core::VenueId venue, const std::string& reason);
    void end(core::ProposalId proposal) { m_plans.erase(proposal.value); }

    /// Send tokens by what burned them: their sum is all there were (conservation, I12).
    std::uint64_t approvals() const { return m_approvals; }
    std::uint64_t autoFires() const { return m_autoFires; }
    std::uint64_t continued() const { return m_continued; }

private:
    void tookResting(Plan& plan, const orders::Order& ended);
    std::map<std::uint64_t, Plan> m_plans;  ///< by proposal
    std::uint64_t m_approvals = 0, m_autoFires = 0, m_continued = 0;
};

}  // namespace ballast::engine
