#pragma once

#include "models/pricing/delta.h"
#include "models/pricing/greeks.h"

namespace ballast::pricing {

/// A coin-settled option in full, per one coin of option. Its price is p = V / F in coin at rate 0,
/// F being the future of its expiry; what moves it in coin follows by the quotient rule.
struct InverseOption {
    Greeks usd;                 ///< of V, in USD
    double coinPrice = 0;       ///< p = V / F, coin
    BlackScholesDelta deltaBs;  ///< w N(w d1)
    NetDelta deltaNet;          ///< deltaBs - p = w (K / F) N(w d2), the premium taken off
    double coinSlope = 0;       ///< dp/dF = deltaNet / F, coin per USD
    double coinCurvature = 0;   ///< d2p/dF2 = gamma / F - 2 deltaNet / F^2, coin per USD^2
    double netGamma = 0;        ///< d(deltaNet)/dF = gamma - deltaNet / F, coin per USD
    double vegaCoin = 0;        ///< vega / F, coin per 1.00 vol
    double thetaCoin = 0;       ///< theta / F, coin per year
    /// Deltas in coin of `size` (signed) in an account whose equity is `equityCoin`, this option's
    /// value included: the slope of its USD equity.
    UsdNeutralDelta deltaUsd(double size, double equityCoin) const
    {
        return withEquity(size * deltaNet, equityCoin);
    }
};

/// `input.rate` must be 0. The net delta is accurate relative to itself, in the far wings too,
/// where the difference of delta and premium would have no digit left.
InverseOption inverseOptionInFull(const Black76Input& input);

}  // namespace ballast::pricing
