#pragma once

#include "ui/charts/plot_markers.h"
#include "ui/charts/time_plot.h"
#include "ui/charts/track.h"

#include <optional>

namespace ballast::ui {

/// What the upper axes show; the spot is always below.
enum class Metric { Delta, Gamma, Vega, Margin };

/// The picture: a metric against its band, the spot below on the same time axis, markers, a
/// cross-hair. What is drawn is reduced to the pixels there are, so its cost does not depend on how
/// long the history is.
class ExposurePlot : public TimePlot {
    Q_OBJECT
public:
    /// The newest values, between two samples.
    struct Head {
        double now = 0;  ///< the desk's time: what following follows
        double time =
            0;  ///< of the values; before `now` where they are old, and the line ends there
        std::array<double, kChannels> values{};
    };

    explicit ExposurePlot(QWidget* parent = nullptr);

    void setTrack(const Track* track);
    void setMetric(Metric metric);
    Metric shownMetric() const { return m_metric; }
    void setMarkers(std::vector<engine::Marker> markers);
    /// Why the band is as it is now, for the corner, and what it goes by, for who points there.
    void setBandStory(const engine::BandStory& story);
    /// Where the line ends now. Redraws only if that would move a pixel, or if `grown`.
    void advance(const Head& head, bool grown);

    QString readout(double time) const override;
    std::size_t markersDrawn() const { return m_markers.drawn(); }
    /// Ticks on the band where another cause began to move it.
    std::size_t causesDrawn() const { return static_cast<std::size_t>(m_causes->dataCount()); }
    QString bandWhy() const;  ///< as the corner shows it; empty while it does not
    QString toolTipAt(const QPoint& pixel) const override;
    const QCPGraph& line() const { return *m_line; }

signals:
    void markerClicked(core::ProposalId proposal);

protected:
    void restyle() override;
    void rebuild() override;
    double present() const override;
    double snapped(double time) const override;
    void clickedAt(const QPoint& pixel) override;
    bool isLink(const QPoint& pixel) const override;

private:
    void makeAxes();
    void makeGraphs();
    void makeTags();
    void fill(QCPGraph* graph, Channel channel, bool anchored = false);
    void placeTags();
    void placeBandStory();
    Channel channel() const;

    const Track* m_track = nullptr;
    Metric m_metric = Metric::Delta;
    std::optional<Head> m_head, m_drawnHead;

    QCPAxisRect* m_upper;
    QCPAxisRect* m_lower;
    QSharedPointer<NumberTicker> m_metricTicker, m_spotTicker;
    QCPGraph *m_bandTop, *m_bandBottom, *m_target, *m_line, *m_spot, *m_headDot, *m_causes;
    PlotMarkers m_markers;
    QCPItemText *m_lineTag, *m_spotTag, *m_why;
    engine::BandStory m_story;
    std::vector<Track::Point> m_scratch;
};

}  // namespace ballast::ui
