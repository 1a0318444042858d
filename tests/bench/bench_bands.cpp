// What it costs to keep a band up with the market, a tick: the formulas alone, and the whole of it
// with realised volatility and the medians of spread, depth and volatility; against a peer that
// keeps an hour of ticks and works everything out anew.
#include "bench/ratio_reporter.h"
#include "models/bands/live_band.h"
#include "models/bands/realised.h"
#include "models/bands/realised_volatility.h"
#include "models/bands/regime.h"
#include "models/bands/width_change.h"
#include "models/guard/decaying_median.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <random>
#include <vector>

using namespace ballast;

namespace {

constexpr std::size_t kHour = 360;  ///< ticks ten seconds apart

struct Tick {
    double price = 0, spread = 0, depth = 0;
};

std::vector<Tick> ticks()
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal;
    std::vector<Tick> out(4'096);
    double price = 64'000;
    for (Tick& tick : out) {
        price *= std::exp(0.55 / 1'776 * normal(random));
        tick = {price, 1e-5 * std::exp(0.3 * normal(random)), 30 * std::exp(0.3 * normal(random))};
    }
    return out;
}

bands::Inputs example()
{
    return {.forward = 64'000,
            .gamma = -8.76733449e-4,
            .sigma = 0.55,
            .tau = 30.0 / 365,
            .cost = 5e-4,
            .riskAversion = 1e-6};
}

template <class Formula>
void formula(benchmark::State& state, Formula work)
{
    bands::Inputs in = example();
    for (auto _ : state) {
        in.gamma = -in.gamma;  // another book each time
        benchmark::DoNotOptimize(in);
        benchmark::DoNotOptimize(work(in));
    }
    state.SetItemsProcessed(state.iterations());
}
void whalleyWilmott(benchmark::State& state) { formula(state, bands::whalleyWilmott); }
void zakamouline(benchmark::State& state) { formula(state, bands::zakamouline); }
void leland(benchmark::State& state)
{
    formula(state,
            [](const bands::Inputs& in) { return bands::leland(in.sigma, in.cost, 1.0 / 8'760); });
}

std::optional<double> width(const bands::Inputs& in) { return bands::whalleyWilmott(in).coin; }

double factored(const Tick& tick, double realised, double usualRealised, double spread,
                double depth)
{
    return bands::costFactor({realised, usualRealised, tick.spread, spread, tick.depth, depth})
        .times;
}

/// As the desk keeps it: nothing is gone over twice.
void bandKeptUp(benchmark::State& state)
{
    const std::vector<Tick> all = ticks();
    bands::RealisedVolatility realised;
    guard::DecayingMedian volatility, spread, depth;
    bands::Inputs in = example();
    core::Time now = core::parseIsoUtc("2026-03-02T10:00:00Z").value();
    std::optional<double> half;
    std::size_t i = 0;
    for (auto _ : state) {
        const Tick& tick = all[i++ % all.size()];
        now += std::chrono::seconds{10};
        realised.look(now, tick.price);
        const double sigma = realised.sigma();
        in.cost = 4e-4 + 1e-4 * factored(tick, sigma, volatility.value().value_or(0),
                                         spread.value().value_or(0), depth.value().value_or(0));
        volatility.add(sigma, now, std::chrono::hours{24});
        spread.add(tick.spread, now, std::chrono::hours{24});
        depth.add(tick.depth, now, std::chrono::hours{24});
        half = bands::limited(half, bands::whalleyWilmott(in).coin, 0.001, 5).coin;
        benchmark::DoNotOptimize(half);
    }
    state.SetItemsProcessed(state.iterations());
}

double middle(std::vector<double> values)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// The peer: an hour of ticks, gone over from the beginning at each.
void bandFromNothing(benchmark::State& state)
{
    const std::vector<Tick> all = ticks();
    std::deque<Tick> hour;
    bands::Inputs in = example();
    std::optional<double> half;
    std::size_t i = 0;
    for (auto _ : state) {
        const Tick& tick = all[i++ % all.size()];
        hour.push_back(tick);
        if (hour.size() > kHour) hour.pop_front();
        std::vector<double> returns, sizes, spreads, depths;
        for (std::size_t k = 1; k < hour.size(); ++k) {
            returns.push_back(std::log(hour[k].price / hour[k - 1].price) * 1'776);
            sizes.push_back(std::abs(returns.back()));
        }
        for (const Tick& t : hour) {
            spreads.push_back(t.spread);
            depths.push_back(t.depth);
        }
        const double sigma =
            returns.empty() ? 0 : std::sqrt(bands::ewmaVariance(returns, 0.994).value_or(0));
        // A normal return's median size is 0.674 of its standard deviation.
        const double usual = sizes.empty() ? 0 : middle(sizes) / 0.674;
        in.cost = 4e-4 + 1e-4 * factored(tick, sigma, usual, middle(spreads), middle(depths));
        half = bands::limited(half, bands::whalleyWilmott(in).coin, 0.001, 5).coin;
        benchmark::DoNotOptimize(half);
    }
    state.SetItemsProcessed(state.iterations());
}

/// Taking a change apart and putting it into words, which is done when it is told.
void whyInWords(benchmark::State& state)
{
    bands::WidthDrivers before{.inputs = example(),
                               .fee = 4e-4,
                               .slippage = 1e-4,
                               .factor = 1,
                               .half = 3.3,
                               .sigmaName = "implied vol",
                               .regime = {}};
    bands::WidthDrivers after = before;
    after.factor = 1.6;
    after.regime = "spread x1.6 its median";
    after.inputs.gamma *= 1.1;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            bands::widthChange(3.3, before, 3.7, after, bands::Bound::None, width));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(whalleyWilmott);
BENCHMARK(zakamouline);
BENCHMARK(leland);
BENCHMARK(bandKeptUp);
BENCHMARK(bandFromNothing);
BENCHMARK(whyInWords);

}  // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    test::RatioReporter reporter({{"bandKeptUp", "bandFromNothing", 5}});
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
