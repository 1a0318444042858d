#pragma once

#include <optional>

namespace ballast::bands {

/// What an order moves the price beyond the book that is seen, as a fraction of the price.
/// The square-root law gives I(Q) = y sigma sqrt(Q / V) for a day's volatility `sigmaDaily` and a
/// day's volume V (Almgren et al. 2005; y between 0.5 and 1.5, fitted per venue). Up to the visible
/// depth the book itself says what a quantity costs, so that only the rise of I beyond it counts:
/// zero at `quantity` = `visibleDepth`, continuous and rising from there. To be added to the price
/// of the last visible level; the mean over a schedule is about two thirds of I. Quantities in one
/// unit, >= 0. Absent where something is negative, not finite, or V is not > 0.
std::optional<double> impactFraction(double quantity, double visibleDepth, double sigmaDaily,
                                     double dailyVolume, double y);

}  // namespace ballast::bands
