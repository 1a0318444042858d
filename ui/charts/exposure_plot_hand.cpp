// What the trader's hand does to the plot: pan, zoom, point, click.
#include "ui/charts/exposure_plot.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

QString clockText(double unixSeconds)
{
    return words(core::clockUtc(core::Time{core::fromSeconds(unixSeconds)}));
}

}  // namespace

QString ExposurePlot::readout(double time) const
{
    if (!m_track || m_track->empty()) return {};
    const std::size_t row = m_track->nearest(time);
    const auto value = [&](Channel c) { return m_track->value(c, row); };
    const auto text = [](double v, int decimals) { return words(core::signedNumber(v, decimals)); };
    const double width = value(Channel::Upper) - value(Channel::Lower);
    const int decimals = width >= 1000 ? 0 : width >= 100 ? 1 : width >= 0.5 ? 2 : 4;
    QString out = clockText(m_track->time(row));
    switch (m_metric) {
        case Metric::Delta:
            out += tr("   Δ %1   band %2 … %3")
                       .arg(text(value(Channel::Delta), decimals),
                            text(value(Channel::Lower), decimals),
                            text(value(Channel::Upper), decimals));
            break;
        case Metric::Gamma:
            out += QStringLiteral("   Γ1% ") + text(value(Channel::Gamma), 3);
            break;
        case Metric::Vega:
            out += tr("   Vega %1").arg(words(core::signedShort(value(Channel::Vega))));
            break;
        case Metric::Margin:
            out += tr("   Margin %1%").arg(words(core::number(value(Channel::Margin), 1)));
            break;
    }
    if (std::isfinite(value(Channel::Spot)))
        out += tr("   spot %1")
                   .arg(words(
                       core::number(value(Channel::Spot), value(Channel::Spot) >= 10'000 ? 1 : 2)));
    if (const Track::Told* told = m_metric == Metric::Delta ? m_track->toldAt(time) : nullptr)
        out += QLatin1Char('\n') + spoken(told->why);
    return out;
}

QString ExposurePlot::toolTipAt(const QPoint& pixel) const
{
    const auto pre = unwrappedToolTipOf;
    if (const engine::Marker* marker = m_markers.at(pixel))
        return pre(spoken(marker->text) + QLatin1Char('\n') + words(core::clockUtcMs(marker->at)) +
                   QStringLiteral(" UTC"));
    const QRectF corner(m_why->topLeft->pixelPosition(), m_why->bottomRight->pixelPosition());
    if (!m_why->visible() || !corner.contains(pixel)) return {};
    QStringList lines;
    for (const std::string* line : {&m_story.why, &m_story.volatility, &m_story.regime})
        if (!line->empty()) lines << spoken(*line);
    return pre(lines.join(QLatin1Char('\n')));
}

void ExposurePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QCustomPlot::mousePressEvent(event);
    m_pressed = true;
    m_panned = false;
    m_pressedAt = event->pos();
    m_pressedFrom = timeRange().lower;
    m_pressedTo = timeRange().upper;
}

void ExposurePlot::mouseMoveEvent(QMouseEvent* event)
{
    const int moved = event->pos().x() - m_pressedAt.x();
    if (m_pressed && (m_panned || std::abs(moved) >= QApplication::startDragDistance())) {
        m_panned = true;
        const double shift = moved * (m_pressedTo - m_pressedFrom) / std::max(1, m_upper->width());
        setFollowing(false);
        setTimeRange(m_pressedFrom - shift, m_pressedTo - shift);
        m_cursor.hide();
        refresh();
        return;
    }
    setCursor(m_markers.at(event->pos()) ? Qt::PointingHandCursor : Qt::CrossCursor);
    const QString tip = toolTipAt(event->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), tip, this);
    moveCursor(event->pos());
}

void ExposurePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QCustomPlot::mouseReleaseEvent(event);
    m_pressed = false;
    if (m_panned) return;
    if (const engine::Marker* marker = m_markers.at(event->pos());
        marker && marker->proposal.value != 0)
        emit markerClicked(marker->proposal);
}

void ExposurePlot::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    const QCPRange range = timeRange();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        const double shift = -angle.x() / 1200.0 * range.size();
        setFollowing(false);
        setTimeRange(range.lower + shift, range.upper + shift);
    } else {
        const double size =
            std::clamp(range.size() * std::pow(0.85, angle.y() / 120.0), kShortest, kLongest);
        if (m_following) {
            m_span = size / (1 + kAhead);
        } else {
            const double centre =
                m_upper->axis(QCPAxis::atBottom)->pixelToCoord(event->position().x());
            const double left = (centre - range.lower) / range.size();
            setTimeRange(centre - left * size, centre + (1 - left) * size);
        }
    }
    refresh();
    emit zoomed();
    event->accept();
}

void ExposurePlot::moveCursor(const QPoint& pixel)
{
    if (pixel.x() < m_upper->left() || pixel.x() > m_upper->right() || !m_track || m_track->empty())
        return m_cursor.hide();
    const double under = m_upper->axis(QCPAxis::atBottom)->pixelToCoord(pixel.x());
    const double time = m_track->time(m_track->nearest(under));
    m_cursor.moveTo(time, readout(time));
}

void ExposurePlot::leaveEvent(QEvent* event)
{
    m_cursor.hide();
    QCustomPlot::leaveEvent(event);
}

}  // namespace ballast::ui
