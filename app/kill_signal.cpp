#include "app/kill_signal.h"

#include "models/core/assert.h"

#ifndef _WIN32
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <system_error>
#endif

namespace ballast::app {

#ifdef _WIN32

KillSignal::KillSignal(std::shared_ptr<core::KillSwitch> gate, const std::filesystem::path&)
    : m_gate(std::move(gate))
{
}
KillSignal::~KillSignal() = default;
std::string KillSignal::send(const std::filesystem::path&)
{
    return "this system has no signal for it";
}

#else

namespace {

std::atomic<core::KillSwitch*> g_gate = nullptr;
static_assert(std::atomic<core::KillSwitch*>::is_always_lock_free);

extern "C" void onKillSignal(int)
{
    if (core::KillSwitch* gate = g_gate.load(std::memory_order_acquire))
        gate->close("the signal SIGUSR1");
}

std::filesystem::path pidFile(const std::filesystem::path& data) { return data / "ballast.pid"; }

/// The file name of its program; empty: there is no such process. Of a process whose memory is
/// private the link in /proc is for root alone; what it was started as is not.
std::string programOf(pid_t pid)
{
    std::ifstream commandLine("/proc/" + std::to_string(pid) + "/cmdline", std::ios::binary);
    std::string program;
    std::getline(commandLine, program, '\0');
    return std::filesystem::path(program).filename().string();
}

}  // namespace

KillSignal::KillSignal(std::shared_ptr<core::KillSwitch> gate, const std::filesystem::path& data)
    : m_gate(std::move(gate)), m_file(pidFile(data))
{
    BALLAST_ASSERT(m_gate);
    g_gate.store(m_gate.get(), std::memory_order_release);
    struct sigaction action = {};
    action.sa_handler = onKillSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR1, &action, nullptr);
    std::ofstream(m_file) << ::getpid() << '\n';
}

KillSignal::~KillSignal()
{
    // One that was made after this has taken over.
    if (core::KillSwitch* mine = m_gate.get(); !g_gate.compare_exchange_strong(mine, nullptr))
        return;
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

std::string KillSignal::send(const std::filesystem::path& data)
{
    const auto file = pidFile(data);
    std::ifstream in(file);
    pid_t pid = 0;
    if (!(in >> pid) || pid <= 1) return "no Ballast has written its number to " + file.string();
    // A number outlives its process, and SIGUSR1 ends what does not know it.
    if (const std::string program = programOf(pid); program != "ballast")
        return "process " + std::to_string(pid) + " is no Ballast";
    if (::kill(pid, SIGUSR1) == 0) return {};
    return "process " + std::to_string(pid) + ": " + std::strerror(errno);
}

#endif

}  // namespace ballast::app
