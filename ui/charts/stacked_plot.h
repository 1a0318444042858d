#pragma once

#include "ui/charts/axis_tickers.h"
#include "ui/charts/readout_plot.h"

#include <vector>

namespace ballast::ui {

/// Bars of parts: what is above zero stands up from it, what is below hangs down, and a short line
/// across each bar is what it comes to. The pointer reads a bar, and so do the arrow keys.
class StackedPlot : public ReadoutPlot {
    Q_OBJECT
public:
    struct Bar {
        QString name;                ///< under the axis
        QString title;               ///< of the readout; the name where it is empty
        std::vector<double> values;  ///< one a series
        double total = 0;
        bool isMarked = false;  ///< a sign beside its name: it wants to be looked at
        bool operator==(const Bar&) const = default;
    };
    struct Picture {
        std::vector<QString> series;
        std::vector<Bar> bars;
        QString yLabel;
        bool operator==(const Picture&) const = default;
    };

    explicit StackedPlot(QWidget* parent = nullptr);
    void show(Picture picture);
    using QWidget::show;
    const Picture& picture() const { return m_picture; }
    /// A bar in words; empty beyond them.
    QString readout(int bar) const;
    int chosen() const { return m_chosen; }

signals:
    /// A bar was pressed, or Enter on the chosen one.
    void barOpened(int bar);

protected:
    QString readoutAt(const QPoint& pixel) const override;
    void restyle() override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void redraw();
    void nameBars();
    void choose(int bar);
    int barAt(const QPoint& pixel) const;

    Picture m_picture;
    QSharedPointer<NumberTicker> m_yTicker;
    QSharedPointer<QCPAxisTickerText> m_names;
    std::vector<QCPBars*> m_series;
    QCPGraph* m_totals;
    QCPItemRect* m_mark;
    int m_chosen = -1;
};

}  // namespace ballast::ui
