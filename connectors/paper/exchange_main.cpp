#include "connectors/paper/exchange_main.h"

#include "connectors/paper/server.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <cstdio>

namespace ballast::paper {

int runExchange(const ExchangeCommand& command)
{
    const auto failed = [](const core::Error& error) {
        fmt::print(stderr, "ballastctl: {}\n", error.message);
        return 1;
    };
    ServerOptions options;
    options.port = command.port;
    options.seed = command.seed;
    options.scenario = command.scenario;
    options.speed = command.speed;
    for (const std::string& text : command.accounts) {
        auto account = paper_trading::parseAccount(text);
        if (!account) return failed(account.error());
        options.accounts.push_back(std::move(*account));
    }
    // Signals are caught before the server's thread starts, so that none is lost in between.
    boost::asio::io_context io;
    boost::asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([](const boost::system::error_code&, int) {});
    auto server = ExchangeServer::start(std::move(options));
    if (!server) return failed(server.error());
    fmt::print("The paper exchange ({}, speed {}) listens on {} and http://127.0.0.1:{}/api/v2\n",
               (*server)->marketDescription(), command.speed, (*server)->webSocketUrl(),
               (*server)->port());
    for (const std::string& name : (*server)->accountNames()) fmt::print("account {}\n", name);
    std::fflush(stdout);
    io.run();
    (*server)->stop();
    return 0;
}

}  // namespace ballast::paper
