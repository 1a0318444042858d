#pragma once

#include "app/diagnostics.h"

#include <filesystem>
#include <string>

namespace ballast::app {

/// Asks the libraries, the system and the screen; needs a QGuiApplication.
ProgramFacts programFacts();
/// The person's folder, by each name it is known under.
std::vector<std::string> homeFolders();
/// The last whole lines of a file, at most so many bytes; empty where it cannot be read.
std::string lastLines(const std::filesystem::path& file, std::size_t bytes = 24 * 1024);

}  // namespace ballast::app
