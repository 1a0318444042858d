#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::app {

/// A file of what a person confirmed: it carries a digest of itself in its first line, so that who
/// changes it by hand has confirmed nothing.
std::string withDigest(std::string_view body);
/// What is below the digest; nothing where the file is not as it was written.
std::optional<std::string> confirmedBody(const std::filesystem::path& file);
/// Written beside the old one first, then in its place: there is always a whole one. `otherwise` is
/// what the failure's sentence ends with.
core::Expected<void> writeConfirmed(const std::filesystem::path& file, std::string_view body,
                                    const std::string& otherwise);

}  // namespace ballast::app
