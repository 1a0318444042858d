#include "ui/charts/plot_markers.h"

#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kReach = 9;  // pixels the pointer may be off

}  // namespace

PlotMarkers::PlotMarkers(QCustomPlot& plot, QCPAxisRect& axes)
{
    for (QCPGraph*& graph : m_graphs) {
        graph = plot.addGraph(axes.axis(QCPAxis::atBottom), axes.axis(QCPAxis::atLeft));
        graph->setLineStyle(QCPGraph::lsNone);
    }
    restyle();
}

PlotMarkers::Look PlotMarkers::lookOf(const engine::Marker& marker)
{
    using Kind = engine::Marker::Kind;
    const bool buy = marker.side == core::Side::Buy;
    switch (marker.kind) {
        case Kind::Proposal: return Proposed;
        case Kind::Approval: return Approved;
        case Kind::AutoFire: return buy ? BoughtByAuto : SoldByAuto;
        case Kind::Fill: return buy ? Bought : Sold;
        case Kind::Rejection: return Rejected;
    }
    return Proposed;
}

void PlotMarkers::restyle()
{
    const Theme& theme = Theme::current();
    const auto solid = [&](QCPScatterStyle::ScatterShape shape, const QColor& fill, double size) {
        return QCPScatterStyle(shape, QPen(theme.panel, 1), fill, size);
    };
    const auto hollow = [&](QCPScatterStyle::ScatterShape shape, const QColor& line, double size) {
        return QCPScatterStyle(shape, QPen(line, 1.6), theme.panel, size);
    };
    m_graphs[Proposed]->setScatterStyle(hollow(QCPScatterStyle::ssCircle, theme.warn, 8));
    m_graphs[Approved]->setScatterStyle(hollow(QCPScatterStyle::ssDiamond, theme.accent, 9));
    m_graphs[Bought]->setScatterStyle(solid(QCPScatterStyle::ssTriangle, theme.good, 12));
    m_graphs[Sold]->setScatterStyle(solid(QCPScatterStyle::ssTriangleInverted, theme.bad, 12));
    m_graphs[BoughtByAuto]->setScatterStyle(hollow(QCPScatterStyle::ssTriangle, theme.good, 11));
    m_graphs[SoldByAuto]->setScatterStyle(
        hollow(QCPScatterStyle::ssTriangleInverted, theme.bad, 11));
    m_graphs[Rejected]->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, QPen(theme.muted, 1.6), Qt::NoBrush, 8));
}

void PlotMarkers::draw()
{
    QVector<QCPGraphData> points[Looks];
    for (const Placed& p : m_placed) points[lookOf(m_markers[p.index])].append({p.time, p.value});
    for (int look = 0; look < Looks; ++look) m_graphs[look]->data()->set(points[look]);
}

const engine::Marker* PlotMarkers::at(const QPointF& pixel) const
{
    const engine::Marker* nearest = nullptr;
    double best = kReach;
    for (const Placed& p : m_placed) {
        const QPointF centre = m_graphs[0]->coordsToPixels(p.time, p.value);
        const double distance = std::hypot(centre.x() - pixel.x(), centre.y() - pixel.y());
        if (distance > best) continue;
        best = distance;
        nearest = &m_markers[p.index];
    }
    return nearest;
}

}  // namespace ballast::ui
