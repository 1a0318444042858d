#pragma once

#include "app/settings.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

/// One venue's rates, in the text of a TOML file with the day they were read (`as_of`). A file with
/// anything wrong in it holds in nothing: what was wrong is named in `problems` with file, key,
/// value and allowed range, and the rates stay as they are.
void readMarginText(std::string_view venue, std::string_view text, const std::string& file,
                    margin::Tables& tables, std::vector<std::string>& problems);

/// The rates in force: the built-in ones, over them the files that come with the program
/// (:/defaults/margin/*.toml), over them those of `folder`, by the same names.
void readMarginTables(const std::filesystem::path& folder, margin::Tables& tables,
                      std::vector<std::string>& problems);

/// Every [venue.NAME]: by which model the margin of its accounts is judged. After the profiles,
/// whose names are venues.
void readMarginModels(const toml::table& root, const std::string& file, Settings& settings);

/// Their names without ".toml".
std::vector<std::string_view> marginVenues();

}  // namespace ballast::app
