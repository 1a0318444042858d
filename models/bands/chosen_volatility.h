#pragma once

#include "models/bands/regime.h"

#include <cstdint>
#include <string_view>

namespace ballast::bands {

/// By which volatility live bands, the risk budget and the cost of waiting are worked out.
enum class VolatilitySource : std::uint8_t {
    Regime,    ///< implied; the larger of both while the regime is stressed
    Implied,   ///< of what is held, weighted by gamma
    Realised,  ///< of the index: EWMA of minutes and HAR of days
    Larger,
};
std::string_view text(VolatilitySource source);  ///< "by regime", "implied", "realised", "larger"

struct ChosenVolatility {
    double sigma = 0;  ///< per root year; 0: neither is known
    bool realised = false;
    std::string_view name() const { return realised ? "realised vol" : "implied vol"; }
};
/// `implied` and `realised` per root year, 0 where not known: then the other one stands in.
ChosenVolatility chosenVolatility(VolatilitySource source, double implied, double realised,
                                  Regime regime);

}  // namespace ballast::bands
