#pragma once

#include "ui/charts/columns.h"

#include <qcustomplot.h>

#include <span>

namespace ballast::ui {

/// Gives a graph these points. Where there is more than one to a pixel its line is upright strokes,
/// which smoothing does not change and takes most of the time to draw.
inline void fillLine(QCPGraph& graph, std::span<const Columns::Point> points, double pixels,
                     const QCPGraphData* last = nullptr)
{
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(points.size()) + 1);
    for (const Columns::Point& p : points) data.append({p.time, p.value});
    if (last) data.append(*last);
    graph.setAntialiased(static_cast<double>(data.size()) <= pixels);
    graph.data()->set(data, true);
}

}  // namespace ballast::ui
