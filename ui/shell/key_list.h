#pragma once

#include "ui/shell/key_map.h"

#include <vector>

namespace ballast::ui {

/// Every action of the window that has or may have a key, what trades before all else.
std::vector<KeyEntry> keyList();

}  // namespace ballast::ui
