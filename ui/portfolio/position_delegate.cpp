#include "ui/portfolio/position_delegate.h"

#include "models/tables/figure_roles.h"
#include "ui/widgets/heat_ground.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ballast::ui {
namespace {

/// A line through the points, in the quiet colour, with a dot at its end; and the line of zero
/// where it lies between them.
void drawTrend(QPainter* painter, const QRectF& room, const QList<double>& points,
               tables::Tone tone)
{
    const Theme& theme = Theme::current();
    const auto [least, most] = std::minmax_element(points.begin(), points.end());
    const double low = *least, span = *most - *least;
    const auto y = [&](double value) {
        return span > 0 ? room.bottom() - (value - low) / span * room.height() : room.center().y();
    };
    QPolygonF line;
    const double step = room.width() / static_cast<double>(points.size() - 1);
    for (qsizetype i = 0; i < points.size(); ++i)
        line << QPointF(room.left() + step * static_cast<double>(i), y(points[i]));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (low < 0 && *most > 0) {
        painter->setPen(QPen(theme.line, 1, Qt::DotLine));
        painter->drawLine(QPointF(room.left(), y(0)), QPointF(room.right(), y(0)));
    }
    painter->setPen(QPen(theme.muted, 1.2));
    painter->drawPolyline(line);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.of(tone));
    painter->drawEllipse(line.back(), 1.8, 1.8);
    painter->restore();
}

}  // namespace

void PositionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    if (const QVariant share = index.data(tables::HeatRole); share.isValid())
        painter->fillRect(option.rect, heatGround(Theme::current(), share.toDouble()));
    ToneDelegate::paint(painter, option, index);
    const auto points = index.data(tables::TrendRole).value<QList<double>>();
    const QRectF room = QRectF(option.rect).adjusted(8, 4, -kTextRoom, -5);
    if (points.size() < 2 || room.width() < 12) return;
    drawTrend(painter, room, points,
              static_cast<tables::Tone>(index.data(tables::ToneRole).toInt()));
}

QColor PositionDelegate::ink(const QModelIndex& index, tables::Tone tone) const
{
    return index.data(tables::HeatRole).isValid() ? heatInk(Theme::current())
                                                  : ToneDelegate::ink(index, tone);
}

}  // namespace ballast::ui
