#include "connectors/net/ws_session.h"

#include "connectors/net/gated_stream.h"
#include "connectors/net/trust.h"
#include "connectors/net/wire_cuts.h"
#include "models/core/assert.h"
#include "models/core/text.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>
#include <type_traits>
#include <utility>

namespace ballast::net {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

/// What WsSession needs of a connection, whether TLS or not. Kept alive by its own pending
/// operations; `detach` cuts it from the owner, after which it only winds down.
class WsSession::Connection : public std::enable_shared_from_this<WsSession::Connection> {
public:
    Connection(Url url, Callbacks callbacks, WsLimits limits)
        : m_url(std::move(url)), m_callbacks(std::move(callbacks)), m_limits(std::move(limits))
    {
    }
    virtual ~Connection() = default;
    virtual void start() = 0;
    virtual void closeGently() = 0;
    virtual void abandon() = 0;
    virtual void limitFrames(std::size_t bytes) = 0;

    bool send(std::string text, core::KillSwitch* gate = nullptr, Fate fate = {})
    {
        if (gate && gate->isClosed()) return false;
        if (!m_open || m_closing || m_queue.size() >= m_limits.queuedFrames ||
            m_queuedBytes + text.size() > m_limits.queuedBytes)
            return false;
        m_queuedBytes += text.size();
        auto leave =
            gate ? std::optional{Leave(*gate, std::chrono::steady_clock::now())} : std::nullopt;
        m_queue.push_back({std::move(text), leave, std::move(fate)});
        if (m_queue.size() == 1) writeFirst();
        return true;
    }
    void detach() { m_detached = true; }
    std::size_t queuedFrames() const { return m_queue.size(); }
    std::uint64_t bytesRead() const { return m_bytesRead; }
    bool wasTooLarge() const { return m_tooLarge; }

protected:
    /// Begins to write the front one. One with a gate is thrown away there if that is closed.
    virtual void write() = 0;
    /// The front one; false: none was left.
    bool writeFirst()
    {
        if (m_queue.empty()) return false;
        write();
        return true;
    }
    /// What became of the front one, which passes a gate.
    void tellFate(bool written)
    {
        const Fate fate = std::exchange(m_queue.front().fate, nullptr);
        if (fate && !m_detached) fate(written);
    }
    void dropFront()
    {
        m_queuedBytes -= m_queue.front().text.size();
        m_queue.pop_front();
    }
    void reportOpen()
    {
        m_open = true;
        if (!m_detached) m_callbacks.onOpen();
    }
    void reportText(std::string_view text)
    {
        m_bytesRead += text.size();
        if (!m_detached) m_callbacks.onText(text);
    }
    void reportClosed(const std::string& reason)
    {
        m_open = false;
        if (m_reported) return;
        m_reported = true;
        if (!m_detached) m_callbacks.onClosed(reason);
    }

