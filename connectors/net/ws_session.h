#pragma once

#include "connectors/net/loop.h"

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

/// One client connection: connects once, carries text frames both ways, closes once.
///
/// TLS is at least 1.2, with the peer and its host name verified against the system's authorities,
/// and there is no way to switch that off; ws:// reaches only loopback addresses. Compression is
/// not offered. Everything happens on the io_context's thread. `onClosed` is called exactly once
/// after connect(); nothing is called after destruction, not even when a callback destroys it.
class WsSession final : public Socket {
public:
    WsSession(boost::asio::io_context& context, Callbacks callbacks, WsLimits limits);
    ~WsSession() override;

    void connect(const Url& url) override;
    [[nodiscard]] bool send(std::string text) override;
    [[nodiscard]] bool sendThrough(core::KillSwitch& gate, std::string text, Fate fate) override;
    void close() override;
    void limitFrames(std::size_t bytes) override;
    /// Whether it was closed because the peer's message was larger than that.
    bool wasTooLarge() const;
    std::size_t queuedFrames() const;
    std::uint64_t bytesRead() const override;

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
