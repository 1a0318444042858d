#pragma once

#include <QIcon>

namespace ballast::ui {

/// The program's mark: a line held inside its band. Painted at each size, so it is sharp at all.
QIcon appIcon();

}  // namespace ballast::ui
