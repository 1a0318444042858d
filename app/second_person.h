#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>

namespace ballast::app {

/// The name its hash is kept under in the OS keychain.
inline constexpr const char* kSecondPerson = "second-person";

/// The passphrase as it is kept: PBKDF2 with HMAC-SHA256 over a salt of its own, as
/// "pbkdf2-sha256$ROUNDS$SALT$HASH", the last two in hexadecimal. Fails below eight characters.
core::Expected<std::string> hashPassphrase(std::string_view passphrase);
/// Whether the passphrase is the one that was kept. Takes some tenths of a second, on purpose, and
/// as long for a wrong one. A kept text that is not of that form proves nobody.
bool provesPassphrase(std::string_view passphrase, std::string_view kept);

}  // namespace ballast::app
