#pragma once

#include "ui/widgets/theme.h"

namespace ballast::ui {

/// The ground of a cell whose number has this share (-1 ... 1) of the largest of its column: blue
/// above zero and orange below, which nobody confuses, and never so strong that the text of
/// heatInk() falls below 4.5 : 1 (7 : 1 where the theme is of high contrast).
QColor heatGround(const Theme& theme, double share);
/// What is written on it. The sign is in the number, so that the colour says nothing alone.
QColor heatInk(const Theme& theme);

}  // namespace ballast::ui
