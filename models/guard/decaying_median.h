#pragma once

#include "models/core/time.h"

#include <array>
#include <cstddef>
#include <optional>

namespace ballast::guard {

/// Median of positive values over days in fixed memory: a histogram in equal steps of the
/// logarithm whose older counts fade with a half-life. Within 1.8 % of the exact weighted median
/// (half a step); values beyond 1e-6 ... 1e9 count at the ends.
class DecayingMedian {
public:
    static constexpr std::size_t kLeast = 60;  ///< values before it is believed

    void add(double value, core::Time at, core::Duration halfLife);
    /// Absent before kLeast values.
    std::optional<double> value() const { return m_middle; }

private:
    double middle() const;
    static constexpr int kPerDecade = 64, kDecades = 15;
    static constexpr double kLowest = -6;  ///< decimal logarithm
    std::array<double, static_cast<std::size_t>(kPerDecade* kDecades)> m_weight{};
    double m_total = 0;
    double m_scale = 1;  ///< weight of a value of now; grows instead of all others shrinking
    core::Time m_at{};
    std::size_t m_count = 0;
    std::optional<double> m_middle;  ///< found with each value: it is looked at far more often
};

}  // namespace ballast::guard
