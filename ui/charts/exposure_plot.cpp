#include "ui/charts/exposure_plot.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr int kLeft = 66, kRight = 74;
constexpr double kShortest = 20, kLongest = 8 * 86'400.0;
constexpr double kAhead = 0.015;  // of the span, right of now
constexpr int kDashOn = 5, kDashOff = 4;
const QString kOverlay = QStringLiteral("cursor");

QPen thin(const QColor& colour, double width = 1)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    return pen;
}

QPen dashed(const QColor& colour)
{
    QPen pen = thin(colour);
    pen.setDashPattern({kDashOn, kDashOff});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

QString clockText(double unixSeconds)
{
    return words(core::clockUtc(core::Time{core::fromSeconds(unixSeconds)}));
}

}  // namespace

ExposurePlot::ExposurePlot(QWidget* parent)
    : QCustomPlot(parent),
      m_upper(axisRect()),
      m_lower(new QCPAxisRect(this)),
      m_metricTicker(new NumberTicker(AxisNumbers::Signed)),
      m_spotTicker(new NumberTicker(AxisNumbers::Plain)),
      m_markers((makeAxes(), *this), *m_upper)
{
    setObjectName(QStringLiteral("exposurePlot"));
    setMouseTracking(true);
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    setNoAntialiasingOnDrag(true);
    makeGraphs();
    makeOverlay();
    restyle();
}

void ExposurePlot::makeAxes()
{
    plotLayout()->addElement(1, 0, m_lower);
    plotLayout()->setRowStretchFactor(0, 2.6);
    plotLayout()->setRowStretchFactor(1, 1);
    plotLayout()->setRowSpacing(0);
    const QSharedPointer<QCPAxisTicker> clock(new ClockTicker);
    for (QCPAxisRect* rect : {m_upper, m_lower}) {
        rect->setupFullAxesBox(false);
        rect->setAutoMargins(
            QCP::msNone);  // fixed, so that both lie under each other and nothing moves
        rect->axis(QCPAxis::atBottom)->setTicker(clock);
        for (QCPAxis* axis : {rect->axis(QCPAxis::atTop), rect->axis(QCPAxis::atRight)})
            axis->setVisible(false);
    }
    m_upper->setMargins(QMargins(kLeft, 14, kRight, 4));
    m_lower->setMargins(QMargins(kLeft, 8, kRight, 24));
    m_upper->axis(QCPAxis::atLeft)->setTicker(m_metricTicker);
    m_lower->axis(QCPAxis::atLeft)->setTicker(m_spotTicker);
    m_spotTicker->setTickCount(3);
    m_upper->axis(QCPAxis::atBottom)->setTickLabels(false);
    connect(m_upper->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::rangeChanged),
            m_lower->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::setRange));
}

void ExposurePlot::makeGraphs()
{
    const auto upper = [this] {
        return addGraph(m_upper->axis(QCPAxis::atBottom), m_upper->axis(QCPAxis::atLeft));
    };
    m_bandBottom = upper();
    m_bandTop = upper();
    m_bandTop->setChannelFillGraph(m_bandBottom);
    m_target = upper();
    m_line = upper();
    m_headDot = upper();
    m_headDot->setLineStyle(QCPGraph::lsNone);
    m_spot = addGraph(m_lower->axis(QCPAxis::atBottom), m_lower->axis(QCPAxis::atLeft));
    for (QCPGraph* graph : {m_bandBottom, m_bandTop, m_target, m_line, m_headDot, m_spot}) {
        graph->setAntialiasedFill(false);
        graph->setSelectable(QCP::stNone);
    }
    // Markers were made first; they belong on top.
    for (int i = 0; i < graphCount(); ++i)
        if (graph(i)->lineStyle() == QCPGraph::lsNone) graph(i)->setLayer(QStringLiteral("axes"));
}

