#include "connectors/net/trust.h"

#include <boost/asio/ssl/context.hpp>

#ifdef _WIN32
#include <windows.h>
// After windows.h, which it needs.
#include <wincrypt.h>
#endif

namespace ballast::net {
namespace {

#ifdef _WIN32
// OpenSSL does not read the certificate store of Windows by itself.
bool addWindowsRoots(SSL_CTX* context)
{
    HCERTSTORE store = CertOpenSystemStoreW(0, L"ROOT");
    if (!store) return false;
    X509_STORE* trusted = SSL_CTX_get_cert_store(context);
    int added = 0;
    for (PCCERT_CONTEXT found = nullptr; (found = CertEnumCertificatesInStore(store, found));) {
        const unsigned char* bytes = found->pbCertEncoded;
        X509* certificate = d2i_X509(nullptr, &bytes, static_cast<long>(found->cbCertEncoded));
        if (!certificate) continue;
        added += X509_STORE_add_cert(trusted, certificate);
        X509_free(certificate);
    }
    CertCloseStore(store, 0);
    return added > 0;
}
#endif

bool addSystemAuthorities(boost::asio::ssl::context& context)
{
#ifdef _WIN32
    return addWindowsRoots(context.native_handle());
#else
    boost::system::error_code error;
    context.set_default_verify_paths(error);
#ifdef __APPLE__
    // An OpenSSL from a package manager looks in its own prefix, where nothing is kept.
    context.load_verify_file("/etc/ssl/cert.pem", error);
#endif
    return !error;
#endif
}

}  // namespace

core::Expected<void> trustSystemAuthorities(boost::asio::ssl::context& context,
                                            const std::string& extraAuthorities)
{
    namespace ssl = boost::asio::ssl;
    boost::system::error_code error;
    context.set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 |
                            ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                            ssl::context::no_tlsv1_1,
                        error);
    if (error || SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1)
        return core::failure("preparing TLS: this OpenSSL cannot be limited to TLS 1.2 or newer");
    context.set_verify_mode(ssl::verify_peer, error);
    if (error) return core::failure("preparing TLS: " + error.message());
    if (!addSystemAuthorities(context) && extraAuthorities.empty())
        return core::failure(
            "preparing TLS: found no certificate authorities on this system; "
            "install its package of root certificates");
    if (!extraAuthorities.empty()) {
        context.add_certificate_authority(
            boost::asio::buffer(extraAuthorities.data(), extraAuthorities.size()), error);
        if (error)
            return core::failure("preparing TLS: reading the extra certificate authority: " +
                                 error.message());
    }
    return {};
}

}  // namespace ballast::net
