#pragma once

#include "connectors/paper/exchange.h"
#include "connectors/paper/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

namespace ballast::paper {

class Peer;

/// Everything that lives on the server's thread. The exchange opens with its market: one whose
/// prices are still on their way has no exchange yet, and whoever calls is told so.
struct ServerLoop {
    ServerLoop(ServerOptions serverOptions, core::Time start);
    ~ServerLoop();

    core::Time now() const { return mapping.at(std::chrono::steady_clock::now()); }
    core::Expected<void> listen(std::uint16_t wanted);
    void accept();
    /// A connection, or why there is none: then it listens on after a moment.
    void onAccepted(boost::system::error_code error, boost::asio::ip::tcp::socket socket);
    void tick();
    void wakeWriters();
    void awaitArrival();
    /// Opens the exchange once the market can be traded. Fails where an account or its positions
    /// do not fit the market.
    core::Expected<void> openIfReady(core::Time at);
    /// Why nothing can be traded now; empty: it can.
    std::string outage() const;
    /// Runs on the server's thread and waits for the answer; the caller's thread when it is
    /// stopped.
    template <class Work>
    auto onThread(Work work) const -> decltype(work())
    {
        if (stopped || std::this_thread::get_id() == thread.get_id()) return work();
        std::promise<decltype(work())> promise;
        auto answer = promise.get_future();
        boost::asio::post(io, [&] { promise.set_value(work()); });
        return answer.get();
    }

    ServerOptions options;
    std::unique_ptr<paper_market::MarketSource> market;
    mutable boost::asio::io_context io{1};
    std::optional<Exchange> exchange;
    std::string fault;  ///< why the exchange cannot open at all
    core::ClockMapping mapping;
    boost::asio::ip::tcp::acceptor acceptor;
    boost::asio::steady_timer timer, acceptLater, arrivalTimer;
    std::optional<core::Time> awaited;  ///< arrival the timer is set to
    std::chrono::steady_clock::time_point nextTick{}, lastTick{};
    std::set<std::shared_ptr<Peer>> peers;
    std::map<SessionId, Peer*> sessions;
    std::string description;
    std::uint16_t boundPort = 0;
    bool acceptFails = false;  ///< said once, not at every attempt
    bool stopping = false;     ///< on the server's thread
    std::jthread thread;
    std::atomic<bool> stopped = false;
    /// What outage() said at the last tick, for other threads.
    mutable std::mutex outageLock;
    std::string outageSeen;
};

}  // namespace ballast::paper
