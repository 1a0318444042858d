#include "connectors/paper/server.h"

#include "connectors/paper/exchange.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <atomic>
#include <future>
#include <optional>
#include <set>
#include <thread>

namespace ballast::paper {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto kTick = 50ms;
constexpr std::size_t kConnectionsAtMost = 256;
constexpr std::size_t kSocketsAtMost = 32;  // as the venue allows one address
constexpr std::size_t kHttpBodyLimitBytes = 64U << 10U;

}  // namespace

class Peer;

/// Everything that lives on the server's thread.
struct ServerLoop {
    ServerLoop(std::unique_ptr<paper_market::MarketSource> source, const ServerOptions& options,
               core::Time start)
        : market(std::move(source)),
          exchange(*market, {.seed = options.seed, .speed = options.speed}, start),
          mapping{start, std::chrono::steady_clock::now(), options.speed},
          acceptor(io),
          timer(io)
    {
    }

    core::Time now() const { return mapping.at(std::chrono::steady_clock::now()); }
    core::Expected<void> listen(std::uint16_t wanted);
    void accept();
    void tick();
    void wakeWriters();
    /// Runs on the server's thread and waits for the answer; the caller's thread when it is
    /// stopped.
    template <class Work>
    auto onThread(Work work) const -> decltype(work());

    std::unique_ptr<paper_market::MarketSource> market;
    mutable asio::io_context io{1};
    Exchange exchange;
    core::ClockMapping mapping;
    tcp::acceptor acceptor;
    asio::steady_timer timer;
    std::chrono::steady_clock::time_point nextTick{};
    std::set<std::shared_ptr<Peer>> peers;
    std::map<SessionId, Peer*> sessions;
    std::string description;
    std::uint16_t boundPort = 0;
    bool stopping = false;  ///< on the server's thread
    std::jthread thread;
    std::atomic<bool> stopped = false;
};

/// One TCP connection: HTTP requests, until it upgrades to a WebSocket.
class Peer : public std::enable_shared_from_this<Peer> {
public:
    Peer(ServerLoop& server, tcp::socket socket) : m_server(server), m_http(std::move(socket)) {}

    void readRequest()
    {
        m_parser.emplace();
        m_parser->body_limit(kHttpBodyLimitBytes);
        m_parser->header_limit(16U << 10U);
        m_http->expires_after(60s);
        http::async_read(*m_http, m_buffer, *m_parser,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->requestRead(error);
                         });
    }

    void shut()
    {
        beast::error_code ignored;
        if (m_http) m_http->socket().close(ignored);
        if (m_socket) beast::get_lowest_layer(*m_socket).socket().close(ignored);
    }

    /// Starts writing when there is something and nothing is being written.
    void write()
    {
        if (m_writing || !m_open) return;
        m_frame = m_server.exchange.takeFrame(m_session);
        if (!m_frame) {
            if (!m_server.exchange.closing(m_session).empty()) close();
            return;
        }
        m_writing = true;
        m_socket->async_write(asio::buffer(*m_frame),
                              [self = shared_from_this()](beast::error_code error, std::size_t) {
                                  self->m_writing = false;
                                  if (error) return self->gone();
                                  self->write();
                              });
    }

