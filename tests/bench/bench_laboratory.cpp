#include "models/laboratory/hedger.h"
#include "models/laboratory/study.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace ballast::laboratory;

namespace {

constexpr double kMinute = 60 / 31'536'000.0;

/// Fifty options out of the money on a price that swings, each renewed when it expires.
class Swinging final : public Market {
public:
    double spot() const override { return m_spot; }
    void quote(double, std::span<const Contract> contracts, std::span<double> forward,
               std::span<double> sigma) const override
    {
        for (std::size_t i = 0; i < contracts.size(); ++i) {
            forward[i] = m_spot;
            const double k = contracts[i].strike / m_spot - 1;
            sigma[i] = 0.5 + 0.3 * k * k - 0.1 * k;
        }
    }
    std::vector<Contract> book() const override
    {
        std::vector<Contract> out;
        for (std::size_t slot = 0; slot < 50; ++slot) out.push_back(at(slot, 0));
        return out;
    }
    Contract renewed(const Contract& expired, double years) const override
    {
        return at(expired.slot, years);
    }
    bool advance() override
    {
        ++m_step;
        m_spot = 60'000 * (1 + 0.05 * std::sin(m_step * 0.001) + 0.01 * std::sin(m_step * 0.037));
        return true;
    }

private:
    Contract at(std::size_t slot, double years) const
    {
        const double place = static_cast<double>(slot % 10) / 4.5 - 1;
        return {.sign = place < 0 ? -1.0 : 1.0,
                .strike = m_spot * (1 + 0.2 * place),
                .expiryYears = years + static_cast<double>(2 + 10 * (slot / 10)) / 365,
                .size = -1,
                .slot = slot};
    }
    double m_spot = 60'000;
    int m_step = 0;
};

/// A week of minutes: market and book, 50 options valued a minute. Items: options.
void walkTheBook(benchmark::State& state)
{
    double priced = 0;
    for (auto _ : state) {
        Swinging market;
        priced += walk(market, 7 * 1'440, kMinute).priced;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(priced));
}
BENCHMARK(walkTheBook)->Unit(benchmark::kMillisecond);

/// One rule over that week. Items: steps.
void hedgeByOneRule(benchmark::State& state)
{
    Swinging market;
    const Series series = walk(market, 7 * 1'440, kMinute);
    Hedge rule;
    rule.trigger = static_cast<Trigger>(state.range(0));
    rule.below = rule.above = 0.5;
    rule.move = 0.01;
    rule.riskAversion = 1e-5;
    rule.hedgeTo = ballast::rebalance::HedgeTo::Edge;
    for (auto _ : state) benchmark::DoNotOptimize(hedge(rule, {}, series, kMinute));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(series.steps.size()));
    state.SetLabel(std::string{text(rule.trigger)});
}
BENCHMARK(hedgeByOneRule)->DenseRange(0, 5)->Unit(benchmark::kMicrosecond);

/// The twenty rules of the band study. Items: steps of a path.
void bandStudy(benchmark::State& state)
{
    const StudyPlan plan = planOf(StudyKind::Bands);
    const StudyCase& study = plan.cases.front();
    constexpr std::size_t kPaths = 256;
    for (auto _ : state) benchmark::DoNotOptimize(simulate(study, 1, 0, kPaths));
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(kPaths * study.market.steps));
}
BENCHMARK(bandStudy)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
