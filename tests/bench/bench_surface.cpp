// What a smile and a surface cost: a fit from nothing, a fit begun where the last one ended, one
// that must be repaired, and twelve expiries of forty strikes.
#include "models/pricing/surface.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>

using namespace ballast;
using namespace ballast::pricing;

namespace {

constexpr core::Time kNow = core::fromUnixMs(1'785'000'000'000);
constexpr int kStrikes = 40, kExpiries = 12;
constexpr std::array<double, kExpiries> kDays{1, 2, 3, 7, 14, 21, 30, 60, 90, 180, 270, 360};

/// Quotes as a chain has them: wider with the distance, a ripple on them that no curve meets, and
/// `kStrikes` strikes of both types. `moved` shifts them by hundredths of a point.
std::vector<SmileQuote> quotes(const Svi& svi, double tau, int moved)
{
    const double deviation = std::sqrt(totalVariance(svi, 0).w);
    std::vector<SmileQuote> out;
    for (int i = 0; i < kStrikes; ++i) {
        const double x = -3.5 + 7.0 * i / (kStrikes - 1), k = deviation * x;
        const double sigma = std::sqrt(totalVariance(svi, k).w / tau) + 0.002 * std::sin(7.0 * i) +
                             1e-4 * (moved % 7);
        const double half = 0.004 + 0.004 * x * x;
        for (const auto type : {market::OptionType::Call, market::OptionType::Put})
            out.push_back(
                {type, 64'000 * std::exp(k), 64'000, sigma - half, sigma + half, sigma, kNow});
    }
    return out;
}

core::Time expiryOf(double days) { return kNow + core::fromSeconds(days * 86'400); }

Svi sviOf(double days)
{
    const double tau = days / 365, w = 0.3 * tau, root = std::sqrt(w);
    return {0.6 * w, 0.35 * root, -0.3, -0.2 * root, 1.1 * root};
}

void smileCold(benchmark::State& state)
{
    const auto chain = quotes(sviOf(30), 30 / 365.0, 0);
    for (auto _ : state) benchmark::DoNotOptimize(makeSmile(expiryOf(30), chain, kNow));
}
BENCHMARK(smileCold)->Unit(benchmark::kMicrosecond);

void smileWarm(benchmark::State& state)
{
    Smile smile = makeSmile(expiryOf(30), quotes(sviOf(30), 30 / 365.0, 0), kNow);
    std::array<std::vector<SmileQuote>, 7> chains;
    for (int i = 0; i < 7; ++i) chains[i] = quotes(sviOf(30), 30 / 365.0, i);
    std::size_t i = 0;
    for (auto _ : state) smile = makeSmile(expiryOf(30), chains[++i % 7], kNow, &smile);
}
BENCHMARK(smileWarm)->Unit(benchmark::kMicrosecond);

void smileRepaired(benchmark::State& state)
{
    const Svi vogt{-0.0410, 0.1331, 0.3060, 0.3586, 0.4153};
    const auto chain = quotes(vogt, 1, 0);
    bool repaired = false;
    for (auto _ : state) repaired = makeSmile(expiryOf(365), chain, kNow).repaired;
    if (!repaired) state.SkipWithError("nothing was repaired");
}
BENCHMARK(smileRepaired)->Unit(benchmark::kMicrosecond);

void butterflyCheck(benchmark::State& state)
{
    const Svi svi = sviOf(30);
    for (auto _ : state) benchmark::DoNotOptimize(butterfly(svi));
}
BENCHMARK(butterflyCheck)->Unit(benchmark::kMicrosecond);

void surfaceOfTwelveExpiries(benchmark::State& state)
{
    std::array<std::vector<SmileQuote>, kExpiries> chains;
    for (std::size_t i = 0; i < kExpiries; ++i)
        chains[i] = quotes(sviOf(kDays[i]), kDays[i] / 365, 0);
    for (auto _ : state) {
        Surface surface;
        for (std::size_t i = 0; i < kExpiries; ++i)
            surface = withSmile(surface, std::make_shared<const Smile>(
                                             makeSmile(expiryOf(kDays[i]), chains[i], kNow)));
        benchmark::DoNotOptimize(surface);
    }
}
BENCHMARK(surfaceOfTwelveExpiries)->Unit(benchmark::kMicrosecond);

void surfaceLookUp(benchmark::State& state)
{
    Surface surface;
    for (const double days : kDays)
        surface =
            withSmile(surface, std::make_shared<const Smile>(makeSmile(
                                   expiryOf(days), quotes(sviOf(days), days / 365, 0), kNow)));
    double k = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(surface.at(k, 0.3));
        k = k > 0.3 ? -0.3 : k + 0.001;
    }
}
BENCHMARK(surfaceLookUp)->Unit(benchmark::kNanosecond);

}  // namespace

BENCHMARK_MAIN();
