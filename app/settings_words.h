#pragma once

#include "models/portfolio/exposure.h"

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <utility>

namespace ballast::app {

/// The conventions of a delta as a file names them.
inline constexpr std::pair<std::string_view, portfolio::DeltaConvention> kConventionWords[] = {
    {"black-scholes", portfolio::DeltaConvention::BlackScholes},
    {"net-transaction", portfolio::DeltaConvention::NetTransaction},
    {"usd-neutral", portfolio::DeltaConvention::UsdNeutral}};
std::string_view wordOf(portfolio::DeltaConvention convention);

/// The version that every settings file may name and that is written into those we write.
inline constexpr std::int64_t kSettingsVersion = 1;

/// A table as a file: a line a value, a section a table; the keys sorted. Numbers are the shortest
/// that read back to the same: 2.3, not 2.2999999999999998.
std::string tomlText(const toml::table& root);
/// One value as it would stand there, and a key with the quotes it needs.
std::string tomlValue(const toml::node& node);
std::string tomlKey(std::string_view key);

}  // namespace ballast::app
