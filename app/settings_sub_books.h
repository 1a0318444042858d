#pragma once

#include "models/portfolio/sub_book.h"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace ballast::app {

/// The rules of `[[sub_book]]`, in the order of the file. A rule with anything wrong in it is left
/// out as a whole, for without one of its conditions it would match more than was meant; `problems`
/// gets file, key, value and what is allowed.
std::vector<portfolio::SubBookRule> readSubBooks(const toml::table& root, const std::string& file,
                                                 std::vector<std::string>& problems);

/// A rule as it would stand in a file.
toml::table subBookTable(const portfolio::SubBookRule& rule);

}  // namespace ballast::app
