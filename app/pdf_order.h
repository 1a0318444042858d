#pragma once

#include "models/core/time.h"

#include <QByteArray>

namespace ballast::app {

/// What QPdfWriter wrote, with its objects numbered in the order in which they are first spoken of,
/// beginning at the root, its fonts marked in that order, and with this instant for its date: Qt
/// writes the fonts in the order of a hash that is another one in each process, and the time of the
/// clock. What cannot be read as such
/// a file comes back as it is.
QByteArray inOrder(const QByteArray& pdf, core::Time at);

}  // namespace ballast::app
