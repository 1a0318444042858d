#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <string>

namespace ballast::app {

/// "3F2A": the last four digits of the SHA-256 of the client id, for the eye.
std::string fingerprint(const std::string& clientId);

/// Which key a profile was used with first, kept in DATA/keys: a key that is another one now trades
/// nothing before a person has confirmed it.
class KeyBinding {
public:
    explicit KeyBinding(std::filesystem::path data);

    /// Empty: it is the key this profile is bound to, from now on where it had none. Else a
    /// sentence.
    std::string problem(const std::string& profile, const std::string& clientId);
    /// A person says that this key is right.
    core::Expected<void> confirm(const std::string& profile, const std::string& clientId);

private:
    std::filesystem::path m_file;
};

}  // namespace ballast::app
