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

/// How many times its usual self the part of a hedge's cost is that the book asks for.
struct CostFactor {
    double times = 1;    ///< kLeastFactor ... kMostFactor
    std::string words;   ///< "spread x1.6 its median", "depth x0.4 its median"; empty: usual
    bool known = false;  ///< false: no figure has its average yet, and `times` is 1
};
inline constexpr double kLeastFactor = 0.5, kMostFactor = 5;
/// Within this of its average a figure is as usual.
inline constexpr double kUsual = 0.1;
/// The worst of what is known of the conditions. Spread and depth are what is paid; volatility is
/// among them because a size that moves the price moves it in proportion to volatility (the
/// square-root law), and whoever quotes widens with it.
CostFactor costFactor(const Conditions& conditions);

}  // namespace ballast::bands
