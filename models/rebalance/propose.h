#pragma once

#include "models/market/board.h"
#include "models/rebalance/live.h"
#include "models/rebalance/proposal.h"
#include "models/rebalance/trigger.h"

#include <optional>
#include <string>
#include <variant>

namespace ballast::rebalance {

/// What a proposal is made from: one instant of one underlying.
struct Situation {
    const Policy* policy = nullptr;    ///< its band is the one in force
    const Live* live = nullptr;        ///< null: nothing is known beside the delta
    std::optional<FixedBand> mandate;  ///< where it is not the policy's band
    const portfolio::Exposure* exposure = nullptr;
    double delta = 0;  ///< policy's convention, orders that may be live counted
    const market::Listing* hedge = nullptr;  ///< the policy's hedge instrument
    const market::Book* book = nullptr;
    double hedgePositionUsd = 0;  ///< signed, for the margin estimate
    double depthShare = 0.5;      ///< take at most this share of the visible depth
    core::Time now{};
};

/// Nothing is proposed, and why: "inside the band", "less than one lot".
struct NoProposal {
    std::string reason;
    bool operator==(const NoProposal&) const = default;
};

/// What the triggers look at in this situation.
TriggerInputs triggerInputs(const Situation& situation, core::Time lastScheduleSlot);

/// One leg in the hedge instrument that brings delta to the policy's aim: rounded to the lot
/// towards no trade, limited by a collar around mark and mid, priced by walking the live book. Id,
/// revision, life and checks are the caller's.
std::variant<Proposal, NoProposal> propose(const Situation& situation, TriggerKind kind);

/// A person's own trade (`signedQuantity` > 0 buys, in the instrument's unit) in `situation.hedge`,
/// as an ordinary proposal: the quantity rounded to the lot towards no trade, limit and cost as
/// above. Not proposed: an option, for no order book of one is kept; what has no live book or only
/// an old mark; less than the smallest order.
std::variant<Proposal, NoProposal> proposeTrade(const Situation& situation,
                                                core::Quantity signedQuantity,
                                                const std::string& note);

/// The same proposal with a person's quantity and limit: cost and after-numbers recomputed on the
/// situation. What does not fit lot or tick is kept as it is and left for the checks to refuse.
/// With `keepLimit` false the limit is the market's of now: a person who wrote a quantity alone has
/// not chosen a price.
Proposal reprice(Proposal proposal, const Situation& situation, bool keepLimit = true);

/// Maintenance margin an inverse or linear future of this USD size asks for, by the venue's
/// standard model (portfolio::deribitStandardRates). An estimate.
double futureMaintenanceUsd(core::Currency underlying, double sizeUsd, double price);

/// SHA-256 over what an approval would send.
std::string hashOf(const Proposal& proposal);

}  // namespace ballast::rebalance
