#pragma once

#include "models/rebalance/propose.h"

#include <string>

namespace ballast::rebalance {

/// A style with what the market of now says of it in place of what was written.
struct LiveStyle {
    execution::Style style;
    std::string from;  ///< "half-life 84 s, by the risk aversion, volatility and depth of now"
};

/// Almgren-Chriss: its half-life 1/kappa from the policy's risk aversion, the volatility and the
/// depth of the book within the leg's reach: lambda sigma^2 / eta, where a slice that takes n from
/// a book of density q pays n / (2 q) over the best price, which refills by the next, so that eta
/// is (time of a slice) / (2 q). Obizhaeva-Wang: the refill as it was seen. Where one of these is
/// not known, what was written stands, and `from` says so. A half-life is told in steps of a
/// quarter, so that a card does not change with every tick. Other kinds as they are written.
LiveStyle liveStyle(const Situation& situation, const Traded& traded, core::Side side,
                    core::Quantity quantity);

/// Cuts a leg into the orders of the policy's style, timed from the approval; one order where the
/// style is immediate, or the leg too small to be cut. The parts add up to the leg. A peg is one
/// order that rests.
void styleLeg(Leg& leg, const Situation& situation, const Traded& traded);

}  // namespace ballast::rebalance
