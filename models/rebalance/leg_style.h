#pragma once

#include "models/rebalance/propose.h"

namespace ballast::rebalance {

/// Cuts a leg into the orders of a style, timed from the approval; one order where the style is
/// immediate, or the leg too small to be cut. The parts add up to the leg.
void styleLeg(Leg& leg, const execution::Style& style, const Traded& traded);

}  // namespace ballast::rebalance
