#include "app/second_person.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>
#include <vector>

namespace ballast::app {
namespace {

constexpr int kRounds = 600'000, kMostRounds = 10'000'000;
constexpr std::size_t kLeastCharacters = 8;
constexpr std::string_view kScheme = "pbkdf2-sha256";
using Salt = std::array<unsigned char, 16>;
using Hash = std::array<unsigned char, 32>;

bool derive(std::string_view passphrase, const Salt& salt, int rounds, Hash& into)
{
    return PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), salt.data(),
                             static_cast<int>(salt.size()), rounds, EVP_sha256(),
                             static_cast<int>(into.size()), into.data()) == 1;
}

template <std::size_t N>
bool fromHex(std::string_view text, std::array<unsigned char, N>& into)
{
    if (text.size() != 2 * N) return false;
    for (std::size_t i = 0; i < N; ++i) {
        const char* at = text.data() + 2 * i;
        if (const auto read = std::from_chars(at, at + 2, into[i], 16);
            read.ec != std::errc{} || read.ptr != at + 2)
            return false;
    }
    return true;
}

std::vector<std::string_view> parts(std::string_view text)
{
    std::vector<std::string_view> out;
    for (std::size_t end = text.find('$'); end != std::string_view::npos; end = text.find('$')) {
        out.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    out.push_back(text);
    return out;
}

}  // namespace

core::Expected<std::string> hashPassphrase(std::string_view passphrase)
{
    if (passphrase.size() < kLeastCharacters)
        return core::failure("a passphrase has eight characters at least; nothing was stored.");
    Salt salt{};
    Hash hash{};
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1 ||
        !derive(passphrase, salt, kRounds, hash))
        return core::failure("the passphrase could not be hashed; nothing was stored.");
    return fmt::format("{}${}${:02x}${:02x}", kScheme, kRounds, fmt::join(salt, ""),
                       fmt::join(hash, ""));
}

bool provesPassphrase(std::string_view passphrase, std::string_view kept)
{
    const auto part = parts(kept);
    if (part.size() != 4 || part[0] != kScheme) return false;
    int rounds = 0;
    const auto read = std::from_chars(part[1].data(), part[1].data() + part[1].size(), rounds);
    Salt salt{};
    Hash wanted{}, got{};
    if (read.ec != std::errc{} || rounds < 1 || rounds > kMostRounds || !fromHex(part[2], salt) ||
        !fromHex(part[3], wanted) || !derive(passphrase, salt, rounds, got))
        return false;
    return CRYPTO_memcmp(got.data(), wanted.data(), got.size()) == 0;
}

}  // namespace ballast::app
