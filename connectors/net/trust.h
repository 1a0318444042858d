#pragma once

#include "models/core/error.h"

#include <string>

namespace boost::asio::ssl {
class context;
}

namespace ballast::net {

/// Sets a client context to TLS 1.2 or newer, peer verification on, and the system's authorities
/// plus the PEM text given. Fails when no authority can be loaded: no fallback.
core::Expected<void> trustSystemAuthorities(boost::asio::ssl::context& context,
                                            const std::string& extraAuthorities);

}  // namespace ballast::net
