// The route of bench_route on a thread that sleeps: a peer writes the frames of one moment into a
// socket, the kernel wakes the reader out of Asio's epoll, and it is counted until the re-priced
// proposal lies in the mailbox. By the clock on the wall, with the wake in it: what else runs on
// the machine is in the figures too. The bytes are lines, without WebSocket and TLS. asleep: the
// reader blocks, as the desk does without --spin; spinning: it polls, for comparison, and needs a
// core of its own.
#include "models/core/mailbox.h"
#include "route.h"

#include <benchmark/benchmark.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

using namespace ballast;

namespace {

using Steady = std::chrono::steady_clock;
using Tcp = boost::asio::ip::tcp;

constexpr auto kIdleSleep = std::chrono::milliseconds{25};
constexpr auto kBetween = std::chrono::milliseconds{4};
constexpr int kWarm = 20;

std::int64_t nanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Steady::now().time_since_epoch())
        .count();
}

/// One side of the desk: reads lines until the last byte of a moment, then ticks and publishes.
class Reader {
public:
    Reader(Tcp::socket socket, boost::asio::io_context& io, test::Route& route, bool spin)
        : m_socket(std::move(socket)), m_io(io), m_route(route), m_spin(spin)
    {
        goOn();
    }
    /// Reads so many moments; each ends with an empty line.
    void run(int moments)
    {
        read();
        while (m_done.load() < moments) {
            if (m_spin)
                m_io.poll();
            else
                m_io.run_one_until(Steady::now() + kIdleSleep);
        }
    }
    int done() const { return m_done.load(std::memory_order_acquire); }
    std::int64_t publishedAt() const { return m_publishedAt; }
    int repriced() const { return m_repriced; }
    /// The bytes of the next moment; while nothing is written they are the caller's to read.
    const std::string& next() const { return m_next; }

private:
    void read()
    {
        m_socket.async_read_some(boost::asio::buffer(m_bytes),
                                 [this](const boost::system::error_code& error, std::size_t size) {
                                     if (error) return;
                                     m_text.append(m_bytes.data(), size);
                                     take();
                                     read();
                                 });
    }
    void take()
    {
        std::size_t from = 0;
        for (std::size_t end = 0; (end = m_text.find('\n', from)) != std::string::npos;
             from = end + 1) {
            if (end > from)
                m_route.take(m_text.substr(from, end - from));
            else
                publish();
        }
        m_text.erase(0, from);
    }
    void publish()
    {
        m_route.process(engine::Tick{m_route.now()});
        m_repriced += m_route.hasNews();
        m_mailbox.put(m_route.publishAhead());
        m_publishedAt = nanoseconds();
        // What is left of the turn, as the desk does it: after the decision is out.
        m_route.publish();
        goOn();
        m_done.fetch_add(1, std::memory_order_release);
        m_done.notify_one();
    }

    /// To the next look at the proposal, half a second on in the market's time: on this thread, in
    /// whose core's memory the book lies, as it does where one thread is all there is.
    void goOn()
    {
        for (int moment = 0; moment < 5; ++moment) m_route.step();
        m_next.clear();
        for (const std::string& frame :
             m_route.moment(test::kSpot + 20 * std::sin(0.2 * ++m_moment)))
            m_next += frame + "\n";
        m_next += "\n";
    }

    Tcp::socket m_socket;
    boost::asio::io_context& m_io;
    test::Route& m_route;
    bool m_spin;
    std::array<char, 65'536> m_bytes{};
    std::string m_text, m_next;
    core::Mailbox<std::shared_ptr<const engine::Snapshot>> m_mailbox;
    std::int64_t m_publishedAt = 0;
    int m_repriced = 0, m_moment = 0;
    std::atomic<int> m_done = 0;

public:
    void wait(int moments)
    {
        for (int now = done(); now < moments; now = done()) m_done.wait(now);
    }
};

void wake(benchmark::State& state, bool spin)
{
    const int moments = static_cast<int>(state.max_iterations);
    boost::asio::io_context io{1};
    Tcp::acceptor acceptor(io, Tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
    Tcp::socket ours(io), peers(io);
    peers.connect(acceptor.local_endpoint());
    acceptor.accept(ours);
    peers.set_option(Tcp::no_delay(true));
    test::Route route(static_cast<int>(state.range(0)));
    Reader reader(std::move(ours), io, route, spin);
    std::vector<double> taken;
    int sent = 0;
    {
        const std::jthread desk([&] { reader.run(moments); });
        for (auto _ : state) {
            const std::string bytes = reader.next();
            std::this_thread::sleep_for(kBetween);
            const std::int64_t begin = nanoseconds();
            boost::asio::write(peers, boost::asio::buffer(bytes));
            reader.wait(++sent);
            if (sent > kWarm)
                taken.push_back(static_cast<double>(reader.publishedAt() - begin) / 1e3);
        }
    }
    if (reader.repriced() < 9 * sent / 10)
        state.SkipWithError("not every moment re-priced: the bench measures the wrong thing");
    if (route.refused() > 0)
        state.SkipWithError("a frame was refused: the bench measures the wrong thing");
    std::ranges::sort(taken);
    const auto at = [&](double q) {
        return taken.empty()
                   ? 0
                   : taken[static_cast<std::size_t>(q * static_cast<double>(taken.size() - 1))];
    };
    state.counters["wall_p50_us"] = at(0.5);
    state.counters["wall_p90_us"] = at(0.9);
    state.counters["wall_p99_us"] = at(0.99);
}
void asleep(benchmark::State& state) { wake(state, false); }
void spinning(benchmark::State& state) { wake(state, true); }
BENCHMARK(asleep)->Arg(1'000)->Iterations(1'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(spinning)->Arg(1'000)->Iterations(1'000)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
