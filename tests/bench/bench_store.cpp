// What it costs to write history rows in batches, to make a journal entry durable, and to read
// back.
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/store.h"
#include "tests/connectors/store/store_samples.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <vector>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

/// A folder of its own that is gone afterwards. On the real disk: a flush to memory costs nothing.
class Folder {
public:
    Folder()
    {
        static std::atomic<int> count = 0;
        m_path = std::filesystem::current_path() /
                 fmt::format("bench_store_{}_{}",
                             std::chrono::steady_clock::now().time_since_epoch().count(), ++count);
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

void report(benchmark::State& state, std::vector<double> microseconds)
{
    if (microseconds.empty()) return;
    std::ranges::sort(microseconds);
    const auto at = [&](double share) {
        return microseconds[std::min(
            microseconds.size() - 1,
            static_cast<std::size_t>(share * static_cast<double>(microseconds.size())))];
    };
    state.counters["p50_us"] = at(0.50);
    state.counters["p99_us"] = at(0.99);
    state.counters["p99.9_us"] = at(0.999);
}

template <class Work>
double microsecondsOf(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

void historySamples(benchmark::State& state)
{
    const Folder folder;
    auto history = History::open(folder.path());
    if (!history) return state.SkipWithError(history.error().message.c_str());
    const auto batch = static_cast<std::size_t>(state.range(0));
    std::vector<engine::Remember> rows(batch);
    std::int64_t ms = 0;
    std::vector<double> took;
    for (auto _ : state) {
        state.PauseTiming();
        for (engine::Remember& row : rows) row.row = sample(++ms);
        state.ResumeTiming();
        took.push_back(microsecondsOf([&] {
            if (!history->append({}, {}, rows)) state.SkipWithError("the history was not written");
        }));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    report(state, std::move(took));
}

void journalCommit(benchmark::State& state)
{
    const Folder folder;
    auto journal = OrderJournal::open(folder.path(), opening());
    if (!journal) return state.SkipWithError(journal.error().message.c_str());
    std::uint64_t number = 0;
    std::vector<double> took;
    for (auto _ : state) {
        const orders::Intent i = intent(++number);
        std::vector<engine::Journal> entries{{number, engine::IntentRecord{i}}};
        took.push_back(microsecondsOf([&] {
            if (journal->append(entries).error) state.SkipWithError("the journal was not written");
        }));
        state.PauseTiming();
        entries[0].entry = filled(i);
        if (journal->append(entries).error) state.SkipWithError("the journal was not written");
        state.ResumeTiming();
    }
    report(state, std::move(took));
}

/// From the engine's thread to the writer, to the disk, and the news of it.
void recordThenSend(benchmark::State& state)
{
    const Folder folder;
    std::atomic<std::uint64_t> durable = 0;
    auto store = Store::open(folder.path(), opening(), {.journaled = [&](std::uint64_t seq) {
                                 durable = seq;
                                 durable.notify_one();
                             }});
    if (!store) return state.SkipWithError(store.error().message.c_str());
    std::uint64_t seq = 0, number = 0;
    const auto durably = [&](engine::JournalEntry entry) {
        if (!(*store)->journal({++seq, std::move(entry)}))
            return state.SkipWithError("the journal was full");
        for (std::uint64_t seen = durable; seen < seq; seen = durable) durable.wait(seen);
    };
    std::vector<double> took;
    for (auto _ : state) {
        const orders::Intent i = intent(++number);
        took.push_back(microsecondsOf([&] { durably(engine::IntentRecord{i}); }));
        state.PauseTiming();
        durably(filled(i));
        state.ResumeTiming();
    }
    report(state, std::move(took));
}

void readADayOfSamples(benchmark::State& state)
{
    const Folder folder;
    {
        auto history = History::open(folder.path());
        if (!history) return state.SkipWithError(history.error().message.c_str());
        std::vector<engine::Remember> rows(2 * 86'400);
        for (std::size_t n = 0; n < rows.size(); ++n)
            rows[n].row =
                sample(static_cast<std::int64_t>(n / 2) * 1'000, 0.5, n % 2 ? "BTC" : "ETH");
        if (!history->append({}, {}, rows))
            return state.SkipWithError("the history was not written");
    }
    auto reader = HistoryReader::open(folder.path());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    for (auto _ : state) {
        const auto samples = reader->samples("BTC", {}, static_cast<std::size_t>(state.range(0)));
        benchmark::DoNotOptimize(samples->size());
    }
}

void readReview(benchmark::State& state)
{
    const Folder folder;
    const auto rebalances = static_cast<std::uint64_t>(state.range(0));
    {
        auto history = History::open(folder.path());
        if (!history) return state.SkipWithError(history.error().message.c_str());
        OrderJournal::Changes changes;
        std::vector<engine::Remember> rows;
        for (std::uint64_t n = 1; n <= rebalances; ++n) {
            for (core::Revision revision = 1; revision <= 5; ++revision)
                rows.push_back({engine::ProposalRecord{proposal(n, revision)}});
            rows.push_back({engine::DecisionRecord{
                {n}, 3, engine::DecisionKind::Approved, "trader", "", label(n), at(1)}});
            orders::Order order;
            order.intent = intent(n);
            order.state = orders::OrderState::Filled;
            changes.orders.push_back({order});
            changes.fills.push_back({fill("t" + std::to_string(n), order.intent)});
        }
        if (!history->append(changes, {1, "x"}, rows))
            return state.SkipWithError("the history was not written");
    }
    auto reader = HistoryReader::open(folder.path());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    for (auto _ : state) benchmark::DoNotOptimize(reader->rebalances({}, {})->size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

}  // namespace

BENCHMARK(historySamples)->Arg(1)->Arg(10)->Arg(100)->Arg(512)->UseRealTime();
BENCHMARK(journalCommit)->UseRealTime()->Iterations(2'000);
BENCHMARK(recordThenSend)->UseRealTime()->Iterations(2'000);
BENCHMARK(readADayOfSamples)->Arg(2'000)->Unit(benchmark::kMillisecond);
BENCHMARK(readReview)->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
