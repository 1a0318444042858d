#pragma once

#include "connectors/paper_drill/drill_venue.h"
#include "models/engine/engine.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ballast::app {

/// The desk's own engine on a drill's exchange: auto-fire armed with room to spare, and a person by
/// script for what it leaves to one. The person looks once a second and acts `personDelay` after
/// something began to wait for them: approves what is allowed, arms auto-fire again, clears a HALT
/// whose cause has gone, resumes the desk. They change no order's size.
class DrillDesk {
public:
    using Recorded = std::function<void(const engine::Event&, std::span<const engine::Effect>)>;

    /// `exchange` must outlive it.
    /// `recorded` hears of every event as the engine took it in, and what came of it; may be empty.
    DrillDesk(engine::Config config, paper_drill::DrillExchange& exchange,
              paper_drill::Latencies latencies, core::Duration personDelay, Recorded recorded = {});
    /// Goes on to the last moment at which something is heard by `to`.
    void advance(core::Time to);

    const paper_drill::OrderCount& count() const { return m_venue.count(); }
    /// Why each HALT was, in the order they came: "BTC: volatility".
    const std::vector<std::string>& halts() const { return m_halts; }
    /// Of the time, over all underlyings: by guards in CAUTION, and in HALT; 0 to 1.
    double inCaution() const { return m_looks > 0 ? m_cautious / m_looks : 0; }
    double inHalt() const { return m_looks > 0 ? m_halted / m_looks : 0; }
    /// Seconds in CAUTION by what it was from.
    const std::map<std::string, int>& cautions() const { return m_cautions; }
    /// Why it is halted now; empty: it is not.
    std::string haltedNow() const;
    std::uint64_t byPerson() const { return m_approved; }  ///< proposals a person approved

private:
    void take(const paper_drill::DrillVenue::Heard& heard);
    void feed(const engine::Event& event);
    void act();
    void watchHalts();
    void attend(const rebalance::Proposal& proposal);
    void attendHalts();
    void attendMode();
    void command(engine::Command what);
    /// Whether something that a person must see has waited long enough for them.
    bool waitedFor(const std::string& what);

    paper_drill::DrillVenue m_venue;
    core::Duration m_personDelay;
    Recorded m_recorded;
    engine::Engine m_engine;
    std::shared_ptr<const engine::Snapshot> m_seen;
    core::Time m_now{}, m_nextLook{};
    paper_drill::DrillVenue::Heard m_ahead;  ///< heard after what was asked for
    bool m_hasAhead = false;
    std::map<std::string, core::Time> m_since;  ///< what waits for the person, and since when
    std::set<std::string> m_waiting;            ///< of this look
    std::map<core::Currency, bool> m_haltedNow;
    bool m_stoppedNow = false;
    std::vector<std::string> m_halts;
    double m_looks = 0, m_cautious = 0, m_halted = 0;
    std::map<std::string, int> m_cautions;
    std::uint64_t m_approved = 0;
};

}  // namespace ballast::app
