#include "models/portfolio/exposure.h"

namespace ballast::portfolio {

std::string_view text(Gap gap)
{
    switch (gap) {
        case Gap::None: return "";
        case Gap::NoInstrument: return "not listed";
        case Gap::NoMark: return "no mark";
        case Gap::NoVolatility: return "no volatility";
        case Gap::StaleMark: return "stale";
    }
    return "";
}

}  // namespace ballast::portfolio
