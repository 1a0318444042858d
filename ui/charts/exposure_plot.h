#pragma once

#include "ui/charts/axis_tickers.h"
#include "ui/charts/plot_cursor.h"
#include "ui/charts/plot_markers.h"
#include "ui/charts/track.h"

#include <qcustomplot.h>

#include <optional>

namespace ballast::ui {

/// What the upper axes show; the spot is always below.
enum class Metric { Delta, Gamma, Vega, Margin };

/// The picture: a metric against its band, the spot below on the same time axis, markers, a
/// cross-hair. What is drawn is reduced to the pixels there are, so its cost does not depend on how
/// long the history is.
class ExposurePlot : public QCustomPlot {
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
    /// Seconds across.
    void setSpan(double seconds);
    double span() const;
    void goLive();
    /// Leaves live and brings this instant (seconds since 1970) to the middle.
    void showTime(double time);
    bool isFollowing() const { return m_following; }

    QString readout(double time) const;
    std::size_t markersDrawn() const { return m_markers.drawn(); }
    /// Ticks on the band where another cause began to move it.
    std::size_t causesDrawn() const { return static_cast<std::size_t>(m_causes->dataCount()); }
    QString bandWhy() const;  ///< as the corner shows it; empty while it does not
    /// What a tool tip says at this pixel; empty: nothing.
    QString toolTipAt(const QPoint& pixel) const;
    QCPRange timeRange() const { return m_upper->axis(QCPAxis::atBottom)->range(); }
    const QCPGraph& line() const { return *m_line; }
    /// Draws at once rather than when the event loop comes to it.
    void refreshNow();

signals:
    void followingChanged(bool following);
    /// The hand chose another span than any button's.
    void zoomed();
    void markerClicked(core::ProposalId proposal);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr double kShortest = 20, kLongest = 8 * 86'400.0;  ///< seconds across
    static constexpr double kAhead = 0.015;                           ///< of the span, right of now

    void makeAxes();
    void makeGraphs();
    void makeTags();
    void restyle();
    void styleAxes(QCPAxisRect* rect);
    void refresh();
    void rebuild();
    void fill(QCPGraph* graph, Channel channel, bool anchored = false);
    void fitHeight(QCPAxis* axis, std::initializer_list<QCPGraph*> graphs, bool withBand);
    void setTimeRange(double from, double to);
    void setFollowing(bool following);
    void placeTags();
    void placeBandStory();
    void moveCursor(const QPoint& pixel);
    Channel channel() const;

    const Track* m_track = nullptr;
    Metric m_metric = Metric::Delta;
    std::optional<Head> m_head, m_drawnHead;
    double m_span = 300;
    bool m_following = true;

    QCPAxisRect* m_upper;
    QCPAxisRect* m_lower;
    QSharedPointer<NumberTicker> m_metricTicker, m_spotTicker;
    QCPGraph *m_bandTop, *m_bandBottom, *m_target, *m_line, *m_spot, *m_headDot, *m_causes;
    PlotMarkers m_markers;
    PlotCursor m_cursor;
    QCPItemText *m_lineTag, *m_spotTag, *m_why;
    engine::BandStory m_story;
    std::vector<Track::Point> m_scratch;
    QPoint m_pressedAt;
    double m_pressedFrom = 0, m_pressedTo = 0;
    bool m_pressed = false, m_panned = false;
};

}  // namespace ballast::ui
