#pragma once

#include "app/drill_desk.h"

#include <chrono>
#include <functional>

namespace ballast::tests {

/// What an engine begins with that keeps the demo book of the paper exchange in its bands.
inline engine::Config drillConfig()
{
    engine::Config config;
    config.recovered.installId = "DRILLDRL";
    for (const auto& [coin, half] : {std::pair{"BTC", 2.3}, std::pair{"ETH", 24.0}}) {
        rebalance::Policy policy;
        policy.underlying = coin;
        policy.account = {"paper", "paper"};
        policy.band = {0, half, half};
        policy.hedgeInstrument = std::string{coin} + "-PERPETUAL";
        policy.triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
        policy.triggers.hedgingSdUsd = 20'000;
        policy.smile.rule = pricing::SmileRule::SkewStickiness;
        config.policies.push_back(policy);
    }
    config.mode = engine::Mode::Confirm;
    return config;
}

/// One day of the paper exchange, by seed, with a person by script; `recorded` hears every event.
inline void drill(std::uint64_t seed, paper_market::Scenario scenario, core::Duration length,
                  const app::DrillDesk::Recorded& recorded)
{
    using namespace std::chrono_literals;
    const core::Time noon{std::chrono::sys_days{2026y / 3 / 4} + 12h};
    paper_drill::DrillExchange exchange(seed, scenario, noon, true);
    app::WatchfulPerson person(10s);
    app::DrillDesk desk(drillConfig(), exchange, {20ms, 10ms}, person, recorded);
    desk.advance(exchange.start() + length);
}

}  // namespace ballast::tests
