#include "app/watchdog.h"

#include "app/thread_name.h"

#include <algorithm>
#include <utility>

namespace ballast::app {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

/// A look that itself comes late says that the machine had no time for anyone: nobody is blamed for
/// that, and all begin anew. Not for ever: an engine that had no turn between several of them may
/// hang, and is silent either way.
WatchRule::Verdict WatchRule::judge(const Look& look)
{
    Verdict verdict;
    bool late = m_lastLook != Steady{} && look.now - m_lastLook > 4 * kLookEvery;
    m_lastLook = look.now;
    if (std::exchange(m_pardoned, look.engineTurn) != look.engineTurn) m_pardons = 0;
    late = late && ++m_pardons <= kPardons;
    if (late || m_from == Steady{}) m_from = look.now;
    if (late || look.engineTurn == Steady{}) return verdict;

    const auto silent = look.now - std::max(look.engineTurn, m_from);
    if (silent >= kEngineSilent && m_silentUntil != look.engineTurn) {
        m_silentUntil = look.engineTurn;
        verdict.closeGate = !look.gateClosed;
    }
    const bool gateClosed = look.gateClosed || verdict.closeGate;
    if (gateClosed && silent >= kEngineSilent + kCutAfter && m_cutTold != look.engineTurn) {
        m_cutTold = look.engineTurn;
        verdict.cutWires = true;
    }
    if (look.now - std::max(look.windowTurn, m_from) >= kWindowHangs) {
        m_hungSince = look.windowTurn;
    } else if (m_hungSince != Steady{}) {
        verdict.windowHung = duration_cast<milliseconds>(look.windowTurn - m_hungSince);
        m_hungSince = {};
    }
    return verdict;
}

Watchdog::Watchdog(Of of)
    : m_of(std::move(of)),
      m_windowTurn(std::chrono::steady_clock::now().time_since_epoch().count()),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

Watchdog::~Watchdog()
{
    m_thread.request_stop();
    m_thread.join();
}

void Watchdog::windowTurned()
{
    m_windowTurn.store(std::chrono::steady_clock::now().time_since_epoch().count(),
                       std::memory_order_relaxed);
}

void Watchdog::run(const std::stop_token& stop)
{
    nameThisThread("watchdog");
    WatchRule rule;
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const WatchRule::Steady window{
            WatchRule::Steady::duration{m_windowTurn.load(std::memory_order_relaxed)}};
        const WatchRule::Verdict verdict = rule.judge(
            {std::chrono::steady_clock::now(), m_of.engineTurn(), window, m_of.gateClosed()});
        if (verdict.closeGate) m_of.closeGate();
        if (verdict.cutWires) m_of.cutWires();
        if (verdict.windowHung.count() > 0) m_of.windowWasHung(verdict.windowHung);
        m_wake.wait_for(lock, stop, WatchRule::kLookEvery, [] { return false; });
    }
}

}  // namespace ballast::app
