#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ballast::store {

/// Packs files of a folder into `out` (ustar within gzip), in the order given, each below a folder
/// `top`. The same files give the same bytes: no owner, no time. Names of at most 90 bytes.
core::Expected<void> packTarGz(const std::filesystem::path& folder,
                               const std::vector<std::string>& names, const std::string& top,
                               const std::filesystem::path& out);

}  // namespace ballast::store
