// pricing: Black-76, Greeks, implied volatility, surfaces; numbers to numbers.
#pragma once

#include "models/market/instrument.h"

namespace ballast::pricing {

/// Inputs of an option on a forward. F, K in USD per coin (> 0), tau in years, sigma per root year,
/// r continuously compounded per year.
struct Black76Input {
    market::OptionType type = market::OptionType::Call;
    double forward = 0;
    double strike = 0;
    double tau = 0;
    double sigma = 0;
    double rate = 0;
};

/// Whether the input is one that has a price: forward and strike positive, sigma not negative, all
/// finite. What comes from outside is asked this first; black76 asserts it.
bool isPriceable(const Black76Input& input);

/// Per one coin of option. USD: price; coin: delta; coin/USD: gamma; USD per 1.00 vol: vega;
/// USD per year: theta.
struct Black76Greeks {
    double price = 0;
    double delta = 0;
    double gamma = 0;
    double vega = 0;
    double theta = 0;
    bool operator==(const Black76Greeks&) const = default;
};

/// Black (1976). At tau <= 0 or sigma == 0: intrinsic, delta 1 / 0.5 / 0 (times -1 for puts), the
/// other Greeks 0; never NaN for priceable input. The time value is accurate relative to itself, in
/// the far wings and close to expiry too; in the money it is added to the intrinsic value.
Black76Greeks black76(const Black76Input& input);

/// The price alone, the same number: for what-ifs that revalue a book many times.
double black76Price(const Black76Input& input);

/// Coin-quoted (inverse) option, rate 0: premium p = V/F, and the deltas that follow from it.
struct InverseGreeks {
    double coinPrice = 0;  ///< V/F
    double deltaBs = 0;    ///< N(d1) / -N(-d1)
    double deltaNet = 0;   ///< deltaBs - coinPrice: net transaction (premium-adjusted) delta
    double gamma = 0;      ///< dDelta_bs/dF, coin per USD
    double vegaUsd = 0;    ///< per 1.00 vol
    double thetaUsd = 0;   ///< per year
};
InverseGreeks inverseOption(const Black76Input& input);

}  // namespace ballast::pricing
