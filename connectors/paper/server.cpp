#include "connectors/paper/server.h"

#include "connectors/paper/peer.h"
#include "connectors/paper/server_loop.h"

#include <fmt/format.h>

#include <boost/asio/executor_work_guard.hpp>

#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace ballast::paper {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

/// When the market is to begin.
core::Time openingOf(const ServerOptions& options)
{
    const core::Time wished =
        options.start != core::Time{}
            ? options.start
            : std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
    return options.market ? options.market->startsAt().value_or(wished)
                          : paper_market::startFor(options.scenario, wished);
}

/// An exception at this door is a mistake of ours: the exchange closes, its connections with it,
/// and outage() says why.
void fail(ServerLoop& loop, const std::string& what)
{
    loop.fault = "the paper exchange had an internal fault: " + what;
    beast::error_code ignored;
    loop.acceptor.close(ignored);
    loop.timer.cancel();
    loop.arrivalTimer.cancel();
    const auto peers = loop.peers;
    for (const auto& peer : peers) peer->shut();
    const std::lock_guard lock(loop.outageLock);
    loop.outageSeen = loop.fault;
}

/// The server's thread. After a fault it only waits for questions and to be stopped.
void run(ServerLoop& loop)
{
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> waiting;
    bool ticking = false;
    while (true) {
        try {
            if (!std::exchange(ticking, true)) loop.tick();
            while (waiting && !loop.stopping) loop.io.run_one();
            waiting.reset();
            loop.io.run();
            return;
        } catch (const std::exception& e) {
            fail(loop, e.what());
        } catch (...) {
            fail(loop, "an exception of no known kind");
        }
        waiting.emplace(loop.io.get_executor());
    }
}

}  // namespace

ExchangeServer::ExchangeServer(std::unique_ptr<ServerLoop> loop) : m_loop(std::move(loop)) {}
ExchangeServer::~ExchangeServer() { stop(); }

core::Expected<std::unique_ptr<ExchangeServer>> ExchangeServer::start(ServerOptions options)
{
    if (!(options.speed >= 1 && options.speed <= 1000))
        return core::failure(fmt::format(
            "starting the paper exchange: speed must be from 1 to 1000, was {}", options.speed));
    if (options.accounts.empty()) options.accounts.push_back({.key = "paper", .secret = "paper"});
    if (options.clock) {
        options.start = options.clock->origin;
        options.speed = options.clock->speed;
    }
    const core::Time begin = openingOf(options);
    const std::uint16_t port = options.port;
    auto loop = std::make_unique<ServerLoop>(std::move(options), begin);
    if (auto opened = loop->openIfReady(begin); !opened) return std::unexpected(opened.error());
    if (auto listening = loop->listen(port); !listening) return std::unexpected(listening.error());
    loop->outageSeen = loop->outage();
    loop->nextTick = loop->lastTick = std::chrono::steady_clock::now();
    loop->accept();
    ServerLoop* running = loop.get();
    loop->thread = std::jthread([running] { run(*running); });
    return std::unique_ptr<ExchangeServer>(new ExchangeServer(std::move(loop)));
}

void ExchangeServer::stop()
{
    if (m_loop->stopped) return;
    asio::post(m_loop->io, [loop = m_loop.get()] {
        beast::error_code ignored;
        loop->stopping = true;
        loop->acceptor.close(ignored);
        loop->timer.cancel();
        loop->acceptLater.cancel();
        loop->arrivalTimer.cancel();
        const auto peers = loop->peers;
        for (const auto& peer : peers) peer->shut();
    });
    if (m_loop->thread.joinable()) m_loop->thread.join();
    m_loop->stopped = true;
}

std::uint16_t ExchangeServer::port() const { return m_loop->boundPort; }
std::string ExchangeServer::webSocketUrl() const
{
    return fmt::format("ws://127.0.0.1:{}/ws/api/v2", port());
}
core::ClockMapping ExchangeServer::clock() const { return m_loop->mapping; }
std::string ExchangeServer::marketDescription() const { return m_loop->description; }

std::vector<std::string> ExchangeServer::accountNames() const
{
    std::vector<std::string> names;
    for (const paper_trading::AccountSeed& seed : m_loop->options.accounts)
        names.push_back(seed.key);
    return names;
}

std::string ExchangeServer::outage() const
{
    const std::lock_guard lock(m_loop->outageLock);
    return m_loop->outageSeen;
}

core::Expected<void> ExchangeServer::importPositions(
    std::vector<paper_trading::SeedPosition> positions, std::string account)
{
    // No exception may leave the work: its caller waits for an answer.
    return m_loop->onThread([&]() -> core::Expected<void> {
        try {
            if (!m_loop->exchange || !m_loop->fault.empty())
                return core::failure("importing positions: " + m_loop->outage());
            const std::string& first = m_loop->options.accounts.front().key;
            auto done = m_loop->exchange->import(account.empty() ? first : account, positions);
            m_loop->wakeWriters();
            return done;
        } catch (const std::exception& e) {
            asio::post(m_loop->io,
                       [fault = std::current_exception()] { std::rethrow_exception(fault); });
            return core::failure(std::string{"importing positions: an internal fault: "} +
                                 e.what());
        }
    });
}

}  // namespace ballast::paper
