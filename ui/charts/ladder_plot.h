#pragma once

#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <vector>

namespace ballast::ui {

/// Bars beside each other, each with its name below: above zero in the colour of a gain, below it
/// in that of a loss, with its number under the pointer.
class LadderPlot : public ReadoutPlot {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double value = 0;
        QString detail;  ///< for the pointer
        bool operator==(const Bar&) const = default;
    };
    explicit LadderPlot(QWidget* parent = nullptr);
    void show(std::vector<Bar> bars, const QString& unit);
    using QWidget::show;
    int barsDrawn() const { return m_gains->dataCount() + m_losses->dataCount(); }
    /// What is said of the bar at this x; empty where none is.
    QString readout(double x) const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;

private:
    void redraw();
    void nameBars();

    std::vector<Bar> m_bars;
    QSharedPointer<QCPAxisTickerText> m_names;
    QSharedPointer<NumberTicker> m_numbers;
    QCPBars *m_gains, *m_losses;
};

}  // namespace ballast::ui
