#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace ballast::test {

/// A websocket server on loopback for tests: one client at a time, on a port the system picks. It
/// does what it is told and nothing by itself.
class ScriptedServer {
public:
    explicit ScriptedServer(boost::asio::io_context& context);
    ~ScriptedServer();

    std::uint16_t port() const;
    std::string url() const;  ///< "ws://127.0.0.1:PORT/ws/api/v2"
    int connections() const;  ///< accepted so far
    bool connected() const;

    /// Called with each frame of the client.
    std::function<void(const std::string&)> onFrame;
    std::function<void()> onDisconnected;

    void send(const std::string& text);
    void sendBinary(const std::string& bytes);
    /// Ends the TCP connection without a word.
    void cut();
    /// Closes the websocket in order.
    void close();
    /// Accepts TCP connections and never answers the upgrade.
    void stall(bool on);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace ballast::test
