#pragma once

class QCustomPlot;
class QCPItemText;

namespace ballast::ui {

/// The quiet look of every chart: ground, labels, grid, no frame, in the theme that is on.
void dressPlot(QCustomPlot& plot);
/// The small box in which what is under the pointer is read.
void dressReadout(QCPItemText& readout);
/// A readout, not yet visible, over all that is drawn.
QCPItemText* makeReadout(QCustomPlot& plot);

}  // namespace ballast::ui
