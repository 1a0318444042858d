#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace ballast::app {

/// Why the gate closes where the engine does not turn any more.
inline constexpr const char* kEngineWasSilent = "the engine was silent for half a second";

/// What a look at the two threads says: pure, so that a test needs no thread that hangs.
class WatchRule {
public:
    using Steady = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds kLookEvery{50};
    static constexpr std::chrono::milliseconds kEngineSilent{500};  ///< the gate closes
    static constexpr std::chrono::milliseconds kWindowHangs{10'000};
    static constexpr std::chrono::milliseconds kCutAfter{2'000};  ///< from a closing nobody serves
    static constexpr int kPardons = 2;  ///< late looks that excuse one and the same silence

    struct Look {
        Steady now;
        Steady engineTurn;  ///< last; the epoch: it has not begun
        Steady windowTurn;
        bool gateClosed = false;
    };
    struct Verdict {
        bool closeGate = false;                  ///< once a silence
        bool cutWires = false;                   ///< once a silence
        std::chrono::milliseconds windowHung{};  ///< once it is back: how long; else 0
        bool operator==(const Verdict&) const = default;
    };
    Verdict judge(const Look& look);

private:
    Steady m_lastLook{};
    Steady m_from{};         ///< silence before it does not count
    Steady m_pardoned{};     ///< the turn since which late looks were excused,
    int m_pardons = 0;       ///< … and how many
    Steady m_silentUntil{};  ///< the turn the silence was told of
    Steady m_cutTold{};      ///< the same of the wires
    Steady m_hungSince{};
};

/// A thread that looks after the engine and the window, and acts where the engine cannot.
class Watchdog {
public:
    struct Of {
        std::function<std::chrono::steady_clock::time_point()> engineTurn;
        std::function<bool()> gateClosed;
        std::function<void()> closeGate;
        std::function<void()> cutWires;
        std::function<void(std::chrono::milliseconds)> windowWasHung;  ///< on the watchdog's thread
    };
    explicit Watchdog(Of of);
    ~Watchdog();  ///< joins
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// The window's event loop says that it turns.
    void windowTurned();

private:
    void run(const std::stop_token& stop);

    Of m_of;
    std::atomic<std::chrono::steady_clock::rep> m_windowTurn;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  ///< last
};

}  // namespace ballast::app
