#include "models/guard/feedback.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::guard {

Feedback feedback(double gamma, double usdPerCoin, double reference)
{
    Feedback out;
    const double product = std::max(0.0, -gamma) * std::max(0.0, usdPerCoin);
    const bool finite = std::isfinite(gamma) && std::isfinite(usdPerCoin);
    out.g = finite ? product : std::numeric_limits<double>::infinity();
    out.multiplier = out.g < 1 ? 1 / (1 - out.g) : std::numeric_limits<double>::infinity();
    out.sizeDown = out.g < 1 ? std::min(1.0, (1 - out.g) / (1 - reference)) : 0;
    return out;
}

}  // namespace ballast::guard
