#pragma once

#include "app/drill_person.h"
#include "connectors/paper_drill/drill_venue.h"
#include "models/engine/engine.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::app {

/// The desk's own engine on a drill's exchange, and a person by script before it, who looks once a
/// second.
class DrillDesk {
public:
    using Recorded = std::function<void(const engine::Event&, std::span<const engine::Effect>)>;

    /// `exchange` and `person` must outlive it.
    /// `recorded` hears of every event as the engine took it in, and what came of it; may be empty.
    DrillDesk(engine::Config config, paper_drill::DrillExchange& exchange,
              paper_drill::Latencies latencies, DrillPerson& person, Recorded recorded = {});
    /// Goes on to the last moment at which something is heard by `to`.
    void advance(core::Time to);

    /// The program ends in order: nothing is heard after it.
    void leave();
    /// An order may be live, or its answer on the way.
    bool hasOrdersUnderway();
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

private:
    void take(const paper_drill::DrillVenue::Heard& heard);
    void feed(const engine::Event& event);
    void look();
    void watchHalts();

    paper_drill::DrillVenue m_venue;
    DrillPerson& m_person;
    Recorded m_recorded;
    engine::Engine m_engine;
    std::shared_ptr<const engine::Snapshot> m_seen;
    core::Time m_now{}, m_nextLook{};
    std::optional<paper_drill::DrillVenue::Heard> m_ahead;  ///< heard after what was asked for
    std::map<core::Currency, bool> m_haltedNow;
    bool m_stoppedNow = false;
    std::vector<std::string> m_halts;
    double m_looks = 0, m_cautious = 0, m_halted = 0;
    std::map<std::string, int> m_cautions;
};

}  // namespace ballast::app
