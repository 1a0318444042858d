#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace ballast::paper_market {

/// Mixes 64 bits so that neighbouring inputs give unrelated outputs (the splitmix64 finaliser).
constexpr std::uint64_t mixBits(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// Randomness without a state: the same keys give the same number, whenever they are asked. What is
/// drawn this way does not depend on how often, or in what order, a market is looked at.
constexpr std::uint64_t hashOf(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0)
{
    return mixBits(mixBits(mixBits(a) ^ b) ^ c);
}

/// The bits as a number in [0, 1).
constexpr double unitOf(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1.0p-53; }

/// The nearest multiple of 2^-44. Mathematical libraries differ in the last bit between platforms;
/// state that is rounded after each step does not carry that difference on.
inline double settled(double value) { return std::nearbyint(value * 0x1.0p44) * 0x1.0p-44; }

/// A small generator (xoshiro256++) with the same sequence on every platform, which the
/// distributions of the standard library do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed)
    {
        for (std::uint64_t& word : m_state) word = seed = mixBits(seed);
    }
    std::uint64_t bits()
    {
        const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    double uniform() { return unitOf(bits()); }
    /// Standard normal, by Marsaglia's polar method.
    double normal()
    {
        if (m_hasSpare) {
            m_hasSpare = false;
            return m_spare;
        }
        double u = 0, v = 0, s = 0;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        const double scale = std::sqrt(-2 * std::log(s) / s);
        m_spare = settled(v * scale);
        m_hasSpare = true;
        return settled(u * scale);
    }

private:
    std::array<std::uint64_t, 4> m_state{};
    double m_spare = 0;
    bool m_hasSpare = false;
};

}  // namespace ballast::paper_market
