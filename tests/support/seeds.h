#pragma once

#include <cstdint>
#include <random>

namespace ballast::test {

/// Random numbers that are the same on every platform: the engine is fixed by the standard, and
/// the distributions, which are not, are left out.
class Seeded {
public:
    explicit Seeded(std::uint64_t seed) : m_engine(seed) {}
    /// From 0 to `count` - 1.
    std::uint64_t below(std::uint64_t count) { return m_engine() % count; }
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    bool oneIn(std::uint64_t count) { return below(count) == 0; }
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }
    /// Nearly normal, of variance 1: twelve uniform numbers.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += unit();
        return sum;
    }

private:
    std::mt19937_64 m_engine;
};

}  // namespace ballast::test
