#pragma once

#include "models/core/time.h"
#include "models/pricing/delta.h"

#include <chrono>

namespace ballast::pricing {

/// The delivery price of a dated instrument is the index averaged over the last half hour before
/// its expiry: at Deribit 07:30 to 08:00 UTC.
inline constexpr core::Duration kSettlementAveraging = std::chrono::minutes{30};

/// The share of the delivery price that is not averaged yet, `left` before expiry: 1 until the
/// averaging begins, then in a straight line to 0. The venue takes delta and premium down with it.
constexpr double settlementShare(core::Duration left)
{
    if (left >= kSettlementAveraging) return 1;
    if (left <= core::Duration::zero()) return 0;
    return core::seconds(left) / core::seconds(kSettlementAveraging);
}

/// Net transaction delta of one coin of option `left` before expiry: delta and coin premium both
/// fade, so that a delta of 1 at a premium of 0.3 is 0.35 a quarter of an hour before delivery.
constexpr NetDelta settlingNetDelta(BlackScholesDelta delta, double coinPremium,
                                    core::Duration left)
{
    return settlementShare(left) * netOfPremium(delta, coinPremium);
}

}  // namespace ballast::pricing
