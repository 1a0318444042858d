#pragma once

#include "app/settings.h"
#include "models/engine/engine.h"

namespace ballast::app {

/// What the engine begins with, from settings, profile and what the store recovered. `speed` is how
/// fast desk time runs: what waits for a person, a wire or a disk keeps its length on their watch.
engine::Config engineConfig(const Settings& settings, const Profile& profile,
                            engine::Recovered recovered, double speed);

}  // namespace ballast::app
