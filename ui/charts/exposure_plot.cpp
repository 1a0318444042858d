#include "ui/charts/exposure_plot.h"

#include "ui/charts/line_fill.h"
#include "ui/charts/plot_pens.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
ExposurePlot::ExposurePlot(QWidget* parent)
    : TimePlot(parent),
      m_upper(axisRect()),
      m_lower(new QCPAxisRect(this)),
      m_metricTicker(new NumberTicker(AxisNumbers::Signed)),
      m_spotTicker(new NumberTicker(AxisNumbers::Plain)),
      m_markers(*this, *m_upper)
{
    setObjectName(QStringLiteral("exposurePlot"));
    makeAxes();
    makeGraphs();
    makeTags();
    ExposurePlot::restyle();
}

void ExposurePlot::makeAxes()
{
    plotLayout()->addElement(1, 0, m_lower);
    plotLayout()->setRowStretchFactor(0, 2.6);
    plotLayout()->setRowStretchFactor(1, 1);
    plotLayout()->setRowSpacing(0);
    setPanes({m_upper, m_lower});
    m_upper->setMargins(QMargins(kLeft, 14, kRight, 4));
    m_lower->setMargins(QMargins(kLeft, 8, kRight, 24));
    m_upper->axis(QCPAxis::atLeft)->setTicker(m_metricTicker);
    m_lower->axis(QCPAxis::atLeft)->setTicker(m_spotTicker);
    m_spotTicker->setTickCount(3);
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
    m_causes = upper();
    m_causes->setLineStyle(QCPGraph::lsNone);
    m_spot = addGraph(m_lower->axis(QCPAxis::atBottom), m_lower->axis(QCPAxis::atLeft));
    for (QCPGraph* graph :
         {m_bandBottom, m_bandTop, m_target, m_line, m_headDot, m_causes, m_spot}) {
        graph->setAntialiasedFill(false);
        graph->setSelectable(QCP::stNone);
    }
    // Markers were made first; they belong on top.
    for (int i = 0; i < graphCount(); ++i)
        if (graph(i)->lineStyle() == QCPGraph::lsNone) graph(i)->setLayer(QStringLiteral("axes"));
}

void ExposurePlot::makeTags()
{
    const auto tag = [this](QCPAxisRect* rect) {
        auto* item = new QCPItemText(this);
        item->setClipToAxisRect(false);
        item->setPositionAlignment(Qt::AlignVCenter | Qt::AlignLeft);
        item->position->setAxisRect(rect);
        item->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        item->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        item->position->setTypeY(QCPItemPosition::ptPlotCoords);
        item->setPadding(QMargins(4, 1, 4, 1));
        item->setVisible(false);
        return item;
    };
    m_lineTag = tag(m_upper);
    m_spotTag = tag(m_lower);
    m_why = new QCPItemText(this);
    m_why->setClipToAxisRect(false);
    m_why->setPositionAlignment(Qt::AlignBottom | Qt::AlignLeft);
    m_why->position->setAxisRect(m_upper);
    m_why->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_why->position->setCoords(0.008, 1.0);
    m_why->setPadding(QMargins(6, 1, 6, 3));
    m_why->setVisible(false);
}

void ExposurePlot::restyle()
{
    TimePlot::restyle();
    const Theme& theme = Theme::current();
    m_bandTop->setBrush(faded(theme.accent, theme.isDark() ? 0.13F : 0.10F));
    m_bandTop->setPen(dashedPen(faded(theme.accent, 0.75F)));
    m_bandBottom->setPen(dashedPen(faded(theme.accent, 0.75F)));
    m_target->setPen(dashedPen(theme.faint));
    m_line->setPen(thinPen(theme.strong, 1.5));
    m_spot->setPen(thinPen(theme.spot, 1.3));
    m_headDot->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.panel, 1.5), theme.strong, 10));
    QPainterPath tick;
    tick.moveTo(0, -5);
    tick.lineTo(0, 5);
    m_causes->setScatterStyle(QCPScatterStyle(tick, thinPen(theme.accent, 2)));
    m_why->setFont(numberFont(11));
    m_why->setColor(theme.muted);
    m_markers.restyle();
    for (auto [tag, colour] :
         {std::pair{m_lineTag, theme.strong}, std::pair{m_spotTag, theme.spot}}) {
        tag->setFont(numberFont(11, QFont::Medium));
        tag->setColor(colour);
        tag->setBrush(theme.raised);
        tag->setPen(thinPen(theme.line));
    }
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

