#pragma once

#include "app/settings.h"
#include "models/core/error.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace ballast::app {

/// [allocation] of a file over what `settings` has. It holds as a whole or not at all: what is
/// wrong is named, and the targets stay as they were. Its assets are those that have a policy.
void readAllocation(const toml::table& root, const std::string& file, Settings& settings);

/// The targets as they would stand in a file.
toml::table allocationTable(const rebalance::AllocationPolicy& allocation);

/// The same keys, as a file that readKeptAllocation() reads back to the same targets.
std::string allocationText(const rebalance::AllocationPolicy& allocation);

/// Replaces `file` as a whole or not at all.
core::Expected<void> writeAllocation(const std::filesystem::path& file,
                                     const rebalance::AllocationPolicy& allocation);

}  // namespace ballast::app
