#include "connectors/net/url.h"

#include "models/core/text.h"

#include <algorithm>

namespace ballast::net {
namespace {

bool isLoopbackName(std::string_view host)
{
    if (host == "localhost" || host == "::1") return true;
    if (!host.starts_with("127.")) return false;
    return std::all_of(host.begin(), host.end(),
                       [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

bool isPort(std::string_view text)
{
    if (text.empty() || text.size() > 5) return false;
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    return value > 0 && value < 65536;
}

bool hasForeignCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c > '~'; });
}

/// Splits "host", "host:port" or "[v6]:port"; false where it is neither.
bool splitAuthority(std::string_view authority, Url& url)
{
    std::string_view rest;
    if (authority.starts_with('[')) {
        const auto end = authority.find(']');
        if (end == std::string_view::npos) return false;
        url.host = authority.substr(1, end - 1);
        rest = authority.substr(end + 1);
    } else {
        const auto colon = authority.find(':');
        url.host = authority.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon);
    }
    if (url.host.empty() || authority.find('@') != std::string_view::npos) return false;
    if (rest.empty()) return true;
    if (!rest.starts_with(':') || !isPort(rest.substr(1))) return false;
    url.port = rest.substr(1);
    return true;
}

}  // namespace

core::Expected<Url> parseUrl(std::string_view text)
{
    Url url;
    const std::string_view whole = text;
    if (text.starts_with("wss://")) {
        text.remove_prefix(6);
        url.port = "443";
    } else if (text.starts_with("ws://")) {
        text.remove_prefix(5);
        url.secure = false;
        url.port = "80";
    } else {
        return core::failure("websocket address " + core::quoted(whole) +
                             ": expected it to begin with wss:// (or ws:// on this machine)");
    }
    const auto slash = text.find_first_of("/?");
    url.target = slash == std::string_view::npos ? "/" : std::string{text.substr(slash)};
    if (url.target.front() == '?') url.target.insert(0, 1, '/');
    if (hasForeignCharacter(whole) || !splitAuthority(text.substr(0, slash), url))
        return core::failure("websocket address " + core::quoted(whole) +
                             ": expected wss://host[:port]/path");
    if (!url.secure && !isLoopbackName(url.host))
        return core::failure("websocket address " + core::quoted(whole) +
                             ": without TLS only this machine is allowed; use wss://");
    return url;
}

}  // namespace ballast::net
