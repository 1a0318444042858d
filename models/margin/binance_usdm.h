#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

#include <span>
#include <vector>

namespace ballast::margin {

/// One bracket of notional, USD: maintenance is rate N - amount.
struct BinanceTier {
    double floor = 0, cap = 0;
    double rate = 0;
    double amount = 0;  ///< makes the brackets join: see joined()
    bool operator==(const BinanceTier&) const = default;
};
struct BinanceRates {
    RateTable table;
    std::vector<BinanceTier> tiers;  ///< ascending, without gaps
    bool operator==(const BinanceRates&) const = default;
};
/// BTCUSDT as announced in March 2021: to show the formula by; the live ones must be loaded.
BinanceRates builtInBinance();

/// The amounts that make maintenance continuous: a_n = a_(n-1) + floor_n (rate_n - rate_(n-1)).
std::vector<BinanceTier> joined(std::vector<BinanceTier> tiers);
/// What is wrong with them, as a sentence; empty: nothing.
std::string problemOf(std::span<const BinanceTier> tiers);

/// Maintenance margin, USD, of a notional; beyond the last cap by the last bracket.
core::Expected<double> binanceMaintenance(std::span<const BinanceTier> tiers, double notional);

/// One-way position in cross margin. `size` signed, coin; the rest USD.
struct BinanceCross {
    double size = 0, entry = 0;
    double walletBalance = 0;
    double otherMaintenance = 0;  ///< of the other contracts
    double otherProfit = 0;       ///< unrealised, of the other contracts
};
struct BinanceLiquidation {
    std::optional<double> price;  ///< none: not at any price
    std::size_t tier = 0;         ///< whose rate holds there
};
/// The price at which margin balance falls to maintenance, by the bracket the notional is in *at
/// that price*: LP = (WB - TMM + UPNL + a - s q EP) / (q rate - s q), tried bracket by bracket from
/// the entry's until it is its own answer.
core::Expected<BinanceLiquidation> binanceLiquidation(std::span<const BinanceTier> tiers,
                                                      const BinanceCross& position);

}  // namespace ballast::margin
