#pragma once

#include "app/settings.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace ballast::app {

/// Every [profile.NAME]: the built-in ones, ways to a venue of one's own (`kind`), and books over
/// several venues (`venues`, names of other profiles). What is wrong with one of one's own leaves
/// it out, and is named with file, key and value.
void readProfiles(const toml::table& root, const std::string& file, Settings& settings);

/// Where profiles of the window are kept for a desk on the folder `data`: beside the folders of all
/// profiles where it is one of those, so that each finds them; else in it.
std::filesystem::path profilesFileOf(const std::filesystem::path& data);

/// That file, before ballast.toml, which says nothing any more of a profile that is said or taken
/// away here. Its problems count like those of any settings file.
void readKeptProfiles(const std::filesystem::path& file, Settings& settings);

/// What the window changes: of `then`, the ones that differ from `settings` or were kept already,
/// and the names of those that are gone. `settings` follows.
core::Expected<void> keepProfiles(const std::filesystem::path& file,
                                  const std::vector<Profile>& then, Settings& settings);
/// The text of that file.
std::string profilesText(const std::vector<Profile>& kept, const std::vector<std::string>& removed);

/// A profile as it would stand in a file.
toml::table profileTable(const Profile& profile);
/// Whether it is one of those that are always there.
bool isBuiltIn(std::string_view profile);

/// A profile's name, or one of the paper venues that stand side by side.
bool isKnownVenue(std::string_view venue, const Settings& settings);

/// After policies and profiles: notes for which underlyings `alternatives` were written, be it
/// none, and names those at a venue there is no profile of.
void checkPlaces(const toml::table& root, const std::string& file, Settings& settings);

}  // namespace ballast::app
