#pragma once

#include "ui/charts/axis_tickers.h"
#include "ui/charts/plot_cursor.h"

#include <qcustomplot.h>

#include <memory>
#include <vector>

namespace ballast::ui {

/// Panes above one another over one time axis (seconds since 1970 UTC): it follows the present
/// until a hand pans it, zooms by the wheel, and has one cross-hair over all panes. Several plots
/// are linked by adopt() and point().
class TimePlot : public QCustomPlot {
    Q_OBJECT
public:
    /// The instant at this pixel, seconds since 1970 UTC.
    double timeAt(const QPoint& pixel) const;
    /// Seconds across.
    void setSpan(double seconds);
    double span() const;
    void goLive();
    /// Leaves live and brings this instant to the middle.
    void showTime(double time);
    bool isFollowing() const { return m_following; }
    QCPRange timeRange() const { return m_panes.front()->axis(QCPAxis::atBottom)->range(); }
    /// The range, or the following, of another plot; says nothing of it.
    void adopt(const TimePlot& other);
    /// The cross-hair at this time; NaN: nowhere. Says nothing of it.
    void point(double time);
    /// What stands at this time, in words.
    virtual QString readout(double time) const = 0;
    /// What a tool tip says at this pixel; empty: nothing.
    virtual QString toolTipAt(const QPoint&) const { return {}; }
    /// The rows have changed: draws them when the event loop comes to it.
    void refreshSoon() { refresh(); }
    /// Draws at once rather than when the event loop comes to it.
    void refreshNow();

    static constexpr double kShortest = 20, kLongest = 35 * 86'400.0;  ///< seconds across
    static constexpr int kLeft = 66, kRight = 74;                      ///< pixels beside every pane

signals:
    void followingChanged(bool following);
    /// The hand chose another span than any button's.
    void zoomed();
    /// Another range, or following it again; not for what following itself moves.
    void viewChanged();
    /// The cross-hair of this plot's own pointer; NaN: it has left.
    void pointed(double time);

protected:
    explicit TimePlot(QWidget* parent);

    /// The panes from top to bottom; the last carries the clock. Takes their axes over.
    void setPanes(std::vector<QCPAxisRect*> panes);
    const std::vector<QCPAxisRect*>& panes() const { return m_panes; }
    void refresh();
    virtual void restyle();
    /// Fills the graphs for timeRange(), which is up to date.
    virtual void rebuild() = 0;
    /// What following follows, or NaN.
    virtual double present() const = 0;
    /// The time of a row near this one, or NaN.
    virtual double snapped(double time) const = 0;
    virtual void clickedAt(const QPoint&) {}
    virtual bool isLink(const QPoint&) const { return false; }
    double secondsPerPixel() const;
    /// Room above and below what these graphs hold; holds the scale still while it fits.
    static void fitHeight(QCPAxis* axis, std::initializer_list<QCPGraph*> graphs,
                          double leastHeight = 0);

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr double kAhead = 0.015;  ///< of the span, right of now

    void setFollowing(bool following);
    void setTimeRange(double from, double to);
    void moveCursor(const QPoint& pixel);
    void follow();

    std::vector<QCPAxisRect*> m_panes;
    QSharedPointer<ClockTicker> m_clock;  ///< of all panes
    std::unique_ptr<PlotCursor> m_cursor;
    double m_span = 300;
    bool m_following = true;
    QPoint m_pressedAt;
    double m_pressedFrom = 0, m_pressedTo = 0;
    bool m_pressed = false, m_panned = false;
};

}  // namespace ballast::ui
