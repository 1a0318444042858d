#pragma once

#include "models/rebalance/propose.h"

#include <vector>

namespace ballast::rebalance {

/// Every way to hedge a delta that is outside the band in force, with what it costs now and what it
/// would cost as a rule for ever; the one in the policy's band is `chosen`. Empty inside the band,
/// and where the hedge has no usable book.
std::vector<Alternative> alternatives(const Situation& situation);

/// Which way costs least a year at this band's width, with gamma frozen: the edge in steps of
/// `live.lot`, the target, the band's ratio, and its inner band. Target while that cannot be known.
HedgeTo cheapestWay(const FixedBand& band, const Live& live);

/// What waiting costs against this hedge, whose legs, deltas and costs are known: risk by the
/// mean-variance penalty, and what the hedge carries while it is held. A perpetual's basis is paid
/// as funding, at the rate of now; a dated future's goes to nothing in a straight line until it
/// expires, so that who bought it above the index loses that share of the difference.
WaitingCost waitingCost(const Situation& situation, const Proposal& hedge);

}  // namespace ballast::rebalance
