#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/laboratory/backtest.h"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace ballast::app {

/// One policy to be tried, as it is written in a table. `step` is the market's, of which every
/// interval is a multiple; `underlying` picks the policy out of a desk's settings. What is wrong is
/// added to `problems`, each with `where`, key and value.
laboratory::Policy readLaboratoryPolicy(const toml::table& table, const std::string& where,
                                        core::Duration step, core::Currency underlying,
                                        std::vector<std::string>& problems);

}  // namespace ballast::app
