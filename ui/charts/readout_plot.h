#pragma once

#include <qcustomplot.h>

namespace ballast::ui {

/// A chart in the quiet look that all have, in the theme that is on, whose values are read under
/// the pointer: in a small box, on the side where the pointer is not.
class ReadoutPlot : public QCustomPlot {
    Q_OBJECT
protected:
    explicit ReadoutPlot(QWidget* parent = nullptr);

    /// What is under this pixel, in words; empty: nothing.
    virtual QString readoutAt(const QPoint& pixel) const = 0;
    /// Again in the theme that is on. Whoever draws more adds its own colours; called by the
    /// constructor of each, for a base cannot.
    virtual void restyle();
    void hideReadout() { m_readout->setVisible(false); }
    bool isInside(const QPoint& pixel) const { return axisRect()->rect().contains(pixel); }

    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void placeReadout(const QPoint& pixel);

    QCPItemText* m_readout;
};

}  // namespace ballast::ui