void ExposurePlot::makeOverlay()
{
    addLayer(kOverlay, layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    layer(kOverlay)->setMode(QCPLayer::lmBuffered);  // the pointer redraws this alone
    const auto cursor = [this](QCPAxisRect* rect) {
        auto* line = new QCPItemLine(this);
        line->setLayer(kOverlay);
        line->setClipAxisRect(rect);
        for (QCPItemPosition* end : {line->start, line->end}) {
            end->setAxisRect(rect);
            end->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
            end->setTypeX(QCPItemPosition::ptPlotCoords);
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        line->setVisible(false);
        return line;
    };
    m_cursorUpper = cursor(m_upper);
    m_cursorLower = cursor(m_lower);
    const auto text = [this](QCPAxisRect* rect, Qt::Alignment anchor) {
        auto* item = new QCPItemText(this);
        item->setClipToAxisRect(false);
        item->setPositionAlignment(anchor);
        item->position->setAxisRect(rect);
        item->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        item->setVisible(false);
        return item;
    };
    m_read = text(m_upper, Qt::AlignTop | Qt::AlignLeft);
    m_read->setLayer(kOverlay);
    m_read->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_read->position->setCoords(0.008, 0.0);
    m_lineTag = text(m_upper, Qt::AlignVCenter | Qt::AlignLeft);
    m_spotTag = text(m_lower, Qt::AlignVCenter | Qt::AlignLeft);
    for (QCPItemText* tag : {m_lineTag, m_spotTag}) {
        tag->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        tag->position->setTypeY(QCPItemPosition::ptPlotCoords);
    }
}

void ExposurePlot::styleAxes(QCPAxisRect* rect)
{
    const Theme& theme = Theme::current();
    for (const auto side : {QCPAxis::atLeft, QCPAxis::atBottom}) {
        QCPAxis* axis = rect->axis(side);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(theme.faint);
        axis->setTickLabelFont(numberFont(11));
        axis->setTickLabelPadding(6);
        axis->grid()->setPen(thin(theme.hairline));
        axis->grid()->setZeroLinePen(side == QCPAxis::atLeft ? thin(theme.line)
                                                             : thin(theme.hairline));
        axis->grid()->setAntialiased(false);
    }
}

void ExposurePlot::restyle()
{
    const Theme& theme = Theme::current();
    setBackground(QBrush(theme.panel));
    styleAxes(m_upper);
    styleAxes(m_lower);
    m_bandTop->setBrush(faded(theme.accent, theme.isDark() ? 0.13F : 0.10F));
    m_bandTop->setPen(dashed(faded(theme.accent, 0.75F)));
    m_bandBottom->setPen(dashed(faded(theme.accent, 0.75F)));
    m_target->setPen(dashed(theme.faint));
    m_line->setPen(thin(theme.strong, 1.5));
    m_spot->setPen(thin(theme.spot, 1.3));
    m_headDot->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.panel, 1.5), theme.strong, 10));
    m_markers.restyle();
    for (QCPItemLine* line : {m_cursorUpper, m_cursorLower})
        line->setPen(thin(faded(theme.muted, 0.7F)));
    m_read->setFont(numberFont(11));
    m_read->setColor(theme.text);
    m_read->setBrush(theme.raised);
    m_read->setPen(thin(theme.line));
    m_read->setPadding(QMargins(6, 3, 6, 3));
    for (auto [tag, colour] :
         {std::pair{m_lineTag, theme.strong}, std::pair{m_spotTag, theme.spot}}) {
        tag->setFont(numberFont(11, QFont::Medium));
        tag->setColor(colour);
        tag->setPadding(QMargins(4, 1, 4, 1));
        tag->setBrush(theme.raised);
        tag->setPen(thin(theme.line));
    }
    refresh();
}

void ExposurePlot::setTrack(const Track* track)
{
    m_track = track;
    m_head.reset();
    goLive();
}

void ExposurePlot::setMetric(Metric metric)
{
    m_metric = metric;
    m_metricTicker->setNumbers(metric == Metric::Vega     ? AxisNumbers::Short
                               : metric == Metric::Margin ? AxisNumbers::Percent
                                                          : AxisNumbers::Signed);
    m_upper->axis(QCPAxis::atLeft)->setRange(0, 0);  // a new scale, nothing to hold on to
    refresh();
}

void ExposurePlot::setMarkers(std::vector<engine::Marker> markers)
{
    m_markers.set(std::move(markers));
    refresh();
}

Channel ExposurePlot::channel() const
{
    switch (m_metric) {
        case Metric::Delta: return Channel::Delta;
        case Metric::Gamma: return Channel::Gamma;
        case Metric::Vega: return Channel::Vega;
        case Metric::Margin: return Channel::Margin;
    }
    return Channel::Delta;
}

