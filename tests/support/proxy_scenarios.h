#pragma once

#include "connectors/paper/fault_plan.h"
#include "tests/support/faultproxy/fault.h"

#include <array>
#include <string>
#include <vector>

namespace ballast::test {

/// When a scenario begins.
enum class Phase { Login, Idle, OrderInFlight };
inline constexpr std::array kPhases{Phase::Login, Phase::Idle, Phase::OrderInFlight};
const char* text(Phase phase);

/// One way in which the world between desk and exchange, or the exchange itself, goes wrong.
struct Scenario {
    const char* name;
    std::vector<Fault> faults;           ///< of the link; when they begin is the phase's
    std::vector<paper::Fault> exchange;  ///< of the exchange, at the first order
    bool tls = false;
    bool ofConnecting = false;  ///< only new connections suffer: the old one is cut
    bool silent = false;        ///< not a byte reaches the desk: within 12 s it knows
};
const std::vector<Scenario>& proxyScenarios();

/// What one scenario in one phase came to.
struct CellResult {
    std::vector<std::string> failures;  ///< empty: every invariant held
    std::string story;                  ///< for whoever has to look
    std::uint64_t hits = 0;             ///< times a fault of the link did something
    std::size_t orders = 0, frames = 0;
    double silentSeconds =
        0;  ///< desk time until a silent link was known to be dead; 0: not silent
    double healedSeconds = 0;  ///< desk time from healing until all was settled
    double machineSeconds = 0;
};
/// Desk, proxy and exchange through one scenario, in a folder of its own. `seed` repeats it.
CellResult runCell(const Scenario& scenario, Phase phase, const std::string& folder,
                   std::uint64_t seed);

}  // namespace ballast::test
