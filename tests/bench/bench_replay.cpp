// What recording costs the engine's thread, how large a recorded day is, and how fast it is
// replayed.
#include "connectors/store/event_stream.h"
#include "models/replay/compare.h"
#include "tests/support/recorded_drill.h"
#include "tests/support/recorded_session.h"

#include <benchmark/benchmark.h>

#include <chrono>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

struct Played {
    engine::Event event;
    std::vector<engine::Effect> effects;
};

/// Two minutes of a choppy market with the demo book: what came, and what came of it.
const std::vector<Played>& played()
{
    static const std::vector<Played> kPlayed = [] {
        std::vector<Played> out;
        tests::drill(2, paper_market::Scenario::Chop, 2min,
                     [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                         out.push_back({event, {effects.begin(), effects.end()}});
                     });
        return out;
    }();
    return kPlayed;
}

tests::RecordedSession recorded()
{
    tests::RecordedSession session(tests::drillConfig(), 4'000, 60);
    for (const Played& each : played()) session.took(each.event, each.effects);
    return session;
}

void perEvent(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(played().size()));
    state.counters["events"] = static_cast<double>(played().size());
    state.counters["ns_per_event"] = benchmark::Counter(
        static_cast<double>(played().size()),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// On the engine's thread: writing the bytes, and taking them at 128 KiB.
void encode(benchmark::State& state)
{
    const std::vector<Played>& all = played();  // the drill itself is not measured
    std::size_t bytes = 0;
    for (auto _ : state) {
        replay::EventWriter writer;
        bytes = 0;
        for (const Played& each : all) {
            writer.put(each.event, each.effects);
            if (writer.size() < 128 * 1024) continue;
            bytes += writer.size();
            benchmark::DoNotOptimize(writer.take());
        }
        bytes += writer.size();
    }
    perEvent(state);
    state.counters["bytes_per_event"] =
        static_cast<double>(bytes) / static_cast<double>(played().size());
}
BENCHMARK(encode)->Unit(benchmark::kMillisecond);

/// On the recorder's thread.
void pack(benchmark::State& state)
{
    auto session = recorded();
    const replay::Recording recording = session.recording();
    std::size_t bytes = 0;
    for (auto _ : state) {
        store::Packer packer;
        bytes = 0;
        for (std::size_t i = 0; i < recording.blocks.size(); ++i)
            bytes += packer.pack(*recording.read(i), recording.blocks[i].fresh)->size();
    }
    perEvent(state);
    state.counters["bytes_per_event"] =
        static_cast<double>(bytes) / static_cast<double>(played().size());
    // Of this market's clock: 24 hours like these two minutes.
    state.counters["MB_per_day"] = static_cast<double>(bytes) * 720 / 1e6;
}
BENCHMARK(pack)->Unit(benchmark::kMillisecond);

void decode(benchmark::State& state)
{
    auto session = recorded();
    const replay::Recording recording = session.recording();
    for (auto _ : state) {
        replay::EventReader reader;
        replay::Entry entry;
        for (std::size_t i = 0; i < recording.blocks.size(); ++i) {
            const std::string bytes = *recording.read(i);
            reader.open(bytes, recording.blocks[i].fresh);
            while (*reader.next(entry)) benchmark::DoNotOptimize(entry);
        }
    }
    perEvent(state);
}
BENCHMARK(decode)->Unit(benchmark::kMillisecond);

/// The engine alone over the same events: what a replay can be no faster than.
void engineAlone(benchmark::State& state)
{
    for (auto _ : state) {
        engine::Engine engine(tests::drillConfig());
        for (const Played& each : played()) benchmark::DoNotOptimize(engine.process(each.event));
    }
    perEvent(state);
}
BENCHMARK(engineAlone)->Unit(benchmark::kMillisecond);

void replayAndCompare(benchmark::State& state)
{
    auto session = recorded();
    const replay::Recording recording = session.recording();
    for (auto _ : state) {
        auto cursor = *replay::ReplayCursor::open(recording);
        const auto found = replay::compare(*cursor, {});
        if (!found || !found->identical()) return state.SkipWithError("it differs");
    }
    perEvent(state);
}
BENCHMARK(replayAndCompare)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
