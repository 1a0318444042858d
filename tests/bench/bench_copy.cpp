// What an order waits for its record while the store copies its files: the time from an entry's
// posting to its being durable, each 2 ms, without a copy and beside one. BALLAST_HISTORY names the
// folder that is copied first, as made by `ballastctl make-history`.
#include "connectors/store/history.h"
#include "connectors/store/store.h"
#include "tests/connectors/store/store_samples.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

namespace fs = std::filesystem;

/// One entry after another, and how long each took to be durable.
class Orders {
public:
    Callbacks callbacks()
    {
        return {[this](std::uint64_t seq) {
                    const std::scoped_lock lock(m_mutex);
                    m_durable = seq;
                    m_told.notify_one();
                },
                [](const std::string& why) { std::fprintf(stderr, "%s\n", why.c_str()); },
                {}};
    }
    void post(Store& store)
    {
        const auto begun = Steady::now();
        ++m_seq;
        if (!store.journal({m_seq, engine::HaltRecord{m_seq % 2 == 1, "a benchmark", "bench",
                                                      at(static_cast<std::int64_t>(m_seq))}}))
            return;
        std::unique_lock lock(m_mutex);
        m_told.wait(lock, [this] { return m_durable >= m_seq; });
        m_waits.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begun).count());
    }
    const std::vector<double>& sorted()
    {
        std::ranges::sort(m_waits);
        return m_waits;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_told;
    std::uint64_t m_seq = 0, m_durable = 0;
    std::vector<double> m_waits;
};

void waits(benchmark::State& state, bool copies)
{
    const char* made = std::getenv("BALLAST_HISTORY");
    if (!made) return state.SkipWithError("BALLAST_HISTORY names no folder");
    const fs::path home = fs::current_path() / "bench_copy_data";
    fs::remove_all(home);
    fs::create_directories(home / "data");
    for (const std::string_view file : {kOrdersFile, kHistoryFile})
        fs::copy_file(fs::path{made} / file, home / "data" / file);
    Orders orders;
    for (auto _ : state) {
        auto store = Store::open(home / "data", opening(), orders.callbacks());
        if (!store) return state.SkipWithError(store.error().message.c_str());
        std::atomic<bool> done{!copies};
        double copySeconds = 0;
        std::jthread copying;
        if (copies)
            copying = std::jthread([&] {
                const auto begun = Steady::now();
                const auto copied = (*store)->backup(home / "copy");
                if (!copied) std::fprintf(stderr, "%s\n", copied.error().message.c_str());
                copySeconds = std::chrono::duration<double>(Steady::now() - begun).count();
                done = true;
            });
        for (int n = 0; n < 500 || !done; ++n) {
            orders.post(**store);
            std::this_thread::sleep_for(2ms);
        }
        if (copying.joinable()) copying.join();
        state.counters["copy_s"] = copySeconds;
    }
    const auto& all = orders.sorted();
    state.counters["entries"] = static_cast<double>(all.size());
    state.counters["median_ms"] = all[all.size() / 2];
    state.counters["p99_ms"] = all[all.size() * 99 / 100];
    state.counters["worst_ms"] = all.back();
    fs::remove_all(home);
}

void withoutACopy(benchmark::State& state) { waits(state, false); }
void besideACopy(benchmark::State& state) { waits(state, true); }
BENCHMARK(withoutACopy)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(besideACopy)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

BENCHMARK_MAIN();
