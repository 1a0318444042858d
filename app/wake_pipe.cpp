#include "app/wake_pipe.h"

#include <boost/asio/io_context.hpp>

#ifndef _WIN32
#include <boost/asio/posix/stream_descriptor.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#endif

namespace ballast::app {

#ifdef _WIN32

class WakePipe::Ends {};

WakePipe::WakePipe(boost::asio::io_context&, core::KillSwitch& gate) : m_gate(gate) {}
WakePipe::~WakePipe() = default;

#else

class WakePipe::Ends : public std::enable_shared_from_this<WakePipe::Ends> {
public:
    Ends(boost::asio::io_context& io, int read, int write) : m_reader(io, read), m_write(write) {}
    ~Ends() { ::close(m_write); }
    Ends(const Ends&) = delete;
    Ends& operator=(const Ends&) = delete;

    int writeEnd() const { return m_write; }
    void read()
    {
        m_reader.async_read_some(boost::asio::buffer(m_bytes),
                                 [self = shared_from_this()](const auto& error, std::size_t) {
                                     if (!error) self->read();
                                 });
    }
    void stop() { m_reader.close(); }

private:
    boost::asio::posix::stream_descriptor m_reader;
    int m_write;
    std::array<char, 64> m_bytes{};
};

WakePipe::WakePipe(boost::asio::io_context& io, core::KillSwitch& gate) : m_gate(gate)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return;  // the loop looks by itself every few milliseconds
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_ends = std::make_shared<Ends>(io, ends[0], ends[1]);
    m_ends->read();
    m_gate.wakeBy(m_ends->writeEnd());
}

WakePipe::~WakePipe()
{
    m_gate.wakeBy(-1);
    if (m_ends) m_ends->stop();
}

#endif

}  // namespace ballast::app
