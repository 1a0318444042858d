#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace ballast::guard {

/// Median of the last N values (N odd), kept sorted: one binary search and one short move a value.
template <std::size_t N>
class RunningMedian {
public:
    void add(double value)
    {
        if (m_count == N) take(m_ring[m_next]);
        m_ring[m_next] = value;
        m_next = (m_next + 1) % N;
        const auto end = m_sorted.begin() + static_cast<std::ptrdiff_t>(m_count);
        const auto place = std::upper_bound(m_sorted.begin(), end, value);
        std::move_backward(place, end, end + 1);
        *place = value;
        ++m_count;
    }
    std::size_t count() const { return m_count; }
    /// The lower of the two middle ones where they are even in number; absent without any.
    std::optional<double> value() const
    {
        if (m_count == 0) return std::nullopt;
        return m_sorted[(m_count - 1) / 2];
    }

private:
    void take(double value)
    {
        const auto end = m_sorted.begin() + static_cast<std::ptrdiff_t>(m_count);
        const auto place = std::lower_bound(m_sorted.begin(), end, value);
        std::move(place + 1, end, place);
        --m_count;
    }
    std::array<double, N> m_ring{}, m_sorted{};
    std::size_t m_count = 0, m_next = 0;
};

}  // namespace ballast::guard
