#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace ballast::test {

/// What is wrong, or not, with the certificate a TLS server shows.
struct Certificate {
    std::string names = "IP:127.0.0.1";  ///< subject alternative names
    int startsInDays = -1, endsInDays = 1;
    bool fromOurAuthority = true;  ///< else it signs itself
    bool mayServe = true;          ///< the extended use allows servers
};

/// A fresh key, its certificate, and the authority a client must trust to accept it; all PEM.
struct ServerKeys {
    std::string authority, chain, key;
};
ServerKeys makeKeys(const Certificate& wanted);

/// A websocket server with TLS on loopback; greets with "hello" and echoes. Keys are made on the
/// spot.
class TlsServer {
public:
    enum class Speaks { Tls12AndNewer, OnlyTls11, OnlyTls10, NoTls, Nothing, NoCertificate };
    /// With keys made elsewhere; `authority` may be empty.
    TlsServer(boost::asio::io_context& context, const ServerKeys& keys,
              Speaks speaks = Speaks::Tls12AndNewer);
    TlsServer(boost::asio::io_context& context, const Certificate& certificate,
              Speaks speaks = Speaks::Tls12AndNewer);
    ~TlsServer();
    std::uint16_t port() const;
    std::string authorityPem() const;  ///< what a client must trust to accept it

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace ballast::test
