#include "connectors/deribit/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/mman.h>
#endif

namespace ballast::deribit {
namespace {

// Best effort: a system that refuses to pin the page still has the secret wiped in time.
void pin(void* bytes, std::size_t size)
{
#ifdef _WIN32
    VirtualLock(bytes, size);
#else
    (void)mlock(bytes, size);
#endif
}

void unpin(void* bytes, std::size_t size)
{
#ifdef _WIN32
    VirtualUnlock(bytes, size);
#else
    (void)munlock(bytes, size);
#endif
}

}  // namespace

Secret::Secret(std::string&& text)
    : m_bytes(std::make_unique<char[]>(text.size() + 1)), m_size(text.size())
{
    pin(m_bytes.get(), m_size + 1);
    std::copy(text.begin(), text.end(), m_bytes.get());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::move(other.m_bytes)), m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    wipe();
    m_bytes = std::move(other.m_bytes);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

void Secret::wipe() noexcept
{
    if (!m_bytes) return;
    OPENSSL_cleanse(m_bytes.get(), m_size);
    unpin(m_bytes.get(), m_size + 1);
    m_bytes.reset();
    m_size = 0;
}

std::string Secret::sign(std::string_view message) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const char none = 0;
    HMAC(EVP_sha256(), m_bytes ? m_bytes.get() : &none, static_cast<int>(m_size),
         reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
         &size);
    constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        out += kHex[digest[i] >> 4];
        out += kHex[digest[i] & 15];
    }
    return out;
}

}  // namespace ballast::deribit
