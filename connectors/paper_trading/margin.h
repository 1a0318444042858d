#pragma once

#include "models/market/instrument.h"

namespace ballast::paper_trading {

/// Initial and maintenance margin in one currency. Both >= 0.
struct MarginPair {
    double initial = 0;
    double maintenance = 0;
    MarginPair& operator+=(const MarginPair& o)
    {
        initial += o.initial;
        maintenance += o.maintenance;
        return *this;
    }
    bool operator==(const MarginPair&) const = default;
};

/// Standard-model rates of futures and perpetuals: a base plus an increment for each coin of size.
struct FuturesMarginRates {
    double initialBase = 0.02;
    double maintenanceBase = 0.01;
    double incrementPerCoin = 5e-5;
};
/// By underlying; BTC and SOL as the venue's support pages give them, others like the nearest.
FuturesMarginRates futuresMarginRates(core::Currency underlying);

/// Rates for a size in coin (its sign does not matter).
MarginPair futuresMarginRate(const FuturesMarginRates& rates, double sizeCoin);

/// Per short unit of an option, in coin: `markCoin` is the premium over the forward.
/// Initial: max(0.15 - OTM/F, 0.10) + p, and for puts at least the maintenance;
/// maintenance: 0.075 + p for calls, max(0.075, 0.075 p) + p for puts. A long unit needs none.
MarginPair shortOptionMargin(market::OptionType type, double forward, double strike,
                             double markCoin);

/// Margin of a signed size in the instrument's unit, in its settlement currency, at `mark` (quote
/// currency) with the underlying at `forward` USD (the future's own mark, the option's forward).
MarginPair positionMargin(const market::Instrument& instrument, double size, double mark,
                          double forward);

}  // namespace ballast::paper_trading
