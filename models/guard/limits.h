#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"

#include <chrono>
#include <map>
#include <string>

namespace ballast::guard {

/// Where a tripwire asks for CAUTION and where for HALT.
struct Bounds {
    double caution = 0;
    double halt = 0;
    bool operator==(const Bounds&) const = default;
};

/// Where a loop between our own trades and the market widens the band, where it makes the pauses
/// longer as well, and where it stops hedging: ascending.
struct Grades {
    double widen = 0, slow = 0, stop = 0;
    bool operator==(const Grades&) const = default;
};

/// When each tripwire trips, and what CAUTION means. Defaults suit a desk that hedges with a
/// perpetual of a large coin; [guard] in the settings file changes them, [guard.BTC] for one
/// underlying. Beyond a bound is strictly beyond.
struct Limits {
    /// The feed of the hedge instrument, and the index: silence in median gaps between messages,
    /// and never less than so many seconds.
    Bounds feedGaps{20, 100};
    Bounds feedLeastS{5, 30};
    Bounds indexGaps{20, 100};
    Bounds indexLeastS{5, 30};
    Bounds crossedS{2, 15};           ///< seconds the hedge's book stays crossed or locked
    Bounds markIndex{0.01, 0.03};     ///< |mark / index - 1| of a hedge without expiry
    Bounds midIndex{0.01, 0.03};      ///< |mid / index - 1|; of a dated hedge |mid / mark - 1|
    Bounds venuesApart{0.005, 0.02};  ///< |mid / mid - 1| of two venues' hedges without expiry
    Bounds depth{0.30, 0.10};         ///< below: visible depth over its own running median
    double depthHalfLifeDays = 7;     ///< of that median
    /// Realised over one minute / expected: HALT only together with a second sign (secondSign).
    Bounds volatility{4, 8};
    double volatilityAlone = 100;       ///< HALT without one: some 7 % in a minute at 50 %
    Bounds errors{5, 20};               ///< of the venue, in ten minutes
    Bounds marginUse{0.70, 0.95};       ///< maintenance margin / equity
    Bounds costPerDay{10'000, 50'000};  ///< USD: fees and slippage of our fills, last 24 h
    Bounds tradesPerHour{60, 180};      ///< hedges that filled, last hour

    double impactHorizonS = 5;       ///< own impact: mid change over so many seconds after a fill
    double impactT = 3;              ///< trips above this t-statistic ...
    Grades impact{2, 4, 8};          ///< ... when beta is also above so many calibrated impacts
    double impactUsdPerCoin = 0;     ///< calibrated impact, USD per coin; 0: the slope of the book
    Grades crowding{0.5, 0.7, 0.9};  ///< trips when both correlations are above
    int leastTrades = 10;            ///< own trades before impact or crowding are believed
    Grades feedback{0.5, 0.75, 1};   ///< g = short gamma x impact; at 1 the loop is unstable
    double feedbackReference = 0.2;  ///< g up to which sizes stay as they are

    /// CAUTION: edges so many times as far from the target, and so many times the pause between
    /// hedges; of a loop that only widens, the first alone; of volatility neither. Where auto-fire
    /// goes on, its largest order and its share of the depth are so many times as large.
    double bandFactor = 1.5;
    double cooldownFactor = 3;
    double sizeFactor = 0.5;
    core::Duration dwell = std::chrono::seconds{60};  ///< calm for so long before CAUTION ends
    double release = 0.8;  ///< calm is within this fraction of the bound: hysteresis
    bool operator==(const Limits&) const = default;
};

/// What the settings file says: one for all, and those of single underlyings.
struct Settings {
    Limits all;
    std::map<core::Currency, Limits> own;
    const Limits& of(core::Currency underlying) const
    {
        const auto it = own.find(underlying);
        return it == own.end() ? all : it->second;
    }
    bool operator==(const Settings&) const = default;
};

/// For a desk whose time runs `speed` times as fast: what is meant in seconds of a person or of
/// the machine is so many times as long.
Limits stretched(Limits limits, double speed);
Settings stretched(Settings settings, double speed);

}  // namespace ballast::guard