void ExposurePlot::setBandStory(const engine::BandStory& story)
{
    if (story == m_story) return;
    const bool told = story.why != m_story.why;
    m_story = story;
    if (told) refresh();
}

QString ExposurePlot::bandWhy() const { return m_why->visible() ? m_why->text() : QString(); }

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
    if (!isFollowing() && !grown && m_drawnHead && m_drawnHead->time > timeRange().upper) return;
    const auto moved = [](QCPAxis* axis, double a, double b) {
        return std::abs(axis->coordToPixel(a) - axis->coordToPixel(b)) >= 0.7;
    };
    const auto at = [&](const Head& h, Channel c) { return h.values[static_cast<std::size_t>(c)]; };
    if (!grown && m_drawnHead &&
        !moved(m_upper->axis(QCPAxis::atBottom), head.now, m_drawnHead->now) &&
        !moved(m_upper->axis(QCPAxis::atLeft), at(head, channel()), at(*m_drawnHead, channel())) &&
        !moved(m_lower->axis(QCPAxis::atLeft), at(head, Channel::Spot),
               at(*m_drawnHead, Channel::Spot)))
        return;
    refresh();
}

double ExposurePlot::present() const
{
    return m_head ? m_head->now : m_track && !m_track->empty() ? m_track->lastTime() : std::nan("");
}

double ExposurePlot::snapped(double time) const
{
    return !m_track || m_track->empty() ? std::nan("") : m_track->time(m_track->nearest(time));
}

void ExposurePlot::rebuild()
{
    if (!m_track || (m_track->empty() && !m_head)) {
        for (int i = 0; i < graphCount(); ++i) graph(i)->data()->clear();
        for (QCPItemText* item : {m_lineTag, m_spotTag, m_why}) item->setVisible(false);
        return;
    }
    m_drawnHead = m_head;
    const bool delta = m_metric == Metric::Delta;
    for (QCPGraph* graph : {m_bandTop, m_bandBottom, m_target, m_causes}) graph->setVisible(delta);
    placeBandStory();
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
    if (delta)
        fitHeight(m_upper->axis(QCPAxis::atLeft), {m_line, m_bandTop, m_bandBottom, m_target});
    else
        fitHeight(m_upper->axis(QCPAxis::atLeft), {m_line});
    fitHeight(m_lower->axis(QCPAxis::atLeft), {m_spot});
    placeTags();
}

void ExposurePlot::fill(QCPGraph* graph, Channel which, bool anchored)
{
    const QCPRange range = timeRange();
    const double perPixel = secondsPerPixel();
    m_track->reduce(which, range.lower, range.upper, perPixel, m_scratch);
    const bool afterLast = m_head && (m_track->empty() || m_head->time > m_track->lastTime()) &&
                           m_head->time >= range.lower;
    const QCPGraphData head =
        m_head ? QCPGraphData(m_head->time, m_head->values[static_cast<std::size_t>(which)])
               : QCPGraphData();
    fillLine(*graph, m_scratch, range.size() / perPixel, afterLast ? &head : nullptr);
    if (anchored && !m_scratch.empty()) {
        // The dashes belong to the time axis: they scroll with it instead of crawling along the
        // line.
        QPen pen = graph->pen();
        pen.setDashOffset(std::fmod(m_scratch.front().time / perPixel, kDashOn + kDashOff));
        graph->setPen(pen);
    }
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

/// The present cause in the corner, and a tick on the upper edge where another one began.
void ExposurePlot::placeBandStory()
{
    const bool delta = m_metric == Metric::Delta;
    m_why->setVisible(delta && !m_story.why.empty());
    const int room = width() - kLeft - kRight - 24;
    m_why->setText(
        QFontMetrics(m_why->font()).elidedText(spoken(m_story.why), Qt::ElideRight, room));
    QVector<QCPGraphData> ticks;
    if (delta)
        for (const double time : m_track->causesIn(timeRange().lower, timeRange().upper))
            ticks.append({time, m_track->value(Channel::Upper, m_track->nearest(time))});
    m_causes->data()->set(ticks, true);
}

}  // namespace ballast::ui
