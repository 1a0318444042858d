#include "models/engine/band_desk.h"
#include "models/portfolio/exposure.h"
#include "models/portfolio/liquidation.h"
#include "models/portfolio/valuation.h"
#include "models/pricing/black76.h"
#include "models/pricing/implied_vol.h"
#include "support/market_builder.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <vector>

using namespace ballast;
using pricing::Black76Greeks;
using pricing::Black76Input;

namespace {

const core::Time kNow = test::MarketBuilder::date(2026, 11, 22, 14, 31);

/// Options as a venue lists them: ten expiries, strikes around the money, a smile.
std::vector<Black76Input> chain(int count = 1'000)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> strike(30'000, 120'000), sigma(0.4, 0.9);
    constexpr double kDays[] = {0.7, 1.7, 5, 12, 19, 33, 61, 124, 215, 400};
    std::vector<Black76Input> out;
    for (int i = 0; i < count; ++i)
        out.push_back({.type = i % 2 ? market::OptionType::Put : market::OptionType::Call,
                       .forward = 63'412.5,
                       .strike = std::round(strike(random) / 1'000) * 1'000,
                       .tau = kDays[i * 10 / count] / 365,
                       .sigma = sigma(random)});
    return out;
}

/// The peer: the textbook's lines with the C library's functions, as most desks have them.
Black76Greeks textbook(const Black76Input& in)
{
    const auto normal = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    const double w = in.type == market::OptionType::Call ? 1 : -1;
    const double discount = std::exp(-in.rate * in.tau);
    const double deviation = in.sigma * std::sqrt(in.tau);
    const double d1 = std::log(in.forward / in.strike) / deviation + deviation / 2;
    const double d2 = d1 - deviation;
    const double density = std::exp(-d1 * d1 / 2) / std::sqrt(2 * 3.14159265358979323846);
    Black76Greeks out;
    out.price = discount * w * (in.forward * normal(w * d1) - in.strike * normal(w * d2));
    out.delta = discount * w * normal(w * d1);
    out.gamma = discount * density / (in.forward * deviation);
    out.vega = discount * in.forward * density * std::sqrt(in.tau);
    out.theta =
        in.rate * out.price - discount * in.forward * density * in.sigma / (2 * std::sqrt(in.tau));
    return out;
}

/// The peer of the inversion: bisection on the textbook price to the tenth digit.
double bisected(Black76Input in, double price)
{
    double low = 1e-4, high = 10;
    while (high - low > 1e-10 * high) {
        in.sigma = (low + high) / 2;
        (textbook(in).price < price ? low : high) = in.sigma;
    }
    return (low + high) / 2;
}

/// Option positions and a hedge, marked.
struct Desk {
    test::MarketBuilder market;
    std::vector<portfolio::Position> positions;
    std::vector<portfolio::Balance> balances;

    explicit Desk(bool withVolatility, int options = 1'000)
    {
        market.index("BTC", 63'412.5);
        for (const Black76Input& in : chain(options)) {
            const core::Time expiry = kNow + core::fromSeconds(in.tau * 31'536'000);
            const core::InstrumentId id =
                market.option("BTC", expiry, static_cast<int>(in.strike), in.type);
            const double mark = std::max(pricing::black76Price(in) / in.forward, 1e-4);
            market.mark(id, mark, withVolatility ? in.sigma : 0);
            market.at(id).ticker.underlyingPrice = test::price(in.forward);
            hold(id, id.index % 3 ? "2.5" : "-1.5", mark);
        }
        const core::InstrumentId perpetual = market.perpetual("BTC");
        market.mark(perpetual, 63'410);
        hold(perpetual, "-212300", 63'000);
        portfolio::Balance balance;
        balance.account = {"paper", "main"};
        balance.currency = "BTC";
        balance.equity = 500;
        balance.maintenanceMargin = 120;
        balances.push_back(balance);
    }
    void hold(core::InstrumentId id, const char* size, double average)
    {
        portfolio::Position p;
        p.account = {"paper", "main"};
        p.instrument = id;
        p.size = test::quantity(size);
        p.averagePrice = average;
        positions.push_back(p);
    }
};

template <class Price>
void overChain(benchmark::State& state, Price price)
{
    const std::vector<Black76Input> options = chain();
    for (auto _ : state)
        for (const Black76Input& option : options) benchmark::DoNotOptimize(price(option));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(options.size()));
}

void black76Greeks(benchmark::State& state)
{
    overChain(state, [](const auto& o) { return pricing::black76(o); });
}
void black76PriceAlone(benchmark::State& state)
{
    overChain(state, [](const auto& o) { return pricing::black76Price(o); });
}
void textbookGreeks(benchmark::State& state) { overChain(state, textbook); }

template <class Invert>
void overMarks(benchmark::State& state, Invert invert)
{
    std::vector<std::pair<Black76Input, double>> marks;
    for (const Black76Input& option : chain())
        if (const double price = pricing::black76Price(option); price > 0.01)
            marks.emplace_back(option, price);
    for (auto _ : state)
        for (const auto& [option, price] : marks) benchmark::DoNotOptimize(invert(option, price));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(marks.size()));
}

void impliedVolatility(benchmark::State& state)
{
    overMarks(state, [](const Black76Input& o, double price) {
        return pricing::impliedVol(o, price).sigma;
    });
}
void bisectedVolatility(benchmark::State& state) { overMarks(state, bisected); }

void valueThousandOptions(benchmark::State& state)
{
    const Desk desk(state.range(0) != 0);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            portfolio::value(desk.positions, desk.balances, desk.market.board, kNow));
    state.SetLabel(state.range(0) ? "venue's volatilities" : "volatilities from marks");
}

/// A book that is kept valued, and what may happen to it.
struct Kept {
    Desk desk;
    portfolio::Valuation valuation;
    core::Time now = kNow;

    explicit Kept(int options) : desk(true, options) { refresh(); }
    void refresh() { valuation.refresh(desk.positions, desk.balances, desk.market.board, now); }
    void tick(std::uint32_t option, double volatility)
    {
        desk.market.at({option}).ticker.markIv = volatility;
        valuation.touch({option});
    }
};

/// An option's ticker -> its line and the sums of its underlying.
void tickToExposure(benchmark::State& state)
{
    Kept kept(static_cast<int>(state.range(0)));
    std::uint32_t i = 0;
    for (auto _ : state) {
        i = (i + 7) % static_cast<std::uint32_t>(state.range(0));
        kept.tick(i, 0.5 + 1e-6 * (i % 1'000));
        kept.refresh();
        benchmark::DoNotOptimize(kept.valuation.exposures().data());
    }
}

/// The same, and the whole book as a value beside, as a snapshot has it.
void tickToBook(benchmark::State& state)
{
    Kept kept(static_cast<int>(state.range(0)));
    std::uint32_t i = 0;
    std::shared_ptr<const portfolio::Book> shown;
    for (auto _ : state) {
        i = (i + 7) % static_cast<std::uint32_t>(state.range(0));
        kept.tick(i, 0.5 + 1e-6 * (i % 1'000));
        kept.refresh();
        shown = kept.valuation.book();
    }
}

/// A second passes: every line at a new time, and the sums.
void fullRevaluation(benchmark::State& state)
{
    Kept kept(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        kept.now += std::chrono::seconds{1};
        kept.refresh();
        benchmark::DoNotOptimize(kept.valuation.exposures().data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void crossCheck(benchmark::State& state)
{
    Kept kept(static_cast<int>(state.range(0)));
    for (auto _ : state)
        if (kept.valuation.check(kept.desk.positions, kept.desk.balances, kept.desk.market.board))
            state.SkipWithError("the valuations disagree");
}

/// The live band of 1,000 options: what every tick does to it, and (1) what is found anew every ten
/// seconds: volatility, cost, width, the cheapest way back.
void bandUpdate(benchmark::State& state)
{
    Kept kept(1'000);
    const auto book = kept.valuation.book();
    test::MarketBuilder venue;
    const core::InstrumentId hedge = venue.perpetual("BTC");
    venue.mark(hedge, 64'000);
    market::Book depth;
    market::BookUpdate update;
    update.id = hedge;
    update.snapshot = true;
    for (int i = 0; i < 20; ++i) {
        update.bids.push_back({test::price(63'999 - i), test::quantity("400000")});
        update.asks.push_back({test::price(64'001 + i), test::quantity("400000")});
    }
    depth.apply(update);
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.band = {0, 5, 5, rebalance::HedgeTo::Cheapest, 0.5};
    policy.triggers.liveBand = rebalance::LiveBandRule::Zakamouline;
    policy.triggers.hedgingSdUsd = 50'000;
    engine::BandDesk desk;
    desk.take(policy);
    engine::BandDesk::Look look{.exposure = &book->exposures.front(),
                                .hedge = venue.board.find(hedge),
                                .book = &depth,
                                .spotAt = kept.now,
                                .now = kept.now};
    for (auto _ : state) {
        look.now += std::chrono::milliseconds{100};
        look.spotAt = look.now;
        desk.follow("BTC", look);
        if (state.range(0)) desk.refresh("BTC", look, {book, nullptr});
        benchmark::DoNotOptimize(desk.live("BTC").halfWidth);
    }
    if (state.range(0) && !(desk.live("BTC").halfWidth > 0)) state.SkipWithError("no live band");
    state.SetLabel(state.range(0) ? "found anew" : "followed");
}

void liquidationOfThousandOptions(benchmark::State& state)
{
    const Desk desk(true);
    const portfolio::Book book =
        portfolio::value(desk.positions, desk.balances, desk.market.board, kNow);
    for (auto _ : state)
        benchmark::DoNotOptimize(portfolio::estimateLiquidation(book, "BTC", kNow));
}

}  // namespace

BENCHMARK(black76Greeks);
BENCHMARK(black76PriceAlone);
BENCHMARK(textbookGreeks)->Name("textbookGreeks (peer)");
BENCHMARK(impliedVolatility);
BENCHMARK(bisectedVolatility)->Name("bisectedVolatility (peer)");
BENCHMARK(valueThousandOptions)->Arg(1)->Arg(0)->Unit(benchmark::kMicrosecond);
BENCHMARK(tickToExposure)->Arg(100)->Arg(1'000)->Arg(10'000);
BENCHMARK(tickToBook)->Arg(100)->Arg(1'000)->Arg(10'000);
BENCHMARK(fullRevaluation)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(crossCheck)->Arg(1'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(bandUpdate)->Arg(0)->Arg(1);
BENCHMARK(liquidationOfThousandOptions)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
