#include "tests/kill/pipe.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>

namespace ballast::kill {

std::int64_t steadyNs() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

Pipe::~Pipe() { ::close(m_handle); }

bool Pipe::send(Word word, const std::string& text)
{
    const auto size = static_cast<std::uint32_t>(text.size() + 1);
    std::string all(sizeof size, '\0');
    std::memcpy(all.data(), &size, sizeof size);
    all += static_cast<char>(word);
    all += text;
    std::size_t sent = 0;
    while (sent < all.size()) {
        const auto n = ::send(m_handle, all.data() + sent, all.size() - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        sent += static_cast<std::size_t>(n);
    }
    return true;
}

std::optional<Message> Pipe::take()
{
    std::uint32_t size = 0;
    if (m_read.size() < sizeof size) return {};
    std::memcpy(&size, m_read.data(), sizeof size);
    if (m_read.size() < sizeof size + size) return {};
    Message message{static_cast<Word>(m_read[sizeof size]),
                    m_read.substr(sizeof size + 1, size - 1)};
    m_read.erase(0, sizeof size + size);
    return message;
}

std::optional<Message> Pipe::receive(std::optional<std::int64_t> until)
{
    m_timedOut = false;
    while (true) {
        if (auto message = take()) return message;
        if (until) {
            const std::int64_t left = std::max<std::int64_t>(0, *until - steadyNs());
            const timespec wait{left / 1'000'000'000, left % 1'000'000'000};
            pollfd waiting{m_handle, POLLIN, 0};
            const int ready = ::ppoll(&waiting, 1, &wait, nullptr);
            if (ready < 0) continue;
            if (ready == 0) {
                m_timedOut = true;
                return {};
            }
        }
        char bytes[65536];
        const auto n = ::recv(m_handle, bytes, sizeof bytes, 0);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return {};
        m_read.append(bytes, static_cast<std::size_t>(n));
    }
}

}  // namespace ballast::kill
