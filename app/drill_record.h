#pragma once

#include "app/drill_run.h"
#include "connectors/store/event_archive.h"

#include <filesystem>
#include <functional>
#include <span>

namespace ballast::app {

/// One run of the desk that is to be recorded.
struct DrillToRecord {
    paper_market::Scenario scenario = paper_market::Scenario::Calm;
    std::uint64_t seed = 1;
};
struct RecordedDrills {
    std::size_t sessions = 0;
    std::uint64_t proposals = 0, events = 0;
};

/// Runs the desk in each of them, one after the other, and records what its engine took in and did,
/// a session a run, in events.db of the folder, as the desk itself does. The proposals' numbers go
/// on from run to run. The folder must hold no recorded events yet. `progress` is told how many
/// runs are done.
core::Expected<RecordedDrills> recordDrills(const DrillSetting& setting,
                                            std::span<const DrillToRecord> runs,
                                            const std::filesystem::path& folder,
                                            const std::function<void(std::size_t)>& progress);

/// So many of the recorded proposals, drawn by the seed and none twice, in their order; all of them
/// where there are no more. The same seed draws the same ones of the same recording.
std::vector<store::EventArchive::RecordedProposal> drawn(
    std::vector<store::EventArchive::RecordedProposal> all, std::size_t count, std::uint64_t seed);

}  // namespace ballast::app