private:
    void requestRead(beast::error_code error)
    {
        if (error) return gone();
        if (websocket::is_upgrade(m_parser->get())) return upgrade();
        const auto& request = m_parser->get();
        const std::string method{request.method_string()};
        const std::string target{request.target()};
        const std::string authorization{request[http::field::authorization]};
        const HttpReply reply = m_server.exchange.request(
            {method, target, authorization, request.body()}, m_server.now());
        m_server.wakeWriters();
        respond(reply);
    }

    void respond(const HttpReply& reply)
    {
        const auto& request = m_parser->get();
        m_response = {http::int_to_status(static_cast<unsigned>(reply.status)), request.version()};
        m_response.set(http::field::content_type, "application/json");
        m_response.keep_alive(request.keep_alive());
        m_response.body() = reply.body;
        m_response.prepare_payload();
        http::async_write(*m_http, m_response,
                          [self = shared_from_this()](beast::error_code failed, std::size_t) {
                              if (failed || !self->m_response.keep_alive()) return self->gone();
                              self->readRequest();
                          });
    }

    void upgrade()
    {
        if (m_server.sessions.size() >= kSocketsAtMost)
            return respond({429, "too many connections"});
        m_http->expires_never();
        m_socket.emplace(m_http->release_socket());
        m_http.reset();
        m_socket->set_option(
            websocket::stream_base::timeout{10s, websocket::stream_base::none(), false});
        m_socket->read_message_max(kFrameLimitBytes);
        m_socket->text(true);
        m_socket->async_accept(m_parser->get(),
                               [self = shared_from_this()](beast::error_code error) {
                                   if (error) return self->gone();
                                   self->opened();
                               });
    }

    void opened()
    {
        m_open = true;
        m_session = m_server.exchange.connect(m_server.now());
        m_server.sessions[m_session] = this;
        read();
    }

    void read()
    {
        m_socket->async_read(
            m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
                if (error) return self->gone();
                const auto bytes = self->m_buffer.cdata();
                self->m_server.exchange.handle(
                    self->m_session, {static_cast<const char*>(bytes.data()), bytes.size()},
                    self->m_server.now());
                self->m_buffer.consume(self->m_buffer.size());
                self->m_server.wakeWriters();
                if (self->m_open) self->read();
            });
    }

    void close()
    {
        m_open = false;
        m_socket->async_close(
            {websocket::close_code::normal, std::string{m_server.exchange.closing(m_session)}},
            [self = shared_from_this()](beast::error_code) { self->gone(); });
    }

    /// The connection has ended, whichever way: what it was armed to cancel is cancelled.
    void gone()
    {
        if (m_gone) return;
        m_gone = true;
        m_open = false;
        const auto self = shared_from_this();
        if (m_session != 0) {
            m_server.sessions.erase(m_session);
            m_server.exchange.disconnect(m_session, m_server.now());
        }
        shut();
        m_server.peers.erase(self);
        m_server.wakeWriters();
    }

    ServerLoop& m_server;
    std::optional<beast::tcp_stream> m_http;
    std::optional<websocket::stream<beast::tcp_stream>> m_socket;
    beast::flat_buffer m_buffer{kFrameLimitBytes + 1024};
    std::optional<http::request_parser<http::string_body>> m_parser;
    http::response<http::string_body> m_response;
    SessionId m_session = 0;
    Frame m_frame;
    bool m_open = false;
    bool m_writing = false;
    bool m_gone = false;
};

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
        if (error || stopping) return;
        if (peers.size() < kConnectionsAtMost) {
            beast::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            const auto peer = std::make_shared<Peer>(*this, std::move(socket));
            peers.insert(peer);
            peer->readRequest();
        }
        accept();
    });
}

void ServerLoop::tick()
{
    exchange.advance(now());
    wakeWriters();
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
    for (const SessionId id : exchange.ready())
        if (const auto it = sessions.find(id); it != sessions.end()) it->second->write();
}

template <class Work>
auto ServerLoop::onThread(Work work) const -> decltype(work())
{
    if (stopped || std::this_thread::get_id() == thread.get_id()) return work();
    std::promise<decltype(work())> promise;
    auto answer = promise.get_future();
    asio::post(io, [&] { promise.set_value(work()); });
    return answer.get();
}

ExchangeServer::ExchangeServer(std::unique_ptr<ServerLoop> loop) : m_loop(std::move(loop)) {}
ExchangeServer::~ExchangeServer() { stop(); }

core::Expected<std::unique_ptr<ExchangeServer>> ExchangeServer::start(ServerOptions options)
{
    if (!(options.speed >= 1 && options.speed <= 1000))
        return core::failure(fmt::format("starting the paper exchange: speed must be from 1 to 1000, was {}", options.speed));
    const core::Time wished = options.start != core::Time{}
                                 ? options.start
                                 : std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
    const core::Time begin = options.market ? options.market->startsAt().value_or(wished)
                                            : paper_market::startFor(options.scenario, wished);
    std::unique_ptr<paper_market::MarketSource> market = std::move(options.market);
    if (!market)
        market =
            std::make_unique<paper_market::GeneratedMarket>(options.seed, options.scenario, begin);
    auto loop = std::make_unique<ServerLoop>(std::move(market), options, begin);
    if (options.accounts.empty()) options.accounts.push_back({.key = "paper", .secret = "paper"});
    for (paper_trading::AccountSeed& seed : options.accounts)
        if (auto added = loop->exchange.addAccount(std::move(seed)); !added)
            return std::unexpected(added.error());
    if (options.demoBook) {
        const auto names = loop->exchange.accountNames();
        const auto seeded =
            loop->exchange.import(names.front(), paper_market::demoBook(*loop->market, begin));
        if (!seeded) return std::unexpected(seeded.error());
    }
    if (auto listening = loop->listen(options.port); !listening)
        return std::unexpected(listening.error());
    loop->description = loop->market->description();
    loop->nextTick = std::chrono::steady_clock::now();
    loop->accept();
    ServerLoop* running = loop.get();
    loop->thread = std::jthread([running] {
        running->tick();
        running->io.run();
    });
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
    return m_loop->onThread([this] { return m_loop->exchange.accountNames(); });
}

core::Expected<void> ExchangeServer::importPositions(
    std::vector<paper_trading::SeedPosition> positions, std::string account)
{
    return m_loop->onThread([&]() -> core::Expected<void> {
        const auto names = m_loop->exchange.accountNames();
        auto done = m_loop->exchange.import(account.empty() ? names.front() : account, positions);
        m_loop->wakeWriters();
        return done;
    });
}

}  // namespace ballast::paper
