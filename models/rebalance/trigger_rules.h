#pragma once

#include "models/bands/chosen_volatility.h"
#include "models/core/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ballast::rebalance {

/// How far a greek of the whole underlying may go, and where it is wanted. No limit: it may go
/// anywhere. Further from its target than the tolerance, it asks for a joint hedge; a limit that is
/// left is told to a person.
struct GreekLimits {
    std::optional<double> floor;
    std::optional<double> ceiling;
    std::optional<double> target;
    double tolerance = 0;  ///< to either side of the target; > 0 where there is one
    bool any() const { return floor || ceiling || target; }
    double lower() const { return target.value_or(0) - tolerance; }
    double upper() const { return target.value_or(0) + tolerance; }
    bool operator==(const GreekLimits&) const = default;
};

/// By which formula the width of a live band is found.
enum class LiveBandRule : std::uint8_t { None, WhalleyWilmott, Zakamouline };
std::string_view text(LiveBandRule rule);  ///< "Whalley-Wilmott"; "" for None

/// When a band counts as left, and when as kept again: what is at its edge does not flap.
struct Hysteresis {
    /// Outside for so long, without a break, before a hedge is proposed.
    core::Duration dwell = std::chrono::seconds{2};
    /// Beyond the edge by more than this fraction of the half width: proposed at once.
    double jump = 0.25;
    /// What is proposed is withdrawn when delta is within this fraction of the half width.
    double release = 0.9;
    bool operator==(const Hysteresis&) const = default;
};

/// What asks for a hedge beside the fixed band and the schedule, all of it off unless said. Any of
/// them may be on together.
struct TriggerRules {
    /// Spot moved by this fraction since the last hedge; 0: off.
    double priceMove = 0;

    /// |delta - target| F sigma sqrt(horizon) above this many USD (one standard deviation); 0: off.
    double riskBudgetUsd = 0;
    core::Duration riskHorizon = std::chrono::days{1};

    /// Leland's interval since the last hedge, at his volatility.
    bool leland = false;
    core::Duration lelandEvery{};  ///< 0: the best clock for the risk aversion

    /// A band that follows gamma, volatility and cost, inside the fixed one.
    LiveBandRule liveBand = LiveBandRule::None;
    /// Whose volatility it goes by, and all else here that needs one.
    bands::VolatilitySource volatility = bands::VolatilitySource::Regime;
    /// The largest daily standard deviation, USD, that hedging may leave: sets the risk aversion of
    /// all that needs one; 0: not set.
    double hedgingSdUsd = 0;
    bool fundingShift = false;  ///< the live band leans to the side that funding pays
    double tradeCostUsd = 0;    ///< of one trade, whatever its size
    double leastTrade = 0;      ///< coin: no hedge is smaller; 0: the lot

    GreekLimits gamma;  ///< coin of delta per move of 1 %
    GreekLimits vega;   ///< USD per vol point

    double marginUse = 0;            ///< maintenance margin over equity above this; 0: off
    double liquidationDistance = 0;  ///< liquidation nearer than this fraction of spot; 0: off
    double fundingUsdPerDay = 0;     ///< the hedge pays more than this a day; 0: off

    /// One of them may ask for a hedge while delta is inside the band.
    bool reachInside() const
    {
        return priceMove > 0 || riskBudgetUsd > 0 || leland || gamma.any() || vega.any() ||
               marginUse > 0 || liquidationDistance > 0 || fundingUsdPerDay > 0;
    }
    bool operator==(const TriggerRules&) const = default;
};

}  // namespace ballast::rebalance