void ExposurePlot::advance(const Head& head, bool grown)
{
    m_head = head;
    if (!m_following && !grown && m_drawnHead && m_drawnHead->time > timeRange().upper) return;
    const auto moved = [](QCPAxis* axis, double a, double b) {
        return std::abs(axis->coordToPixel(a) - axis->coordToPixel(b)) >= 0.7;
    };
    const auto at = [&](const Head& h, Channel c) { return h.values[static_cast<std::size_t>(c)]; };
    if (!grown && m_drawnHead &&
        !moved(m_upper->axis(QCPAxis::atBottom), head.time, m_drawnHead->time) &&
        !moved(m_upper->axis(QCPAxis::atLeft), at(head, channel()), at(*m_drawnHead, channel())) &&
        !moved(m_lower->axis(QCPAxis::atLeft), at(head, Channel::Spot),
               at(*m_drawnHead, Channel::Spot)))
        return;
    refresh();
}

void ExposurePlot::setSpan(double seconds)
{
    m_span = std::clamp(seconds, kShortest, kLongest);
    goLive();
}

double ExposurePlot::span() const { return m_following ? m_span : timeRange().size(); }

void ExposurePlot::goLive()
{
    setFollowing(true);
    refresh();
}

void ExposurePlot::showTime(double time)
{
    const double half = timeRange().size() / 2;
    setFollowing(false);
    setTimeRange(time - half, time + half);
    refresh();
}

void ExposurePlot::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    emit followingChanged(following);
}

void ExposurePlot::setTimeRange(double from, double to)
{
    m_upper->axis(QCPAxis::atBottom)->setRange(from, to);
}

void ExposurePlot::refresh()
{
    rebuild();
    replot(QCustomPlot::rpQueuedReplot);
}

void ExposurePlot::refreshNow()
{
    rebuild();
    replot(QCustomPlot::rpImmediateRefresh);
}

void ExposurePlot::rebuild()
{
    if (!m_track || (m_track->empty() && !m_head)) {
        for (int i = 0; i < graphCount(); ++i) graph(i)->data()->clear();
        m_lineTag->setVisible(false);
        m_spotTag->setVisible(false);
        return;
    }
    if (m_following) {
        const double now = m_head ? m_head->time : m_track->lastTime();
        setTimeRange(now - m_span, now + kAhead * m_span);
    }
    m_drawnHead = m_head;
    const bool delta = m_metric == Metric::Delta;
    for (QCPGraph* graph : {m_bandTop, m_bandBottom, m_target}) graph->setVisible(delta);
    if (delta) {
        fill(m_bandTop, Channel::Upper, true);
        fill(m_bandBottom, Channel::Lower, true);
        fill(m_target, Channel::Target, true);
    }
    fill(m_line, channel());
    fill(m_spot, Channel::Spot);
    m_markers.place(timeRange().lower, timeRange().upper,
                    [&](const engine::Marker& marker, double time) {
                        if (delta || m_track->empty()) return marker.delta;
                        return m_track->value(channel(), m_track->nearest(time));
                    });
    fitHeight(m_upper->axis(QCPAxis::atLeft), {m_line}, delta);
    fitHeight(m_lower->axis(QCPAxis::atLeft), {m_spot}, false);
    placeTags();
}

void ExposurePlot::fill(QCPGraph* graph, Channel which, bool anchored)
{
    const QCPRange range = timeRange();
    // From the widget's width: the axes learn a new one only while they are drawn.
    const double perPixel = range.size() / std::max(1, width() - kLeft - kRight);
    m_track->reduce(which, range.lower, range.upper, perPixel, m_scratch);
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(m_scratch.size()) + 1);
    for (const Track::Point& p : m_scratch) points.append({p.time, p.value});
    const bool afterLast = m_head && (m_track->empty() || m_head->time > m_track->lastTime());
    if (afterLast && m_head->time >= range.lower)
        points.append({m_head->time, m_head->values[static_cast<std::size_t>(which)]});
    if (anchored && !points.isEmpty()) {
        // The dashes belong to the time axis: they scroll with it instead of crawling along the
        // line.
        QPen pen = graph->pen();
        pen.setDashOffset(std::fmod(points.first().key / perPixel, kDashOn + kDashOff));
        graph->setPen(pen);
    }
    graph->data()->set(points, true);
}

