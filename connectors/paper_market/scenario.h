#pragma once

#include "models/core/error.h"
#include "models/core/time.h"

#include <array>
#include <chrono>
#include <string_view>

namespace ballast::paper_market {

/// What kind of day the generated market has.
enum class Scenario : std::uint8_t {
    Calm,    ///< realised volatility about 40 % (BTC), 56 % (ETH), hardly a jump
    Trend,   ///< about 50 % and 70 %, drifting some 1 % an hour in a direction drawn from the seed
    Chop,    ///< about 75 % and 105 %, going back and forth with visible micro-moves
    Crash,   ///< half a minute of calm, then some 12 % down in a quarter of an hour at 200 %
    Gap,     ///< moderate, with sudden moves of 2 to 5 %, the first within a minute
    Expiry,  ///< as Chop, starting ten minutes before an expiry at 08:00 UTC
    Thin,    ///< a drill: calm, but futures and perpetuals lose nearly all their size
    BadIndex,  ///< a drill: calm, but the published index leaves the marks by 5 %
    Crossed,   ///< a drill: calm, but the books of the perpetuals are crossed
};

/// A drill's fault: after two minutes for one, and again every ten.
inline constexpr core::Duration kFaultFrom = std::chrono::minutes{2},
                                kFaultTo = std::chrono::minutes{3},
                                kFaultEvery = std::chrono::minutes{10};
/// Whether the fault of a drill is there so long after the start; never in an ordinary scenario.
bool faulty(Scenario scenario, core::Duration sinceStart);

inline constexpr std::array kScenarios{Scenario::Calm,  Scenario::Trend, Scenario::Chop,
                                       Scenario::Crash, Scenario::Gap,   Scenario::Expiry};

/// Not days but drills: something is wrong with the market, for a guard to find.
inline constexpr std::array kDrills{Scenario::Thin, Scenario::BadIndex, Scenario::Crossed};

std::string_view text(Scenario scenario);  ///< "chop"
/// Refuses an unknown name with a sentence that lists the known ones.
core::Expected<Scenario> parseScenario(std::string_view name);

/// Where a market of this scenario begins when it is wished to begin at `wished`: for Expiry the
/// next 07:50 UTC, otherwise `wished` itself, on a whole tenth of a second. Applying it twice
/// changes nothing.
core::Time startFor(Scenario scenario, core::Time wished);

/// Numbers behind a scenario. Volatilities are annualised (0.8 is 80 %).
struct ScenarioProfile {
    double volatility = 1;       ///< times the underlying's calm volatility
    double volOfVol = 0.25;      ///< standard deviation of the logarithm of volatility
    double driftPerHour = 0;     ///< of the log price, in the direction drawn from the seed
    double anchorHalfLifeS = 0;  ///< pull back to a slow average; 0: none
    double microMove = 0.2e-4;   ///< standard deviation of the short-lived noise in the price
    double jumpsPerHour = 0.1;
    double jumpSize = 0.003;  ///< standard deviation of the logarithm of a jump
};
ScenarioProfile profileOf(Scenario scenario);

}  // namespace ballast::paper_market
