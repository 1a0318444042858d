#pragma once

#include "connectors/store/read_watch.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::store {

/// The copies of a data folder are folders below this one, named by their time, UTC:
/// 20261126T231500Z. One that is still being made begins with a dot.
std::filesystem::path backupsOf(const std::filesystem::path& folder);
/// All that were found good when they were made, newest first. A folder of another name is a
/// person's own: never listed, never removed.
std::vector<std::filesystem::path> keptBackups(const std::filesystem::path& folder);

/// Of a folder that a running desk or another command holds: what to look at instead of it.
std::string lookAtACopy(const std::filesystem::path& folder);

/// Of a copy's way so much is copying, the rest is verifying.
inline constexpr double kOfCopying = 0.1;

/// Makes a copy with `copy`, which fills the folder it is given, verifies it, and only then gives
/// it its name; then of those beyond `keep` the oldest go that are of the ten minutes before a
/// newer one, and after them the oldest of all, never this one: a desk that is started over and
/// over does not lose the copies of the days before. Returns the copy's folder. `watch` is asked by
/// what verifies, from kOfCopying on; what copies asks for itself.
core::Expected<std::filesystem::path> keepBackup(
    const std::filesystem::path& folder, core::Time at, int keep,
    const std::function<core::Expected<void>(const std::filesystem::path&)>& copy,
    const ReadWatch& watch = {});

/// Where a person wants a copy of a data folder to be: a folder that is not there yet, or is empty,
/// in one that is. Fails, each with a sentence, where it is the data folder itself, a file, holds
/// something already, or has nothing to stand in. Returns it without `..`.
core::Expected<std::filesystem::path> backupTarget(const std::filesystem::path& folder,
                                                   const std::filesystem::path& to);
/// Whether a copy of so many bytes has room where so many are free; else a sentence.
core::Expected<void> hasRoom(const std::filesystem::path& target, std::uintmax_t needed,
                             std::uintmax_t free);
/// Makes a verified copy of `from`, a data folder that no Ballast runs on or a copy, in `target`;
/// whole or not at all. Returns how many events of the journal it has.
core::Expected<std::int64_t> backupTo(const std::filesystem::path& from,
                                      const std::filesystem::path& target,
                                      const ReadWatch& watch = {});

/// What became of a restore.
struct Restored {
    std::filesystem::path from;      ///< the copy
    std::filesystem::path replaced;  ///< where the files that stood there are now; empty: none did
    std::int64_t events = 0;         ///< of the journal that was put back
    std::vector<std::filesystem::path> before;  ///< where interrupted restores had moved files
};
/// Called after each step of a restore that a power cut could be the end of.
using RestoreStep = std::function<void(std::string_view done)>;
/// Puts a verified copy in place of a folder's files, which are moved aside and never deleted.
/// Without `from` the newest copy that is still found good. The journal's numbers go on far beyond
/// any that may have been given out since the copy was made, so no label is used twice. Fails, and
/// changes nothing, while a Ballast or another restore has the folder, or when the copy is not
/// found good. From its first move to its last check no Ballast opens the folder, and one that was
/// interrupted is ended by another.
core::Expected<Restored> restore(const std::filesystem::path& folder,
                                 const std::optional<std::filesystem::path>& from, core::Time at,
                                 const RestoreStep& step = {});

}  // namespace ballast::store
