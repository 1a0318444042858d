#pragma once

#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <vector>

namespace ballast::ui {

/// Steps that lead from nothing to their sum: each bar begins where the one before it ended, the
/// last stands on zero. The amount is written at each bar with its sign, so that the colour says
/// nothing alone.
class WaterfallPlot : public ReadoutPlot {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double value = 0;
        bool isTotal = false;
        QString detail;  ///< more about it, for the readout
        bool operator==(const Bar&) const = default;
    };
    struct Picture {
        std::vector<Bar> bars;
        QString yLabel;
        bool costs = false;  ///< what is above zero costs: it is drawn as a loss
        int decimals = 1;
        bool operator==(const Picture&) const = default;
    };

    explicit WaterfallPlot(QWidget* parent = nullptr);
    void show(Picture picture);
    using QWidget::show;
    const Picture& picture() const { return m_picture; }
    /// Where a bar begins and ends.
    std::pair<double, double> spanOf(int bar) const;
    QString readout(int bar) const;

protected:
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void redraw();
    void nameBars();
    QString amount(double value) const;

    Picture m_picture;
    QSharedPointer<NumberTicker> m_yTicker;
    QSharedPointer<QCPAxisTickerText> m_names;
    std::vector<QCPAbstractItem*> m_items;
};

}  // namespace ballast::ui
