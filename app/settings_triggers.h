#pragma once

#include "app/settings_reader.h"
#include "models/rebalance/policy.h"

#include <array>
#include <string_view>

namespace ballast::app {

/// The keys below [policy.X] that say what asks for a hedge.
inline constexpr std::array<std::string_view, 24> kTriggerKeys{
    "triggers",        "target_points",        "schedule_at",         "price_move",
    "risk_budget_usd", "risk_horizon_s",       "leland_every_s",      "live_band",
    "hedging_sd_usd",  "funding_shift",        "trade_cost_usd",      "least_trade",
    "gamma_floor",     "gamma_ceiling",        "vega_floor",          "vega_ceiling",
    "margin_use",      "liquidation_distance", "funding_usd_per_day", "gamma_target",
    "gamma_tolerance", "vega_target",          "vega_tolerance",      "volatility"};

/// Reads them over what `policy` says. A trigger is on when `triggers` names it, or without that
/// list when its own number says so.
void readTriggers(const SettingsReader& in, rebalance::Policy& policy);
void writeTriggers(const rebalance::Policy& policy, toml::table& out);

}  // namespace ballast::app
