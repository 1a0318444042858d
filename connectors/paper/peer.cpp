#include "connectors/paper/peer.h"

#include "connectors/paper/server_loop.h"

#include <chrono>

namespace ballast::paper {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

constexpr std::size_t kSocketsAtMost = 32;  // as the venue allows one address
constexpr std::size_t kHttpBodyLimitBytes = 64U << 10U;
/// What the system keeps for a reader who is slow: beyond it the exchange itself knows of it, and
/// sends what is true instead of what was.
constexpr int kSendBufferBytes = 256 << 10;

/// The venue's words while it is closed.
HttpReply closedReply(const std::string& why)
{
    std::string body;
    JsonWriter json(body);
    json.object().field("jsonrpc", "2.0").key("error").object();
    json.field("code", 11051).field("message", "system_maintenance");
    json.key("data").object().field("reason", why).endObject().endObject().endObject();
    return {503, std::move(body)};
}

}  // namespace

Peer::Peer(ServerLoop& server, asio::ip::tcp::socket socket)
    : m_server(server), m_http(std::move(socket)), m_buffer(kFrameLimitBytes + 1024)
{
    beast::error_code ignored;
    m_http->socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    m_http->socket().set_option(asio::socket_base::send_buffer_size(kSendBufferBytes), ignored);
}

void Peer::readRequest()
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

void Peer::shut()
{
    beast::error_code ignored;
    if (m_http) m_http->socket().close(ignored);
    if (m_socket) beast::get_lowest_layer(*m_socket).socket().close(ignored);
}

void Peer::write()
{
    if (m_writing || !m_open) return;
    m_frame = m_server.exchange->takeFrame(m_session);
    if (!m_frame) {
        if (!m_server.exchange->closing(m_session).empty()) close();
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

void Peer::requestRead(beast::error_code error)
{
    if (error) return gone();
    if (!m_server.exchange) return respond(closedReply(m_server.outage()));
    if (websocket::is_upgrade(m_parser->get())) return upgrade();
    const HttpReply reply = answer();
    m_server.wakeWriters();
    respond(reply);
}

HttpReply Peer::answer()
{
    const auto& request = m_parser->get();
    const std::string method{request.method_string()};
    const std::string target{request.target()};
    const std::string authorization{request[http::field::authorization]};
    return m_server.exchange->request({method, target, authorization, request.body()},
                                      m_server.now());
}

void Peer::respond(const HttpReply& reply)
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

void Peer::upgrade()
{
    if (m_server.sessions.size() >= kSocketsAtMost) return respond({429, "too many connections"});
    m_http->expires_never();
    m_socket.emplace(m_http->release_socket());
    m_http.reset();
    m_socket->set_option(
        websocket::stream_base::timeout{10s, websocket::stream_base::none(), false});
    m_socket->read_message_max(kFrameLimitBytes);
    m_socket->text(true);
    m_socket->async_accept(m_parser->get(), [self = shared_from_this()](beast::error_code error) {
        if (error) return self->gone();
        self->opened();
    });
}

void Peer::opened()
{
    m_open = true;
    m_session = m_server.exchange->connect(m_server.now());
    m_server.sessions[m_session] = this;
    read();
}

void Peer::read()
{
    m_socket->async_read(
        m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error) return self->gone();
            const auto bytes = self->m_buffer.cdata();
            self->m_server.exchange->handle(self->m_session,
                                            {static_cast<const char*>(bytes.data()), bytes.size()},
                                            self->m_server.now());
            self->m_buffer.consume(self->m_buffer.size());
            self->m_server.wakeWriters();
            if (self->m_open) self->read();
        });
}

void Peer::close()
{
    m_open = false;
    m_socket->async_close(
        {websocket::close_code::normal, std::string{m_server.exchange->closing(m_session)}},
        [self = shared_from_this()](beast::error_code) { self->gone(); });
}

/// The connection has ended, whichever way: what it was armed to cancel is cancelled.
void Peer::gone()
{
    if (m_gone) return;
    m_gone = true;
    m_open = false;
    const auto self = shared_from_this();
    if (m_session != 0) {
        m_server.sessions.erase(m_session);
        m_server.exchange->disconnect(m_session, m_server.now());
    }
    shut();
    m_server.peers.erase(self);
    m_server.wakeWriters();
}

}  // namespace ballast::paper
