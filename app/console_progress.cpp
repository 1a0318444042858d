#include "app/console_progress.h"

#include <fmt/format.h>

#ifndef _WIN32
#include <unistd.h>
#include <csignal>
#endif

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <utility>

namespace ballast::app {
namespace {

constexpr std::chrono::milliseconds kBetween{200};
/// Before so much time and so much of the way nothing is said of the rest.
constexpr double kLeastSpentS = 1, kLeastShare = 0.02;
/// Wide enough to write over any line.
constexpr int kWidth = 40;

std::atomic<int> g_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free);

bool isTerminal()
{
#ifdef _WIN32
    return false;
#else
    return ::isatty(STDERR_FILENO) == 1;
#endif
}

}  // namespace

ConsoleProgress::ConsoleProgress(bool quiet)
    : m_shown(!quiet && isTerminal()), m_begun(std::chrono::steady_clock::now()), m_last(m_begun)
{
}

std::string ConsoleProgress::line(double share, std::chrono::duration<double> spent)
{
    const double done = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
    const std::string percent = fmt::format("{:4.0f} %", std::floor(100 * done));
    if (spent.count() < kLeastSpentS || done < kLeastShare) return percent;
    const double left = spent.count() * (1 - done) / done;
    return left < 90 ? fmt::format("{}, about {:.0f} s left", percent, std::ceil(left))
                     : fmt::format("{}, about {:.0f} min left", percent, std::ceil(left / 60));
}

void ConsoleProgress::at(double share)
{
    if (!m_shown) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < kBetween) return;
    m_last = now;
    m_any = true;
    std::fprintf(stderr, "\r%-*s", kWidth, line(share, now - m_begun).c_str());
    std::fflush(stderr);
}

void ConsoleProgress::clear()
{
    if (!std::exchange(m_any, false)) return;
    std::fprintf(stderr, "\r%-*s\r", kWidth, "");
    std::fflush(stderr);
}

#ifdef _WIN32

Interrupt::Interrupt() = default;
Interrupt::~Interrupt() = default;

#else

namespace {

extern "C" void onInterrupt(int signal) { g_signal.store(signal, std::memory_order_relaxed); }

void handle(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt()
{
    g_signal = 0;
    handle(onInterrupt, SA_RESTART | static_cast<int>(SA_RESETHAND));
}

Interrupt::~Interrupt() { handle(SIG_DFL, 0); }

#endif

bool Interrupt::asked() const { return g_signal.load(std::memory_order_relaxed) != 0; }

int Interrupt::exitCode() const { return 128 + g_signal.load(std::memory_order_relaxed); }

}  // namespace ballast::app
