#pragma once

#include "models/core/time.h"

#include <chrono>

namespace ballast::risk {

/// Hard limits on single orders and on the state they may be sent in. Defaults are those of a
/// small desk; a file may tighten them, loosening needs a person in the program.
struct Limits {
    double collarFuture = 0.005;         ///< limit at most this fraction through the reference
    double softNotionalUsd = 500'000;    ///< above: a person confirms, auto-fire waits
    double hardNotionalUsd = 2'000'000;  ///< above: denied
    double maxNetDelta = 1e9;            ///< coin, after the fill, worst case
    double depthShare = 0.5;             ///< of the visible depth within the collar
    double maxMarginUse = 0.7;           ///< maintenance / equity after, unless risk-reducing
    double maxStressUse = 1.0;           ///< the same anywhere on the stress grid
    double watchSigma = 8;  ///< a liquidation within so many days' standard deviations may not
                            ///< come nearer, unless strictly risk-reducing
    double maxIndexDivergence = 0.01;  ///< hedge instrument's mid against the index
    int ordersPerSecond = 2;
    int ordersPerMinute = 20;
    int ordersPerHour = 200;
    core::Duration duplicateWindow = std::chrono::seconds{5};
    core::Duration maxBookAge = std::chrono::milliseconds{30'000};  ///< a still book sends nothing
    core::Duration maxMarkAge = std::chrono::milliseconds{5'000};
    core::Duration maxIndexAge = std::chrono::milliseconds{5'000};
    double maxClockErrorMs = 250;
    core::Duration minTimeToExpiry = std::chrono::seconds{60};
    bool operator==(const Limits&) const = default;
};

}  // namespace ballast::risk
