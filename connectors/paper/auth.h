#pragma once

#include "connectors/paper/names.h"
#include "models/core/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::paper {

/// Lower-case hexadecimal HMAC-SHA256.
std::string hmacSha256Hex(std::string_view secret, std::string_view message);
/// Equal, in a time that depends on the length only.
bool equalSecrets(std::string_view a, std::string_view b);

/// What a client signs to log in: "timestamp\nnonce\ndata".
std::string loginMessage(std::string_view timestamp, std::string_view nonce, std::string_view data);
/// What a REST client signs: "timestamp\nnonce\nMETHOD\ntarget\nbody\n".
std::string requestMessage(std::string_view timestamp, std::string_view nonce,
                           std::string_view method, std::string_view target, std::string_view body);

/// "Authorization: deri-hmac-sha256 id=…,ts=…,sig=…,nonce=…", taken apart.
struct SignedHeader {
    std::string id, timestamp, signature, nonce;
};
std::optional<SignedHeader> parseSignedHeader(std::string_view header);

/// "Authorization: Basic …": base64 of "id:secret", taken apart.
struct BasicHeader {
    std::string id, secret;
};
std::optional<BasicHeader> parseBasicHeader(std::string_view header);

struct Token {
    AccountIndex account = 0;
    std::string scope;
    core::Time expires{};
};
/// Issued tokens. They come from the seed and a counter, so the same run issues the same ones.
class TokenBook {
public:
    explicit TokenBook(std::uint64_t seed) : m_seed(seed) {}
    struct Pair {
        std::string access, refresh;
    };
    Pair issue(const Token& token);
    std::optional<Token> access(const std::string& text, core::Time now) const;
    std::optional<Token> refresh(const std::string& text, core::Time now) const;
    void revoke(AccountIndex account);

private:
    std::map<std::string, Token> m_access, m_refresh;
    std::uint64_t m_seed;
    std::uint64_t m_issued = 0;
};

}  // namespace ballast::paper
