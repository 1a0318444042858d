#include "connectors/paper_market/scenario.h"

#include "models/core/text.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <string>

namespace ballast::paper_market {

std::string_view text(Scenario scenario)
{
    switch (scenario) {
        case Scenario::Calm: return "calm";
        case Scenario::Trend: return "trend";
        case Scenario::Chop: return "chop";
        case Scenario::Crash: return "crash";
        case Scenario::Gap: return "gap";
        case Scenario::Expiry: return "expiry";
        case Scenario::Thin: return "thin";
        case Scenario::BadIndex: return "bad-index";
        case Scenario::Crossed: return "crossed";
    }
    return "";
}

core::Expected<Scenario> parseScenario(std::string_view name)
{
    std::string known;
    for (const auto& some : {std::span<const Scenario>{kScenarios}, {kDrills}})
        for (const Scenario scenario : some) {
            if (text(scenario) == name) return scenario;
            known += known.empty() ? "" : ", ";
            known += text(scenario);
        }
    return core::failure("choosing a market scenario: found " + core::quoted(name) +
                         ", known are " + known);
}

core::Time startFor(Scenario scenario, core::Time wished)
{
    using namespace std::chrono;
    const core::Time start = ceil<duration<std::int64_t, std::deci>>(wished);
    if (scenario != Scenario::Expiry) return start;
    const core::Time today = floor<days>(start) + hours{7} + minutes{50};
    return start <= today ? today : today + days{1};
}

bool faulty(Scenario scenario, core::Duration sinceStart)
{
    if (std::ranges::find(kDrills, scenario) == kDrills.end()) return false;
    const core::Duration within = sinceStart % kFaultEvery;
    return within >= kFaultFrom && within < kFaultTo;
}

ScenarioProfile profileOf(Scenario scenario)
{
    ScenarioProfile p;
    switch (scenario) {
        case Scenario::Calm:
        case Scenario::Thin:
        case Scenario::BadIndex:
        case Scenario::Crossed: break;
        case Scenario::Trend:
            p.volatility = 1.3;
            p.driftPerHour = 0.01;
            p.jumpsPerHour = 0.3;
            break;
        case Scenario::Expiry:
        case Scenario::Chop:
            p.volatility = 1.9;
            p.anchorHalfLifeS = 1200;
            p.microMove = 0.5e-4;
            p.jumpsPerHour = 1;
            p.jumpSize = 0.002;
            break;
        case Scenario::Crash:
            p.volatility = 1.4;
            p.volOfVol = 0.3;
            p.microMove = 0.4e-4;
            p.jumpsPerHour = 2;
            p.jumpSize = 0.004;
            break;
        case Scenario::Gap:
            p.volatility = 1.4;
            p.microMove = 0.3e-4;
            break;
    }
    return p;
}

}  // namespace ballast::paper_market
