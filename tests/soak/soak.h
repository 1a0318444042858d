#pragma once

#include "app/desk.h"
#include "tests/soak/frame_meter.h"
#include "tests/soak/lag_meter.h"
#include "tests/soak/ledger.h"
#include "tests/soak/memory_meter.h"
#include "tests/soak/options.h"
#include "tests/soak/peer.h"
#include "tests/soak/trader.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace ballast::soak {

/// What came of it, when the desk has gone.
struct Outcome {
    double seconds = 0;  ///< of load
    Ledger record, wire, journal, window;
    Compared compared;
    std::string verify;  ///< empty: the folder is sound
    std::vector<std::string> failures;
    std::size_t behindAtEnd = 0;  ///< instruments without the last quote that was sent of them
    std::size_t largestTurn = 0;
    engine::LinkHealth link, linkBefore;
    std::uint64_t sentAtEnd = 0;  ///< frames of relay and exchange, a second after the load
    std::uint64_t disagreements = 0;
    double deskProcessor = 0, peerProcessor = 0;  ///< seconds
    std::string haltReason;
};

/// The desk under load, from the first connection to the last line of its journal. Lives on the
/// window's thread; `finished` when there is nothing more to come.
class Soak : public QObject {
    Q_OBJECT
public:
    Soak(const Options& options, Peer& peer, std::filesystem::path data, std::filesystem::path wire,
         std::function<double()> busy);
    ~Soak() override;
    core::Expected<void> start();

    const Outcome& outcome() const { return m_outcome; }
    const std::vector<Held>& held() const { return m_held; }
    const LagMeter& lag() const { return m_lag; }
    const FrameMeter& frames() const { return m_frames; }
    const Trader& trader() const { return m_trader; }
    const Sayings& sayings() const { return m_sayings; }
    std::uint64_t snapshots() const { return m_snapshots; }

signals:
    void finished();

private:
    using Steady = std::chrono::steady_clock;
    void take(const std::shared_ptr<const engine::Snapshot>& snapshot);
    void look();
    void begin();
    void end();
    void settle();
    void close();
    void judge();
    void openDocks();
    void raiseNextDock();
    double seconds() const;
    bool isUp(const engine::Snapshot& snapshot) const;
    bool isQuiet(const engine::Snapshot& snapshot) const;

    Options m_options;
    Peer& m_peer;
    std::filesystem::path m_data, m_wire;
    std::unique_ptr<app::Desk> m_desk;
    FrameMeter m_frames;
    LagMeter m_lag;
    Trader m_trader;
    Sayings m_sayings;
    std::vector<Held> m_held;
    std::shared_ptr<const engine::Snapshot> m_last;
    QTimer m_looks;
    enum class Stage { Opening, Loaded, Settling, Over } m_stage = Stage::Opening;
    Steady::time_point m_opened{}, m_began{}, m_ended{}, m_quietSince{};
    double m_raised = 0;  ///< when another dock was brought to the front, seconds
    double m_processorBefore = 0;
    std::uint64_t m_snapshots = 0;
    std::size_t m_dock = 0;
    Outcome m_outcome;
};

}  // namespace ballast::soak
