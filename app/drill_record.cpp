#include "app/drill_record.h"

#include "app/event_session.h"
#include "connectors/store/event_recorder.h"
#include "models/laboratory/counter_random.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <tuple>

namespace ballast::app {
namespace {

/// In simulated time events come faster than any feed sends them: the writer may lag by more.
constexpr std::size_t kBlocksWaiting = 4'096;

/// One run into a session of its own; says what went wrong, or nothing.
std::string recordOne(DrillSetting setting, const DrillToRecord& run,
                      const std::filesystem::path& folder, RecordedDrills& done)
{
    std::unique_ptr<store::EventRecorder> recorder;
    std::string problem;
    std::mutex lock;  // told by the writer's thread as well
    const auto told = [&](const std::string& sentence) {
        const std::scoped_lock held(lock);
        problem = sentence;
    };
    setting.firstProposal = done.proposals + 1;
    setting.record = [&](const engine::Config& config) -> DrillDesk::Recorded {
        store::EventRecorder::Bounds bounds;
        bounds.blocksWaiting = kBlocksWaiting;
        auto begun =
            store::EventRecorder::begin(folder, eventSession(config, drillNoon()), told, bounds);
        if (!begun) {
            told(begun.error().message);
            return {};
        }
        recorder = std::move(*begun);
        return [&](const engine::Event& event, std::span<const engine::Effect> effects) {
            ++done.events;
            for (const engine::Effect& effect : effects)
                if (const auto* row = std::get_if<engine::Remember>(&effect))
                    if (const auto* one = std::get_if<engine::ProposalRecord>(&row->row))
                        done.proposals = std::max(done.proposals, one->proposal.id.value);
            recorder->took(event, effects);
        };
    };
    static_cast<void>(runDrill(setting, run.scenario, run.seed, DrillHedger::Desk));
    recorder.reset();  // what it still has is written, and its thread has gone
    ++done.sessions;
    return problem;
}

}  // namespace

core::Expected<RecordedDrills> recordDrills(const DrillSetting& setting,
                                            std::span<const DrillToRecord> runs,
                                            const std::filesystem::path& folder,
                                            const std::function<void(std::size_t)>& progress)
{
    std::error_code ec;
    if (std::filesystem::exists(folder / store::kEventsFile, ec))
        return core::failure("Recording a drill in " + store::utf8(folder) +
                             ": events are recorded there already. Name another folder.");
    auto made = store::privateFolder(folder);
    if (!made) return std::unexpected(made.error());
    RecordedDrills done;
    for (const DrillToRecord& run : runs) {
        if (const std::string problem = recordOne(setting, run, *made, done); !problem.empty())
            return core::failure("Recording a drill: " + problem);
        if (progress) progress(done.sessions);
    }
    return done;
}

std::vector<store::EventArchive::RecordedProposal> drawn(
    std::vector<store::EventArchive::RecordedProposal> all, std::size_t count, std::uint64_t seed)
{
    using laboratory::philox;
    count = std::min(count, all.size());
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed),
                                           static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t n = 0; n < count; ++n) {
        const auto bits = philox({static_cast<std::uint32_t>(n), 0, 0, 0}, key);
        const std::uint64_t draw = (std::uint64_t{bits[0]} << 32) | bits[1];
        std::swap(all[n], all[n + draw % (all.size() - n)]);
    }
    all.resize(count);
    std::ranges::sort(all, {},
                      [](const auto& one) { return std::tuple{one.session, one.proposal}; });
    return all;
}

}  // namespace ballast::app
