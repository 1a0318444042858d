#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

namespace ballast::margin {

/// OKX, coin-margined options sold: fractions of the underlying.
struct OkxOptionRates {
    RateTable table;
    double least = 0.10;             ///< a
    double initial = 0.15;           ///< b, less how far out of the money
    double maintenanceBtc = 0.03;    ///< c
    double maintenanceOther = 0.05;  ///< c of every other coin
    double marginFactor = 1;         ///< grows with the size of the position
    double maintenance(core::Currency underlying) const
    {
        return underlying == core::Currency{"BTC"} ? maintenanceBtc : maintenanceOther;
    }
    bool operator==(const OkxOptionRates&) const = default;
};
OkxOptionRates builtInOkxOption();

/// Coin a short contract of `multiplier` coin: initial (max(a, b - OTM/F) MF + p) and maintenance
/// (calls c MF + p, puts max(c, c p) MF + p), times the multiplier; `premiumCoin` is the mark, the
/// forward in USD per coin. A long contract needs none beyond its premium.
core::Expected<MarginPair> okxShortOption(const OkxOptionRates& rates, double maintenance,
                                          market::OptionType type, double forward, double strike,
                                          double premiumCoin, double multiplier);

}  // namespace ballast::margin
