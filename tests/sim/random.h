// sim: the product's engine, order core, journal, session and codec against a model venue, in one
// thread under a seeded scheduler, with every fault a seed asks for.
#pragma once

#include "models/core/time.h"

#include <cstdint>

namespace ballast::sim {

/// All chance of a run: the same seed, the same numbers, on every machine (SplitMix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// [0, 1)
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    bool chance(double p) { return p > 0 && uniform() < p; }
    /// 0 … n - 1
    std::uint64_t below(std::uint64_t n) { return next() % n; }
    core::Duration between(core::Duration least, core::Duration most)
    {
        const auto room = static_cast<std::uint64_t>((most - least).count()) + 1;
        return least + core::Duration{static_cast<std::int64_t>(next() % room)};
    }

private:
    std::uint64_t m_state;
};

}  // namespace ballast::sim
