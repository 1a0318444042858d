#include "tests/bench/kill_peer.h"

#include "tests/support/scripted_deribit.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <thread>

namespace ballast::test {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kFeedEvery{2};

}  // namespace

struct KillPeer::State {
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        io.get_executor()};
    ScriptedServer server{io};
    ScriptedDeribit script{server};
    boost::asio::steady_timer timer{io};
    std::atomic<std::uint64_t> cancels = 0, reads = 0, fed = 0;
    std::atomic<Steady::rep> cancelledAt = 0;
    int change = 1, perTurn = 0;
    Steady::time_point began{};
    std::thread thread;

    State()
    {
        script.result["private/cancel_all"] = "0";
        auto answer = server.onFrame;
        server.onFrame = [this, answer](const std::string& frame) {
            if (frame.find("private/cancel_all\"") != std::string::npos) {
                cancelledAt = Steady::now().time_since_epoch().count();
                ++cancels;
            }
            if (frame.find("private/get_open_orders\"") != std::string::npos) ++reads;
            answer(frame);
            script.requests.clear();
            script.methods.clear();
        };
        thread = std::thread([this] { io.run(); });
    }
    void turn()
    {
        timer.expires_after(kFeedEvery);
        timer.async_wait([this](const boost::system::error_code& error) {
            if (error) return;
            for (int i = 0; i < perTurn; ++i) {
                script.change(change + 1, change);
                ++change;
            }
            fed += static_cast<std::uint64_t>(perTurn);
            turn();
        });
    }
};

KillPeer::KillPeer() : m_state(std::make_unique<State>()) {}

KillPeer::~KillPeer()
{
    m_state->io.stop();
    m_state->thread.join();
}

std::string KillPeer::url() const { return m_state->server.url(); }
std::uint64_t KillPeer::cancels() const { return m_state->cancels; }
std::uint64_t KillPeer::reads() const { return m_state->reads; }
Steady::time_point KillPeer::cancelledAt() const
{
    return Steady::time_point{Steady::duration{m_state->cancelledAt.load()}};
}

void KillPeer::feed(int perSecond)
{
    boost::asio::post(m_state->io, [state = m_state.get(), perSecond] {
        state->perTurn = static_cast<int>(perSecond * kFeedEvery.count() / 1'000);
        state->began = Steady::now();
        state->script.snapshot(state->change);
        state->turn();
    });
}

double KillPeer::fedPerSecond() const
{
    if (m_state->began == Steady::time_point{}) return 0;
    const std::chrono::duration<double> passed = Steady::now() - m_state->began;
    return static_cast<double>(m_state->fed.load()) / passed.count();
}

}  // namespace ballast::test
