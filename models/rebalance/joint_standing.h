#pragma once

#include "models/rebalance/joint_request.h"

#include <string>

namespace ballast::rebalance {

// A set of legs that a person looks at, held against the market of now: a set that is another one
// each second cannot be decided on.

/// The same legs in this situation: what they cost now, what they achieve now, and why they can not
/// be had any more. `hedge.status` is not judged anew.
JointStanding standingOf(const JointWish& wish, const JointSituation& situation,
                         const std::vector<HedgeLeg>& legs);

/// By how much a result misses the wish: of each Greek what is outside its range, over the width of
/// that range, of a one-sided one over the way from what is held to it; added up.
double missOf(const JointWish& wish, const GreekTriple& before, const GreekTriple& after);

/// Better by less than this is not worth reading another set: USD, and of the cost.
inline constexpr double kHoldUsd = 5;
inline constexpr double kHoldShare = 0.05;
/// A Greek may drift out of its range by so much of it.
inline constexpr double kHoldMiss = 0.05;

/// Why the fresh answer takes the place of the shown one, a sentence; empty: what is shown stays.
/// The fresh answer carries the shown legs as its `standing`.
std::string whyReplaced(const JointWish& wish, const JointHedge& shown, const JointAnswer& fresh);

}  // namespace ballast::rebalance
