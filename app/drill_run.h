#pragma once

#include "app/drill_desk.h"
#include "app/settings.h"
#include "connectors/paper_drill/drill_meter.h"
#include "connectors/paper_drill/drill_venue.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

/// Who hedges in a drill.
enum class DrillHedger : std::uint8_t {
    Desk,   ///< the engine with the policies of the settings
    Fixed,  ///< every five seconds, by one threshold: see paper_drill::FixedHedger
    None,   ///< nobody
};
inline constexpr std::array kDrillHedgers{DrillHedger::Desk, DrillHedger::Fixed, DrillHedger::None};
std::string_view text(DrillHedger hedger);

/// What all runs of a drill have in common.
struct DrillSetting {
    Settings settings;
    core::Duration length = std::chrono::minutes{30};
    paper_drill::Latencies latencies;
    core::Duration personDelay = std::chrono::seconds{10};
    /// Asked once, with what the desk's engine begins with: who hears of its events; may be empty.
    std::function<DrillDesk::Recorded(const engine::Config&)> record{};
    std::uint64_t firstProposal = 1;  ///< number of the desk's first one
};

/// One hedger on one seed of one scenario.
struct DrillOutcome {
    paper_drill::Figures figures;
    paper_drill::OrderCount count;     ///< of the desk
    std::vector<std::string> halts;    ///< of the desk: "BTC: volatility", in the order they came
    std::string haltedAtEnd;           ///< why; empty: it is not
    double inCaution = 0, inHalt = 0;  ///< of the time, 0 to 1
    std::map<std::string, int> cautions;  ///< seconds of it by cause
    std::uint64_t byPerson = 0;           ///< proposals the person approved
    bool operator==(const DrillOutcome&) const = default;
};

/// When every drill's market begins, but for that of `expiry`.
core::Time drillNoon();

/// Runs the drill in simulated time, in the caller's thread. The market begins at noon of one fixed
/// day, that of `expiry` ten minutes before an expiry. The threshold of the fixed hedger is the
/// half width of the policy's band. Settings must have a policy for each underlying to be measured
/// and the profile "paper".
DrillOutcome runDrill(const DrillSetting& setting, paper_market::Scenario scenario,
                      std::uint64_t seed, DrillHedger hedger);

}  // namespace ballast::app
