#pragma once

#include <array>
#include <optional>
#include <span>

namespace ballast::bands {

/// Exponentially weighted variance: s = decay s + (1 - decay) r^2, begun at the square of the first
/// return. `decay` in (0, 1). Absent without returns or where one is not finite.
std::optional<double> ewmaVariance(std::span<const double> returns, double decay);

/// HAR-RV (Corsi 2009): tomorrow's realised variance regressed on today's and its means over five
/// and twenty-two days, by least squares.
struct HarRv {
    std::array<double, 4> beta{};  ///< constant, day, week, month
    double r2 = 0;
    double forecast = 0;  ///< of the day after the last, not below zero
    int days = 0;         ///< that it was estimated on
};
/// `variances` are daily, oldest first. Absent where there are fewer than thirty, where one is
/// negative or not finite, or where they do not determine the four numbers (all alike, say).
std::optional<HarRv> harRv(std::span<const double> variances);

}  // namespace ballast::bands
