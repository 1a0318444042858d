#include "models/margin/okx_option.h"

#include <algorithm>
#include <cmath>

namespace ballast::margin {

OkxOptionRates builtInOkxOption()
{
    OkxOptionRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.table.source = "OKX, margin rules of crypto-margined options";
    return rates;
}

core::Expected<MarginPair> okxShortOption(const OkxOptionRates& rates, double maintenance,
                                          market::OptionType type, double forward, double strike,
                                          double premiumCoin, double multiplier)
{
    for (const double value : {maintenance, forward, strike, premiumCoin, multiplier})
        if (!std::isfinite(value) || value < 0)
            return core::failure("OKX option margin: a price, rate or multiplier is unusable");
    if (!(forward > 0)) return core::failure("OKX option margin: there is no forward");
    const bool call = type == market::OptionType::Call;
    const double outside = std::max(0.0, call ? strike - forward : forward - strike);
    const double initial = std::max(rates.least, rates.initial - outside / forward);
    const double kept = call ? maintenance : std::max(maintenance, maintenance * premiumCoin);
    return MarginPair{multiplier * (initial * rates.marginFactor + premiumCoin),
                      multiplier * (kept * rates.marginFactor + premiumCoin)};
}

}  // namespace ballast::margin
