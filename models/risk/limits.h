#pragma once

#include "models/core/time.h"

#include <chrono>
#include <string>
#include <vector>

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

/// The largest order in one instrument, in the unit of its lot; beside the limit in coin, which it
/// can only tighten.
struct QuantityLimit {
    std::string instrument;
    double soft = 0;  ///< above: a person confirms
    double hard = 0;  ///< above: denied
    bool operator==(const QuantityLimit&) const = default;
};

/// Hard limits on single orders and on the state they may be sent in. Defaults are those of a
/// small desk; a file may tighten them, loosening needs a person in the program.
struct Limits {
    double collarFuture = 0.005;  ///< limit at most this fraction through the reference
    OptionCollar collarOption;
    double softNotionalUsd = 500'000;    ///< above: a person confirms, auto-fire waits
    double hardNotionalUsd = 2'000'000;  ///< above: denied
    double softQuantityCoin = 1'000;  ///< of one order, coin equivalent; above: a person confirms
    double hardQuantityCoin = 5'000;  ///< above: denied
    std::vector<QuantityLimit> quantities;
    double maxNetDelta = 1e9;          ///< coin, of an underlying after the fill, worst case
    double maxVega = 1e9;              ///< USD per volatility point, the same
    double maxAccountDeltaUsd = 1e12;  ///< of all underlyings of one account, worst case
    double maxAccountVega = 1e9;       ///< the same, USD per volatility point
    double depthShare = 0.5;           ///< of the visible depth within the collar
    double maxMarginUse = 0.7;         ///< maintenance / equity after, unless risk-reducing
    double maxStressUse = 1.0;         ///< the same anywhere on the stress grid
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
    double maxFeedLagMs = 1'000;  ///< the freshest news of a venue may be so late
    core::Duration maxGreeksAge = std::chrono::seconds{5};  ///< older: a person confirms
    core::Duration periodWindow = std::chrono::minutes{10};
    double periodCollar = 0.01;     ///< own fills of the window, on average worse than at arrival
    double maxSessionCost = 0.005;  ///< of what was traded; above: only what reduces
    double maxDrawdown = 0.3;       ///< of the session's highest equity; above: only what reduces
    // What auto-fire may do in any hour and any day, across restarts and whatever it was armed
    // with: wide enough for the practice desk, which re-arms itself. At a venue: 6, 100 000, 300
    // 000 and 5 are what a small desk writes into its file.
    int autoOrdersPerHour = 200;
    double autoUsdPerHour = 100e6;
    double autoUsdPerDay = 1e9;
    int autoInARow = 1'000;  ///< without a person's look
    core::Duration minTimeToExpiry = std::chrono::seconds{60};
    bool operator==(const Limits&) const = default;
};

}  // namespace ballast::risk
