#include "models/pricing/delta.h"

namespace ballast::pricing {

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

}  // namespace ballast::pricing
