#include "ui/widgets/remark_label.h"

#include <QPainter>

namespace ballast::ui {

QString RemarkLabel::shownIn(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    QString text = this->text();
    if (metrics.horizontalAdvance(text) <= width) return text;
    while (!text.isEmpty()) {
        const qsizetype space = text.lastIndexOf(QLatin1Char(' '));
        if (space <= 0) return {};
        text.truncate(space);
        while (text.endsWith(QLatin1Char(' ')) || text.endsWith(QChar(0x00B7))) text.chop(1);
        if (const QString cut = text + QChar(0x2026); metrics.horizontalAdvance(cut) <= width)
            return cut;
    }
    return {};
}

void RemarkLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const QRect room = contentsRect();
    painter.drawText(room, static_cast<int>(alignment()), shownIn(room.width()));
}

}  // namespace ballast::ui
