#pragma once

#include <QString>

class QCPAxisRect;
class QCPItemLine;
class QCPItemText;
class QCPLayer;
class QCustomPlot;

namespace ballast::ui {

/// The cross-hair over both axes with what stands under it, on a layer of its own: the pointer
/// redraws it alone.
class PlotCursor {
public:
    PlotCursor(QCustomPlot& plot, QCPAxisRect& upper, QCPAxisRect& lower);
    void moveTo(double time, const QString& readout);
    void hide();
    void restyle();

private:
    QCPItemLine* line(QCustomPlot& plot, QCPAxisRect& rect);
    QCPLayer* m_layer;
    QCPItemLine *m_upper, *m_lower;
    QCPItemText* m_read;
};

}  // namespace ballast::ui
