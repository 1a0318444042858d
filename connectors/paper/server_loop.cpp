#include "connectors/paper/server_loop.h"

#include "connectors/paper/peer.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"

#include <fmt/format.h>

#include <chrono>

namespace ballast::paper {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto kTick = 50ms;
/// Between two attempts to accept where the machine is out of descriptors or memory.
constexpr auto kAcceptAgain = 100ms;
constexpr std::size_t kConnectionsAtMost = 256;
/// A tick later than this found the thread held up, and everybody unheard meanwhile.
constexpr core::Duration kHeldUp = 250ms;
/// Machine time that one tick makes up for at most: a market that cannot be computed as fast as it
/// is to run falls behind, and the connections are still served in between.
constexpr int kTicksMadeUp = 4;

std::unique_ptr<paper_market::MarketSource> marketOf(ServerOptions& options, core::Time start)
{
    if (options.market) return std::move(options.market);
    return std::make_unique<paper_market::GeneratedMarket>(options.seed, options.scenario, start);
}

}  // namespace

ServerLoop::ServerLoop(ServerOptions serverOptions, core::Time start)
    : options(std::move(serverOptions)),
      market(marketOf(options, start)),
      mapping(options.clock.value_or(
          core::ClockMapping{start, std::chrono::steady_clock::now(), options.speed})),
      acceptor(io),
      timer(io),
      acceptLater(io),
      arrivalTimer(io),
      description(market->description())
{
}

ServerLoop::~ServerLoop() = default;

std::string ServerLoop::outage() const { return fault.empty() ? market->outage() : fault; }

core::Expected<void> ServerLoop::openIfReady(core::Time at)
{
    if (exchange || !fault.empty()) return {};
    market->advance(at);
    if (!market->outage().empty()) return {};
    exchange.emplace(*market,
                     ExchangeOptions{.seed = options.seed,
                                     .speed = options.speed / options.wireSpeed,
                                     .orderLatency = options.orderLatency,
                                     .faults = options.faults},
                     at);
    core::Expected<void> opened;
    for (const paper_trading::AccountSeed& seed : options.accounts)
        if (opened) opened = exchange->addAccount(seed);
    if (opened && options.demoBook)
        opened =
            exchange->import(options.accounts.front().key, paper_market::demoBook(*market, at));
    if (opened) return {};
    exchange.reset();
    fault = opened.error().message;
    return opened;
}

core::Expected<void> ServerLoop::listen(std::uint16_t wanted)
{
    beast::error_code error;
    const tcp::endpoint address{asio::ip::address_v4::loopback(), wanted};
    acceptor.open(address.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(address, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return core::failure(fmt::format(
            "starting the paper exchange on 127.0.0.1:{}: {}; choose another port or 0 for any",
            wanted, error.message()));
    boundPort = acceptor.local_endpoint().port();
    return {};
}

void ServerLoop::accept()
{
    acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
        onAccepted(error, std::move(socket));
    });
}

void ServerLoop::onAccepted(beast::error_code error, tcp::socket socket)
{
    if (stopping || error == asio::error::operation_aborted) return;
    if (error) {
        if (!std::exchange(acceptFails, true))
            fmt::print(stderr, "The paper exchange cannot take a connection: {}; trying again.\n",
                       error.message());
        acceptLater.expires_after(kAcceptAgain);
        acceptLater.async_wait([this](beast::error_code cancelled) {
            if (!cancelled && !stopping) accept();
        });
        return;
    }
    acceptFails = false;
    if (peers.size() < kConnectionsAtMost) {
        const auto peer = std::make_shared<Peer>(*this, std::move(socket));
        peers.insert(peer);
        peer->readRequest();
    }
    accept();
}

void ServerLoop::tick()
{
    const auto began = std::chrono::steady_clock::now();
    const core::Duration late = began - lastTick - kTick;
    lastTick = began;
    if (!exchange) static_cast<void>(openIfReady(now()));
    if (exchange) {
        if (late > kHeldUp)
            exchange->excuse(core::fromSeconds(core::seconds(late) * options.wireSpeed));
        exchange->advance(now(),
                          core::fromSeconds(kTicksMadeUp * core::seconds(kTick) * options.speed));
        wakeWriters();
    }
    {
        const std::lock_guard lock(outageLock);
        outageSeen = outage();
    }
    nextTick += kTick;
    // After a long pause (a debugger, a sleeping machine) the missed ticks are not made up for.
    nextTick = std::max(nextTick, std::chrono::steady_clock::now());
    timer.expires_at(nextTick);
    timer.async_wait([this](beast::error_code error) {
        // A tick that was due when the timer was cancelled arrives without an error.
        if (!error && !stopping) tick();
    });
}

void ServerLoop::wakeWriters()
{
    if (!exchange) return;
    for (const SessionId id : exchange->ready())
        if (const auto it = sessions.find(id); it != sessions.end()) it->second->write();
    awaitArrival();
}

/// An order that is on its way arrives when it does, and not at the next tick.
void ServerLoop::awaitArrival()
{
    const auto next = exchange->nextArrival();
    if (!next || next == awaited) return;
    awaited = next;
    const double wait = core::seconds(*next - exchange->machineTime(now())) / options.wireSpeed;
    arrivalTimer.expires_after(core::fromSeconds(wait));
    arrivalTimer.async_wait([this](beast::error_code error) {
        if (error || stopping || !exchange) return;
        awaited.reset();
        exchange->arrive(now());
        wakeWriters();
    });
}

}  // namespace ballast::paper
