// review: from history to understanding; what was done, why, and what it cost.
#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"

#include <optional>
#include <string>

namespace ballast::review {

/// One rebalance from trigger to last fill: a row of the review table. Amounts in USD, deltas in
/// coin of `convention`; times are absent where the step did not happen.
struct Rebalance {
    core::ProposalId proposal;
    core::Revision revision = 0;  ///< the one decided on, else the last
    core::Currency underlying;
    std::string trigger;  ///< "Band breach", "Schedule"
    std::string outcome;  ///< "Approved", "Auto-fired", "Edited", "Rejected", "Expired" …
    std::string actor;
    std::string reason;  ///< of a rejection or refusal
    std::string convention;
    core::Time proposedAt{};
    std::optional<core::Time> decidedAt, sentAt, endedAt;
    core::VenueId venue;     ///< where the first order went, or was to go
    std::string order;       ///< "Sell 126 400 BTC-PERPETUAL"; legs joined by " + "
    std::string orderState;  ///< empty: no order; "1 of 3 filled" where several ended differently
    std::string label;       ///< of the first order
    int orders = 0;          ///< it led to; the amounts in USD below are sums over all of them
    // Of the orders in the instrument of the first: amounts of different ones do not add up.
    double quantity = 0;  ///< asked, instrument's unit
    double filled = 0;
    double limit = 0;
    double averagePrice = 0;
    double decisionMid = 0;  ///< mid when it was proposed
    double deltaBefore = 0, deltaProposed = 0;
    std::optional<double> deltaAfter;  ///< first sample after the order ended
    double notionalUsd = 0;            ///< filled
    double feesUsd = 0;
    double slippageUsd = 0;  ///< signed: > 0 is worse than the decision mid
    double slippageBp = 0;   ///< of the filled notional
    std::string desk;        ///< whose it was, where several desks are read; empty: this one's
    bool operator==(const Rebalance&) const = default;
};

}  // namespace ballast::review
