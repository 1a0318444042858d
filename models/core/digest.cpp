#include "models/core/digest.h"

#include "models/core/assert.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace ballast::core {

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    const int ok =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    BALLAST_ASSERT(ok == 1 && size == digest.size());
    std::string text;
    for (unsigned char byte : digest) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
    return text;
}

}  // namespace ballast::core
