#include "tests/soak/relay.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

namespace ballast::soak {
namespace {

using Steady = std::chrono::steady_clock;

/// As the exchange itself does for those who read slowly.
constexpr int kSendBufferBytes = 256 << 10;
constexpr std::size_t kPassBelowBytes = 512U << 10U;
constexpr int kLookEveryMs = 1;

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void setUp(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &kSendBufferBytes, sizeof kSendBufferBytes);
}

bool isLater(ssize_t result)
{
    return result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

}  // namespace

Relay::Relay(const Options& options, Shared& shared, std::FILE* ledger)
    : m_shared(shared), m_ledger(ledger), m_load(options, shared)
{
}

Relay::~Relay()
{
    hangUp();
    if (m_listener >= 0) ::close(m_listener);
}

bool Relay::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, any, size) != 0 || ::listen(m_listener, 8) != 0 ||
        ::getsockname(m_listener, any, &size) != 0)
        return false;
    m_shared.port = ntohs(address.sin_port);
    return true;
}

void Relay::run(int exchangePort)
{
    while (m_shared.phase != Phase::Leave) {
        std::array<pollfd, 3> polled{};
        polled[0] = {m_listener, POLLIN, 0};
        polled[1] = {m_desk, POLLIN, 0};
        polled[2] = {m_exchange, 0, 0};
        if (m_toDesk.waiting() > 0) polled[1].events |= POLLOUT;
        if (m_toDesk.waiting() < kPassBelowBytes) polled[2].events |= POLLIN;
        if (m_toExchange.waiting() > 0) polled[2].events |= POLLOUT;
        ::poll(polled.data(), polled.size(), kLookEveryMs);
        if (polled[0].revents != 0) accept(exchangePort);
        if (m_desk < 0) continue;
        const bool lives =
            (polled[1].revents == 0 || fromDesk()) && (polled[2].revents == 0 || fromExchange());
        turnLoad();
        if (!lives || !write(m_desk, m_toDesk) || !write(m_exchange, m_toExchange)) hangUp();
    }
}

void Relay::accept(int exchangePort)
{
    const int desk = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (desk < 0) return;
    hangUp();
    const sockaddr_in address = loopback(exchangePort);
    m_exchange = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(m_exchange, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(desk);
        return hangUp();
    }
    m_desk = desk;
    setUp(m_desk);
    setUp(m_exchange);
    ++m_shared.connections;
}

void Relay::hangUp()
{
    for (int* handle : {&m_desk, &m_exchange}) {
        if (*handle >= 0) ::close(*handle);
        *handle = -1;
    }
    m_frames = {};
    m_toDesk.drop();
    m_toExchange.drop();
    m_load.forget();
}

bool Relay::fromDesk()
{
    std::array<char, 65'536> bytes;
    const ssize_t read = ::recv(m_desk, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (isLater(read)) return true;
    if (read <= 0) return false;
    m_toExchange.bytes.append(bytes.data(), static_cast<std::size_t>(read));
    return true;
}

bool Relay::fromExchange()
{
    std::array<char, 65'536> bytes;
    const ssize_t read = ::recv(m_exchange, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (isLater(read)) return true;
    if (read <= 0) return false;
    m_frames.feed(bytes.data(), static_cast<std::size_t>(read));
    while (const auto piece = m_frames.next()) {
        m_toDesk.bytes += piece->raw;
        if (piece->message.empty()) continue;
        ++m_shared.passed;
        m_load.learn(piece->message);
        note(piece->message);
    }
    return true;
}

/// What the exchange says of orders and trades: by itself, and as an answer.
void Relay::note(std::string_view payload)
{
    const bool isAnswer = !payload.starts_with(R"({"jsonrpc":"2.0","method")");
    const bool isOfOurs = payload.find(R"("channel":"user.)") != std::string_view::npos;
    if (!isAnswer && !isOfOurs) return;
    if (payload.find("order_id\"") == std::string_view::npos) return;
    std::fwrite(payload.data(), 1, payload.size(), m_ledger);
    std::fputc('\n', m_ledger);
}

void Relay::turnLoad()
{
    if (m_shared.phase != Phase::Load || !m_frames.isBetween()) return;
    const auto steady = Steady::now();
    const std::int64_t now = steady.time_since_epoch().count();
    if (m_loadBegan == 0) m_loadBegan = m_lastTurn = now;
    const auto took = static_cast<std::uint64_t>((now - m_lastTurn) / 1'000);
    m_lastTurn = now;
    if (took > m_shared.longestTurnUs) m_shared.longestTurnUs = took;
    m_load.turn(static_cast<double>(now - m_loadBegan) / 1e9,
                core::toUnixMs(m_shared.clock.at(steady)), m_toDesk);
    if (m_toDesk.waiting() > m_shared.mostBuffered) m_shared.mostBuffered = m_toDesk.waiting();
}

bool Relay::write(int to, Outgoing& out)
{
    while (out.waiting() > 0) {
        const ssize_t sent =
            ::send(to, out.bytes.data() + out.written, out.waiting(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (isLater(sent)) break;
        if (sent <= 0) return false;
        out.written += static_cast<std::size_t>(sent);
    }
    if (out.waiting() == 0) {
        out.drop();
    } else if (out.written > out.bytes.size() / 2) {
        out.bytes.erase(0, out.written);
        out.written = 0;
    }
    return true;
}

}  // namespace ballast::soak
