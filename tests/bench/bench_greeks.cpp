#include "bench/option_book.h"
#include "bench/ratio_reporter.h"
#include "models/pricing/implied_vol.h"
#include "models/pricing/option_batch.h"

#ifdef BALLAST_QUANTLIB
#include "bench/quantlib_peer.h"
#endif

#include <benchmark/benchmark.h>
#include <hwy/highway.h>

#include <array>
#include <cmath>
#include <numbers>
#include <thread>
#include <vector>

using namespace ballast;
using pricing::Black76Input;
using test::OptionBook;

namespace {

constexpr std::size_t kOptions = 1'000;
constexpr int kSpots = 50, kVols = 50, kNodes = kSpots * kVols;

const OptionBook& book()
{
    static const OptionBook kBook(kOptions);
    return kBook;
}

std::int64_t items(const benchmark::State& state, std::size_t each)
{
    return static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(each);
}

/// The peer: the textbook's lines with the C library's functions, as most desks have them.
double textbookPrice(const Black76Input& in)
{
    const auto normal = [](double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); };
    const double w = in.type == market::OptionType::Call ? 1 : -1;
    const double deviation = in.sigma * std::sqrt(in.tau);
    const double d1 = std::log(in.forward / in.strike) / deviation + deviation / 2;
    return w * (in.forward * normal(w * d1) - in.strike * normal(w * (d1 - deviation)));
}

std::array<double, 7> textbookGreeks(const Black76Input& in)
{
    const auto normal = [](double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); };
    const double w = in.type == market::OptionType::Call ? 1 : -1;
    const double root = std::sqrt(in.tau), deviation = in.sigma * root;
    const double d1 = std::log(in.forward / in.strike) / deviation + deviation / 2;
    const double d2 = d1 - deviation;
    const double first = normal(w * d1);
    const double density = std::exp(-d1 * d1 / 2) / std::sqrt(2 * std::numbers::pi);
    const double vega = in.forward * density * root;
    return {w * (in.forward * first - in.strike * normal(w * d2)),
            w * first,
            density / (in.forward * deviation),
            vega,
            -in.forward * density * in.sigma / (2 * root),
            -density * d2 / in.sigma,
            vega * d1 * d2 / in.sigma};
}

// --- price and Greeks ---------------------------------------------------------------------------

struct Columns {
    std::array<std::vector<double>, 16> c;
    explicit Columns(std::size_t count)
    {
        for (auto& column : c) column.resize(count);
    }
    pricing::GreekColumns seven() { return {c[0], c[1], c[2], c[3], c[4], c[5], c[6]}; }
    pricing::AllGreekColumns all()
    {
        return {c[0], c[1], c[2],  c[3],  c[4],  c[5],  c[6],  c[7],
                c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15]};
    }
};

