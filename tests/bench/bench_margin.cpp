#include "models/margin/deribit_portfolio.h"
#include "models/margin/guard.h"
#include "models/margin/trade_margin.h"
#include "support/market_builder.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <vector>

using namespace ballast;

namespace {

const core::Time kNow = test::MarketBuilder::date(2026, 11, 22, 14, 31);
const core::AccountKey kAccount{"paper", "main"};

/// 999 options over ten expiries, long and short, and a hedge.
struct Thousand {
    test::MarketBuilder market;
    portfolio::Book book;
    core::InstrumentId perpetual;

    Thousand()
    {
        std::vector<portfolio::Position> positions;
        const auto hold = [&](core::InstrumentId id, double size) {
            portfolio::Position p;
            p.account = kAccount;
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
            hold(id, i % 3 ? 1.5 : -2.5);
        }
        perpetual = market.perpetual("BTC");
        market.mark(perpetual, 63'410);
        hold(perpetual, -212'300);
        portfolio::Balance balance;
        balance.account = kAccount;
        balance.currency = "BTC";
        balance.equity = 900;
        book = portfolio::value(positions, {balance}, market.board, kNow);
    }
    std::vector<margin::Pool> pools() const
    {
        return margin::poolsOf("BTC", book, market.board, kNow, portfolio::deribitStandardRates());
    }
    margin::Trade trade() const { return {"BTC", {{kAccount, perpetual, 64'000}}}; }
};

/// Everything a proposal carries: pools, grid, before, after, worst order, liquidation both ways.
void wholeView(benchmark::State& state)
{
    const Thousand desk;
    for (auto _ : state) {
        const margin::MarginView view =
            margin::tradeMargin(desk.trade(), desk.book, desk.market.board, kNow, {0.025, false},
                                portfolio::deribitStandardRates());
        if (!view.known) state.SkipWithError("not known");
        benchmark::DoNotOptimize(view);
    }
}

/// The stress grid alone: 9 spots x 3 volatilities.
void stressGrid(benchmark::State& state)
{
    const Thousand desk;
    const auto pools = desk.pools();
    const portfolio::ScenarioSpec spec = margin::stressGrid(0.025);
    for (auto _ : state) benchmark::DoNotOptimize(portfolio::grid(spec, pools.front().book));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(
                                                     spec.size() * pools.front().book.legs.size()));
}

/// The same states by the textbook's formula, price and margin alone, one option after another.
void stressGridByTheTextbook(benchmark::State& state)
{
    const Thousand desk;
    const auto pools = desk.pools();
    const portfolio::PreparedScenario& book = pools.front().book;
    const portfolio::ScenarioSpec spec = margin::stressGrid(0.025);
    const auto normal = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    for (auto _ : state)
        for (std::size_t n = 0; n < spec.size(); ++n) {
            const auto move = spec.move(n / spec.volShifts.size(), n % spec.volShifts.size());
            double coin = 0;
            portfolio::MarginPair margin;
            for (std::size_t i = 0; i < book.optionCount; ++i) {
                const portfolio::ScenarioLeg& leg = book.legs[i];
                const double forward = leg.forward * move.spotFactor;
                const double deviation = leg.sigma * (1 + move.volShift / 100) * std::sqrt(leg.tau);
                const double d1 = std::log(forward / leg.strike) / deviation + deviation / 2;
                const double sign = leg.type == market::OptionType::Call ? 1 : -1;
                const double premium =
                    sign *
                    (normal(sign * d1) - leg.strike / forward * normal(sign * (d1 - deviation)));
                coin += leg.size * (premium - leg.worth);
                if (leg.size < 0)
                    margin +=
                        -leg.size * portfolio::shortOptionMargin(book.rates.options, leg.type,
                                                                 forward, leg.strike, premium);
            }
            benchmark::DoNotOptimize(coin + margin.maintenance);
        }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(spec.size() * book.legs.size()));
}

/// Sixty-four parts of six legs, once the rest of the book is priced.
void worstOrderOfSix(benchmark::State& state)
{
    Thousand desk;
    std::vector<margin::GuardLeg> legs;
    for (std::uint32_t i = 0; i < 6; ++i) {
        const core::InstrumentId id{i * 150};
        legs.push_back({{kAccount, "BTC"},
                        desk.market.instrument(id).name,
                        *margin::legTerms(id, desk.market.board, kNow),
                        i % 2 ? 2.0 : -2.0});
    }
    margin::Guard guard(desk.pools(), legs, 0.025);
    for (auto _ : state) benchmark::DoNotOptimize(guard.worstOrder());
}

/// 1,000 legs, 27 + 8 scenarios.
void portfolioReplica(benchmark::State& state)
{
    std::vector<margin::PortfolioLeg> legs(1'000);
    for (std::size_t i = 0; i < legs.size(); ++i)
        legs[i] = {true,
                   market::OptionType::Call,
                   i % 3 ? 1.0 : -1.0,
                   30'000.0 + 90.0 * static_cast<double>(i),
                   63'412,
                   0.6,
                   1.0 + static_cast<double>(i % 10) * 30,
                   std::to_string(i % 10)};
    for (auto _ : state)
        benchmark::DoNotOptimize(
            margin::deribitPortfolio(margin::builtInDeribitPortfolio(), 63'412, legs));
}

}  // namespace

BENCHMARK(wholeView)->Unit(benchmark::kMillisecond);
BENCHMARK(stressGrid)->Unit(benchmark::kMillisecond);
BENCHMARK(stressGridByTheTextbook)
    ->Name("stressGridByTheTextbook (peer)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(worstOrderOfSix)->Unit(benchmark::kMillisecond);
BENCHMARK(portfolioReplica)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
