#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <string>

namespace ballast::net {

/// Largest text that is read into memory, after unpacking.
inline constexpr std::size_t kMostTextBytes = 64 * 1024 * 1024;

/// The whole file as bytes; one that is gzipped (by its content, whatever its name) is unpacked.
/// Refuses what cannot be opened, is damaged, or exceeds kMostTextBytes.
core::Expected<std::string> readTextFile(const std::filesystem::path& path);

}  // namespace ballast::net