    struct Queued {
        std::string text;
        std::optional<Leave> leave;  ///< asked when it is written; none: it may always go
        Fate fate;                   ///< of one with a leave; told once
    };
    Url m_url;
    Callbacks m_callbacks;
    WsLimits m_limits;
    std::deque<Queued> m_queue;  ///< the front one is being written
    std::size_t m_queuedBytes = 0;
    std::uint64_t m_bytesRead = 0;
    bool m_open = false;
    bool m_closing = false;
    bool m_detached = false;
    bool m_reported = false;
    bool m_tooLarge = false;
};

namespace {

/// What the system may hold for us. Left alone it grows to tens of megabytes where we read slowly,
/// a second and more of prices that nobody sees any more; this much is enough for 5 MB/s from the
/// other side of the world.
constexpr int kReceiveBufferBytes = 1 << 20;

using PlainStream = websocket::stream<GatedStream<beast::tcp_stream>>;
using TlsStream = websocket::stream<GatedStream<beast::ssl_stream<beast::tcp_stream>>>;

std::string sentence(const Url& url, std::string_view doing, std::string_view what)
{
    std::string text{doing};
    text += ' ';
    text += url.host;
    text += ':';
    text += url.port;
    text += ": ";
    text += what;
    return text;
}

std::string words(const error_code& error, std::size_t frameBytes)
{
    if (error == beast::error::timeout) return "no answer in time";
    if (error == websocket::error::message_too_big)
        return "a message larger than " + std::to_string(frameBytes >> 10U) + " KiB";
    return error.message();
}

/// What is wrong with the certificate, where that is why TLS was not established.
std::string tlsWords(const SSL* tls, const error_code& error)
{
    const long why = SSL_get_verify_result(tls);
    if (why == X509_V_OK || error == beast::error::timeout) return words(error, 0);
    // The name was compared last, by whoever asked for it; OpenSSL knows of no reason.
    const char* reason = why == X509_V_ERR_UNSPECIFIED ? "it is not for this host"
                                                       : X509_verify_cert_error_string(why);
    return std::string{"its certificate is not trusted: "} + reason;
}

/// Addresses that are known without asking: those of an address, and of this machine.
std::vector<std::string> knownAddresses(const std::string& host)
{
    if (host == "localhost") return {"127.0.0.1", "::1"};
    error_code notLiteral;
    static_cast<void>(asio::ip::make_address(host, notLiteral));
    return notLiteral ? std::vector<std::string>{} : std::vector{host};
}

}  // namespace

template <class Stream>
class WsSession::StreamConnection final : public WsSession::Connection {
    static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

public:
    StreamConnection(asio::io_context& context, std::shared_ptr<asio::ssl::context> tls, Url url,
                     Callbacks callbacks, WsLimits limits)
        : Connection(std::move(url), std::move(callbacks), std::move(limits)),
          m_executor(context.get_executor()),
          m_lookup(context),
          m_resolveLimit(context),
          m_deadline(context),
          m_tls(std::move(tls)),
          m_stream(make(context, m_tls))
    {
    }

    void start() override
    {
        // One deadline over all steps, because a peer may stall in any of them.
        m_deadline.expires_after(m_limits.connect);
        m_deadline.async_wait([self = self()](error_code error) {
            if (!error && !self->m_open) self->fail("connecting to", beast::error::timeout);
        });
        if (auto known = knownAddresses(m_url.host); !known.empty())
            return asio::post(
                m_executor, [self = self(), known = std::move(known)] { self->onResolved(known); });
        m_resolveLimit.expires_after(m_limits.resolve);
        m_resolveLimit.async_wait([self = self()](error_code error) {
            if (!error) self->fail("finding the address of", beast::error::timeout);
        });
        m_lookup.start(m_limits.resolver ? m_limits.resolver : resolveBySystem, m_url.host,
                       [weak = std::weak_ptr{self()}](const Addresses& found) {
                           if (const auto self = weak.lock()) self->onResolved(found);
                       });
    }

    void closeGently() override
    {
        if (m_closing) return;
        m_closing = true;
        if (!m_open)
            return fail("closed before it was connected to", asio::error::operation_aborted);
        if (m_queue.empty()) sendClose();
    }

    void abandon() override
    {
        m_deadline.cancel();
        m_resolveLimit.cancel();
        m_lookup.abandon();
        m_cut.reset();
        beast::get_lowest_layer(m_stream).close();
    }

    void limitFrames(std::size_t bytes) override
    {
        m_limits.frameBytes = bytes;
        m_stream.read_message_max(bytes);
    }

private:
    static Stream make(asio::io_context& context,
                       [[maybe_unused]] const std::shared_ptr<asio::ssl::context>& tls)
    {
        if constexpr (kTls)
            return Stream{context, *tls};
        else
            return Stream{context};
    }
    std::shared_ptr<StreamConnection> self()
    {
        return std::static_pointer_cast<StreamConnection>(shared_from_this());
    }

    void fail(std::string_view doing, const error_code& error)
    {
        m_tooLarge = error == websocket::error::message_too_big;
        const std::string reason =
            m_closing ? "closed by us" : sentence(m_url, doing, words(error, m_limits.frameBytes));
        abandon();
        reportClosed(reason);
    }

