#include "connectors/paper/auth.h"

#include <fmt/format.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace ballast::paper {
namespace {

/// Nothing for what is no base64 (RFC 4648, with its padding).
std::optional<std::string> base64Decoded(std::string_view text)
{
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0) return std::nullopt;
    text.remove_suffix(text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0);
    std::string out;
    std::uint32_t bits = 0;
    unsigned have = 0;
    for (const char c : text) {
        const std::size_t value = kAlphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        have += 6;
        if (have < 8) continue;
        have -= 8;
        out += static_cast<char>((bits >> have) & 0xFFU);
    }
    return out;
}

}  // namespace

std::string hmacSha256Hex(std::string_view secret, std::string_view message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
         &size);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

bool equalSecrets(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string loginMessage(std::string_view timestamp, std::string_view nonce, std::string_view data)
{
    return fmt::format("{}\n{}\n{}", timestamp, nonce, data);
}

std::string requestMessage(std::string_view timestamp, std::string_view nonce,
                           std::string_view method, std::string_view target, std::string_view body)
{
    return fmt::format("{}\n{}\n{}\n{}\n{}\n", timestamp, nonce, method, target, body);
}

std::optional<SignedHeader> parseSignedHeader(std::string_view header)
{
    constexpr std::string_view kScheme = "deri-hmac-sha256 ";
    if (!header.starts_with(kScheme) || header.size() > 4096) return {};
    header.remove_prefix(kScheme.size());
    SignedHeader out;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        std::string_view part = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) return {};
        const std::string_view name = part.substr(0, equals);
        const std::string value{part.substr(equals + 1)};
        if (name == "id") out.id = value;
        if (name == "ts") out.timestamp = value;
        if (name == "sig") out.signature = value;
        if (name == "nonce") out.nonce = value;
    }
    return out;
}

std::optional<BasicHeader> parseBasicHeader(std::string_view header)
{
    constexpr std::string_view kBasic = "Basic ";
    if (!header.starts_with(kBasic) || header.size() > 4096) return std::nullopt;
    const auto plain = base64Decoded(header.substr(kBasic.size()));
    const std::size_t colon = plain ? plain->find(':') : std::string::npos;
    if (colon == std::string::npos) return std::nullopt;
    return BasicHeader{plain->substr(0, colon), plain->substr(colon + 1)};
}

TokenBook::Pair TokenBook::issue(const Token& token)
{
    constexpr std::size_t kTokensKept = 4'096;
    const std::string secret = fmt::format("paper {}", m_seed);
    ++m_issued;
    Pair pair{fmt::format("{}.1{}", core::toUnixMs(token.expires),
                          hmacSha256Hex(secret, fmt::format("access {}", m_issued))),
              fmt::format("{}.2{}", core::toUnixMs(token.expires),
                          hmacSha256Hex(secret, fmt::format("refresh {}", m_issued)))};
    // Oldest expiry first, because the text begins with it.
    if (m_access.size() >= kTokensKept) m_access.erase(m_access.begin());
    if (m_refresh.size() >= kTokensKept) m_refresh.erase(m_refresh.begin());
    m_access[pair.access] = token;
    m_refresh[pair.refresh] = token;
    return pair;
}

std::optional<Token> TokenBook::access(const std::string& text, core::Time now) const
{
    const auto it = m_access.find(text);
    if (it == m_access.end() || it->second.expires < now) return {};
    return it->second;
}

std::optional<Token> TokenBook::refresh(const std::string& text, core::Time now) const
{
    const auto it = m_refresh.find(text);
    if (it == m_refresh.end() || it->second.expires < now) return {};
    return it->second;
}

void TokenBook::revoke(AccountIndex account)
{
    std::erase_if(m_access, [account](const auto& t) { return t.second.account == account; });
    std::erase_if(m_refresh, [account](const auto& t) { return t.second.account == account; });
}

}  // namespace ballast::paper
