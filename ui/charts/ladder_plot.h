#pragma once

#include "ui/charts/axis_tickers.h"

#include <qcustomplot.h>

#include <vector>

namespace ballast::ui {

/// Bars beside each other, each with its name below: above zero in the colour of a gain, below it
/// in that of a loss, with its number under the pointer.
class LadderPlot : public QCustomPlot {
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
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void draw();
    void nameBars();
    void placeReadout(const QPoint& pixel);

    std::vector<Bar> m_bars;
    QSharedPointer<QCPAxisTickerText> m_names;
    QSharedPointer<NumberTicker> m_numbers;
    QCPBars *m_gains, *m_losses;
    QCPItemText* m_readout;
};

}  // namespace ballast::ui
