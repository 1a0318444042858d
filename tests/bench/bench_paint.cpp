// Snapshot -> painted frame with 1,000 options in the book and 20,000 quotes a second, through the
// real engine and the real window; and the chart alone with 100,000 samples.
#include "models/engine/engine.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/charts/exposure_plot.h"
#include "ui/shell/main_window.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace ballast;

namespace {

using Steady = std::chrono::steady_clock;

constexpr int kQuotesASecond = 20'000;
const core::AccountKey kAccount{"paper", "paper"};

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

double msSince(Steady::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

void report(benchmark::State& state, std::vector<double>& ms)
{
    std::ranges::sort(ms);
    const auto at = [&](double q) {
        return ms[static_cast<std::size_t>(q * static_cast<double>(ms.size() - 1))];
    };
    state.counters["p50_ms"] = at(0.50);
    state.counters["p99_ms"] = at(0.99);
    state.counters["worst_ms"] = ms.back();
    const auto late = std::ranges::count_if(ms, [](double v) { return v > 16.7; });
    state.counters["over_16.7ms"] = static_cast<double>(late) / static_cast<double>(ms.size());
}

/// A desk of 1,000 options and a perpetual, fed as a venue feeds it.
class Desk {
public:
    explicit Desk(int options)
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kAccount;
        policy.band = {0, 40, 40, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        engine::Config config;
        config.policies = {policy};
        config.mode = engine::Mode::Confirm;
        config.recovered.installId = "BENCHBEN";
        m_engine = std::make_unique<engine::Engine>(config);
        m_engine->process(engine::Tick{m_now});
        std::vector<portfolio::Position> held;
        for (int i = 0; i <= options; ++i) list(i, options, held);
        m_engine->process(portfolio::Balance{kAccount, "BTC", 500, 500, 400});
        m_engine->process(portfolio::PositionsRead{kAccount, held, m_now});
        m_engine->process(engine::LinkChanged{"paper", engine::LinkState::Up, "", 1, m_now});
    }
    /// One frame's share of the quotes; every tenth of a second the index moves too.
    std::shared_ptr<const engine::Snapshot> frame()
    {
        m_now += core::fromSeconds(1.0 / 60);
        ++m_frames;
        if (m_frames % 6 == 1)
            m_engine->process(market::IndexPrice{
                "paper", "BTC", price(64'000 + 60 * std::sin(m_frames / 40.0)), m_now});
        for (int i = 0; i < kQuotesASecond / 60; ++i) {
            market::Ticker& t = m_tickers[m_next++ % m_tickers.size()];
            t.quote.at = m_now;
            t.markIv =
                t.markIv > 0
                    ? 0.55 + 0.02 * std::sin(m_frames / 17.0 + static_cast<double>(m_next % 97))
                    : 0;
            m_engine->process(t);
        }
        m_engine->process(engine::Tick{m_now});
        return m_engine->snapshot();
    }

private:
    void list(int i, int options, std::vector<portfolio::Position>& held)
    {
        market::Instrument instrument;
        instrument.id = {static_cast<std::uint32_t>(i)};
        instrument.venue = "paper";
        instrument.underlying = instrument.settlementCurrency = "BTC";
        instrument.lot = instrument.minimum = qty(i == 0 ? 10 : 0.1);
        instrument.ticks.base = price(i == 0 ? 0.5 : 0.0001);
        market::Ticker ticker;
        ticker.quote.id = instrument.id;
        ticker.index = price(64'000);
        if (i == 0) {
            instrument.name = "BTC-PERPETUAL";
        } else {
            instrument.kind = market::Kind::Option;
            instrument.optionType = i % 2 ? market::OptionType::Call : market::OptionType::Put;
            instrument.strike = price(40'000 + std::floor(50'000.0 * i / options));
            instrument.expiry = m_now + std::chrono::hours{24 * (7 + i % 12 * 14)};
            instrument.name = "BTC-OPTION-" + std::to_string(i);
            ticker.markIv = 0.55;
            ticker.underlyingPrice = price(64'000);
            held.push_back({kAccount, instrument.id, qty(i % 3 ? 0.5 : -0.7), 0.02});
        }
        ticker.mark = price(i == 0 ? 64'000 : 0.02);
        m_tickers.push_back(ticker);
        m_engine->process(engine::InstrumentListed{instrument});
        m_engine->process(ticker);
    }

    std::unique_ptr<engine::Engine> m_engine;
    core::Time m_now = core::fromUnixMs(1'785'000'000'000);
    std::vector<market::Ticker> m_tickers;
    std::size_t m_next = 0;
    std::uint64_t m_frames = 0;
};

/// What the GUI thread does with a new snapshot: tables told, changed cells painted, chart redrawn.
void snapshotToPaintedFrame(benchmark::State& state)
{
    Desk desk(static_cast<int>(state.range(0)));
    ui::MainWindow window(
        {ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("paper"), {}});
    window.resize(1680, 1020);
    window.show();
    for (int i = 0; i < 120; ++i) {
        window.show(desk.frame());
        QCoreApplication::processEvents();
    }
    std::vector<double> taken;
    for (auto _ : state) {
        const auto snapshot = desk.frame();
        const auto begin = Steady::now();
        window.show(snapshot);
        QCoreApplication::processEvents();
        taken.push_back(msSince(begin));
        state.SetIterationTime(taken.back() / 1e3);
    }
    if (window.chart()->samplesSeen() == 0)
        state.SkipWithError("nothing was drawn: the bench measures the wrong thing");
    report(state, taken);
}
BENCHMARK(snapshotToPaintedFrame)
    ->Arg(100)
    ->Arg(1'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(1'200);

/// A day of samples and more, the whole of it on screen, moved by the hand each frame.
void chartFrame(benchmark::State& state)
{
    const auto count = static_cast<int>(state.range(0));
    ui::DeltaChart chart;
    chart.resize(1100, 420);
    engine::UnderlyingState underlying =
        support::sampleSnapshot({.history = std::chrono::minutes{1}})->underlyings->front();
    underlying.series = std::make_shared<const engine::Series>(support::sampleSeries(
        {.length = std::chrono::seconds{count - 1}, .every = std::chrono::seconds{1}}));
    chart.show();
    chart.show(underlying, nullptr, support::sampleTime());
    chart.plot()->setSpan(count);
    QCoreApplication::processEvents();
    std::vector<double> taken;
    for (auto _ : state) {
        const auto begin = Steady::now();
        chart.plot()->refreshNow();
        taken.push_back(msSince(begin));
        state.SetIterationTime(taken.back() / 1e3);
    }
    if (chart.samplesSeen() != static_cast<std::size_t>(count))
        state.SkipWithError("not all samples were taken");
    report(state, taken);
}
BENCHMARK(chartFrame)
    ->Arg(3'600)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