    void onResolved(const Addresses& found)
    {
        if (m_reported) return;
        m_resolveLimit.cancel();
        if (!found) return refuse(sentence(m_url, "finding the address of", found.error().message));
        std::vector<tcp::endpoint> endpoints;
        for (const std::string& text : *found) {
            error_code unreadable;
            const auto address = asio::ip::make_address(text, unreadable);
            if (unreadable) continue;
            if (!m_url.secure && !address.is_loopback())
                return refuse("connecting without TLS: " + core::quoted(m_url.host) +
                              " is not this machine");
            endpoints.emplace_back(address, static_cast<unsigned short>(std::stoi(m_url.port)));
        }
        if (endpoints.empty())
            return refuse(sentence(m_url, "finding the address of", "it has none"));
        m_resolved = tcp::resolver::results_type::create(endpoints.begin(), endpoints.end(),
                                                         m_url.host, m_url.port);
        beast::get_lowest_layer(m_stream).async_connect(
            m_resolved, [self = self()](error_code failed, const tcp::endpoint&) {
                self->onConnected(failed);
            });
    }

    void refuse(const std::string& reason)
    {
        abandon();
        reportClosed(reason);
    }

    void onConnected(const error_code& error)
    {
        if (m_reported) return;
        if (error) return fail("connecting to", error);
        error_code ignored;
        auto& socket = beast::get_lowest_layer(m_stream).socket();
        socket.set_option(tcp::no_delay{true}, ignored);
        socket.set_option(asio::socket_base::receive_buffer_size{kReceiveBufferBytes}, ignored);
        if (m_limits.cuts) m_cut = m_limits.cuts->add(static_cast<int>(socket.native_handle()));
        if constexpr (kTls) {
            auto& tls = m_stream.next_layer().next_layer();
            error_code isName;
            asio::ip::make_address(m_url.host, isName);
            // SSL_set_tlsext_host_name, written out because the macro casts in the old style. An
            // address is no name that may be asked for.
            if (isName && SSL_ctrl(tls.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                   TLSEXT_NAMETYPE_host_name, m_url.host.data()) != 1)
                return refuse("preparing TLS to " + m_url.host + ": this name cannot be asked for");
            tls.set_verify_callback(asio::ssl::host_name_verification(m_url.host));
            tls.async_handshake(asio::ssl::stream_base::client,
                                [self = self()](error_code failed) { self->onSecured(failed); });
        } else {
            onSecured({});
        }
    }

    void onSecured(const error_code& error)
    {
        if (m_reported) return;
        if constexpr (kTls)
            if (error && !m_closing)
                return refuse(
                    sentence(m_url, "establishing TLS with",
                             tlsWords(m_stream.next_layer().next_layer().native_handle(), error)));
        if (error) return fail("establishing TLS with", error);
        websocket::stream_base::timeout limits;
        limits.handshake_timeout = m_limits.connect;
        limits.idle_timeout = m_limits.idle;
        limits.keep_alive_pings = false;  // the venue's own heartbeat is the sign of life
        m_stream.set_option(limits);
        m_stream.set_option(websocket::permessage_deflate{});  // both ways off: never offered
        m_stream.read_message_max(m_limits.frameBytes);
        m_stream.auto_fragment(false);
        m_stream.text(true);
        const std::string host = m_url.host.find(':') == std::string::npos
                                     ? m_url.host + ":" + m_url.port
                                     : "[" + m_url.host + "]:" + m_url.port;
        m_stream.async_handshake(host, m_url.target,
                                 [self = self()](error_code failed) { self->onUpgraded(failed); });
    }

    void onUpgraded(const error_code& error)
    {
        if (m_reported) return;
        if (error) return fail("opening the websocket at", error);
        m_deadline.cancel();
        reportOpen();
        readNext();
    }

    void readNext()
    {
        if (m_reported || m_detached) return;
        m_stream.async_read(
            m_buffer, [self = self()](error_code error, std::size_t) { self->onRead(error); });
    }

