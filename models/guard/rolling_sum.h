#pragma once

#include "models/core/time.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace ballast::guard {

/// Sum over the last N buckets of `width` each, the present one included: a window that moves in
/// steps, in fixed memory.
template <std::size_t N>
class RollingSum {
public:
    explicit RollingSum(core::Duration width) : m_width(width) {}

    void add(core::Time at, double value)
    {
        moveTo(at);
        m_buckets[m_at] += value;
    }
    double sum(core::Time now)
    {
        moveTo(now);
        double total = 0;
        for (const double bucket : m_buckets) total += bucket;
        return total;
    }
    void clear() { m_buckets.fill(0); }

private:
    void moveTo(core::Time at)
    {
        const std::int64_t number = at.time_since_epoch() / m_width;
        if (number - m_number >= static_cast<std::int64_t>(N))
            clear();
        else
            for (std::int64_t n = m_number; n < number; ++n) {
                m_at = (m_at + 1) % N;
                m_buckets[m_at] = 0;
            }
        if (number > m_number) m_number = number;
    }
    core::Duration m_width;
    std::array<double, N> m_buckets{};
    std::size_t m_at = 0;
    std::int64_t m_number = 0;
};

}  // namespace ballast::guard
