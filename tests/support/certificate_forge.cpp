#include "tests/support/certificate_forge.h"

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace ballast::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Cert = std::unique_ptr<X509, decltype(&X509_free)>;

Key keyOf(const Forgery::Part& part)
{
    EVP_PKEY* key = part.rsaBits > 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA",
                                                         static_cast<std::size_t>(part.rsaBits))
                                     : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    if (!key) throw std::runtime_error("no key");
    return {key, EVP_PKEY_free};
}

void extend(X509* cert, X509* issuer, int nid, const std::string& value)
{
    if (value.empty()) return;
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, cert, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (!extension) throw std::runtime_error("no extension " + value);
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

/// An extension nobody knows, marked as one that must be understood.
void extendUnknown(X509* cert)
{
    ASN1_OBJECT* object = OBJ_txt2obj("1.3.6.1.4.1.99999.1", 1);
    ASN1_OCTET_STRING* bytes = ASN1_OCTET_STRING_new();
    ASN1_OCTET_STRING_set(bytes, reinterpret_cast<const unsigned char*>("\x05\x00"), 2);
    X509_EXTENSION* extension = X509_EXTENSION_create_by_OBJ(nullptr, object, 1, bytes);
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
    ASN1_OCTET_STRING_free(bytes);
    ASN1_OBJECT_free(object);
}

/// `issuer` null: it signs itself.
Cert certify(const Forgery::Part& part, const std::string& name, long serial, EVP_PKEY* key,
             X509* issuer, EVP_PKEY* signer)
{
    Cert cert{X509_new(), X509_free};
    X509_set_version(cert.get(), part.version);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), part.startsInDays * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), part.endsInDays * 86400L);
    X509_set_pubkey(cert.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(cert.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509* const by = issuer ? issuer : cert.get();
    X509_set_issuer_name(cert.get(), X509_get_subject_name(by));
    if (part.version >= 2) {
        extend(cert.get(), by, NID_basic_constraints, part.constraints);
        extend(cert.get(), by, NID_key_usage, part.keyUsage);
        extend(cert.get(), by, NID_ext_key_usage, part.extendedUse);
        extend(cert.get(), by, NID_subject_alt_name, part.names);
        extend(cert.get(), by, NID_name_constraints, part.nameConstraints);
        if (part.unknownCritical) extendUnknown(cert.get());
    }
    if (X509_sign(cert.get(), signer, EVP_get_digestbyname(part.digest.c_str())) == 0)
        throw std::runtime_error("not signed with " + part.digest);
    return cert;
}

std::string pemOf(X509* cert, bool damaged = false)
{
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(cert, &bytes);
    if (damaged) bytes[size - 3] ^= 1;  // the signature stands last
    const unsigned char* read = bytes;
    const Cert copy{d2i_X509(nullptr, &read, size), X509_free};
    OPENSSL_free(bytes);
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, copy.get());
    char* text = nullptr;
    const long length = BIO_ctrl(bio, BIO_CTRL_INFO, 0, &text);
    std::string out(text, static_cast<std::size_t>(length));
    BIO_free(bio);
    return out;
}

std::string pemOf(EVP_PKEY* key)
{
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long length = BIO_ctrl(bio, BIO_CTRL_INFO, 0, &text);
    std::string out(text, static_cast<std::size_t>(length));
    BIO_free(bio);
    return out;
}

}  // namespace

ServerKeys forge(const Forgery& wanted)
{
    const Key rootKey = keyOf(wanted.root), betweenKey = keyOf(wanted.between),
              serverKey = keyOf(wanted.server), strangerKey = keyOf({});
    const Cert root = certify(wanted.root, "Forged root", 1, rootKey.get(), nullptr, rootKey.get());
    const Cert between =
        certify(wanted.between, "Forged between", 2, betweenKey.get(), root.get(), rootKey.get());
    const Cert server = certify(wanted.server, wanted.commonName, 3, serverKey.get(), between.get(),
                                wanted.signedByStranger ? strangerKey.get() : betweenKey.get());
    const Forgery other;
    const Cert stranger =
        certify(other.root, "Forged root", 1, strangerKey.get(), nullptr, strangerKey.get());
    ServerKeys keys;
    keys.authority = pemOf(wanted.rootIsTrusted ? root.get() : stranger.get());
    if (wanted.rootAsServer) {
        keys.chain = pemOf(root.get());
        keys.key = pemOf(rootKey.get());
        return keys;
    }
    keys.chain = pemOf(server.get(), wanted.damaged);
    if (wanted.withBetween) keys.chain += pemOf(between.get());
    keys.key = pemOf(serverKey.get());
    return keys;
}

}  // namespace ballast::test
