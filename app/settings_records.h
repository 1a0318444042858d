#pragma once

#include "app/settings.h"

#include <toml++/toml.h>

#include <string>

namespace ballast::app {

// [history] and [reports]: how long records are kept, and what is written of each day.

/// Over what `settings` has; what cannot be taken is named in its problems.
void readRecordSettings(const toml::table& root, const std::string& file, Settings& settings);

/// The sections "history" and "reports" with nothing left to a default.
toml::table recordTables(const Settings& settings);

}  // namespace ballast::app
