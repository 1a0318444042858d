#pragma once

#include "models/pricing/smile_delta.h"

#include <span>

namespace ballast::pricing {

/// One step of one option: what it and its forward did, and how it stood before. Price and forward
/// in USD, vega in USD per 1.00 vol, tau in years.
struct HedgeStep {
    double priceChange = 0;
    double forwardChange = 0;
    double forward = 0;
    double deltaBs = 0;
    double vega = 0;
    double tau = 0;
};

struct MinimumVarianceFit {
    SmileChoice choice;  ///< MinimumVariance with a, b, c, or sticky strike where that is kept
    double a = 0, b = 0, c = 0;  ///< as estimated, kept or not
    double gainFitted = 0;       ///< 1 - SSE / SSE of Black's delta, where it was estimated
    double gainOutside = 0;      ///< the same on the steps after those
    int fitted = 0, outside = 0, refused = 0;  ///< steps
    std::string why;                           ///< why Black's delta is kept; empty otherwise
};

/// Estimates a, b, c of Hull and White (2017): dV - D dF regressed on vega / sqrt(tau) dF / F times
/// {1, D, D^2}, on the first `fittedShare` of the steps, in the order of time. What it is worth is
/// judged on the later ones: Black's delta is kept unless the gain there is above zero. Steps that
/// are not finite or have no forward, vega or time are refused and counted. Options of one bucket
/// of expiry, 60 to 90 days of them, and anew at least each month: in crypto the skew changes its
/// sign.
MinimumVarianceFit calibrateMinimumVariance(std::span<const HedgeStep> steps,
                                            double fittedShare = 2.0 / 3);

}  // namespace ballast::pricing
