#pragma once

#include <QList>
#include <QPoint>
#include <QRect>

namespace ballast::ui {

/// Where a note of that size stands in the room: beside its target where it can, and never over
/// what is to be kept clear, where there is any other place at all. An empty target: in a corner.
QPoint placeNote(const QSize& note, const QRect& room, const QRect& target,
                 const QList<QRect>& keepClear);

}  // namespace ballast::ui
