// net: TLS websocket, timers, back-off and rate limit on the engine's io_context; knows no venue.
#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>

namespace ballast::net {

/// Where a websocket lives.
struct Url {
    bool secure = true;
    std::string host;
    std::string port;
    std::string target;  ///< path and query, at least "/"
    bool operator==(const Url&) const = default;
};

/// Reads "wss://host[:port]/path". "ws://" without TLS is refused unless the host is a loopback
/// address ("127.x.x.x", "[::1]") or "localhost"; whatever "localhost" resolves to is checked again
/// before connecting.
core::Expected<Url> parseUrl(std::string_view text);

}  // namespace ballast::net