    void onRead(const error_code& error)
    {
        if (m_reported) return;
        if (error) return fail("reading from", error);
        if (m_stream.got_text()) {
            const auto bytes = m_buffer.cdata();
            reportText({static_cast<const char*>(bytes.data()), bytes.size()});
        }
        m_buffer.consume(m_buffer.size());
        readNext();
    }

    void write() override
    {
        const Queued& front = m_queue.front();
        // By a weak pointer, for the stream itself keeps it.
        if (front.leave)
            m_stream.next_layer().guard(*front.leave, [weak = std::weak_ptr{self()}](bool written) {
                if (const auto it = weak.lock()) it->tellFate(written);
            });
        m_stream.async_write(
            asio::buffer(front.text),
            [self = self()](error_code error, std::size_t) { self->onWritten(error); });
    }

    void onWritten(const error_code& error)
    {
        if (m_reported) return;
        if (error) return fail("writing to", error);
        dropFront();
        if (!writeFirst() && m_closing) sendClose();
    }

    void sendClose()
    {
        m_deadline.expires_after(m_limits.close);
        m_deadline.async_wait([self = self()](error_code error) {
            if (!error) self->fail("closing", beast::error::timeout);
        });
        m_stream.async_close(websocket::close_code::normal,
                             [self = self()](error_code error) { self->fail("closing", error); });
    }

    asio::io_context::executor_type m_executor;
    Lookup m_lookup;
    asio::steady_timer m_resolveLimit;
    tcp::resolver::results_type m_resolved;
    asio::steady_timer m_deadline;
    WireCuts::Held m_cut;
    std::shared_ptr<asio::ssl::context> m_tls;  ///< outlives the stream made of it
    Stream m_stream;
    beast::flat_buffer m_buffer;
};

WsSession::WsSession(asio::io_context& context, Callbacks callbacks, WsLimits limits)
    : m_context(context), m_callbacks(std::move(callbacks)), m_limits(std::move(limits))
{
    BALLAST_ASSERT(m_callbacks.onOpen && m_callbacks.onText && m_callbacks.onClosed);
}

WsSession::~WsSession()
{
    if (!m_connection) return;
    m_connection->detach();
    m_connection->abandon();
}

void WsSession::connect(const Url& url)
{
    BALLAST_ASSERT(!m_connection);
    if (!url.secure) {
        m_connection = std::make_shared<StreamConnection<PlainStream>>(m_context, nullptr, url,
                                                                       m_callbacks, m_limits);
        return m_connection->start();
    }
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    // Before the stream is made: it copies from its context whether the peer is verified.
    const auto trusted = trustSystemAuthorities(*tls, m_limits.extraAuthorities);
    m_connection =
        std::make_shared<StreamConnection<TlsStream>>(m_context, tls, url, m_callbacks, m_limits);
    if (!trusted) {
        // Through the loop, so that connect() never calls back before it has returned.
        asio::post(m_context, [connection = std::weak_ptr{m_connection},
                               call = m_callbacks.onClosed, reason = trusted.error().message] {
            if (!connection.expired()) call(reason);
        });
        return;
    }
    m_connection->start();
}

bool WsSession::send(std::string text)
{
    return m_connection && m_connection->send(std::move(text));
}

bool WsSession::sendThrough(core::KillSwitch& gate, std::string text, Fate fate)
{
    return m_connection && m_connection->send(std::move(text), &gate, std::move(fate));
}

void WsSession::close()
{
    if (m_connection) m_connection->closeGently();
}

void WsSession::limitFrames(std::size_t bytes)
{
    if (m_connection) m_connection->limitFrames(bytes);
}

bool WsSession::wasTooLarge() const { return m_connection && m_connection->wasTooLarge(); }

std::size_t WsSession::queuedFrames() const
{
    return m_connection ? m_connection->queuedFrames() : 0;
}
std::uint64_t WsSession::bytesRead() const { return m_connection ? m_connection->bytesRead() : 0; }

}  // namespace ballast::net
