#pragma once

#include "app/settings_reader.h"
#include "models/execution/style.h"

#include <array>
#include <string_view>

namespace ballast::app {

inline constexpr std::array<std::string_view, 7> kStyleKeys{
    "style",          "style_over_s",      "style_slices", "style_half_life_s",
    "style_refill_s", "style_touch_share", "style_pause_s"};

/// How a hedge is worked: the keys `style` and `style_…` of a policy.
void readStyle(const SettingsReader& in, execution::Style& style);
void writeStyle(const execution::Style& style, toml::table& out);

}  // namespace ballast::app
