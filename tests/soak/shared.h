#pragma once

#include "models/core/clock_mapping.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ballast::soak {

enum class Phase : int { Idle, Load, Quiet, Leave };

/// Memory that the process of the exchange and that of the desk have together: what the one counts
/// and the other wants. Everything is an atomic or written before the exchange begins.
struct Shared {
    static constexpr std::size_t kMostInstruments = 5'000;
    struct Newest {
        std::array<char, 48> name{};  ///< written before `stampMs`
        std::atomic<std::int64_t> stampMs = 0;
    };
    core::ClockMapping clock;  ///< of the venue, and by its construction of the desk
    std::atomic<Phase> phase = Phase::Idle;
    std::atomic<int> exchangePort = 0, port = 0;  ///< 0: not listening yet
    // Quotes of the load. Each that was due is sent, waits, or made way for a newer one.
    std::atomic<std::uint64_t> due = 0, sent = 0, conflated = 0, bursts = 0;
    std::atomic<std::uint64_t> mostWaiting = 0;  ///< quotes, one an instrument
    std::atomic<std::uint64_t> passed = 0;       ///< frames of the exchange itself
    std::atomic<std::uint64_t> bytes = 0;
    std::atomic<std::uint64_t> mostBuffered = 0;  ///< bytes that the relay held for the desk
    std::atomic<std::uint64_t> connections = 0;
    std::atomic<std::uint64_t> longestTurnUs = 0;  ///< between two looks at what is due
    std::atomic<std::uint64_t> secondsBelow = 0;   ///< seconds in which less was sent than was due
    std::atomic<std::uint64_t> mostInASecond = 0;  ///< quotes sent
    std::atomic<std::size_t> instruments = 0;
    std::array<Newest, kMostInstruments> newest;
};

}  // namespace ballast::soak
