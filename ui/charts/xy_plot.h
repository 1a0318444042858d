#pragma once

#include "models/tables/roles.h"
#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <functional>
#include <vector>

namespace ballast::ui {

/// A few lines over one axis: what stands at which price, what a size costs, what a volatility is
/// to which day. No more than some hundred points; the pointer reads them.
class XyPlot : public ReadoutPlot {
    Q_OBJECT
public:
    struct Line {
        QString name;
        tables::Tone tone = tables::Tone::Neutral;
        std::vector<QPointF> points;  ///< by x
        bool steps = false;           ///< it holds until the next point
        bool filled = false;          ///< down to zero
        bool dots = false;            ///< the points are what is known; the line only joins them
        bool operator==(const Line&) const = default;
    };
    struct Picture {
        std::vector<Line> lines;
        QString xLabel, yLabel;
        AxisNumbers xNumbers = AxisNumbers::Plain, yNumbers = AxisNumbers::Plain;
        bool yFromZero = true;
        std::optional<double> markAt;  ///< a dashed line across, with its name
        QString markName;
        bool operator==(const Picture&) const = default;
    };

    explicit XyPlot(QWidget* parent = nullptr);
    /// Where it is what is shown already, nothing is drawn.
    void show(Picture picture);
    using QWidget::show;
    const Picture& picture() const { return m_picture; }
    /// What each line has at this x, a line each; empty away from all of them.
    QString readout(double x) const;

protected:
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;

private:
    void redraw();
    void fit();
    QCPGraph* graphOf(std::size_t i);

    Picture m_picture;
    QSharedPointer<NumberTicker> m_xTicker, m_yTicker;
    std::vector<QCPGraph*> m_graphs;
    QCPItemStraightLine* m_mark;
    QCPItemText* m_markTag;
};

}  // namespace ballast::ui
