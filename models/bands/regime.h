#pragma once

#include "models/bands/realised.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::bands {

enum class Regime : std::uint8_t { Calm, Normal, Stressed };
std::string_view text(Regime regime);

/// How a market stands against its own longer average. Each pair in one unit of its own.
struct Conditions {
    double realised = 0, realisedAverage = 0;  ///< volatility per sqrt(year)
    double spread = 0, spreadAverage = 0;      ///< fraction of the mid
    double depth = 0, depthAverage = 0;        ///< visible within a fixed distance; USD or coin
};

struct RegimeThresholds {
    double calm = 0.8;      ///< calm where every ratio is below
    double stressed = 2;    ///< stressed where any ratio is above
    double leaving = 0.85;  ///< a state is left only beyond this share of what it was entered at
};

struct RegimeState {
    Regime regime = Regime::Normal;
    std::string reason;  ///< "realised volatility 2.1 times its average"
    bool known = false;  ///< false: some figure is missing; the regime is the previous one
};
/// The regime after `previous` under these conditions. Volatility and spread count as multiples of
/// their averages, depth as how many times the average holds it. A figure that is zero, negative or
/// not finite makes nothing calm and nothing stressed: the previous regime stays, and it says so.
RegimeState nextRegime(Regime previous, const Conditions& conditions,
                       const RegimeThresholds& thresholds = {});

}  // namespace ballast::bands
