#pragma once

#include "app/settings.h"

#include <toml++/toml.h>

#include <string>

namespace ballast::app {

/// Every [profile.NAME]: the built-in ones, ways to a venue of one's own (`kind`), and books over
/// several venues (`venues`, names of other profiles). What is wrong with one of one's own leaves
/// it out, and is named with file, key and value.
void readProfiles(const toml::table& root, const std::string& file, Settings& settings);

/// A profile's name, or one of the paper venues that stand side by side.
bool isKnownVenue(std::string_view venue, const Settings& settings);

/// After policies and profiles: notes for which underlyings `alternatives` were written, be it
/// none, and names those at a venue there is no profile of.
void checkPlaces(const toml::table& root, const std::string& file, Settings& settings);

}  // namespace ballast::app
