#pragma once

namespace ballast::guard {

/// Hedging short gamma trades with the move, and its impact is part of the next move:
/// dF_total = dF / (1 - g) with g = short gamma x impact.
struct Feedback {
    double g = 0;           ///< dimensionless; the loop is unstable from 1
    double multiplier = 1;  ///< of a move, 1 / (1 - g); infinite from 1
    double sizeDown = 1;    ///< of hedge sizes: min(1, (1 - g) / (1 - reference)), not below 0
    bool operator==(const Feedback&) const = default;
};

/// `gamma` in coin per USD (negative is short; long gamma trades against the move and feeds
/// nothing back), `usdPerCoin` the impact, `reference` (0 ... < 1) the g up to which sizes stay.
/// Not finite counts as unstable.
Feedback feedback(double gamma, double usdPerCoin, double reference);

}  // namespace ballast::guard
