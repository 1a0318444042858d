#pragma once

#include "models/guard/limits.h"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace ballast::app {

/// [guard], and [guard.BTC] over it: when tripwires trip, and what CAUTION means. A pair in the
/// wrong order is left at what it was, and is named.
guard::Settings readGuards(const toml::table& root, const std::string& file,
                           std::vector<std::string>& problems);

}  // namespace ballast::app
