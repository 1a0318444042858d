#pragma once

#include "connectors/store/sqlite.h"

#include <filesystem>

namespace ballast::store {

/// Copies an open database, as it stands, into a file that must not be there yet; it is on the disk
/// when this returns.
core::Expected<void> copyOne(const Database& from, const std::filesystem::path& to);

/// Copies both open databases into `target`, a folder that is made and must not hold such files
/// yet. Each copy is one consistent state; the history's is never older than its view of the
/// journal allows.
core::Expected<void> copyBoth(const Database& orders, const Database& history,
                              const std::filesystem::path& target);

/// The same for a folder no Ballast is running on.
core::Expected<void> backup(const std::filesystem::path& folder,
                            const std::filesystem::path& target);

}  // namespace ballast::store
