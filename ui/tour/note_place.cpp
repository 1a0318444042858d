#include "ui/tour/note_place.h"

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kGap = 12;     ///< pixels between note and target
constexpr int kRaster = 12;  ///< of the search where nothing beside the target will do

int overlap(const QRect& a, const QRect& b)
{
    const QRect both = a & b;
    return both.isEmpty() ? 0 : both.width() * both.height();
}

QPoint inside(const QPoint& at, const QSize& note, const QRect& room)
{
    const int right = std::max(room.left(), room.right() + 1 - note.width());
    const int bottom = std::max(room.top(), room.bottom() + 1 - note.height());
    return {std::clamp(at.x(), room.left(), right), std::clamp(at.y(), room.top(), bottom)};
}

/// What a place costs: what is to be kept clear before all, then the target, then the way to it.
struct Cost {
    int covered = 0;
    int target = 0;
    auto operator<=>(const Cost&) const = default;
};

}  // namespace

QPoint placeNote(const QSize& note, const QRect& room, const QRect& target,
                 const QList<QRect>& keepClear)
{
    const auto cost = [&](const QPoint& at) {
        const QRect rect(at, note);
        Cost c{0, overlap(rect, target)};
        for (const QRect& each : keepClear)
            c.covered += overlap(rect, each.marginsAdded({kGap / 2, kGap / 2, kGap / 2, kGap / 2}));
        return c;
    };
    QList<QPoint> places;
    if (!target.isEmpty())
        places << QPoint(target.right() + 1 + kGap, target.top())
               << QPoint(target.left() - kGap - note.width(), target.top())
               << QPoint(target.left(), target.bottom() + 1 + kGap)
               << QPoint(target.left(), target.top() - kGap - note.height());
    places << QPoint(room.left() + kGap, room.bottom() - kGap - note.height());
    for (int x = 0; x <= kRaster; ++x)
        for (int y = 0; y <= kRaster; ++y)
            places << QPoint(room.left() + x * (room.width() - note.width()) / kRaster,
                             room.top() + y * (room.height() - note.height()) / kRaster);
    QPoint best = inside(places.front(), note, room);
    Cost least = cost(best);
    for (const QPoint& wanted : places) {
        const QPoint place = inside(wanted, note, room);
        const Cost here = cost(place);
        if (here < least) best = place, least = here;
        if (least == Cost{}) break;
    }
    return best;
}

}  // namespace ballast::ui
