#pragma once

#include "connectors/store/read_watch.h"
#include "connectors/store/sqlite.h"

#include <filesystem>

namespace ballast::store {

/// Copies an open database, as it stands, into a file that must not be there yet; it is on the disk
/// when this returns. `watch` is asked between pages.
core::Expected<void> copyOne(const Database& from, const std::filesystem::path& to,
                             const ReadWatch& watch = {});

/// Copies both open databases into `target`, a folder that is made and must not hold such files
/// yet. Each copy is one consistent state; the history's is never older than its view of the
/// journal allows.
core::Expected<void> copyBoth(const Database& orders, const Database& history,
                              const std::filesystem::path& target, const ReadWatch& watch = {});

/// The same for a folder no Ballast is running on.
core::Expected<void> backup(const std::filesystem::path& folder,
                            const std::filesystem::path& target, const ReadWatch& watch = {});

}  // namespace ballast::store
