// A history of ten million samples: how fast blocks are written, what they take, what a scan, a
// time and a picture cost. BALLAST_HISTORY names a folder made by `ballastctl make-history` to read
// in place of one made here.
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/sample_blocks.h"
#include "connectors/store/sample_cursor.h"
#include "tests/connectors/store/store_samples.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

constexpr std::int64_t kRows = 10'000'000;

/// A block's worth of what a desk records: a spot that walks, Greeks that follow it.
SampleColumns someRows(std::int64_t firstId, std::mt19937& random, double& spot)
{
    std::normal_distribution<double> normal;
    SampleColumns columns;
    for (std::int64_t n = 0; n < static_cast<std::int64_t>(kBlockRows); ++n) {
        spot *= 1 + 7e-5 * normal(random);
        engine::ExposureSample s = sample(0);
        s.at = at((firstId + n) * 1'000) + core::Duration{random() % 2'000'000};
        s.spot = spot;
        s.deltaNet = s.delta = -0.3 - 12 * std::log(spot / 63'420);
        s.convention = portfolio::DeltaConvention::NetTransaction;
        s.deltaBs = s.deltaNet + 0.2 + 1e-3 * (spot / 63'420);
        s.deltaUsdNeutral = s.deltaNet + 500'000 / spot;
        s.gamma1Pct = -0.12 * (63'420 / spot);
        s.vega = -410 * std::sqrt(spot / 63'420);
        s.theta = 77 * spot / 63'420;
        s.pnlUsd = -31 + 2 * (spot - 63'420);
        s.equityUsd = 500'000 + s.pnlUsd;
        s.marginUse = 0.31 * 500'000 / s.equityUsd;
        columns.add(rowOf(firstId + n, grained(s)));
    }
    return columns;
}

/// Ten million rows in blocks, made once and kept beside the benchmarks for the next run.
std::filesystem::path tenMillion()
{
    if (const char* made = std::getenv("BALLAST_HISTORY")) return made;
    const auto folder = std::filesystem::current_path() / "bench_history_10m";
    if (std::filesystem::exists(folder / "made")) return folder;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto history = History::open(folder);
    auto writer = SampleBlockWriter::over(history->database());
    std::mt19937 random(1);
    double spot = 63'420;
    for (std::int64_t id = 1; id <= kRows;) {
        (void)history->database().execute("BEGIN");
        for (int n = 0; n < 64 && id <= kRows; ++n, id += kBlockRows)
            (void)writer->append("BTC", someRows(id, random, spot));
        (void)history->database().execute("COMMIT");
    }
    std::filesystem::create_directory(folder / "made");
    return folder;
}

void writeBlocks(benchmark::State& state)
{
    const auto folder = std::filesystem::current_path() / "bench_history_written";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto history = History::open(folder);
    auto writer = SampleBlockWriter::over(history->database());
    std::mt19937 random(1);
    double spot = 63'420;
    std::vector<SampleColumns> blocks;
    for (int n = 0; n < 16; ++n)
        blocks.push_back(someRows(n * static_cast<std::int64_t>(kBlockRows) + 1, random, spot));
    for (auto _ : state) {
        (void)history->database().execute("BEGIN");
        for (const SampleColumns& block : blocks)
            if (!writer->append("BTC", block)) state.SkipWithError("a block was not written");
        (void)history->database().execute("COMMIT");
    }
    const auto rows = state.iterations() * 16 * static_cast<std::int64_t>(kBlockRows);
    state.SetItemsProcessed(rows);
    state.counters["bytes_a_row"] =
        static_cast<double>(writer->bytes()) / static_cast<double>(rows);
    history = core::failure("closed");
    std::filesystem::remove_all(folder);
}

void encodeOnly(benchmark::State& state)
{
    std::mt19937 random(1);
    double spot = 63'420;
    const SampleColumns block = someRows(1, random, spot);
    for (auto _ : state) benchmark::DoNotOptimize(encodeBlock(block).size());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlockRows));
}

/// One column of a block: what a scan that no summary answers costs.
void decodeOneColumn(benchmark::State& state)
{
    std::mt19937 random(1);
    double spot = 63'420;
    const std::string bytes = encodeBlock(someRows(1, random, spot));
    const auto block = SampleBlock::open(bytes);
    std::vector<double> out(kBlockRows);
    for (auto _ : state) {
        block->reals(SampleReal::DeltaNet, out);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBlockRows));
}

/// Least, greatest, sum of every figure, band time and what delta, gamma and theta earned.
void totalsOfTenMillion(benchmark::State& state)
{
    const auto reader = HistoryReader::open(tenMillion());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    std::int64_t rows = 0;
    for (auto _ : state) {
        const auto sum = reader->sampleTotals("BTC", {});
        if (!sum) return state.SkipWithError(sum.error().message.c_str());
        rows = sum->rows;
    }
    state.counters["rows"] = static_cast<double>(rows);
}

/// The same of every row again: five columns of each block decoded, and swept.
void sweepTenMillionDecoded(benchmark::State& state)
{
    const auto folder = tenMillion();
    auto database = Database::open(folder / kHistoryFile, Database::Access::ReadOnly);
    auto list = database->prepare("SELECT data FROM t_sample_data ORDER BY block");
    std::vector<std::string> blocks;
    while (list->next()) blocks.push_back(list->text(0));
    std::vector<double> spot(kBlockRows), net(kBlockRows), gamma(kBlockRows), theta(kBlockRows);
    for (auto _ : state) {
        double delta = 0, second = 0, time = 0;
        for (const std::string& bytes : blocks) {
            const auto block = SampleBlock::open(bytes);
            const std::size_t rows = block->rows();
            for (auto* column : {&spot, &net, &gamma, &theta}) column->resize(rows);
            block->reals(SampleReal::Spot, spot);
            block->reals(SampleReal::DeltaNet, net);
            block->reals(SampleReal::Gamma1Pct, gamma);
            block->reals(SampleReal::Theta, theta);
            for (std::size_t n = 1; n < rows; ++n) {
                const double move = spot[n] - spot[n - 1];
                delta += net[n - 1] * move;
                second += gamma[n - 1] / spot[n - 1] * move * move;
                time += theta[n - 1];
            }
        }
        benchmark::DoNotOptimize(delta + second + time);
    }
}

void atATime(benchmark::State& state)
{
    const auto reader = HistoryReader::open(tenMillion());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    const auto ends = reader->sampleTotals("BTC", {});
    std::mt19937_64 random(3);
    const auto span = static_cast<std::uint64_t>((ends->last - ends->first).count());
    for (auto _ : state) {
        const auto found = reader->sampleAt(
            "BTC", ends->first + core::Duration{static_cast<std::int64_t>(random() % span)});
        benchmark::DoNotOptimize(found->has_value());
    }
}

/// A thousand samples after one another, whole, anywhere in the ten million.
void aThousandSamples(benchmark::State& state)
{
    const auto reader = HistoryReader::open(tenMillion());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    const auto ends = reader->sampleTotals("BTC", {});
    std::mt19937_64 random(3);
    const auto span = static_cast<std::uint64_t>((ends->last - ends->first).count());
    std::size_t rows = 0;
    for (auto _ : state) {
        const core::Time from =
            ends->first + core::Duration{static_cast<std::int64_t>(random() % span)};
        rows = reader->samples("BTC", {from, from + std::chrono::seconds{999}}, 2'000)->size();
    }
    state.counters["rows"] = static_cast<double>(rows);
}

void pictureOfADay(benchmark::State& state)
{
    const auto reader = HistoryReader::open(tenMillion());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    const auto ends = reader->sampleTotals("BTC", {});
    const TimeRange day{ends->first, ends->first + std::chrono::hours{24}};
    for (auto _ : state) benchmark::DoNotOptimize(reader->samples("BTC", day, 2'000)->size());
}

void pictureOfAll(benchmark::State& state)
{
    const auto reader = HistoryReader::open(tenMillion());
    if (!reader) return state.SkipWithError(reader.error().message.c_str());
    for (auto _ : state) benchmark::DoNotOptimize(reader->samples("BTC", {}, 2'000)->size());
}

}  // namespace

BENCHMARK(writeBlocks)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(encodeOnly)->Unit(benchmark::kMicrosecond);
BENCHMARK(decodeOneColumn)->Unit(benchmark::kMicrosecond);
BENCHMARK(totalsOfTenMillion)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sweepTenMillionDecoded)->Unit(benchmark::kMillisecond);
BENCHMARK(atATime)->Unit(benchmark::kMicrosecond);
BENCHMARK(aThousandSamples)->Unit(benchmark::kMicrosecond);
BENCHMARK(pictureOfADay)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureOfAll)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK_MAIN();
