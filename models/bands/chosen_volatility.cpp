#include "models/bands/chosen_volatility.h"

namespace ballast::bands {

std::string_view text(VolatilitySource source)
{
    switch (source) {
        case VolatilitySource::Regime: return "by regime";
        case VolatilitySource::Implied: return "implied";
        case VolatilitySource::Realised: return "realised";
        case VolatilitySource::Larger: return "larger";
    }
    return "";
}

ChosenVolatility chosenVolatility(VolatilitySource source, double implied, double realised,
                                  Regime regime)
{
    if (!(realised > 0)) return {implied > 0 ? implied : 0, false};
    if (!(implied > 0)) return {realised, true};
    const bool larger = source == VolatilitySource::Larger ||
                        (source == VolatilitySource::Regime && regime == Regime::Stressed);
    const bool takesRealised =
        source == VolatilitySource::Realised || (larger && realised > implied);
    return {takesRealised ? realised : implied, takesRealised};
}

}  // namespace ballast::bands
