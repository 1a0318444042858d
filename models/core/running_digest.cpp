#include "models/core/running_digest.h"

#include "models/core/assert.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <iterator>

namespace ballast::core {

struct RunningDigest::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

RunningDigest::RunningDigest() : m_state(std::make_unique<State>())
{
    BALLAST_ASSERT(EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr) == 1);
}

RunningDigest::~RunningDigest() = default;

void RunningDigest::add(std::string_view bytes)
{
    BALLAST_ASSERT(EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) == 1);
}

std::string RunningDigest::hex()
{
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    BALLAST_ASSERT(EVP_DigestFinal_ex(m_state->context, digest.data(), &size) == 1);
    std::string text;
    for (const unsigned char byte : digest)
        fmt::format_to(std::back_inserter(text), "{:02x}", byte);
    return text;
}

}  // namespace ballast::core
