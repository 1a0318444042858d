#include "models/core/kill_switch.h"

#ifndef _WIN32
#include <unistd.h>

#include <cerrno>
#endif

namespace ballast::core {
namespace {

/// Everything here is what a signal's handler may do: atomics and write().
void wake([[maybe_unused]] int descriptor) noexcept
{
#ifndef _WIN32
    if (descriptor < 0) return;
    const int before = errno;
    const char byte = 'k';
    // A full pipe wakes its reader as well.
    [[maybe_unused]] const auto written = ::write(descriptor, &byte, 1);
    errno = before;
#endif
}

}  // namespace

bool KillSwitch::close(const char* why) noexcept
{
    m_why.store(why, std::memory_order_release);
    // Counted first: an open() that does not see this count is over before it is closed, and one
    // that sees it opens nothing.
    m_closings.fetch_add(1, std::memory_order_seq_cst);
    m_closed.store(true, std::memory_order_seq_cst);
    wake(m_wake.load(std::memory_order_acquire));
    for (int look = 0; look < kMostLooks; ++look)
        if (m_writing.load(std::memory_order_seq_cst) == 0) return true;
    return false;
}

bool KillSwitch::open(std::uint64_t seen) noexcept
{
    if (closings() != seen) return false;
    m_closed.store(false, std::memory_order_seq_cst);
    if (closings() == seen) return true;
    m_closed.store(true, std::memory_order_seq_cst);  // it was closed between the two
    return false;
}

/// First told, then asked: whoever closes sees the write, or the write sees that it is closed.
KillSwitch::Pass::Pass(KillSwitch& of) noexcept : m_of(&of)
{
    of.m_writing.fetch_add(1, std::memory_order_seq_cst);
    if (!of.m_closed.load(std::memory_order_seq_cst)) return;
    of.m_writing.fetch_sub(1, std::memory_order_seq_cst);
    m_of = nullptr;
}

KillSwitch::Pass::~Pass()
{
    if (m_of) m_of->m_writing.fetch_sub(1, std::memory_order_seq_cst);
}

}  // namespace ballast::core
