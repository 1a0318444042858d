#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <string>

namespace ballast::app {

/// "3F2A": the last four digits of the SHA-256 of the client id, for the eye.
std::string fingerprint(const std::string& clientId);

/// Which key a profile was used with first, kept in DATA/keys, and which account answered to it, in
/// DATA/accounts: what is another one now trades nothing before a person has confirmed it.
class KeyBinding {
public:
    explicit KeyBinding(std::filesystem::path data);

    /// Empty: it is the key this profile is bound to, from now on where it had none. Else a
    /// sentence.
    std::string problem(const std::string& profile, const std::string& clientId);
    /// A person says that this key is right, and whatever account answers to it next.
    core::Expected<void> confirm(const std::string& profile, const std::string& clientId);

    /// The digest of the venue's number of the account; empty: none has answered yet. Fails where
    /// it cannot be read.
    core::Expected<std::string> account(const std::string& profile) const;
    core::Expected<void> bindAccount(const std::string& profile, const std::string& digest);
    /// What a person is told where another one answers.
    std::string accountSentence(const std::string& profile, const std::string& digest) const;

private:
    std::string advice(const std::string& profile) const;
    std::filesystem::path m_keys, m_accounts;
};

}  // namespace ballast::app
