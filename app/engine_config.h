#pragma once

#include "app/settings.h"
#include "models/engine/engine.h"

namespace ballast::app {

/// A policy in force as it would stand in a file: its lives in seconds of the machine, where the
/// engine's are market time at `speed`.
rebalance::Policy asInFile(rebalance::Policy policy, double speed);

/// A policy of the file as the engine goes by it, in the first venue's account.
rebalance::Policy inForce(rebalance::Policy policy, const Settings& settings,
                          const std::vector<Profile>& venues, double speed);

/// Limits of the file in the time of an engine that runs at `speed`.
risk::Limits inEngineTime(risk::Limits limits, double speed);

/// What the engine begins with, from settings, profile and what the store recovered. `speed` is how
/// fast desk time runs: what waits for a person, a wire or a disk keeps its length on their watch.
/// `venues`: at least one; the policies hedge in the first one's account. On paper the same hedge
/// at each other venue is an alternative, unless the settings say otherwise; what they say of
/// venues that are not among these does not hold now.
engine::Config engineConfig(const Settings& settings, const std::vector<Profile>& venues,
                            engine::Recovered recovered, double speed);

/// In which mode a session begins, as the history keeps it.
engine::SettingRecord modeAtStart(const engine::Config& config, core::Time at);

}  // namespace ballast::app
