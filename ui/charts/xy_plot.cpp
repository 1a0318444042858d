#include "ui/charts/xy_plot.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr float kFill = 0.14F;
constexpr double kRoom = 0.06;

/// The value of a line at x; absent outside of it.
std::optional<double> valueAt(const XyPlot::Line& line, double x)
{
    const auto& points = line.points;
    if (points.empty()) return std::nullopt;
    const auto next = std::ranges::lower_bound(points, x, {}, &QPointF::x);
    if (next == points.end()) return std::nullopt;
    if (next->x() == x) return next->y();
    if (next == points.begin()) return std::nullopt;
    const auto last = next - 1;
    if (line.steps) return last->y();
    const double share = (x - last->x()) / (next->x() - last->x());
    return last->y() + share * (next->y() - last->y());
}

}  // namespace

XyPlot::XyPlot(QWidget* parent)
    : ReadoutPlot(parent),
      m_xTicker(new NumberTicker(AxisNumbers::Plain)),
      m_yTicker(new NumberTicker(AxisNumbers::Plain)),
      m_mark(new QCPItemStraightLine(this)),
      m_markTag(new QCPItemText(this))
{
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    axisRect()->setMargins(QMargins(64, 12, 18, 40));
    xAxis->setTicker(m_xTicker);
    yAxis->setTicker(m_yTicker);
    m_xTicker->setTickCount(6);
    m_markTag->setPositionAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_markTag->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_markTag->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_markTag->setClipToAxisRect(false);
    restyle();
}

void XyPlot::show(Picture picture)
{
    if (picture == m_picture) return;
    m_picture = std::move(picture);
    redraw();
}

QCPGraph* XyPlot::graphOf(std::size_t i)
{
    while (m_graphs.size() <= i) {
        m_graphs.push_back(addGraph());
        m_graphs.back()->setSelectable(QCP::stNone);
    }
    return m_graphs[i];
}

void XyPlot::restyle()
{
    ReadoutPlot::restyle();
    const Theme& theme = Theme::current();
    m_mark->setPen(dashedPen(faded(theme.spot, 0.8F)));
    m_markTag->setFont(numberFont(11));
    m_markTag->setColor(theme.spot);
    m_markTag->setBrush(theme.panel);
    redraw();
}

void XyPlot::redraw()
{
    const Theme& theme = Theme::current();
    for (QCPGraph* graph : m_graphs) graph->data()->clear();
    for (std::size_t i = 0; i < m_picture.lines.size(); ++i) {
        const Line& line = m_picture.lines[i];
        QCPGraph* graph = graphOf(i);
        const QColor colour = theme.of(line.tone);
        graph->setPen(thinPen(colour, 1.6));
        graph->setBrush(line.filled ? QBrush(faded(colour, kFill)) : QBrush(Qt::NoBrush));
        graph->setLineStyle(line.steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        graph->setScatterStyle(line.dots
                                   ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 5)
                                   : QCPScatterStyle(QCPScatterStyle::ssNone));
        QVector<QCPGraphData> rows;
        rows.reserve(static_cast<qsizetype>(line.points.size()));
        for (const QPointF& point : line.points) rows.append({point.x(), point.y()});
        graph->data()->set(rows, true);
    }
    m_xTicker->setNumbers(m_picture.xNumbers);
    m_yTicker->setNumbers(m_picture.yNumbers);
    xAxis->setLabel(m_picture.xLabel);
    yAxis->setLabel(m_picture.yLabel);
    const bool marked = m_picture.markAt.has_value();
    m_mark->setVisible(marked);
    m_markTag->setVisible(marked && !m_picture.markName.isEmpty());
    if (marked) {
        m_mark->point1->setCoords(*m_picture.markAt, 0);
        m_mark->point2->setCoords(*m_picture.markAt, 1);
        m_markTag->position->setCoords(*m_picture.markAt, 0);
        m_markTag->setText(m_picture.markName);
    }
    fit();
    replot(QCustomPlot::rpQueuedReplot);
}

/// The scales are kept until the picture leaves them or fills less than half of them.
void XyPlot::fit()
{
    double left = 0, right = 0, low = 0, high = 0;
    bool any = false;
    for (const Line& line : m_picture.lines)
        for (const QPointF& p : line.points) {
            left = any ? std::min(left, p.x()) : p.x();
            right = any ? std::max(right, p.x()) : p.x();
            low = any ? std::min(low, p.y()) : p.y();
            high = any ? std::max(high, p.y()) : p.y();
            any = true;
        }
    if (!any) return;
    if (m_picture.yFromZero) low = std::min(low, 0.0);
    const auto keepOrSet = [](QCPAxis& axis, double from, double to, bool roomBelow) {
        const double room = std::max(kRoom * (to - from), 1e-9 * std::max(std::abs(to), 1.0));
        const QCPRange held = axis.range();
        const bool another = from < held.lower || to > held.upper || to - from < 0.5 * held.size();
        if (another) axis.setRange(roomBelow ? from - room : from, to + room);
    };
    keepOrSet(*xAxis, left, right, true);
    keepOrSet(*yAxis, low, high, !m_picture.yFromZero || low < 0);
}

QString XyPlot::readout(double x) const
{
    QString text;
    for (const Line& line : m_picture.lines)
        if (const auto value = valueAt(line, x))
            text += QStringLiteral("\n%1  %2").arg(line.name, m_yTicker->text(*value));
    return text.isEmpty() ? text : m_xTicker->text(x) + text;
}

QString XyPlot::readoutAt(const QPoint& pixel) const
{
    return isInside(pixel) ? readout(xAxis->pixelToCoord(pixel.x())) : QString();
}

}  // namespace ballast::ui
