#pragma once

#include <QColor>
#include <QPen>

namespace ballast::ui {

inline constexpr int kDashOn = 5, kDashOff = 4;

/// A line as wide on every screen as it says.
inline QPen thinPen(const QColor& colour, double width = 1)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    return pen;
}

inline QPen dashedPen(const QColor& colour)
{
    QPen pen = thinPen(colour);
    pen.setDashPattern({kDashOn, kDashOff});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

inline QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

}  // namespace ballast::ui
