#pragma once

#include "connectors/paper/feeds.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <memory>
#include <optional>

namespace ballast::paper {

struct HttpReply;
struct ServerLoop;

/// One TCP connection: HTTP requests, until it upgrades to a WebSocket. Lives on the server's
/// thread.
class Peer : public std::enable_shared_from_this<Peer> {
public:
    Peer(ServerLoop& server, boost::asio::ip::tcp::socket socket);

    void readRequest();
    void shut();
    /// Starts writing when there is something and nothing is being written.
    void write();

private:
    void requestRead(boost::beast::error_code error);
    HttpReply answer();
    void respond(const HttpReply& reply);
    void upgrade();
    void opened();
    void read();
    void close();
    void gone();

    ServerLoop& m_server;
    std::optional<boost::beast::tcp_stream> m_http;
    std::optional<boost::beast::websocket::stream<boost::beast::tcp_stream>> m_socket;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    boost::beast::http::response<boost::beast::http::string_body> m_response;
    SessionId m_session = 0;
    Frame m_frame;
    bool m_open = false;
    bool m_writing = false;
    bool m_gone = false;
};

}  // namespace ballast::paper
