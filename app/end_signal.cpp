#include "app/end_signal.h"

#include <QSocketNotifier>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#endif

namespace ballast::app {

#ifdef _WIN32

EndSignal::EndSignal(QObject* parent) : QObject(parent) {}
EndSignal::~EndSignal() = default;

#else

namespace {

int g_ends[2] = {-1, -1};
std::atomic<int> g_write = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void onEndSignal(int)
{
    const int before = errno;
    const char byte = 'e';
    [[maybe_unused]] const auto written =
        ::write(g_write.load(std::memory_order_acquire), &byte, 1);
    errno = before;
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT}) sigaction(signal, &action, nullptr);
}

}  // namespace

EndSignal::EndSignal(QObject* parent) : QObject(parent)
{
    if (::pipe(g_ends) != 0) return;  // they end the program as they always did
    for (const int end : g_ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    g_write.store(g_ends[1], std::memory_order_release);
    m_notifier = std::make_unique<QSocketNotifier>(g_ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[64];
        while (::read(g_ends[0], bytes, sizeof bytes) > 0) {
        }
        emit asked();
    });
    handle(onEndSignal);
}

EndSignal::~EndSignal()
{
    if (!m_notifier) return;
    handle(SIG_DFL);
    m_notifier.reset();
    g_write.store(-1, std::memory_order_release);
    for (const int end : g_ends) ::close(end);
}

#endif

}  // namespace ballast::app
