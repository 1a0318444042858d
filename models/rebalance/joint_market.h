#pragma once

#include "models/rebalance/joint_hedge.h"

#include <vector>

namespace ballast::rebalance {

/// A piece of depth with what one unit of the instrument costs there, USD.
struct PricedLevel {
    double price = 0;     ///< quote currency
    double size = 0;      ///< instrument's unit
    double slippage = 0;  ///< against the mid
    double fee = 0;
};

/// An instrument that may be hedged with.
struct JointCandidate {
    const market::Listing* listing = nullptr;
    GreekTriple perUnit;
    std::vector<PricedLevel> buy, sell;         ///< best first
    double mid = 0;                             ///< quote currency
    double spot = 0;                            ///< USD per coin
    double fundingBought = 0, fundingSold = 0;  ///< USD a unit over the horizon, >= 0
    double marginBought = 0, marginSold = 0;    ///< USD of initial margin a unit, >= 0
};

/// Every instrument of the underlying on the board by the rules, with Greeks as the exposure has
/// them; those turned down are added to `rejected`.
std::vector<JointCandidate> candidatesOf(const JointWish& wish, const JointSituation& situation,
                                         std::vector<RejectedCandidate>& rejected);

/// What the underlying is exposed to, in the units of the wish.
GreekTriple exposureOf(const JointWish& wish, const JointSituation& situation);

/// What the risk penalty of the wish counts for a book that stands so, USD.
double riskOf(const JointWish& wish, const GreekTriple& at);

/// The problem of those candidates: Greeks are delta, gamma and vega, in this order. With a risk
/// penalty each is counted from the middle of its range.
construction::Problem problemOf(const JointWish& wish, const JointSituation& situation,
                                const std::vector<JointCandidate>& candidates);

/// How many instruments may be traded of how many, and what turned the others down, the commonest
/// first.
std::string filteredOf(const JointWish& wish, const JointHedge& hedge);
/// So many units of it (> 0 buys), to the lot, at what its levels ask now.
HedgeLeg legOf(const JointCandidate& candidate, double units);
/// The leg's Greeks and costs, and a ticket, into the sums.
void addUp(JointHedge& hedge, const HedgeLeg& leg, double ticketUsd);

/// Of each violation a clause: "gamma cannot be met by 0.12 BTC per 1 %: no listed option …".
std::vector<std::string> missedOf(const JointWish& wish, const JointHedge& hedge);

/// One sentence for a person; takes `missed` as it is.
std::string sentenceOf(const JointWish& wish, const JointHedge& hedge, bool partial);

}  // namespace ballast::rebalance
