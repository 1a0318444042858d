#pragma once

#include <QIcon>

namespace ballast::ui {

/// The program's mark: a line held inside its band, drawn for each size (resources/icons).
QIcon appIcon();

}  // namespace ballast::ui
