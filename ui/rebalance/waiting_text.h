#pragma once

#include "models/rebalance/proposal.h"

#include <QString>

namespace ballast::ui {

/// What decides between hedging now and waiting, in one sentence: what the hedge costs, what an
/// hour of waiting costs, and after how long waiting has cost as much. Every rate of a card is in
/// USD an hour, so that they can be compared. Empty where it is not known.
QString waitingText(const rebalance::Proposal& proposal);
/// What that is made of, a line each: the horizons, gamma, funding, the risk aversion.
QString waitingDetails(const rebalance::Proposal& proposal);
/// That what waiting costs is by nobody's risk aversion; empty: it is by a person's.
QString aversionWarning(const rebalance::Proposal& proposal);
/// Other ways to hedge, their cost now and what each costs an hour; empty: there is none.
QString otherWaysText(const rebalance::Proposal& proposal);

}  // namespace ballast::ui
