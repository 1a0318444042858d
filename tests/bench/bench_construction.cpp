// What a hedge costs to construct: delta alone over the merged depth of 1, 3 and 8 venues; the
// linear program by our own simplex beside GLPK's; whole lots by search and by branch and bound,
// with the gap to the bound.
#include "models/construction/merged_depth.h"
#include "models/construction/solver.h"
#include "ratio_reporter.h"
#include "support/hedge_problems.h"

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

using namespace ballast;
using namespace ballast::construction;

namespace {

constexpr std::size_t kProblems = 16;

struct Market {
    std::vector<std::vector<DepthLevel>> levels;
    std::vector<VenueDepth> venues;
    explicit Market(int count, bool specials = false)
    {
        test::Seeded s(5);
        levels.resize(static_cast<std::size_t>(count));
        for (auto& book : levels) {
            double price = 64'000 + 20 * s.unit();
            for (int i = 0; i < 20; ++i) {
                book.push_back({price, 0.001 * static_cast<double>(s.between(50, 2000))});
                price += 0.5 + 10 * s.unit();
            }
            const double fixed = specials && venues.size() % 2 ? 5 : 0;
            venues.push_back({book, 0.0005 * s.unit(), 0.001, specials ? 0.1 : 0, fixed});
        }
    }
};

void delta(benchmark::State& state, bool specials)
{
    const Market market(static_cast<int>(state.range(0)), specials);
    MergedDepth depth;
    double quantity = 1;
    for (auto _ : state) {
        quantity = quantity < 8 ? quantity + 0.25 : 1;
        benchmark::DoNotOptimize(depth.split(market.venues, core::Side::Buy, quantity));
    }
    state.SetItemsProcessed(state.iterations());
}
void deltaOverVenues(benchmark::State& state) { delta(state, false); }
BENCHMARK(deltaOverVenues)->Arg(1)->Arg(3)->Arg(8);
void deltaWithMinimaAndTickets(benchmark::State& state) { delta(state, true); }
BENCHMARK(deltaWithMinimaAndTickets)->Arg(3)->Arg(8);

/// Problems whose bands can be met, and the same a hair moved.
std::vector<Problem> problems(int instruments, int greeks, bool lots)
{
    std::vector<Problem> out;
    SolverOptions options;
    options.effort = Effort::Continuous;
    for (std::uint64_t seed = 0; out.size() < kProblems && seed < 400; ++seed) {
        Problem p =
            test::hedgeProblem(seed, {.instruments = instruments, .greeks = greeks, .lots = lots});
        if (solve(p, options).status == Status::Optimal) out.push_back(std::move(p));
    }
    return out;
}

void linearOurs(benchmark::State& state)
{
    const auto all =
        problems(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), false);
    SolverOptions options;
    options.effort = Effort::Continuous;
    Solver solver;
    Solution out;
    std::size_t i = 0;
    for (auto _ : state) {
        solver.solve(all[++i % all.size()], options, out);
        benchmark::DoNotOptimize(out.cost);
    }
    state.SetItemsProcessed(state.iterations());
}

/// The simplex alone, of a program that stands.
void linearStanding(benchmark::State& state)
{
    const auto all =
        problems(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), false);
    std::vector<Program> programs(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) build(all[i], programs[i]);
    Simplex simplex;
    std::size_t i = 0;
    double steps = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(simplex.solve(programs[++i % programs.size()].linear));
        steps += simplex.steps();
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["steps"] = steps / static_cast<double>(state.iterations());
}

void linearGlpk(benchmark::State& state)
{
    const auto all =
        problems(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), false);
    std::vector<double> x;
    double cost = 0;
    std::size_t i = 0;
    Program program;
    for (auto _ : state) {
        build(all[++i % all.size()], program);
        benchmark::DoNotOptimize(solveByGlpk(program.linear, x, cost));
    }
    state.SetItemsProcessed(state.iterations());
}

void sizes(benchmark::internal::Benchmark* b)
{
    for (const auto& [n, m] : {std::pair{10, 3}, {20, 4}, {40, 4}, {100, 6}, {200, 6}})
        b->Args({n, m});
}
BENCHMARK(linearOurs)->Apply(sizes);
BENCHMARK(linearStanding)->Apply(sizes);
BENCHMARK(linearGlpk)->Apply(sizes);

void quadratic(benchmark::State& state)
{
    std::vector<Problem> all;
    SolverOptions options;
    options.effort = Effort::Continuous;
    for (std::uint64_t seed = 0; all.size() < kProblems && seed < 400; ++seed) {
        Problem p = test::hedgeProblem(seed, {.instruments = static_cast<int>(state.range(0)),
                                              .greeks = static_cast<int>(state.range(1)),
                                              .impact = true});
        if (solve(p, options).status == Status::Optimal) all.push_back(std::move(p));
    }
    Solver solver;
    Solution out;
    std::size_t i = 0;
    for (auto _ : state) solver.solve(all[++i % all.size()], options, out);
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(quadratic)->Args({10, 3})->Args({40, 4})->Args({100, 6});

void lots(benchmark::State& state, Effort effort)
{
    const auto all =
        problems(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), true);
    SolverOptions options;
    options.effort = effort;
    options.integer.gap = 1e-4;
    Solver solver;
    Solution out;
    std::size_t i = 0;
    double gap = 0, worst = 0, none = 0, proven = 0, answers = 0;
    for (auto _ : state) {
        solver.solve(all[++i % all.size()], options, out);
        if (out.status == Status::Infeasible) {
            ++none;
            continue;
        }
        ++answers;
        gap += out.gap();
        worst = std::max(worst, out.gap());
        proven += out.exact;
    }
    const auto count = static_cast<double>(state.iterations());
    state.counters["gap_mean_pct"] = 100 * gap / std::max(1.0, answers);
    state.counters["gap_worst_pct"] = 100 * worst;
    state.counters["none_pct"] = 100 * none / count;
    state.counters["proven_pct"] = 100 * proven / count;
    state.SetItemsProcessed(state.iterations());
}
void lotsBySearch(benchmark::State& state) { lots(state, Effort::Quick); }
void lotsByTree(benchmark::State& state) { lots(state, Effort::Best); }
BENCHMARK(lotsBySearch)
    ->Args({10, 3})
    ->Args({40, 4})
    ->Args({100, 6})
    ->Args({200, 6})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(lotsByTree)
    ->Args({10, 3})
    ->Args({40, 4})
    ->Args({200, 6})
    ->Iterations(kProblems)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    std::vector<test::Ratio> ratios;
    for (const char* size : {"10/3", "20/4", "40/4", "100/6", "200/6"})
        ratios.push_back({std::string("linearOurs/") + size, std::string("linearGlpk/") + size, 0});
    for (const char* size : {"10/3", "40/4", "200/6"})
        ratios.push_back(
            {std::string("lotsBySearch/") + size, std::string("lotsByTree/") + size, 0});
    test::RatioReporter reporter(ratios);
    benchmark::RunSpecifiedBenchmarks(&reporter);
}
