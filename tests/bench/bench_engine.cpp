// One tick of the index to a published proposal with 1,000 options in the book, and the price of a
// snapshot: the engine's own share of "bytes readable -> proposal published".
#include "models/engine/engine.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace ballast;

namespace {

const core::AccountKey kAccount{"paper", "paper"};
core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

/// A desk of `options` options and a perpetual, link up, everything marked.
struct Bench {
    std::unique_ptr<engine::Engine> engine;
    core::Time now = core::fromUnixMs(1'785'000'000'000);
    std::vector<market::Ticker> tickers;
    std::uint64_t changeId = 0;

    explicit Bench(int options)
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kAccount;
        policy.band = {0, 0.01, 0.01, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        policy.cooldown = {};
        engine::Config config;
        config.policies = {policy};
        config.mode = engine::Mode::Confirm;
        config.recovered.installId = "BENCHBEN";
        engine = std::make_unique<engine::Engine>(config);
        feed(engine::Tick{now});
        std::vector<portfolio::Position> held;
        for (int i = 0; i <= options; ++i) list(i, options, held);
        portfolio::Balance balance{kAccount, "BTC", 500, 500, 400};
        feed(balance);
        feed(portfolio::PositionsRead{kAccount, held, now});
        feed(engine::LinkChanged{"paper", engine::LinkState::Up, "", 1, now});
        spot(64000);
        tick();
    }
    void feed(const engine::Event& event)
    {
        benchmark::DoNotOptimize(engine->process(event).size());
    }
    void list(int i, int options, std::vector<portfolio::Position>& held)
    {
        market::Instrument instrument;
        instrument.id = {static_cast<std::uint32_t>(i)};
        instrument.venue = "paper";
        instrument.underlying = "BTC";
        instrument.lot = instrument.minimum = qty(i == 0 ? 10 : 0.1);
        instrument.ticks.base = price(i == 0 ? 0.5 : 0.0001);
        market::Ticker ticker;
        ticker.quote.id = instrument.id;
        if (i == 0) {
            instrument.name = "BTC-PERPETUAL";
        } else {
            instrument.kind = market::Kind::Option;
            instrument.optionType = i % 2 ? market::OptionType::Call : market::OptionType::Put;
            instrument.strike = price(40'000 + 50'000.0 * i / options);
            instrument.expiry = now + std::chrono::hours{24 * (1 + i % 300)};
            instrument.name = "BTC-OPTION-" + std::to_string(i);
            ticker.markIv = 0.5 + 0.2 * (i % 7) / 7;
            ticker.underlyingPrice = price(64000);
            held.push_back({kAccount, instrument.id, qty(i % 3 ? 0.5 : -0.7), 0.02});
        }
        ticker.mark = price(i == 0 ? 64000 : 0.02);
        tickers.push_back(ticker);
        feed(engine::InstrumentListed{instrument});
        feed(ticker);
    }
    void spot(double at)
    {
        feed(market::IndexPrice{"paper", "BTC", price(at), now});
        tickers[0].mark = price(at);
        tickers[0].quote.at = now;
        feed(tickers[0]);
        market::BookUpdate update{{0}, true, ++changeId, 0, {}, {}, now, now};
        for (int k = 0; k < 20; ++k) {
            update.bids.push_back({price(std::floor(at) - 0.5 - k), qty(400'000)});
            update.asks.push_back({price(std::floor(at) + 1 + k), qty(400'000)});
        }
        feed(update);
    }
    void tick()
    {
        now += std::chrono::milliseconds{600};
        feed(engine::Tick{now});
    }
};

void report(benchmark::State& state, std::vector<double>& nanoseconds)
{
    std::ranges::sort(nanoseconds);
    const auto at = [&](double q) {
        return nanoseconds[static_cast<std::size_t>(q *
                                                    static_cast<double>(nanoseconds.size() - 1))] /
               1e3;
    };
    state.counters["p50_us"] = at(0.50);
    state.counters["p99_us"] = at(0.99);
    state.counters["p99.9_us"] = at(0.999);
}

double nanosecondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// Index, perpetual ticker and book decoded -> revalued, judged, proposal re-priced, published.
void eventToPublishedProposal(benchmark::State& state)
{
    Bench bench(static_cast<int>(state.range(0)));
    std::vector<double> taken;
    int i = 0;
    for (auto _ : state) {
        bench.now += std::chrono::milliseconds{600};
        const double at = 64000 + 20 * std::sin(++i);
        const auto begin = std::chrono::steady_clock::now();
        bench.spot(at);
        bench.feed(engine::Tick{bench.now});
        benchmark::DoNotOptimize(bench.engine->snapshot());
        taken.push_back(nanosecondsSince(begin));
    }
    const auto snap = bench.engine->snapshot();
    if (snap->proposals->items.empty())
        state.SkipWithError("nothing was proposed: the bench measures the wrong thing");
    report(state, taken);
}
BENCHMARK(eventToPublishedProposal)->Arg(100)->Arg(1'000)->Unit(benchmark::kMicrosecond);

void eventToSnapshot(benchmark::State& state)
{
    Bench bench(static_cast<int>(state.range(0)));
    std::vector<double> taken;
    std::size_t i = 0;
    for (auto _ : state) {
        market::Ticker& ticker = bench.tickers[1 + ++i % (bench.tickers.size() - 1)];
        ticker.markIv += 1e-5;
        const auto begin = std::chrono::steady_clock::now();
        bench.feed(ticker);
        benchmark::DoNotOptimize(bench.engine->snapshot());
        taken.push_back(nanosecondsSince(begin));
    }
    report(state, taken);
}
BENCHMARK(eventToSnapshot)->Arg(1'000)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
