#pragma once

#include "connectors/store/event_archive.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace ballast::app {

/// The sessions that recorded something of this proposal, never none. Fails with a sentence that
/// says which proposals there are.
core::Expected<std::vector<store::RecordedSession>> sessionsWith(const store::EventArchive& archive,
                                                                 std::uint64_t proposal);
/// Those with events between these times, both ends included, never none. Fails with a sentence
/// that says of which days there are events.
core::Expected<std::vector<store::RecordedSession>> sessionsBetween(
    const store::EventArchive& archive, core::Time from, core::Time to);

/// Whether this folder has what a replay is to begin with: of this day (its midnight, UTC) or of
/// this proposal. Fails with the sentence where it does not, or has no events at all.
core::Expected<void> hasRecorded(const std::filesystem::path& folder, std::optional<core::Time> day,
                                 std::optional<std::uint64_t> proposal);

/// The same of a proposal in the folder of a desk that runs: of one that is newer than all that are
/// recorded it says that it is not recorded yet, for events are committed up to two seconds later.
core::Expected<void> hasRecordedYet(const std::filesystem::path& folder, std::uint64_t proposal);

}  // namespace ballast::app
