#pragma once

#include "models/laboratory/report.h"
#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <memory>
#include <vector>

namespace ballast::ui {

/// Cost over hedging error, a point a rule. What no other rule dominates is filled and joined by a
/// line; the rule in force has a ring round it. Efficient rules and the one in force are named
/// where there is room for a name, all under the pointer.
class FrontierPlot : public ReadoutPlot {
    Q_OBJECT
public:
    explicit FrontierPlot(QWidget* parent = nullptr);

    /// Null: nothing is drawn.
    void show(std::shared_ptr<const laboratory::Report> report);
    using QWidget::show;

    int pointsDrawn() const;
    /// Of the line, from the least error on.
    std::vector<QPointF> frontier() const;
    bool marksInForce() const { return m_inForce->dataCount() > 0; }
    /// The rule nearest to a pixel, in words; empty where none is near.
    QString readout(const QPoint& pixel) const;

    int namesDrawn() const { return static_cast<int>(m_names.size()); }

protected:
    void resizeEvent(QResizeEvent* event) override;
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;

private:
    void drawAll();
    void fit();
    void nameAll();
    void nameIt(const laboratory::PolicyResult& result, std::vector<QRectF>& taken);

    std::shared_ptr<const laboratory::Report> m_report;
    QSharedPointer<NumberTicker> m_costTicker, m_riskTicker;
    QCPGraph *m_line, *m_efficient, *m_others, *m_inForce;
    std::vector<QCPItemText*> m_names;
};

}  // namespace ballast::ui
