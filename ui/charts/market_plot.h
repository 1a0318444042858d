#pragma once

#include "ui/charts/market_track.h"
#include "ui/charts/time_plot.h"
#include "ui/charts/track.h"

#include <array>
#include <vector>

namespace ballast::ui {

/// What a pane of the market plot shows, from top to bottom.
enum class Pane : std::size_t { Spot, Volatility, Spread, Depth, Delta, Gamma, Vega, Margin };
inline constexpr std::size_t kPanes = 8;

/// Spot, volatilities, spread, depth and the Greeks above one another over one time axis. Of the
/// panes any may be hidden.
class MarketPlot : public TimePlot {
    Q_OBJECT
public:
    explicit MarketPlot(QWidget* parent = nullptr);

    /// What is drawn; either may be null. Both outlive this, or are set anew.
    void setTracks(const Track* exposure, const MarketTrack* market);
    void setPanes(const std::vector<Pane>& shown);
    const std::vector<Pane>& shownPanes() const { return m_shown; }
    /// Redraws where `grown`, or where following would move a pixel.
    void advance(double now, bool grown);

    QString readout(double time) const override;
    /// Points drawn in this pane, of all its lines.
    int pointsDrawn(Pane pane) const;

protected:
    void restyle() override;
    void rebuild() override;
    double present() const override;
    double snapped(double time) const override;

private:
    struct Line {
        QCPGraph* graph = nullptr;
        Pane pane{};
        std::size_t column = 0;
        bool market = false;  ///< of the market's columns, else of the exposure's
    };
    struct View {
        QCPAxisRect* rect = nullptr;
        QCPItemText* caption = nullptr;
    };
    View& of(Pane pane) { return m_views[static_cast<std::size_t>(pane)]; }
    void add(Pane pane, std::size_t column, bool market);
    const Columns* rowsOf(const Line& line) const;
    bool isShown(Pane pane) const;
    QString latest(Pane pane, double time) const;

    const Track* m_exposure = nullptr;
    const MarketTrack* m_market = nullptr;
    std::array<View, kPanes> m_views;
    std::vector<Line> m_lines;
    std::vector<Pane> m_shown;
    std::vector<Columns::Point> m_scratch;
    double m_now = std::numeric_limits<double>::quiet_NaN(), m_drawn = m_now;
};

QString paneWords(Pane pane);

}  // namespace ballast::ui
