#include "models/margin/deribit_standard.h"

#include <cmath>

namespace ballast::margin {

core::Expected<MarginPair> deribitStandard(const portfolio::MarginRates& rates,
                                           std::span<const StandardPosition> positions)
{
    MarginPair sum;
    for (const StandardPosition& p : positions) {
        if (!p.instrument) return core::failure("standard margin: a position is not listed");
        const std::string& name = p.instrument->name;
        if (!std::isfinite(p.size) || !std::isfinite(p.premiumCoin) || !std::isfinite(p.forward) ||
            !(p.forward > 0) || p.premiumCoin < 0)
            return core::failure("standard margin: " + name + " has no usable size or price");
        if (p.instrument->settlementCurrency != positions.front().instrument->settlementCurrency)
            return core::failure("standard margin: " + name + " settles in another currency");
        sum += portfolio::marginOf(rates, *p.instrument, p.size, p.forward, p.premiumCoin);
    }
    return sum;
}

}  // namespace ballast::margin
