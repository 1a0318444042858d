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
    Bounds crossedS{2, 15};             ///< seconds the hedge's book stays crossed or locked
    Bounds markIndex{0.01, 0.03};       ///< |mark / index - 1| of a hedge without expiry
    Bounds midIndex{0.01, 0.03};        ///< |mid / index - 1|; of a dated hedge |mid / mark - 1|
    Bounds depth{0.30, 0.10};           ///< below: visible depth over its own running median
    double depthHalfLifeDays = 7;       ///< of that median
    Bounds volatility{4, 8};            ///< realised over one minute / expected
    Bounds errors{5, 20};               ///< of the venue, in ten minutes
    Bounds marginUse{0.70, 0.95};       ///< maintenance margin / equity
    Bounds costPerDay{10'000, 50'000};  ///< USD: fees and slippage of our fills, last 24 h
    Bounds tradesPerHour{60, 180};      ///< hedges that filled, last hour

    double impactHorizonS = 5;       ///< own impact: mid change over so many seconds after a fill
    double impactT = 3;              ///< trips above this t-statistic ...
    double impactTimes = 2;          ///< ... when beta is also above so many calibrated impacts
    double impactUsdPerCoin = 0;     ///< calibrated impact, USD per coin; 0: the slope of the book
    double crowding = 0.5;           ///< trips when both correlations are above
    int leastTrades = 10;            ///< own trades before impact or crowding are believed
    Bounds feedback{0.5, 1.0};       ///< g = short gamma x impact; at 1 the loop is unstable
    double feedbackReference = 0.2;  ///< g up to which sizes stay as they are

    double bandFactor = 1.5;    ///< CAUTION: edges so many times as far from the target
    double cooldownFactor = 3;  ///< CAUTION: so many times the pause between hedges
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
