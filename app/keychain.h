#pragma once

#include "connectors/deribit/secret.h"
#include "models/core/error.h"

#include <functional>
#include <string>

class QObject;
class QString;

namespace ballast::app {

/// Reads and writes API secrets in the OS keychain (Secret Service or KWallet, macOS Keychain,
/// Windows Credential Store) and nowhere else; there is no fallback to a file. Each call runs a
/// local event loop until the keychain has answered and needs a Q(Core)Application.
/// What is signed with is read by `readKey`: its bytes are wiped wherever they came by.
/// `readSecret` is for what is only compared, such as the hash of a passphrase, and for the
/// password of the desk database, which its library takes as a text; never for a key.
core::Expected<deribit::Secret> readKey(const std::string& profile);
core::Expected<std::string> readSecret(const std::string& name);
core::Expected<void> writeSecret(const std::string& profile, const std::string& secret);
core::Expected<void> deleteSecret(const std::string& profile);

/// The same for a window, which goes on meanwhile: `done` is called later on this thread, and never
/// after `context` has gone.
void readKeySoon(const std::string& profile, QObject* context,
                 std::function<void(core::Expected<deribit::Secret>)> done);
void writeSecretSoon(const std::string& profile, const QString& secret, QObject* context,
                     std::function<void(core::Expected<void>)> done);

}  // namespace ballast::app
