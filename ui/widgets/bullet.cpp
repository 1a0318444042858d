#include "ui/widgets/bullet.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kMargin = 0.6;  // of the band's width, each side
constexpr double kMarker = 6;

struct Scale {
    double low, high;
};

Scale scale(const Bullet::Reading& r)
{
    const double width = std::max(r.upper - r.lower, 1e-12);
    return {r.lower - kMargin * width, r.upper + kMargin * width};
}

void drawMarker(QPainter& painter, double x, double height, bool beyond, bool right)
{
    if (!beyond) {
        painter.drawRoundedRect(QRectF(x - kMarker / 2, 0, kMarker, height), 1.5, 1.5);
        return;
    }
    QPainterPath head;
    const double tip = right ? x + kMarker / 2 : x - kMarker / 2, back = right ? tip - 9 : tip + 9;
    head.moveTo(tip, height / 2);
    head.lineTo(back, 0);
    head.lineTo(back, height);
    head.closeSubpath();
    painter.drawPath(head);
}

}  // namespace

Bullet::Bullet(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Bullet::set(const Reading& reading, tables::Tone tone)
{
    if (reading == m_reading && tone == m_tone) return;
    m_reading = reading;
    m_tone = tone;
    update();
}

double Bullet::position(const Reading& reading, double value, double width)
{
    if (!std::isfinite(value)) return 0;
    const Scale s = scale(reading);
    return std::clamp((value - s.low) / (s.high - s.low), 0.0, 1.0) * width;
}

bool Bullet::beyond(const Reading& reading, double value)
{
    const Scale s = scale(reading);
    return value < s.low || value > s.high;
}

void Bullet::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double w = width(), h = height();
    const QRectF bar(0, h / 2 - 3, w, 6);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(bar, 3, 3);
    if (!(m_reading.lower < m_reading.upper)) return;

    const double left = position(m_reading, m_reading.lower, w);
    const double right = position(m_reading, m_reading.upper, w);
    QColor band = theme.accent;
    band.setAlphaF(theme.isDark() ? 0.42F : 0.34F);
    painter.setBrush(band);
    painter.drawRect(QRectF(left, bar.top(), right - left, bar.height()));
    painter.setBrush(theme.accent);
    painter.drawRect(QRectF(left - 0.5, bar.top() - 1, 1, bar.height() + 2));
    painter.drawRect(QRectF(right - 0.5, bar.top() - 1, 1, bar.height() + 2));
    painter.setBrush(theme.muted);
    painter.drawRect(QRectF(position(m_reading, m_reading.target, w) - 0.75, bar.top() - 2, 1.5,
                            bar.height() + 4));
    if (!std::isfinite(m_reading.value)) return;
    const double x = position(m_reading, m_reading.value, w);
    painter.setBrush(theme.of(m_tone));
    painter.setPen(QPen(theme.raised, 1));
    drawMarker(painter, std::clamp(x, kMarker / 2, w - kMarker / 2), h,
               beyond(m_reading, m_reading.value), x > w / 2);
}

}  // namespace ballast::ui
