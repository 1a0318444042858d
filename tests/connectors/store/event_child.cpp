// A process of its own for the test of the recorder: it records the same drill over and over until
// it is killed, and says a line at each of its blocks.
#include "connectors/store/event_recorder.h"
#include "models/replay/config_codec.h"
#include "models/replay/event_codec.h"
#include "tests/support/recorded_drill.h"

#include <cstdio>
#include <cstdlib>

using namespace ballast;

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    store::EventRecorder::Bounds bounds;
    bounds.blockBytes = 2'000;
    bounds.freshBytes = 20'000;
    bounds.blocksWaiting = 1'000'000;  // it is to be killed, not to be told that it is slow
    const store::EventSession session{core::fromUnixMs(1'785'000'000'000), "child", "any",
                                      replay::layout(), replay::configBytes(tests::drillConfig())};
    auto recorder = store::EventRecorder::begin(argv[1], session, {}, bounds);
    if (!recorder) return 3;
    std::size_t count = 0;
    tests::drill(3, paper_market::Scenario::Chop, std::chrono::hours{24},
                 [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                     (*recorder)->took(event, effects);
                     if (++count % 500 == 0) {
                         std::puts("500 more");
                         std::fflush(stdout);
                     }
                 });
    return 0;
}
