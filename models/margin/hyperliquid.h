#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

namespace ballast::margin {

struct HyperliquidRates {
    RateTable table;
    double maxLeverageBtc = 40;
    double maxLeverageEth = 25;
    double maxLeverageOther = 10;
    double maxLeverage(core::Currency coin) const;
    bool operator==(const HyperliquidRates&) const = default;
};
HyperliquidRates builtInHyperliquid();

/// USD; prices USD per coin.
struct HyperliquidCross {
    double maintenance = 0;  ///< half the initial margin at the highest leverage
    double available = 0;    ///< account value less maintenance
    std::optional<double> liquidation;
};
/// Cross margin with one position of signed `size` (coin):
/// price - side available / size / (1 - l side), l = 1 / (2 max leverage). Source: its
/// documentation.
core::Expected<HyperliquidCross> hyperliquidCross(double size, double price, double maxLeverage,
                                                  double accountValue);

}  // namespace ballast::margin
