#include "connectors/paper/exchange_main.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace ballast::paper {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

/// Says on the console when a market that comes from elsewhere is gone, and when it is back.
class OutageWatch {
public:
    OutageWatch(asio::io_context& io, const ExchangeServer& server) : m_timer(io), m_server(server)
    {
        look();
    }
    void cancel() { m_timer.cancel(); }

private:
    void look()
    {
        const std::string now = m_server.outage();
        if (now != m_said) {
            fmt::print("{}\n", now.empty() ? "The exchange is open." : "Closed: " + now + ".");
            std::fflush(stdout);
            m_said = now;
        }
        m_timer.expires_after(500ms);
        m_timer.async_wait([this](const boost::system::error_code& error) {
            if (!error) look();
        });
    }

    asio::steady_timer m_timer;
    const ExchangeServer& m_server;
    std::string m_said;
};

}  // namespace

int runExchange(ServerOptions options)
{
    const double speed = options.speed;
    // Signals are caught before the server's thread starts, so that none is lost in between.
    asio::io_context io;
    asio::signal_set signals(io, SIGINT, SIGTERM);
    auto server = ExchangeServer::start(std::move(options));
    if (!server) {
        fmt::print(stderr, "ballastctl: {}\n", server.error().message);
        return 1;
    }
    fmt::print("The paper exchange ({}, speed {}) listens on {} and http://127.0.0.1:{}/api/v2\n",
               (*server)->marketDescription(), speed, (*server)->webSocketUrl(), (*server)->port());
    for (const std::string& name : (*server)->accountNames()) fmt::print("account {}\n", name);
    std::fflush(stdout);
    OutageWatch watch(io, **server);
    signals.async_wait([&](const boost::system::error_code&, int) {
        watch.cancel();
        io.stop();
    });
    io.run();
    (*server)->stop();
    return 0;
}

}  // namespace ballast::paper
