#pragma once

#include "connectors/deribit/session.h"
#include "models/engine/engine.h"
#include "models/market/directory.h"
#include "tests/sim/checks.h"
#include "tests/sim/disk.h"

#include <memory>
#include <optional>
#include <vector>

namespace ballast::sim {

inline constexpr const char* kVenueName = "deribit-sim";
inline constexpr const char* kKeyId = "key";

/// A kill -9: thrown where the process dies, caught by the world that goes on without it.
struct Crash {};

/// How the person has set the desk up, beyond restarts.
struct Desk {
    double target = 0;  ///< coin
};

/// The product in one process: engine, session, journal queue; what the engine's and the store's
/// threads do, under the scheduler.
class Process {
public:
    Process(Run& run, Net& net, Disk& disk, Checks& checks, const Desk& desk);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// What was heard is processed, effects are carried out, time is told. Throws Crash.
    void turn();
    void command(decltype(engine::Command::what) what);
    /// Leaves as a closed window does.
    void leave();
    std::shared_ptr<const engine::Snapshot> look() { return m_engine->snapshot(); }
    bool linkUp() const { return m_linkState == engine::LinkState::Up; }
    bool diskFailed() const { return m_diskFailed; }
    rebalance::Policy policy() const { return m_policy; }

private:
    core::Time deskNow() const { return m_run.now() + m_skew; }
    void carryOut(std::span<const engine::Effect> effects);
    void carry(const risk::Approved<orders::Place>& order) { m_session->place(order); }
    void carry(const orders::Cancel& request) { m_session->cancel(request); }
    void carry(const orders::CancelAll& request) { m_session->cancel(request); }
    void carry(const orders::Query& request) { m_session->query(request); }
    void carry(const orders::Reconnect& request) { m_session->reconnect(request.reason); }
    void carry(const engine::WatchBook& request) { m_session->watch(request); }
    void carry(const engine::UnwatchBook& request) { m_session->watch(request); }
    void carry(const engine::Journal& entry);
    void carry(const engine::Remember&) {}
    void carry(const engine::SeekJointHedge&) {}  ///< nobody seeks here
    void carry(const engine::Alert& alert);
    void carry(const engine::SimulateMargin& request) { m_session->simulate(request); }
    void store();
    void idle();
    void tell(engine::Event event);

    Run& m_run;
    Net& m_net;
    Disk& m_disk;
    Checks& m_checks;
    core::Duration m_skew{};
    rebalance::Policy m_policy;
    market::Directory m_directory;
    std::vector<engine::Event> m_batch;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<deribit::Session> m_session;
    std::vector<engine::Journal> m_queue;
    std::unique_ptr<net::Alarm> m_idle, m_store, m_told;
    std::vector<engine::Event> m_answers;
    engine::LinkState m_linkState = engine::LinkState::Down;
    core::Time m_lastTick{};
    bool m_storing = false, m_diskFailed = false;
};

}  // namespace ballast::sim
