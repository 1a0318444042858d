#include "connectors/net/wire_cuts.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace ballast::net {

#ifdef _WIN32

class WireCuts::Wire {
public:
    explicit Wire(int) {}
    bool cut() { return false; }
};

#else

class WireCuts::Wire {
public:
    explicit Wire(int descriptor) : m_descriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0)) {}
    ~Wire()
    {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    bool cut() { return m_descriptor >= 0 && ::shutdown(m_descriptor, SHUT_RDWR) == 0; }

private:
    int m_descriptor;
};

#endif

WireCuts::Held WireCuts::add(int descriptor)
{
    auto wire = std::make_shared<Wire>(descriptor);
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_wires, [](const std::weak_ptr<Wire>& old) { return old.expired(); });
    m_wires.push_back(wire);
    return wire;
}

int WireCuts::cutAll()
{
    const std::scoped_lock lock(m_mutex);
    int cut = 0;
    for (const std::weak_ptr<Wire>& weak : m_wires)
        if (const Held wire = weak.lock(); wire && wire->cut()) ++cut;
    return cut;
}

}  // namespace ballast::net
