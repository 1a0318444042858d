#pragma once

#include "models/pricing/surface.h"
#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <memory>
#include <vector>

namespace ballast::ui {

/// Volatility over strike. One expiry: what is bid and asked as whiskers, the middle or the mark as
/// dots, the curve through them, and the forward. Several: their curves over ln(strike / forward),
/// near ones bright and far ones dim. Drawn from at most kCurvePoints points a curve, whatever the
/// chain holds.
class SmilePlot : public ReadoutPlot {
    Q_OBJECT
public:
    static constexpr int kCurvePoints = 160;

    explicit SmilePlot(QWidget* parent = nullptr);

    /// One smile, over its strikes in USD. Null: nothing is drawn.
    void showSmile(std::shared_ptr<const pricing::Smile> smile);
    /// All that are usable, over k.
    void showSmiles(std::vector<std::shared_ptr<const pricing::Smile>> smiles);

    /// What is under the cursor, in words; empty away from the plot.
    QString readout(double key) const;
    int curvesDrawn() const { return m_curvesDrawn; }
    int dotsDrawn() const;
    int whiskersDrawn() const;
    const QCPGraph& curve(int i) const { return *m_curves[static_cast<std::size_t>(i)]; }

protected:
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;

private:
    void showNow();
    void drawOne(const pricing::Smile& smile);
    void drawAll();
    void fillCurve(QCPGraph* graph, const pricing::Smile& smile, double from, double to,
                   double scale);
    QCPGraph* curveGraph(std::size_t i);
    void fit(double from, double to, double low, double high);

    std::vector<std::shared_ptr<const pricing::Smile>> m_smiles;
    bool m_overlay = false;
    QSharedPointer<NumberTicker> m_strikeTicker, m_volTicker;
    std::vector<QCPGraph*> m_curves;
    int m_curvesDrawn = 0;
    QCPGraph *m_dots, *m_faintDots;
    QCPErrorBars* m_whiskers;
    QCPItemStraightLine* m_forward;
    QCPItemText* m_forwardTag;
};

}  // namespace ballast::ui
