#include "models/portfolio/exposure.h"

namespace ballast::portfolio {

std::string_view text(DeltaConvention convention)
{
    switch (convention) {
        case DeltaConvention::BlackScholes: return "Black-Scholes";
        case DeltaConvention::NetTransaction: return "net transaction";
        case DeltaConvention::UsdNeutral: return "USD-neutral";
    }
    return "";
}

std::string_view shortText(DeltaConvention convention)
{
    switch (convention) {
        case DeltaConvention::BlackScholes: return "BS";
        case DeltaConvention::NetTransaction: return "net";
        case DeltaConvention::UsdNeutral: return "USD";
    }
    return "";
}

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
