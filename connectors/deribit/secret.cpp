#include "connectors/deribit/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/mman.h>
#endif

namespace ballast::deribit {
namespace {

#ifdef _WIN32

char* newPages(std::size_t size)
{
    void* bytes = VirtualAlloc(nullptr, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    if (!bytes) throw std::bad_alloc{};
    VirtualLock(bytes, size);
    return static_cast<char*>(bytes);
}
void giveBack(char* bytes, std::size_t) { VirtualFree(bytes, 0, MEM_RELEASE); }

#else

/// Best effort: a system that refuses to pin the pages, or to leave them out of a dump, still has
/// the secret wiped in time.
char* newPages(std::size_t size)
{
    void* bytes = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (bytes == MAP_FAILED) throw std::bad_alloc{};
    (void)mlock(bytes, size);
#ifdef MADV_DONTDUMP
    (void)madvise(bytes, size, MADV_DONTDUMP);
#endif
    return static_cast<char*>(bytes);
}
void giveBack(char* bytes, std::size_t size) { (void)munmap(bytes, size); }

#endif

}  // namespace

Secret::Secret(std::string&& text)
{
    *this = taking(text.data(), text.size());
    text.clear();
}

Secret Secret::taking(char* bytes, std::size_t size)
{
    Secret secret;
    if (size == 0) return secret;
    secret.m_bytes = newPages(size);
    secret.m_size = size;
    std::copy_n(bytes, size, secret.m_bytes);
    OPENSSL_cleanse(bytes, size);
    return secret;
}

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    wipe();
    m_bytes = std::exchange(other.m_bytes, nullptr);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

void Secret::wipe() noexcept
{
    if (!m_bytes) return;
    OPENSSL_cleanse(m_bytes, m_size);
    giveBack(m_bytes, m_size);
    m_bytes = nullptr;
    m_size = 0;
}

std::string Secret::sign(std::string_view message) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const char none = 0;
    HMAC(EVP_sha256(), m_bytes ? m_bytes : &none, static_cast<int>(m_size),
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
