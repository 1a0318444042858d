// Bytes readable to a published proposal: the frames of one moment (index, perpetual's ticker and
// book) through the codec, the engine with 1,000 options in the book, and into a snapshot; all on
// one thread, as the desk runs it, ten moments a second. Counters are single rounds in the thread's
// processor time, which neighbours on the machine disturb least; wall_… is what the clock says.
// A proposal is published before the lines of the tables; whole_… is until those are out as well.
#include "route.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <string>
#include <vector>

using namespace ballast;
using test::Route;

namespace {

using Steady = std::chrono::steady_clock;

double processorNanoseconds()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
#else
    return 1e9 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

/// Single rounds, and what is said of them.
class Rounds {
public:
    void begin()
    {
        m_wall = Steady::now();
        m_processor = processorNanoseconds();
    }
    void end()
    {
        m_lastProcessor = processorNanoseconds() - m_processor;
        m_lastWall = std::chrono::duration<double, std::nano>(Steady::now() - m_wall).count();
    }
    /// Of the same round, what came after its end.
    void endAll() { m_lastWhole = processorNanoseconds() - m_processor; }
    void keep()
    {
        m_processorTimes.push_back(m_lastProcessor);
        if (m_lastWhole > 0) m_wholeTimes.push_back(m_lastWhole);
        m_wallTimes.push_back(m_lastWall);
    }
    void report(benchmark::State& state)
    {
        state.counters["rounds"] = static_cast<double>(m_wallTimes.size());
        for (const auto& [name, q] :
             {std::pair{"p50_us", 0.5}, {"p99_us", 0.99}, {"p99.9_us", 0.999}}) {
            state.counters[name] = at(m_processorTimes, q) / 1e3;
            state.counters[std::string{"wall_"} + name] = at(m_wallTimes, q) / 1e3;
            if (!m_wholeTimes.empty())
                state.counters[std::string{"whole_"} + name] = at(m_wholeTimes, q) / 1e3;
        }
    }

private:
    static double at(std::vector<double>& times, double q)
    {
        if (times.empty()) return 0;
        std::ranges::sort(times);
        return times[static_cast<std::size_t>(q * static_cast<double>(times.size() - 1))];
    }
    Steady::time_point m_wall;
    double m_processor = 0, m_lastProcessor = 0, m_lastWall = 0, m_lastWhole = 0;
    std::vector<double> m_processorTimes, m_wallTimes, m_wholeTimes;
};

/// Three frames in, a snapshot out. Of the rounds those are kept whose frames re-priced the
/// proposal, twice a second, or those whose frames did not.
void moments(benchmark::State& state, bool repriced, bool ahead)
{
    Route route(static_cast<int>(state.range(0)));
    Rounds rounds;
    int i = 0;
    for (auto _ : state) {
        state.PauseTiming();
        route.step();
        const auto frames = route.moment(test::kSpot + 20 * std::sin(0.2 * ++i));
        const engine::Tick tick{route.now()};
        state.ResumeTiming();
        rounds.begin();
        for (const std::string& frame : frames) route.take(frame);
        route.process(tick);
        const bool another = route.hasNews();
        auto snapshot = ahead ? route.publishAhead() : route.publish();
        rounds.end();
        if (ahead) {
            benchmark::DoNotOptimize(route.publish());
            rounds.endAll();
        }
        if (snapshot->proposals->items.empty())
            state.SkipWithError("nothing was proposed: the bench measures the wrong thing");
        if (another == repriced && i > 20) rounds.keep();
    }
    if (route.refused() > 0)
        state.SkipWithError("a frame was refused: the bench measures the wrong thing");
    rounds.report(state);
}
void bytesToPublishedProposal(benchmark::State& state) { moments(state, true, true); }
void bytesToSnapshot(benchmark::State& state) { moments(state, false, false); }

/// One option's ticker in, a snapshot out.
void optionTickToSnapshot(benchmark::State& state)
{
    const int options = static_cast<int>(state.range(0));
    Route route(options);
    Rounds rounds;
    int i = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::string frame = route.optionTicker(1 + ++i % options, options);
        const engine::Tick tick{route.now()};
        state.ResumeTiming();
        rounds.begin();
        route.take(frame);
        route.process(tick);
        benchmark::DoNotOptimize(route.publish());
        rounds.end();
        rounds.keep();
    }
    if (route.refused() > 0)
        state.SkipWithError("a frame was refused: the bench measures the wrong thing");
    rounds.report(state);
}

}  // namespace

#define ROUTE(name, rounds)                                                       \
    BENCHMARK(name)->Arg(100)->Arg(1'000)->Arg(10'000)->Iterations(rounds)->Unit( \
        benchmark::kMicrosecond)
ROUTE(bytesToPublishedProposal, 10'000);
ROUTE(bytesToSnapshot, 5'000);
ROUTE(optionTickToSnapshot, 5'000);

BENCHMARK_MAIN();
