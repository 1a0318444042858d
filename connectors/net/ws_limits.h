#pragma once

#include "connectors/net/lookup.h"
#include "models/core/time.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace ballast::net {

class WireCuts;

/// Limits of one connection, in machine time. Beast's own suggestions leave the idle time open, and
/// a half-open TCP connection would then never be noticed; all of these are finite.
struct WsLimits {
    core::Duration connect = std::chrono::seconds{10};  ///< name, TCP, TLS and upgrade together
    core::Duration resolve = std::chrono::seconds{5};   ///< of these, for the name
    core::Duration idle = std::chrono::seconds{12};     ///< without a byte from the peer
    core::Duration close = std::chrono::seconds{2};     ///< for the closing handshake
    std::size_t frameBytes = 1 << 20;                   ///< larger messages close the connection
    std::size_t queuedFrames = 1024;                    ///< waiting to be written
    std::size_t queuedBytes = 4 << 20;
    /// PEM of further certificate authorities to trust beside the system's; never fewer checks.
    std::string extraAuthorities;
    WireCuts* cuts = nullptr;  ///< by which another thread can drop the connection; outlives it
    Resolve resolver;          ///< of names that are no address; empty: the system's
};

}  // namespace ballast::net
