#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace ballast::soak {

/// Times in microseconds by classes of about three per cent, in memory that does not grow: what is
/// measured for an hour must not be taken for a leak.
class Histogram {
public:
    void add(double us)
    {
        const auto value = us > 0 ? static_cast<std::uint64_t>(us) : 0;
        ++m_counts[classOf(value)];
        ++m_count;
        m_most = us > m_most ? us : m_most;
    }
    std::uint64_t count() const { return m_count; }
    double most() const { return m_most; }
    /// The upper edge of the class in which the quantile lies, and never more than the greatest.
    double quantile(double q) const
    {
        const auto rank = static_cast<std::uint64_t>(q * static_cast<double>(m_count));
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < m_counts.size(); ++i)
            if ((below += m_counts[i]) > rank) return edge(i) < m_most ? edge(i) : m_most;
        return m_most;
    }
    /// The share of what is above, to the edge of a class.
    double shareAbove(double us) const
    {
        std::uint64_t above = 0;
        for (std::size_t i = classOf(static_cast<std::uint64_t>(us)) + 1; i < m_counts.size(); ++i)
            above += m_counts[i];
        return m_count == 0 ? 0 : static_cast<double>(above) / static_cast<double>(m_count);
    }

private:
    static constexpr int kBits = 5;  ///< 32 classes to each doubling
    static std::size_t classOf(std::uint64_t value)
    {
        const int width = static_cast<int>(std::bit_width(value | (1U << kBits)));
        const auto shift = static_cast<unsigned>(width - kBits - 1);
        const std::size_t at = (static_cast<std::size_t>(shift) << kBits) + (value >> shift);
        return at < kClasses ? at : kClasses - 1;
    }
    static double edge(std::size_t at)
    {
        const std::size_t shift = at < (2U << kBits) ? 0 : (at >> kBits) - 1;
        const std::size_t value = at - (shift << kBits) + 1;
        return static_cast<double>(value) * static_cast<double>(std::uint64_t{1} << shift);
    }
    static constexpr std::size_t kClasses = 1'024;
    std::array<std::uint64_t, kClasses> m_counts{};
    std::uint64_t m_count = 0;
    double m_most = 0;
};

}  // namespace ballast::soak
