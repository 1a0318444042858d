#include "ui/charts/time_plot.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ballast::ui {

TimePlot::TimePlot(QWidget* parent) : QCustomPlot(parent)
{
    setMouseTracking(true);
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    setNoAntialiasingOnDrag(true);
}

void TimePlot::setPanes(std::vector<QCPAxisRect*> panes)
{
    m_panes = std::move(panes);
    m_clock.reset(new ClockTicker);
    m_clock->setWidth(std::max(1, width() - kLeft - kRight));
    QCPAxis* const first = m_panes.front()->axis(QCPAxis::atBottom);
    for (QCPAxisRect* pane : m_panes) {
        pane->setupFullAxesBox(false);
        pane->setAutoMargins(QCP::msNone);  // fixed, so that all lie under each other
        QCPAxis* const bottom = pane->axis(QCPAxis::atBottom);
        bottom->setTicker(m_clock);
        bottom->setTickLabels(pane == m_panes.back());
        for (QCPAxis* axis : {pane->axis(QCPAxis::atTop), pane->axis(QCPAxis::atRight)})
            axis->setVisible(false);
        if (bottom != first)
            connect(first, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), bottom,
                    qOverload<const QCPRange&>(&QCPAxis::setRange));
    }
    m_cursor = std::make_unique<PlotCursor>(*this, m_panes);
}

void TimePlot::restyle()
{
    const Theme& theme = Theme::current();
    setBackground(QBrush(theme.panel));
    for (QCPAxisRect* pane : m_panes)
        for (const auto side : {QCPAxis::atLeft, QCPAxis::atBottom}) {
            QCPAxis* axis = pane->axis(side);
            axis->setBasePen(Qt::NoPen);
            axis->setTickPen(Qt::NoPen);
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(theme.faint);
            axis->setTickLabelFont(numberFont(11));
            axis->setTickLabelPadding(6);
            axis->grid()->setPen(thinPen(theme.hairline));
            axis->grid()->setZeroLinePen(side == QCPAxis::atLeft ? thinPen(theme.line)
                                                                 : thinPen(theme.hairline));
            axis->grid()->setAntialiased(false);
        }
    m_cursor->restyle();
}

double TimePlot::timeAt(const QPoint& pixel) const
{
    return m_panes.front()->axis(QCPAxis::atBottom)->pixelToCoord(pixel.x());
}

void TimePlot::setSpan(double seconds)
{
    m_span = std::clamp(seconds, kShortest, kLongest);
    goLive();
}

double TimePlot::span() const { return m_following ? m_span : timeRange().size(); }

void TimePlot::goLive()
{
    setFollowing(true);
    refresh();
    emit viewChanged();
}

void TimePlot::showTime(double time)
{
    const double half = timeRange().size() / 2;
    setFollowing(false);
    setTimeRange(time - half, time + half);
    refresh();
    emit viewChanged();
}

void TimePlot::adopt(const TimePlot& other)
{
    if (m_following == other.m_following && m_span == other.m_span &&
        (m_following || timeRange() == other.timeRange()))
        return;
    m_span = other.m_span;
    setFollowing(other.m_following);
    if (!m_following) setTimeRange(other.timeRange().lower, other.timeRange().upper);
    refresh();
}

void TimePlot::point(double time)
{
    if (std::isnan(time) || !timeRange().contains(time)) return m_cursor->hide();
    m_cursor->moveTo(time, readout(time));
}

void TimePlot::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    emit followingChanged(following);
}

void TimePlot::setTimeRange(double from, double to)
{
    m_panes.front()->axis(QCPAxis::atBottom)->setRange(from, to);
}

void TimePlot::follow()
{
    const double now = m_following ? present() : std::nan("");
    if (!std::isnan(now)) setTimeRange(now - m_span, now + kAhead * m_span);
}

void TimePlot::refresh()
{
    follow();
    rebuild();
    replot(QCustomPlot::rpQueuedReplot);
}

void TimePlot::refreshNow()
{
    follow();
    rebuild();
    replot(QCustomPlot::rpImmediateRefresh);
}

/// From the widget's width: the axes learn a new one only while they are drawn.
double TimePlot::secondsPerPixel() const
{
    // To seven digits: the last ones change from frame to frame of a range that only moves, and
    // what is known of each pixel's rows would be of another width each time.
    return static_cast<float>(timeRange().size() / std::max(1, width() - kLeft - kRight));
}

void TimePlot::fitHeight(QCPAxis* axis, std::initializer_list<QCPGraph*> graphs, double leastHeight)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (QCPGraph* graph : graphs)
        for (const QCPGraphData& p : *graph->data())
            if (std::isfinite(p.value))
                low = std::min(low, p.value), high = std::max(high, p.value);
    if (!(low <= high)) return;
    const double height =
        std::max({high - low, leastHeight, std::max(std::abs(high) * 1e-4, 1e-9)});
    const QCPRange wanted(low - 0.1 * height, high + 0.1 * height), shown = axis->range();
    // Grows at once and shrinks only when half of it is empty: the scale does not breathe.
    const bool holds =
        shown.contains(low) && shown.contains(high) && shown.size() < 1.7 * wanted.size();
    if (!holds) axis->setRange(wanted);
}

void TimePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QCustomPlot::mousePressEvent(event);
    m_pressed = true;
    m_panned = false;
    m_pressedAt = event->pos();
    m_pressedFrom = timeRange().lower;
    m_pressedTo = timeRange().upper;
}

void TimePlot::mouseMoveEvent(QMouseEvent* event)
{
    const int moved = event->pos().x() - m_pressedAt.x();
    if (m_pressed && (m_panned || std::abs(moved) >= QApplication::startDragDistance())) {
        m_panned = true;
        const double shift =
            moved * (m_pressedTo - m_pressedFrom) / std::max(1, m_panes.front()->width());
        setFollowing(false);
        setTimeRange(m_pressedFrom - shift, m_pressedTo - shift);
        m_cursor->hide();
        refresh();
        emit viewChanged();
        return;
    }
    setCursor(isLink(event->pos()) ? Qt::PointingHandCursor : Qt::CrossCursor);
    const QString tip = toolTipAt(event->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), tip, this);
    moveCursor(event->pos());
}

void TimePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QCustomPlot::mouseReleaseEvent(event);
    m_pressed = false;
    if (!m_panned) clickedAt(event->pos());
}

void TimePlot::wheelEvent(QWheelEvent* event)
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
                m_panes.front()->axis(QCPAxis::atBottom)->pixelToCoord(event->position().x());
            const double left = (centre - range.lower) / range.size();
            setTimeRange(centre - left * size, centre + (1 - left) * size);
        }
    }
    refresh();
    emit zoomed();
    emit viewChanged();
    event->accept();
}

void TimePlot::moveCursor(const QPoint& pixel)
{
    const QCPAxisRect& pane = *m_panes.front();
    double time = std::nan("");
    if (pixel.x() >= pane.left() && pixel.x() <= pane.right())
        time = snapped(pane.axis(QCPAxis::atBottom)->pixelToCoord(pixel.x()));
    point(time);
    emit pointed(time);
}

void TimePlot::leaveEvent(QEvent* event)
{
    point(std::nan(""));
    emit pointed(std::nan(""));
    QCustomPlot::leaveEvent(event);
}

void TimePlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    if (m_clock) m_clock->setWidth(std::max(1, width() - kLeft - kRight));
    refresh();
}

void TimePlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_panes.empty()) return;
    restyle();
    refresh();
}

}  // namespace ballast::ui
