// The kill switch on the real parts: engine's thread, Deribit session and a loopback peer. From the
// trigger to the closed gate, and to cancel_all read by the peer: idle, with the feed at twenty
// thousand messages a second, and by the local socket with the thread of the window blocked.
#include "app/engine_thread.h"
#include "app/kill_signal.h"
#include "app/session_maker.h"
#include "app/single_instance.h"
#include "connectors/net/wire_cuts.h"
#include "tests/bench/kill_peer.h"

#include <benchmark/benchmark.h>
#include <spdlog/spdlog.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace ballast;

namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

double microseconds(Steady::duration d)
{
    return std::chrono::duration<double, std::micro>(d).count();
}

double quantile(std::vector<double> sorted, double q)
{
    std::ranges::sort(sorted);
    const auto at = static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1) + 0.5);
    return sorted[at];
}

/// The desk that is stopped, again and again.
class Desk {
public:
    explicit Desk(test::KillPeer& peer) : m_peer(peer), m_gate(std::make_shared<core::KillSwitch>())
    {
        deribit::Profile profile;
        profile.venue = "test";
        profile.url = peer.url();
        profile.keyId = "key";
        profile.secret = deribit::Secret{std::string{"secret"}};
        profile.currencies = {"BTC"};
        profile.tradingEnabled = true;
        app::EngineThread::Outside outside;
        outside.clock = {std::chrono::system_clock::now(), Steady::now(), 1};
        outside.gate = m_gate;
        outside.venues.emplace_back(
            "test", app::sessionMaker(std::move(profile), outside.clock, 1, 0, m_gate, m_cuts));
        outside.journal = [](engine::Journal) { return true; };
        outside.remember = [](engine::Remember) { return true; };
        engine::Config config;
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = {"test", "key"};
        policy.band = {0, 1, 1, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        config.policies = {policy};
        config.mode = engine::Mode::Confirm;
        config.recovered.installId = "BENCHKIL";
        m_thread = std::make_unique<app::EngineThread>(std::move(config), std::move(outside));
        m_thread->start();
    }
    const std::shared_ptr<core::KillSwitch>& gate() { return m_gate; }
    app::EngineThread& thread() { return *m_thread; }
    bool waitUntilUp()
    {
        const auto until = Steady::now() + 20s;
        while (Steady::now() < until) {
            if (const auto s = m_thread->takeSnapshot())
                if (!s->links->empty() && s->links->front().state == engine::LinkState::Up)
                    return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }
    /// Halts by `trigger`, waits for the peer to read cancel_all, and lets a person resume.
    template <class Trigger>
    bool round(Trigger trigger)
    {
        const std::uint64_t cancels = m_peer.cancels();
        const Steady::time_point began = Steady::now();
        trigger();
        while (!m_gate->isClosed()) {
        }
        toGate.push_back(microseconds(Steady::now() - began));
        const auto until = began + 5s;
        while (m_peer.cancels() == cancels)
            if (Steady::now() > until) return false;
        toWire.push_back(microseconds(m_peer.cancelledAt() - began));
        // Until the engine has halted and the venue has answered; then it is resumed.
        while (m_peer.reads() == m_readsSeen)
            if (Steady::now() > until) return false;
        std::this_thread::sleep_for(1ms);
        m_readsSeen = m_peer.reads();
        while (m_gate->isClosed()) {
            (void)m_thread->post(engine::Command{engine::Resume{m_gate->closings()}});
            std::this_thread::sleep_for(200us);
            if (Steady::now() > until + 5s) return false;
        }
        return true;
    }

    std::vector<double> toGate, toWire;

private:
    test::KillPeer& m_peer;
    std::shared_ptr<core::KillSwitch> m_gate;
    std::shared_ptr<net::WireCuts> m_cuts = std::make_shared<net::WireCuts>();
    std::unique_ptr<app::EngineThread> m_thread;
    std::uint64_t m_readsSeen = 0;
};

enum Way { ByCall, BySignal, BySocket };

int rounds()
{
    const char* asked = std::getenv("BALLAST_KILLS");
    return asked ? std::max(10, std::atoi(asked)) : 2'000;
}

void kill(benchmark::State& state, Way way, bool load)
{
    for (auto _ : state) {
        test::KillPeer peer;
        Desk desk(peer);
        if (!desk.waitUntilUp()) return state.SkipWithError("the link did not come up");
        if (load) peer.feed(20'000);
        const QTemporaryDir folder;
        const app::KillSignal signal(desk.gate(), folder.path().toStdString());
        app::SingleInstance door(folder.path());
        if (!door.listen()) return state.SkipWithError("no local socket");
        door.setGate(desk.gate());
        bool well = true;
        // Another thread asks; this one, that of the window, is blocked until all is over.
        std::thread hands([&] {
            const app::SingleInstance caller(folder.path());
            for (int i = 0; well && i < rounds(); ++i)
                well = desk.round([&] {
                    if (way == ByCall) desk.thread().kill("bench");
                    if (way == BySignal) ::raise(SIGUSR1);
                    if (way == BySocket) well = caller.kill();
                });
        });
        hands.join();
        if (!well) return state.SkipWithError("a kill was not seen by the peer");
        for (const auto& [name, values] :
             {std::pair{"gate", &desk.toGate}, {"wire", &desk.toWire}}) {
            state.counters[std::string{name} + "_p50_us"] = quantile(*values, 0.5);
            state.counters[std::string{name} + "_p999_us"] = quantile(*values, 0.999);
            state.counters[std::string{name} + "_max_us"] = quantile(*values, 1);
        }
        state.counters["kills"] = static_cast<double>(desk.toGate.size());
        state.counters["feed_per_s"] = peer.fedPerSecond();
    }
}

BENCHMARK_CAPTURE(kill, idle_by_call, ByCall, false)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(kill, idle_by_signal, BySignal, false)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(kill, load_by_call, ByCall, true)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(kill, load_by_signal, BySignal, true)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(kill, window_blocked_by_socket, BySocket, false)
    ->Iterations(1)
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(kill, window_blocked_and_load_by_socket, BySocket, true)
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    spdlog::set_level(spdlog::level::off);  // the figures are what is to be read
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
