#pragma once

#include "ui/shell/key_map.h"

#include <vector>

namespace ballast::ui {

/// Every action of the window that has or may have a key, in the order of the menus.
std::vector<KeyEntry> keyList();

}  // namespace ballast::ui
