#pragma once

#include "models/rebalance/propose.h"

#include <string>

namespace ballast::rebalance {

// One leg on its own market: whether it can be traded, at what limit, at what cost, to what effect.

/// Of `situation.traded`, else `hedge`; empty where neither is this instrument.
Traded tradedOf(const Situation& situation, core::InstrumentId instrument);

/// A fresh mark and a usable two-sided book.
bool usable(const Traded& traded);
/// Why nothing can be traded in the instrument now, for a person who asked for it by name.
std::string whyNotTradable(const Traded& traded);

/// The furthest price the collar allows on this side, on a tick, within the venue's own limits;
/// measured from the less favourable of mark and mid, so that the gate's median agrees. Futures: a
/// fraction of the price; options: risk::optionCollarWidth.
core::Price collarLimit(const Situation& situation, const Traded& traded, core::Side side);
/// A little beyond the last level the quantity touches, never beyond the collar.
core::Price workingLimit(const Traded& traded, core::Side side, core::Quantity quantity,
                         core::Price collar);
/// What rests on this side of the book up to a price.
core::Quantity depthWithin(const market::Book& book, core::Side side, core::Price limit);
/// USD of one unit, at the highest of the prices by which a check may value it.
double unitUsd(const Situation& situation, const Traded& traded);
/// At most so much in one order by the situation's largest.
core::Quantity mostOf(const Situation& situation, const Traded& traded, core::Quantity wished);
/// What the book shows within the collar, and no more than its share of it.
core::Quantity shareOfBook(const Situation& situation, const Traded& traded, core::Side side);
/// `limit` moved out to where the quantity is no more than its share of what rests within it, so
/// that a thin best price alone does not make an order of a usual size look like one that sweeps
/// the book; never beyond the collar.
core::Price limitOfShare(const market::Book& book, core::Side side, core::Quantity quantity,
                         double share, core::Price limit, core::Price collar);
/// The market's limit for the leg's largest order, unless a person wrote one; of a leg that rests
/// first the best price of its own side.
void limitLeg(Leg& leg, const Situation& situation, const Traded& traded);

/// Cost and effect of the leg as it stands, from the live book: fee (of an inverse option 0.03 % of
/// the coin and of a linear one of the index, at most 12.5 % of the premium, as Deribit's fee page
/// has it), slippage against the mid, changes of delta, gamma, vega and margin. USD amounts of coin
/// prices are at the index.
void costLeg(Leg& leg, const Situation& situation, const Traded& traded);

/// What one unit adds to the delta of the policy's convention by its smile rule, coin; what a
/// volatility point moves the price by, in its own unit (0 for what is no option); gamma and vega.
struct UnitEffect {
    double delta = 0;
    double gamma1Pct = 0;  ///< coin
    double vega = 0;       ///< USD per volatility point
    double volPoint = 0;
};
UnitEffect unitEffect(const market::Listing& listing, const Policy& policy, double spot,
                      const portfolio::SmileView* smile, core::Time now);

/// The same parts of another quantity, on lots; what rounding leaves over is in the last.
std::vector<Slice> rescaled(std::vector<Slice> slices, core::Quantity quantity, core::Quantity lot);

}  // namespace ballast::rebalance