void ExposurePlot::fitHeight(QCPAxis* axis, std::initializer_list<QCPGraph*> graphs, bool withBand)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto take = [&](double value) {
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    };
    const auto takeGraph = [&](QCPGraph* graph) {
        for (const QCPGraphData& p : *graph->data()) take(p.value);
    };
    for (QCPGraph* graph : graphs) takeGraph(graph);
    if (withBand)
        for (QCPGraph* graph : {m_bandTop, m_bandBottom, m_target}) takeGraph(graph);
    if (!(low <= high)) return;
    const double height = std::max(high - low, std::max(std::abs(high) * 1e-4, 1e-9));
    const QCPRange wanted(low - 0.1 * height, high + 0.1 * height), shown = axis->range();
    // Grows at once and shrinks only when half of it is empty: the scale does not breathe.
    const bool holds =
        shown.contains(low) && shown.contains(high) && shown.size() < 1.7 * wanted.size();
    if (!holds) axis->setRange(wanted);
}

void ExposurePlot::placeTags()
{
    const double now = m_head ? m_head->time : m_track->lastTime();
    const bool seen = timeRange().contains(now);
    const auto last = [&](Channel c) {
        return m_head ? m_head->values[static_cast<std::size_t>(c)]
                      : m_track->value(c, m_track->size() - 1);
    };
    const auto place = [&](QCPItemText* tag, double value, const NumberTicker& ticker) {
        tag->setVisible(seen && std::isfinite(value));
        if (!tag->visible()) return;
        tag->position->setCoords(1.008, value);
        tag->setText(ticker.text(value));
    };
    place(m_lineTag, last(channel()), *m_metricTicker);
    place(m_spotTag, last(Channel::Spot), *m_spotTicker);
    m_headDot->data()->set(
        seen ? QVector<QCPGraphData>{{now, last(channel())}} : QVector<QCPGraphData>{}, true);
}

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
            out += QStringLiteral("   Δ %1   band %2 … %3")
                       .arg(text(value(Channel::Delta), decimals),
                            text(value(Channel::Lower), decimals),
                            text(value(Channel::Upper), decimals));
            break;
        case Metric::Gamma:
            out += QStringLiteral("   Γ1% ") + text(value(Channel::Gamma), 3);
            break;
        case Metric::Vega:
            out += QStringLiteral("   Vega ") + words(core::signedShort(value(Channel::Vega)));
            break;
        case Metric::Margin:
            out +=
                QStringLiteral("   Margin %1%").arg(words(core::number(value(Channel::Margin), 1)));
            break;
    }
    if (std::isfinite(value(Channel::Spot)))
        out += QStringLiteral("   spot ") +
               words(core::number(value(Channel::Spot), value(Channel::Spot) >= 10'000 ? 1 : 2));
    return out;
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
        hideCursor();
        refresh();
        return;
    }
    const engine::Marker* marker = m_markers.at(event->pos());
    setCursor(marker ? Qt::PointingHandCursor : Qt::CrossCursor);
    if (marker)
        QToolTip::showText(
            event->globalPosition().toPoint(),
            QStringLiteral("<p style='white-space:pre'>%1\n%2 UTC</p>")
                .arg(words(marker->text).toHtmlEscaped(), words(core::clockUtcMs(marker->at))),
            this);
    else
        QToolTip::hideText();
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
    event->accept();
}

void ExposurePlot::moveCursor(const QPoint& pixel)
{
    const bool inside = pixel.x() >= m_upper->left() && pixel.x() <= m_upper->right() && m_track &&
                        !m_track->empty();
    if (!inside) return hideCursor();
    const double time =
        m_track->time(m_track->nearest(m_upper->axis(QCPAxis::atBottom)->pixelToCoord(pixel.x())));
    for (QCPItemLine* line : {m_cursorUpper, m_cursorLower}) {
        line->start->setCoords(time, 0);
        line->end->setCoords(time, 1);
        line->setVisible(true);
    }
    m_read->setText(readout(time));
    m_read->setVisible(true);
    layer(kOverlay)->replot();
}

void ExposurePlot::hideCursor()
{
    if (!m_read->visible()) return;
    for (QCPAbstractItem* item :
         {static_cast<QCPAbstractItem*>(m_cursorUpper),
          static_cast<QCPAbstractItem*>(m_cursorLower), static_cast<QCPAbstractItem*>(m_read)})
        item->setVisible(false);
    layer(kOverlay)->replot();
}

void ExposurePlot::leaveEvent(QEvent* event)
{
    hideCursor();
    QCustomPlot::leaveEvent(event);
}

void ExposurePlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    refresh();
}

void ExposurePlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace ballast::ui
