#include "tests/support/tls_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>
#include <vector>

namespace ballast::test {
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Cert = std::unique_ptr<X509, decltype(&X509_free)>;
using Stream = beast::websocket::stream<beast::ssl_stream<tcp::socket>>;

namespace {

Key makeKey()
{
    Key key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free};
    if (!key) throw std::runtime_error("no key");
    return key;
}

void extend(X509* cert, X509* issuer, int nid, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, cert, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    if (!extension) throw std::runtime_error("no extension");
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

Cert makeCert(const char* name, long serial, int fromDays, int toDays, EVP_PKEY* key)
{
    Cert cert{X509_new(), X509_free};
    X509_set_version(cert.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), fromDays * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), toDays * 86400L);
    X509_set_pubkey(cert.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(cert.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return cert;
}

template <class Write>
std::string pem(Write write)
{
    BIO* bio = BIO_new(BIO_s_mem());
    write(bio);
    char* bytes = nullptr;
    const long size = BIO_ctrl(bio, BIO_CTRL_INFO, 0, &bytes);
    std::string out(bytes, static_cast<std::size_t>(size));
    BIO_free(bio);
    return out;
}

}  // namespace

ServerKeys makeKeys(const Certificate& wanted)
{
    const Key authorityKey = makeKey(), key = makeKey();
    const Cert authority = makeCert("Test authority", 1, -2, 2, authorityKey.get());
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    extend(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(authority.get(), authorityKey.get(), EVP_sha256());

    const Cert cert = makeCert("Test server", 2, wanted.startsInDays, wanted.endsInDays, key.get());
    X509* const issuer = wanted.fromOurAuthority ? authority.get() : cert.get();
    X509_set_issuer_name(cert.get(), X509_get_subject_name(issuer));
    if (!wanted.names.empty())
        extend(cert.get(), issuer, NID_subject_alt_name, wanted.names.c_str());
    extend(cert.get(), issuer, NID_ext_key_usage,
           wanted.mayServe ? "serverAuth" : "emailProtection");
    X509_sign(cert.get(), wanted.fromOurAuthority ? authorityKey.get() : key.get(), EVP_sha256());

    ServerKeys keys;
    keys.authority = pem([&](BIO* bio) { PEM_write_bio_X509(bio, authority.get()); });
    keys.chain = pem([&](BIO* bio) { PEM_write_bio_X509(bio, cert.get()); });
    keys.key = pem([&](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    return keys;
}

struct TlsServer::State : std::enable_shared_from_this<State> {
    explicit State(asio::io_context& context)
        : acceptor(context, tcp::endpoint{asio::ip::address_v4::loopback(), 0})
    {
    }
    void certify(const ServerKeys& keys)
    {
        authorityPem = keys.authority;
        // What is too weak to be trusted is to be shown all the same.
        SSL_CTX_set_security_level(tls.native_handle(), 0);
        tls.use_certificate_chain(asio::buffer(keys.chain));
        tls.use_private_key(asio::buffer(keys.key), asio::ssl::context::pem);
    }
    void accept()
    {
        acceptor.async_accept(
            [self = shared_from_this()](boost::system::error_code error, tcp::socket socket) {
                if (error) return;
                if (self->silent) {
                    self->ignored.push_back(std::move(socket));
                } else if (self->plain) {
                    auto kept = std::make_shared<tcp::socket>(std::move(socket));
                    asio::async_write(*kept, asio::buffer("HTTP/1.1 200 OK\r\n\r\n", 19),
                                      [kept](boost::system::error_code, std::size_t) {});
                } else {
                    self->stream = std::make_shared<Stream>(std::move(socket), self->tls);
                    self->secure(self->stream);
                }
                self->accept();
            });
    }
    void secure(const std::shared_ptr<Stream>& s)
    {
        s->next_layer().async_handshake(
            asio::ssl::stream_base::server,
            [self = shared_from_this(), s](boost::system::error_code error) {
                if (!error) self->upgrade(s);
            });
    }
    void upgrade(const std::shared_ptr<Stream>& s)
    {
        s->async_accept([self = shared_from_this(), s](boost::system::error_code error) {
            if (!error) self->say(s, "hello");
        });
    }
    void say(const std::shared_ptr<Stream>& s, const std::string& text)
    {
        auto kept = std::make_shared<std::string>(text);
        s->async_write(asio::buffer(*kept), [self = shared_from_this(), s, kept](
                                                boost::system::error_code error, std::size_t) {
            if (!error) self->listen(s);
        });
    }
    void listen(const std::shared_ptr<Stream>& s)
    {
        auto buffer = std::make_shared<beast::flat_buffer>();
        s->async_read(*buffer, [self = shared_from_this(), s, buffer](
                                   boost::system::error_code error, std::size_t) {
            if (!error) self->say(s, beast::buffers_to_string(buffer->data()));
        });
    }

    tcp::acceptor acceptor;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    std::shared_ptr<Stream> stream;
    std::string authorityPem;
    bool plain = false, silent = false;
    std::vector<tcp::socket> ignored;  ///< accepted and never spoken to
};

TlsServer::TlsServer(asio::io_context& context, const Certificate& certificate, Speaks speaks)
    : TlsServer(context, makeKeys(certificate), speaks)
{
}

TlsServer::TlsServer(asio::io_context& context, const ServerKeys& keys, Speaks speaks)
    : m_state(std::make_shared<State>(context))
{
    if (speaks != Speaks::NoCertificate) m_state->certify(keys);
    m_state->plain = speaks == Speaks::NoTls;
    m_state->silent = speaks == Speaks::Nothing;
    SSL_CTX* const native = m_state->tls.native_handle();
    const int only = speaks == Speaks::OnlyTls11   ? TLS1_1_VERSION
                     : speaks == Speaks::OnlyTls10 ? TLS1_VERSION
                                                   : 0;
    if (only != 0) {
        SSL_CTX_set_min_proto_version(native, only);
        SSL_CTX_set_max_proto_version(native, only);
    }
    if (speaks == Speaks::NoCertificate) {
        m_state->authorityPem = keys.authority;
        SSL_CTX_set_security_level(native, 0);
        SSL_CTX_set_max_proto_version(native, TLS1_2_VERSION);
        SSL_CTX_set_cipher_list(native, "aNULL");
    }
    m_state->accept();
}

TlsServer::~TlsServer()
{
    boost::system::error_code ignored;
    m_state->acceptor.close(ignored);
    if (m_state->stream) beast::get_lowest_layer(*m_state->stream).close(ignored);
}

std::uint16_t TlsServer::port() const { return m_state->acceptor.local_endpoint().port(); }
std::string TlsServer::authorityPem() const { return m_state->authorityPem; }

}  // namespace ballast::test
