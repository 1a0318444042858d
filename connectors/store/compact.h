#pragma once

#include "connectors/store/keep.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <filesystem>
#include <string>

namespace ballast::store {

/// Carries a policy out to its end on a folder no Ballast runs on. `shrink` writes history.db anew
/// without its free room. Says what was done.
core::Expected<std::string> compact(const std::filesystem::path& folder, const Keep& keep,
                                    core::Time now, bool shrink);

}  // namespace ballast::store
