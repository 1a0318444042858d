#pragma once

#include "app/settings_reader.h"
#include "models/execution/style.h"

#include <array>
#include <string_view>

namespace ballast::app {

inline constexpr std::array<std::string_view, 12> kStyleKeys{"style",
                                                             "style_over_s",
                                                             "style_slices",
                                                             "style_half_life_s",
                                                             "style_refill_s",
                                                             "style_touch_share",
                                                             "style_pause_s",
                                                             "style_repeg_ticks",
                                                             "style_move_every_s",
                                                             "style_deadline_s",
                                                             "style_at_deadline",
                                                             "style_most_moves"};

/// How a hedge is worked: the keys `style` and `style_…` of a policy.
void readStyle(const SettingsReader& in, execution::Style& style);
void writeStyle(const execution::Style& style, toml::table& out);

}  // namespace ballast::app
