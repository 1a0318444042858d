#include "models/margin/hyperliquid.h"

#include <cmath>

namespace ballast::margin {

HyperliquidRates builtInHyperliquid()
{
    HyperliquidRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.table.source = "Hyperliquid, documentation of margin and liquidations";
    return rates;
}

double HyperliquidRates::maxLeverage(core::Currency coin) const
{
    if (coin == core::Currency{"BTC"}) return maxLeverageBtc;
    return coin == core::Currency{"ETH"} ? maxLeverageEth : maxLeverageOther;
}

core::Expected<HyperliquidCross> hyperliquidCross(double size, double price, double maxLeverage,
                                                  double accountValue)
{
    if (!std::isfinite(size) || size == 0 || !std::isfinite(price) || !(price > 0) ||
        !(maxLeverage >= 1) || !std::isfinite(maxLeverage) || !std::isfinite(accountValue))
        return core::failure("Hyperliquid margin: size, price, leverage or value is unusable");
    const double side = size < 0 ? -1 : 1, rate = 1 / (2 * maxLeverage);
    HyperliquidCross out;
    out.maintenance = std::abs(size) * price * rate;
    out.available = accountValue - out.maintenance;
    const double at = price - side * out.available / std::abs(size) / (1 - rate * side);
    if (at > 0) out.liquidation = at;
    return out;
}

}  // namespace ballast::margin
