#pragma once

#include "models/rebalance/proposal.h"
#include "models/tables/roles.h"

#include <QString>

namespace ballast::ui {

/// Where the depth that a hedge meets is going: what decides whether waiting finds more to trade
/// with or less. Pure. Empty: the hedge's book was never looked at.
QString depthText(const rebalance::Proposal& proposal);
/// What that is made of, and how soon a trade's gap in the book is filled again.
QString depthDetails(const rebalance::Proposal& proposal);
/// A book that grows thinner is a warning.
tables::Tone depthTone(const rebalance::Proposal& proposal);

}  // namespace ballast::ui
