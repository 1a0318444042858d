#pragma once

#include <QString>

#include <vector>

class QCPAxisRect;
class QCPItemLine;
class QCPItemText;
class QCPLayer;
class QCustomPlot;

namespace ballast::ui {

/// The cross-hair over all panes with what stands under it, on a layer of its own: the pointer
/// redraws it alone.
class PlotCursor {
public:
    PlotCursor(QCustomPlot& plot, const std::vector<QCPAxisRect*>& panes);
    void moveTo(double time, const QString& readout);
    void hide();
    void restyle();

private:
    QCPItemLine* line(QCustomPlot& plot, QCPAxisRect& rect);
    QCPLayer* m_layer;
    std::vector<QCPItemLine*> m_lines;
    QCPItemText* m_read;
};

}  // namespace ballast::ui
