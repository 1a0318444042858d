#pragma once

#include "app/settings.h"
#include "models/core/error.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace ballast::app {

/// Limits and tripwires as a person last confirmed them in the window: this file, beside
/// ballast.toml. It carries a digest of itself, so that editing it by hand confirms nothing.
inline constexpr const char* kLimitsFile = "limits.toml";

/// [limits], [guard] and [guard.BTC] over what `settings` holds, which is their bound: a file may
/// only tighten. A looser value is refused, named with file, key, value and bound.
void readLimits(const toml::table& root, const std::string& file, Settings& settings);

/// The same keys with no bound but their range: for a file that a person is about to confirm. What
/// is wrong in it is left and not told of; a section that is there says all of what is single.
void takeLimitsFreely(const toml::table& root, const std::string& file, Settings& settings);

/// [limits] and [guard] as they would stand in a file, with those of single instruments and
/// underlyings.
toml::table limitsTable(const guard::LimitSet& set);

/// What was confirmed in the window: the bounds of what ballast.toml may say, and what holds where
/// it says nothing. A file that is not as it was written is a problem, and confirms nothing.
void readConfirmedLimits(const std::filesystem::path& file, Settings& settings);

/// The text of that file, with its digest. Limits of single underlyings are not in it: those are
/// ballast.toml's alone.
std::string limitsText(const guard::LimitSet& set);
core::Expected<void> writeLimits(const std::filesystem::path& file, const guard::LimitSet& set);

}  // namespace ballast::app
