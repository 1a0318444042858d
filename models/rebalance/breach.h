#pragma once

#include "models/rebalance/policy.h"
#include "models/rebalance/proposal.h"

namespace ballast::rebalance {

/// On which side the band has been left, and since when without a break.
struct Breach {
    int side = 0;  ///< 1 above it, -1 below, 0: it is kept
    core::Time since{};
    core::Duration lasted(core::Time now) const
    {
        return side == 0 ? core::Duration{} : now - since;
    }
    bool operator==(const Breach&) const = default;
};

/// The breach with this delta looked at.
Breach followed(Breach breach, const FixedBand& band, double delta, core::Time now);

/// It is more than a touch of the edge: it has lasted its dwell, or it is far out.
bool isDue(const Breach& breach, const Hysteresis& rule, const FixedBand& band, double delta,
           core::Time now);

/// Delta is well inside again, on the side (1, -1) on which it had left.
bool isOver(int side, const Hysteresis& rule, const FixedBand& band, double delta);

/// Of an edge that delta crosses: what dwells and is released. The others ask at a level or a time
/// of their own.
constexpr bool isOfAnEdge(TriggerKind kind)
{
    return kind == TriggerKind::Band || kind == TriggerKind::LiveBand ||
           kind == TriggerKind::RiskBudget;
}

}  // namespace ballast::rebalance
