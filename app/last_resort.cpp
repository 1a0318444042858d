#include "app/last_resort.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace ballast::app {
namespace {

std::atomic<bool> g_closed{false};
static_assert(std::atomic<bool>::is_always_lock_free);

/// Nothing but a write of constant text: the heap and its locks may be what is broken.
void say(const char* sentence) noexcept
{
#ifdef _WIN32
    (void)_write(2, sentence, static_cast<unsigned>(std::strlen(sentence)));
#else
    if (::write(STDERR_FILENO, sentence, std::strlen(sentence)) < 0) return;
#endif
}

/// The sanitizers have handlers of their own, which say more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSignals = false;
#else
constexpr bool kSignals = true;
#endif

#ifdef SIGBUS
constexpr int kBroken[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
#else
constexpr int kBroken[] = {SIGSEGV, SIGFPE, SIGILL, SIGABRT};
#endif

extern "C" void onBroken(int signal)
{
    const bool first = !g_closed.exchange(true);
    if (first)
        say("ballast: a fault that cannot be caught. No order leaves any more, and the program "
            "ends; look at the venue before you start it again.\n");
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

[[noreturn]] void onTerminate() noexcept
{
    if (!g_closed.exchange(true))
        say("ballast: an exception that nothing caught. No order leaves any more, and the program "
            "ends; look at the venue before you start it again.\n");
    std::abort();
}

}  // namespace

void installLastResort()
{
    std::set_terminate(onTerminate);
    if constexpr (kSignals)
        for (const int signal : kBroken) std::signal(signal, onBroken);
}

void closeForGood() noexcept { g_closed.store(true); }
bool isClosedForGood() noexcept { return g_closed.load(); }

}  // namespace ballast::app
