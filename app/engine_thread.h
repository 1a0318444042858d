// app: puts the program together; the only place that sees everything.
#pragma once

#include "connectors/venue.h"
#include "models/core/clock_mapping.h"
#include "models/core/inbox.h"
#include "models/core/kill_switch.h"
#include "models/core/mailbox.h"
#include "models/engine/engine.h"
#include "models/market/directory.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace ballast::app {

/// The worker: sockets and engine on one thread, run to completion. It drains what is readable,
/// runs the engine over it, carries the effects out and publishes a snapshot at most each 8 ms, and
/// wakes at that deadline even when nothing more arrives.
class EngineThread {
public:
    using MakeVenue = std::function<std::unique_ptr<connectors::Venue>(
        boost::asio::io_context&, market::Directory&, connectors::Sink)>;

    struct Outside {
        core::ClockMapping clock;  ///< desk time from the steady clock
        std::vector<std::pair<core::VenueId, MakeVenue>> venues;
        std::function<bool(engine::Journal)> journal;    ///< false: not taken, no order
        std::function<bool(engine::Remember)> remember;  ///< false: not taken
        /// Every event as the engine took it in, and what came of it, in their order; may be empty.
        /// On the engine's thread: it must not wait.
        std::function<void(const engine::Event&, std::span<const engine::Effect>)> recorded;
        /// An exception reached the thread's door: what it said. Called on that thread; may be
        /// empty.
        std::function<void(const std::string&)> faulted;
        /// Looks for news without a pause instead of sleeping until some come: no wake-up between a
        /// frame and what it leads to, and a whole core busy for as long as it runs.
        bool spin = false;
        /// The gate of all venues; null: one of the thread's own, which its engine alone closes.
        std::shared_ptr<core::KillSwitch> gate;
        /// How long the machine has stood still since it started; empty: as the kernel counts it.
        std::function<core::Duration()> slept;
    };
    /// After a kill an answer is waited for so long; then the connection is dropped.
    static constexpr core::Duration kConfirmWithin = std::chrono::seconds{2};

    EngineThread(engine::Config config, Outside outside);
    ~EngineThread();  ///< stops and joins
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    void start();
    /// Venues leave in order, the thread ends. No snapshot comes afterwards.
    void stop();
    /// From any thread. False when the engine is not keeping up: the event was not taken.
    [[nodiscard]] bool post(engine::Event event);
    /// As post(), for news that must not be missed: where they are not taken, the engine halts with
    /// `why` (a text that lives for ever) as its reason.
    void postOrHalt(engine::Event event, const char* why);
    /// The newest snapshot since the last call, if there is one. One reader.
    std::shared_ptr<const engine::Snapshot> takeSnapshot();
    /// From any thread, past every queue: no order-creating frame is begun after this has returned.
    /// `why` lives for ever. The rest, cancel_all first, follows on the engine's thread.
    void kill(const char* why);
    core::KillSwitch& gate();
    /// When the thread last began a turn, steady clock; for whoever watches over it. Before the
    /// first: the epoch.
    std::chrono::steady_clock::time_point lastTurn() const;
    /// The most events that ever waited for one turn of the engine; for whoever measures.
    std::size_t largestTurn() const;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
    std::jthread m_thread;
};

}  // namespace ballast::app
