#pragma once

#include "models/engine/snapshot.h"
#include "models/rebalance/auto_rehearsal.h"

#include <QString>

namespace ballast::ui {

/// What this budget would have done in the last hour, by what the snapshot knows of this run and
/// what is on record of the hour before it.
rebalance::Rehearsal rehearsalOf(const engine::Snapshot& snapshot,
                                 const rebalance::RehearsalBudget& budget,
                                 const rebalance::PastHour& past = {});

/// In one line: "Last hour: 4 sent, $312 000; USD spent at 14:02".
QString rehearsalLine(const rebalance::Rehearsal& rehearsal);
/// In sentences, with all figures.
QString rehearsalDetails(const rebalance::Rehearsal& rehearsal);

}  // namespace ballast::ui
