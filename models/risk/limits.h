#pragma once

#include "models/core/time.h"

#include <chrono>

namespace ballast::risk {

/// How far through the reference the limit of an option may be: the widest of the three, for a
/// cheap option's tick is a large part of its premium and a dear one's volatility is what is
/// traded.
struct OptionCollar {
    double fraction = 0.05;  ///< of the premium
    int ticks = 4;
    double volPoints = 1;
    bool operator==(const OptionCollar&) const = default;
};

/// Hard limits on single orders and on the state they may be sent in. Defaults are those of a
/// small desk; a file may tighten them, loosening needs a person in the program.
struct Limits {
    double collarFuture = 0.005;  ///< limit at most this fraction through the reference
    OptionCollar collarOption;
    double softNotionalUsd = 500'000;    ///< above: a person confirms, auto-fire waits
    double hardNotionalUsd = 2'000'000;  ///< above: denied
    double maxNetDelta = 1e9;            ///< coin, after the fill, worst case
    double depthShare = 0.5;             ///< of the visible depth within the collar
    double maxMarginUse = 0.7;           ///< maintenance / equity after, unless risk-reducing
    double maxStressUse = 1.0;           ///< the same anywhere on the stress grid
    double watchSigma = 8;  ///< a liquidation within so many days' standard deviations may not
                            ///< come nearer, unless strictly risk-reducing
    double maxIndexDivergence = 0.01;  ///< hedge instrument's mid against the index
    double maxVolDivergence = 3;       ///< vol points: an option's mid against its mark
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
