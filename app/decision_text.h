#pragma once

#include "app/tape_decision.h"

#include <string>

namespace ballast::app {

/// Whether a hedge is proposed in any underlying.
bool proposes(const TapeDecision& decision);

/// One JSON object. Coins to nine decimals, dollars and prices to six, fractions to nine: beyond,
/// the digits are the machine's and not the decision's.
std::string decisionJson(const TapeDecision& decision);
/// The same for the eye.
std::string decisionTable(const TapeDecision& decision);

}  // namespace ballast::app
