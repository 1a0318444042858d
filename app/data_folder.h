#pragma once

#include "app/launch_options.h"
#include "models/core/error.h"

#include <filesystem>

namespace ballast::app {

/// The folder `--data` names, else one a profile in the platform's data folder; a recorded market
/// gets its own, and so does one made from a start, so that practice on the past never mixes with
/// the present.
std::filesystem::path dataFolderOf(const LaunchOptions& options);

/// Makes the folder (readable by its owner only), writes the commented settings file on first use,
/// and puts the resolved path, links followed, into `options.data`.
core::Expected<void> openDataFolder(LaunchOptions& options);

}  // namespace ballast::app
