#include "models/portfolio/margin.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {

const FutureMarginRates& MarginRates::future(core::Currency underlying) const
{
    for (const Future& row : futures)
        if (row.underlying == underlying) return row.rates;
    return otherFutures;
}

MarginRates deribitStandardRates()
{
    MarginRates rates;
    rates.futures = {{"BTC", {0.02, 0.01, 5e-5}}, {"ETH", {0.02, 0.01, 1e-6}}};
    rates.otherFutures = {0.04, 0.02, 5e-6};
    rates.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.source = "Deribit, standard margin, support pages";
    return rates;
}

MarginPair futureMarginRate(const FutureMarginRates& rates, double sizeCoin)
{
    const double increment = rates.incrementPerCoin * std::abs(sizeCoin);
    return {rates.initialBase + increment, rates.maintenanceBase + increment};
}

MarginPair shortOptionMargin(const OptionMarginRates& rates, market::OptionType type,
                             double forward, double strike, double premiumCoin)
{
    const bool call = type == market::OptionType::Call;
    const double outside = std::max(0.0, call ? strike - forward : forward - strike);
    const double initial =
        std::max(rates.initial - outside / forward, rates.initialLeast) + premiumCoin;
    if (call) return {initial, rates.maintenance + premiumCoin};
    const double maintenance =
        std::max(rates.maintenance, rates.maintenance * premiumCoin) + premiumCoin;
    return {std::max(initial, maintenance), maintenance};
}

MarginPair marginOf(const MarginRates& rates, const market::Instrument& instrument, double size,
                    double forward, double premiumCoin)
{
    if (size == 0 || !(forward > 0)) return {};
    const bool linear = instrument.settlement == market::Settlement::Linear;
    if (!instrument.isOption()) {
        const double coin = std::abs(market::coinAmount(instrument, size, forward));
        return coin * (linear ? forward : 1) *
               futureMarginRate(rates.future(instrument.underlying), coin);
    }
    if (size > 0 || !instrument.strike) return {};
    return -size * (linear ? forward : 1) *
           shortOptionMargin(rates.options, instrument.optionType, forward,
                             instrument.strike->toDouble(), premiumCoin);
}

}  // namespace ballast::portfolio
