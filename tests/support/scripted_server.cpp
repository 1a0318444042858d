#include "tests/support/scripted_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>

namespace ballast::test {
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Stream = beast::websocket::stream<tcp::socket>;

struct ScriptedServer::State : std::enable_shared_from_this<State> {
    State(asio::io_context& context, ScriptedServer& owner)
        : acceptor(context, tcp::endpoint{asio::ip::address_v4::loopback(), 0}), server(&owner)
    {
    }

    void accept()
    {
        acceptor.async_accept(
            [self = shared_from_this()](boost::system::error_code error, tcp::socket socket) {
                if (error || !self->server) return;
                ++self->connections;
                self->stream = std::make_shared<Stream>(std::move(socket));
                self->outbox.clear();
                self->open = false;
                if (!self->stalled) self->upgrade();
                self->accept();
            });
    }
    void upgrade()
    {
        stream->async_accept(
            [self = shared_from_this(), s = stream](boost::system::error_code error) {
                if (error || s != self->stream) return;
                self->open = true;
                self->read();
            });
    }
    void read()
    {
        auto buffer = std::make_shared<beast::flat_buffer>();
        stream->async_read(*buffer, [self = shared_from_this(), s = stream, buffer](
                                        boost::system::error_code error, std::size_t) {
            if (!self->server || s != self->stream) return;
            if (error) {
                self->open = false;
                self->stream.reset();
                if (self->server->onDisconnected) self->server->onDisconnected();
                return;
            }
            self->server->onFrame(beast::buffers_to_string(buffer->data()));
            if (s == self->stream) self->read();
        });
    }
    void write()
    {
        stream->binary(outbox.front().second);
        stream->async_write(
            asio::buffer(outbox.front().first),
            [self = shared_from_this(), s = stream](boost::system::error_code error, std::size_t) {
                if (error || s != self->stream) return;
                self->outbox.pop_front();
                if (!self->outbox.empty()) self->write();
            });
    }
    void send(const std::string& text, bool binary)
    {
        if (!open) return;
        outbox.emplace_back(text, binary);
        if (outbox.size() == 1) write();
    }

    tcp::acceptor acceptor;
    ScriptedServer* server;
    std::shared_ptr<Stream> stream;
    std::deque<std::pair<std::string, bool>> outbox;
    int connections = 0;
    bool open = false;
    bool stalled = false;
};

ScriptedServer::ScriptedServer(asio::io_context& context)
    : onFrame([](const std::string&) {}), m_state(std::make_shared<State>(context, *this))
{
    m_state->accept();
}

ScriptedServer::~ScriptedServer()
{
    m_state->server = nullptr;
    boost::system::error_code ignored;
    m_state->acceptor.close(ignored);
    cut();
}

std::uint16_t ScriptedServer::port() const { return m_state->acceptor.local_endpoint().port(); }
std::string ScriptedServer::url() const
{
    return "ws://127.0.0.1:" + std::to_string(port()) + "/ws/api/v2";
}
int ScriptedServer::connections() const { return m_state->connections; }
bool ScriptedServer::connected() const { return m_state->open; }
void ScriptedServer::send(const std::string& text) { m_state->send(text, false); }
void ScriptedServer::sendBinary(const std::string& bytes) { m_state->send(bytes, true); }
void ScriptedServer::stall(bool on) { m_state->stalled = on; }

void ScriptedServer::cut()
{
    if (!m_state->stream) return;
    boost::system::error_code ignored;
    m_state->stream->next_layer().close(ignored);
    m_state->open = false;
}

void ScriptedServer::close()
{
    if (m_state->open)
        m_state->stream->async_close(beast::websocket::close_code::normal,
                                     [s = m_state->stream](boost::system::error_code) {});
}

}  // namespace ballast::test
