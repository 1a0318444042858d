#pragma once

#include "app/settings.h"
#include "models/core/error.h"

#include <toml++/toml.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

inline constexpr std::size_t kMostSettingsBytes = 1'048'576;

using TakeSettings = std::function<void(const toml::table& root, const std::string& file)>;

/// Hands the parsed file on; what cannot be read at all is one problem. A missing file is none.
void readSettingsFile(const std::filesystem::path& file, std::vector<std::string>& problems,
                      const TakeSettings& take);

/// A file of another version may mean something else by the same keys: nothing of it is read.
bool isOurVersion(const toml::table& root, const std::string& file,
                  std::vector<std::string>& problems);

/// All that such a file may say, over what `settings` has, whose limits are the bounds of its own.
void readSettingsTable(const toml::table& root, const std::string& file, Settings& settings);

/// Replaces the file as a whole or not at all, readable by its owner alone. `otherwise` is what the
/// failure's sentence ends with.
core::Expected<void> writeSettingsFile(const std::filesystem::path& file, std::string_view text,
                                       const std::string& otherwise);

}  // namespace ballast::app
