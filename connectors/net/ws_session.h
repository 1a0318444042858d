#pragma once

#include "connectors/net/lookup.h"
#include "connectors/net/url.h"
#include "models/core/time.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace boost::asio {
class io_context;
}

namespace ballast::net {

/// Limits of one connection, in machine time. Beast's own suggestions leave the idle time open, and
/// a half-open TCP connection would then never be noticed; all of these are finite.
struct WsLimits {
    core::Duration connect = std::chrono::seconds{10};  ///< name, TCP, TLS and upgrade together
    core::Duration resolve = std::chrono::seconds{5};   ///< of these, for the name
    core::Duration idle = std::chrono::seconds{12};     ///< without a byte from the peer
    core::Duration close = std::chrono::seconds{2};     ///< for the closing handshake
    std::size_t frameBytes = 1 << 20;                   ///< larger messages close the connection
    std::size_t queuedFrames = 1024;                    ///< waiting to be written
    std::size_t queuedBytes = 4 << 20;
    /// PEM of further certificate authorities to trust beside the system's; never fewer checks.
    std::string extraAuthorities;
    Resolve resolver;  ///< of names that are no address; empty: the system's
};

/// One client connection: connects once, carries text frames both ways, closes once.
///
/// TLS is at least 1.2, with the peer and its host name verified against the system's authorities,
/// and there is no way to switch that off; ws:// reaches only loopback addresses. Compression is
/// not offered. Everything happens on the io_context's thread. `onClosed` is called exactly once
/// after connect(); nothing is called after destruction, not even when a callback destroys it.
class WsSession {
public:
    struct Callbacks {
        std::function<void()> onOpen;
        std::function<void(std::string_view)> onText;      ///< valid during the call only
        std::function<void(const std::string&)> onClosed;  ///< a sentence: why
    };

    WsSession(boost::asio::io_context& context, Callbacks callbacks, WsLimits limits);
    ~WsSession();
    WsSession(const WsSession&) = delete;
    WsSession& operator=(const WsSession&) = delete;

    void connect(const Url& url);
    /// Queues one text frame. False when not open or the queue is full: the frame was not taken.
    [[nodiscard]] bool send(std::string text);
    /// Closing handshake, then onClosed; whatever is queued is still written first.
    void close();
    /// Takes messages of up to so many bytes from now on, in place of WsLimits::frameBytes.
    void limitFrames(std::size_t bytes);
    /// Whether it was closed because the peer's message was larger than that.
    bool wasTooLarge() const;
    std::size_t queuedFrames() const;
    std::uint64_t bytesRead() const;

private:
    class Connection;
    template <class Stream>
    class StreamConnection;
    std::shared_ptr<Connection> m_connection;
    boost::asio::io_context& m_context;
    Callbacks m_callbacks;
    WsLimits m_limits;
};

}  // namespace ballast::net
