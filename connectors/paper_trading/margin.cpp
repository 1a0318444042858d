#include "connectors/paper_trading/margin.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_trading {

FuturesMarginRates futuresMarginRates(core::Currency underlying)
{
    if (underlying == core::Currency{"BTC"}) return {0.02, 0.01, 5e-5};
    if (underlying == core::Currency{"ETH"}) return {0.02, 0.01, 1e-6};
    return {0.04, 0.02, 5e-6};
}

MarginPair futuresMarginRate(const FuturesMarginRates& rates, double sizeCoin)
{
    const double increment = rates.incrementPerCoin * std::abs(sizeCoin);
    return {rates.initialBase + increment, rates.maintenanceBase + increment};
}

MarginPair shortOptionMargin(market::OptionType type, double forward, double strike,
                             double markCoin)
{
    const bool call = type == market::OptionType::Call;
    const double outOfTheMoney = std::max(0.0, call ? strike - forward : forward - strike);
    const double initial = std::max(0.15 - outOfTheMoney / forward, 0.10) + markCoin;
    if (call) return {initial, 0.075 + markCoin};
    const double maintenance = std::max(0.075, 0.075 * markCoin) + markCoin;
    return {std::max(initial, maintenance), maintenance};
}

MarginPair positionMargin(const market::Instrument& instrument, double size, double mark,
                          double forward)
{
    const bool linear = instrument.settlement == market::Settlement::Linear;
    if (size == 0 || !(forward > 0)) return {};
    if (instrument.isOption()) {
        if (size > 0 || !instrument.strike) return {};
        const double markCoin = linear ? mark / forward : mark;
        const MarginPair unit = shortOptionMargin(instrument.optionType, forward,
                                                  instrument.strike->toDouble(), markCoin);
        const double scale = -size * (linear ? forward : 1);
        return {unit.initial * scale, unit.maintenance * scale};
    }
    if (!(mark > 0)) return {};
    const double coin = std::abs(market::coinAmount(instrument, size, mark));
    const MarginPair rate = futuresMarginRate(futuresMarginRates(instrument.underlying), coin);
    const double notional = linear ? coin * mark : coin;
    return {rate.initial * notional, rate.maintenance * notional};
}

}  // namespace ballast::paper_trading