void greeksSimd(benchmark::State& state)
{
    const OptionBook some(static_cast<std::size_t>(state.range(0)));
    Columns out(some.count());
    for (auto _ : state) {
        pricing::greeksBatch(some.columns(), out.seven());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(items(state, some.count()));
}

void allGreeksSimd(benchmark::State& state)
{
    Columns out(kOptions);
    for (auto _ : state) {
        pricing::allGreeksBatch(book().columns(), {}, out.all());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(items(state, kOptions));
}

void pricesSimd(benchmark::State& state)
{
    Columns out(kOptions);
    for (auto _ : state) {
        pricing::priceBatch(book().columns(), out.c[0]);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(items(state, kOptions));
}

template <class One>
void overBook(benchmark::State& state, One one)
{
    for (auto _ : state)
        for (std::size_t i = 0; i < kOptions; ++i)
            benchmark::DoNotOptimize(one(book().input(i), book().price[i]));
    state.SetItemsProcessed(items(state, kOptions));
}

void black76Scalar(benchmark::State& state)
{
    overBook(state, [](const auto& in, double) { return pricing::black76(in); });
}
void allGreeksScalar(benchmark::State& state)
{
    overBook(state, [](const auto& in, double) { return pricing::greeks(in); });
}
void greeksTextbook(benchmark::State& state)
{
    overBook(state, [](const auto& in, double) { return textbookGreeks(in); });
}

// --- implied volatility -------------------------------------------------------------------------

void impliedSimd(benchmark::State& state)
{
    std::vector<double> sigma(kOptions);
    std::vector<pricing::VolStatus> status(kOptions);
    for (auto _ : state) {
        pricing::impliedVolBatch(book().columns(), book().price, sigma, status);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(items(state, kOptions));
}
void impliedScalar(benchmark::State& state)
{
    overBook(state, [](const auto& in, double p) { return pricing::impliedVol(in, p).sigma; });
}

/// What a plain desk writes: Newton on the textbook price from 50 %.
void impliedTextbook(benchmark::State& state)
{
    overBook(state, [](Black76Input in, double price) {
        in.sigma = 0.5;
        for (int i = 0; i < 50; ++i) {
            const std::array g = textbookGreeks(in);
            const double step = (price - g[0]) / std::max(g[3], 1e-8);
            in.sigma = std::clamp(in.sigma + step, in.sigma / 2, in.sigma * 2);
            if (std::abs(step) < 1e-12) break;
        }
        return in.sigma;
    });
}

// --- scenario grid ------------------------------------------------------------------------------

struct GridNode {
    double factor, shift;
};

GridNode gridNode(int i)
{
    return {0.7 + 0.6 * (i / kVols) / (kSpots - 1), -0.15 + 0.5 * (i % kVols) / (kVols - 1)};
}

void fillGrid(const pricing::PreparedBatch& prepared, std::vector<pricing::NodeSums>& out, int from,
              int to)
{
    for (int i = from; i < to; ++i) {
        const auto [factor, shift] = gridNode(i);
        out[static_cast<std::size_t>(i)] = prepared.node(factor, shift, 0);
    }
}

void gridSimd(benchmark::State& state)
{
    const pricing::PreparedBatch prepared(book().columns(), book().size);
    std::vector<pricing::NodeSums> out(std::size_t{kNodes});
    for (auto _ : state) {
        fillGrid(prepared, out, 0, kNodes);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(items(state, kOptions * kNodes));
}

void gridSimdAllCores(benchmark::State& state)
{
    const pricing::PreparedBatch prepared(book().columns(), book().size);
    std::vector<pricing::NodeSums> out(std::size_t{kNodes});
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const auto part = [&](int c) { return kNodes * c / cores; };
    for (auto _ : state) {
        std::vector<std::jthread> others;
        for (int c = 1; c < cores; ++c)
            others.emplace_back([&, c] { fillGrid(prepared, out, part(c), part(c + 1)); });
        fillGrid(prepared, out, 0, part(1));
    }
    state.SetItemsProcessed(items(state, kOptions * kNodes));
}

void gridTextbookPrice(benchmark::State& state)
{
    double total = 0;
    for (auto _ : state)
        for (int i = 0; i < kNodes; ++i) {
            const auto [factor, shift] = gridNode(i);
            for (std::size_t o = 0; o < kOptions; ++o) {
                Black76Input in = book().input(o);
                in.forward *= factor;
                in.sigma = std::max(in.sigma + shift, 1e-4);
                total += book().size[o] * textbookPrice(in);
            }
        }
    benchmark::DoNotOptimize(total);
    state.SetItemsProcessed(items(state, kOptions * kNodes));
}

#ifdef BALLAST_QUANTLIB
void greeksBlackCalculator(benchmark::State& state)
{
    overBook(state, [](const auto& in, double) { return test::quantlib::blackCalculator(in); });
}
void greeksObserverEngine(benchmark::State& state)
{
    test::quantlib::ObservedBook observed(book());
    double spot = 63'412.5;
    for (auto _ : state) benchmark::DoNotOptimize(observed.tick(spot += 0.5));
    state.SetItemsProcessed(items(state, kOptions));
}
void impliedLiRS(benchmark::State& state)
{
    overBook(state, [](const auto& in, double p) { return test::quantlib::impliedVolLiRS(in, p); });
}
void impliedQuantLibNewton(benchmark::State& state)
{
    overBook(state,
             [](const auto& in, double p) { return test::quantlib::impliedVolNewton(in, p); });
}
BENCHMARK(greeksBlackCalculator);
BENCHMARK(greeksObserverEngine);
BENCHMARK(impliedLiRS);
BENCHMARK(impliedQuantLibNewton);
#endif

/// The same on each kind of processor this one can act as.
void onTarget(benchmark::State& state, std::int64_t target, void (*run)(benchmark::State&))
{
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    run(state);
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

void registerTargets()
{
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        const std::string name = hwy::TargetName(target);
        const auto add = [&](const char* what, void (*run)(benchmark::State&)) {
            return benchmark::RegisterBenchmark(
                (what + name).c_str(),
                [=](benchmark::State& state) { onTarget(state, target, run); });
        };
        add("greeks", greeksSimd)->Arg(kOptions);
        add("implied", impliedSimd);
        add("grid", gridSimd)->Unit(benchmark::kMillisecond);
    }
}

BENCHMARK(black76Scalar);
BENCHMARK(allGreeksScalar);
BENCHMARK(greeksTextbook);
BENCHMARK(pricesSimd);
BENCHMARK(allGreeksSimd);
BENCHMARK(greeksSimd)->Arg(1)->RangeMultiplier(10)->Range(100, 1'000'000);
BENCHMARK(impliedScalar);
BENCHMARK(impliedTextbook);
BENCHMARK(impliedSimd);
BENCHMARK(gridTextbookPrice)->Unit(benchmark::kMillisecond);
BENCHMARK(gridSimd)->Unit(benchmark::kMillisecond);
BENCHMARK(gridSimdAllCores)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::AddCustomContext("simd_target", std::string{pricing::simdTarget()});
    registerTargets();
    test::RatioReporter reporter({{"greeksSimd/1000", "greeksBlackCalculator", 20},
                                  {"greeksSimd/1000", "greeksObserverEngine", 200},
                                  {"greeksSimd/1000", "greeksTextbook"},
                                  {"greeksSimd/1000", "black76Scalar"},
                                  {"greeksSimd/1000000", "greeksSimd/1000"},
                                  {"greeksAVX2/1000", "greeksBlackCalculator", 20},
                                  {"impliedAVX2", "impliedLiRS", 5},
                                  {"gridAVX2", "gridTextbookPrice", 8},
                                  {"allGreeksSimd", "allGreeksScalar"},
                                  {"impliedSimd", "impliedScalar", 5},
                                  {"impliedSimd", "impliedLiRS", 5},
                                  {"impliedSimd", "impliedQuantLibNewton"},
                                  {"impliedSimd", "impliedTextbook"},
                                  {"gridSimd", "gridTextbookPrice", 8},
                                  {"gridSimdAllCores", "gridSimd"}});
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
}
