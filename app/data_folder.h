#pragma once

#include "app/launch_options.h"
#include "models/core/error.h"

#include <filesystem>
#include <string_view>

namespace ballast::app {

/// The folder `--data` names, else one a profile in the platform's data folder; a recorded market
/// gets its own, and so does one made from a start, so that practice on the past never mixes with
/// the present.
std::filesystem::path dataFolderOf(const LaunchOptions& options);

/// Makes the folder (readable by its owner only), writes the commented settings file on first use,
/// and puts the resolved path, links followed, into `options.data`. What Ballast keeps in it is
/// taken away from everybody else; a folder that others may write to, and that cannot be closed to
/// them, is refused.
core::Expected<void> openDataFolder(LaunchOptions& options);

/// Takes the rights of group and others from Ballast's own files in the folder and its backups.
/// Symbolic links and files of other names are left alone.
void keepFilesPrivate(const std::filesystem::path& folder);

}  // namespace ballast::app
