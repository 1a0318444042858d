#pragma once

#include "models/engine/snapshot.h"

#include <QPointF>

#include <memory>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCustomPlot;

namespace ballast::ui {

/// Decisions and fills on the line they changed: a triangle the way the trade went, a ring for what
/// was proposed. Colour and shape both say it.
class PlotMarkers {
public:
    PlotMarkers(QCustomPlot& plot, QCPAxisRect& axes);

    void set(std::vector<engine::Marker> markers) { m_markers = std::move(markers); }
    const std::vector<engine::Marker>& all() const { return m_markers; }
    /// Draws those inside [from, to]; `valueAt` says how high on the axis a marker stands.
    template <class ValueAt>
    void place(double from, double to, const ValueAt& valueAt)
    {
        m_placed.clear();
        for (std::size_t i = 0; i < m_markers.size(); ++i) {
            const double time =
                std::chrono::duration<double>(m_markers[i].at.time_since_epoch()).count();
            if (time >= from && time <= to)
                m_placed.push_back({time, valueAt(m_markers[i], time), i});
        }
        draw();
    }
    void restyle();
    std::size_t drawn() const { return m_placed.size(); }
    /// The marker under a pixel, or nothing.
    const engine::Marker* at(const QPointF& pixel) const;

private:
    struct Placed {
        double time, value;
        std::size_t index;
    };
    enum Look { Proposed, Bought, Sold, BoughtByAuto, SoldByAuto, Approved, Rejected, Looks };
    static Look lookOf(const engine::Marker& marker);
    void draw();

    std::vector<engine::Marker> m_markers;
    std::vector<Placed> m_placed;
    QCPGraph* m_graphs[Looks];
};

}  // namespace ballast::ui
