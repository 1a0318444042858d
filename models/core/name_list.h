#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ballast::core {

/// The same name to a person who types it: upper and lower case of the letters A to Z are one.
bool sameName(std::string_view a, std::string_view b);
/// "BTC, ETH".
std::string listed(std::span<const std::string> names);

}  // namespace ballast::core
