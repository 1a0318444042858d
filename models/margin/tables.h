#pragma once

#include "models/margin/aave.h"
#include "models/margin/binance_usdm.h"
#include "models/margin/bybit.h"
#include "models/margin/deribit_portfolio.h"
#include "models/margin/hyperliquid.h"
#include "models/margin/okx_option.h"

namespace ballast::margin {

/// The rates of every venue model, each with the day it was read.
struct Tables {
    portfolio::MarginRates deribitStandard = portfolio::deribitStandardRates();
    DeribitPortfolioRates deribitPortfolio = builtInDeribitPortfolio();
    OkxOptionRates okxOption = builtInOkxOption();
    BybitRates bybit = builtInBybit();
    BinanceRates binance = builtInBinance();
    HyperliquidRates hyperliquid = builtInHyperliquid();
    AaveRates aave = builtInAave();
    bool operator==(const Tables&) const = default;
};

}  // namespace ballast::margin
