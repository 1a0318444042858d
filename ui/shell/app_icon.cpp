#include "ui/shell/app_icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace ballast::ui {
namespace {

QPixmap mark(int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 64.0, size / 64.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x14, 0x19, 0x22));
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 13, 13);
    painter.setBrush(QColor(0x2b, 0x4f, 0x9e));
    painter.drawRect(QRectF(2, 22, 60, 20));
    painter.setPen(QPen(QColor(0x8f, 0xb2, 0xf8), 2));
    painter.drawLine(QPointF(2, 22), QPointF(62, 22));
    painter.drawLine(QPointF(2, 42), QPointF(62, 42));
    QPainterPath line(QPointF(8, 36));
    line.cubicTo(18, 14, 24, 20, 30, 32);
    line.cubicTo(36, 44, 42, 42, 56, 28);
    painter.setPen(QPen(Qt::white, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    return pixmap;
}

}  // namespace

QIcon appIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) icon.addPixmap(mark(size));
    return icon;
}

}  // namespace ballast::ui
