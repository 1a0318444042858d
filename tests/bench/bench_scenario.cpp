#include "models/portfolio/scenario.h"
#include "support/market_builder.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <thread>
#include <vector>

using namespace ballast;

namespace {

const core::Time kNow = test::MarketBuilder::date(2026, 11, 22, 14, 31);

/// A thousand option positions, ten expiries, long and short, and a hedge.
portfolio::PreparedScenario thousand()
{
    test::MarketBuilder market;
    std::vector<portfolio::Position> positions;
    const auto hold = [&](core::InstrumentId id, double size) {
        portfolio::Position p;
        p.account = {"paper", "main"};
        p.instrument = id;
        p.size = *core::Quantity::nearest(size);
        positions.push_back(p);
    };
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> strike(30'000, 120'000), sigma(0.4, 0.9);
    constexpr double kDays[] = {0.7, 1.7, 5, 12, 19, 33, 61, 124, 215, 400};
    market.index("BTC", 63'412.5);
    for (int i = 0; i < 999; ++i) {
        const core::Time expiry = kNow + core::fromSeconds(kDays[i / 100] * 86'400);
        const core::InstrumentId id = market.option(
            "BTC", expiry, static_cast<int>(std::round(strike(random) / 1'000) * 1'000),
            i % 2 ? market::OptionType::Put : market::OptionType::Call);
        market.mark(id, 0.01, sigma(random));
        market.at(id).ticker.underlyingPrice = test::price(63'412.5);
        hold(id, i % 3 ? 2.5 : -1.5);
    }
    const core::InstrumentId perpetual = market.perpetual("BTC");
    market.mark(perpetual, 63'410);
    hold(perpetual, -212'300);
    portfolio::Balance balance;
    balance.account = {"paper", "main"};
    balance.currency = "BTC";
    balance.equity = 500;
    const portfolio::Book book = portfolio::value(positions, {balance}, market.board, kNow);
    return portfolio::prepare("BTC", book, &market.board, kNow);
}

/// 1,000 positions x 51 x 49 nodes, every Greek and the margin, on `state.range(0)` threads.
void wholeGrid(benchmark::State& state)
{
    const portfolio::PreparedScenario prepared = thousand();
    const portfolio::ScenarioSpec spec = portfolio::fullSpec();
    const auto threads = static_cast<std::size_t>(state.range(0));
    std::vector<portfolio::ScenarioNode> nodes(spec.size());
    for (auto _ : state) {
        std::vector<std::jthread> pool;
        for (std::size_t t = 0; t < threads; ++t)
            pool.emplace_back([&, t] {
                portfolio::gridRows(spec, prepared, spec.rows() * t / threads,
                                    spec.rows() * (t + 1) / threads, nodes);
            });
        pool.clear();
        benchmark::DoNotOptimize(nodes.data());
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(spec.size() * prepared.legs.size()));
}

void compactGrid(benchmark::State& state)
{
    const portfolio::PreparedScenario prepared = thousand();
    for (auto _ : state)
        benchmark::DoNotOptimize(portfolio::grid(portfolio::compactSpec(), prepared));
}

}  // namespace

BENCHMARK(wholeGrid)
    ->Arg(1)
    ->Arg(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())))
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(compactGrid)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
