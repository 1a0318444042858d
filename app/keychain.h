#pragma once

#include "connectors/deribit/secret.h"
#include "models/core/error.h"

#include <string>

namespace ballast::app {

/// Reads and writes API secrets in the OS keychain (Secret Service or KWallet, macOS Keychain,
/// Windows Credential Store) and nowhere else; there is no fallback to a file. Each call runs a
/// local event loop until the keychain has answered and needs a Q(Core)Application.
/// What the keychain's library handed over is wiped once it was read.
core::Expected<deribit::Secret> readSecret(const std::string& profile);
core::Expected<void> writeSecret(const std::string& profile, const std::string& secret);
core::Expected<void> deleteSecret(const std::string& profile);

}  // namespace ballast::app
