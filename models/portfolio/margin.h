#pragma once

#include "models/core/time.h"
#include "models/market/instrument.h"

#include <string>
#include <vector>

namespace ballast::portfolio {

/// Initial and maintenance margin in one currency. Both >= 0.
struct MarginPair {
    double initial = 0;
    double maintenance = 0;
    MarginPair& operator+=(const MarginPair& other)
    {
        initial += other.initial;
        maintenance += other.maintenance;
        return *this;
    }
    friend MarginPair operator*(double factor, const MarginPair& one)
    {
        return {factor * one.initial, factor * one.maintenance};
    }
    bool operator==(const MarginPair&) const = default;
};

/// Futures and perpetuals: fractions of the notional, each a base plus an increment a coin of size.
struct FutureMarginRates {
    double initialBase = 0.02;
    double maintenanceBase = 0.01;
    double incrementPerCoin = 5e-5;
    bool operator==(const FutureMarginRates&) const = default;
};

/// Short options: fractions of the underlying.
struct OptionMarginRates {
    double initial = 0.15;       ///< less how far out of the money
    double initialLeast = 0.10;  ///< and never below this
    double maintenance = 0.075;
    bool operator==(const OptionMarginRates&) const = default;
};

/// The rates of a venue's standard margin model. Rates are data, they change: `asOf` says how old
/// these are and `source` where they were read. What is computed from them is an estimate beside
/// the venue's own number, never a replacement for it.
struct MarginRates {
    struct Future {
        core::Currency underlying;
        FutureMarginRates rates;
        bool operator==(const Future&) const = default;
    };
    std::vector<Future> futures;
    FutureMarginRates otherFutures;  ///< underlyings not named
    OptionMarginRates options;
    core::Time asOf{};
    std::string source;
    const FutureMarginRates& future(core::Currency underlying) const;
    bool operator==(const MarginRates&) const = default;
};

/// Deribit's standard margin as its support pages gave it: BTC and ETH futures 2 % and 1 %, others
/// 4 % and 2 %; options 15 %, 10 % and 7.5 %.
MarginRates deribitStandardRates();

/// Fractions of the notional for a size in coin; its sign does not matter.
MarginPair futureMarginRate(const FutureMarginRates& rates, double sizeCoin);

/// Per short unit of an option, in coin; `premiumCoin` is its price over the forward.
/// Initial: max(0.15 - OTM/F, 0.10) + p, and for puts at least the maintenance;
/// maintenance: 0.075 + p for calls, max(0.075, 0.075 p) + p for puts. A long unit needs none.
MarginPair shortOptionMargin(const OptionMarginRates& rates, market::OptionType type,
                             double forward, double strike, double premiumCoin);

/// Margin of a signed size (the instrument's unit) in its settlement currency, with the underlying
/// at `forward` USD: a future's own price, an option's forward. `premiumCoin`: options only.
MarginPair marginOf(const MarginRates& rates, const market::Instrument& instrument, double size,
                    double forward, double premiumCoin);

}  // namespace ballast::portfolio
