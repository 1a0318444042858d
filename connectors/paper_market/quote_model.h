#pragma once

#include "connectors/paper_market/depth_model.h"
#include "models/pricing/black76.h"

namespace ballast::paper_market {

/// An option as its quotes depend on it.
struct OptionQuoteInput {
    double mark = 0;   ///< coin
    double delta = 0;  ///< Black-Scholes
    double years = 0;
    double stress = 1;   ///< volatility over calm volatility
    double noise = 0.5;  ///< in [0, 1): this option's luck at the moment
    bool bitcoin = true;
};

/// The resting liquidity around an option, a dated future and a perpetual. The numbers are fitted
/// to the recorded chains and futures of January and March 2026 (see the calibration test): spreads
/// of options follow their price, of futures their tenor, and all widen and thin with stress.
DepthShape optionDepth(const OptionQuoteInput& input);
DepthShape futureDepth(const market::Instrument& spec, double mark, double years, double stress);
DepthShape perpetualDepth(const market::Instrument& spec, double mark, double stress);

/// Volatility an option is quoted at, by its price in coin; `input.sigma` is ignored. 0 where the
/// price is zero or no volatility explains it.
double quotedVolatility(const pricing::Black76Input& input, core::Price price);

/// Open interest and 24 h volume an option of this delta and tenor typically has, coin; `luck` in
/// [0, 1) spreads neighbours apart.
double typicalOpenInterest(double delta, double years, bool bitcoin, double luck);

}  // namespace ballast::paper_market
