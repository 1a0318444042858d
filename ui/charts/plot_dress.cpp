#include "ui/charts/plot_dress.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

namespace ballast::ui {

void dressPlot(QCustomPlot& plot)
{
    const Theme& theme = Theme::current();
    plot.setBackground(QBrush(theme.panel));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(theme.faint);
        axis->setTickLabelFont(numberFont(11));
        axis->setTickLabelPadding(6);
        axis->setLabelColor(theme.muted);
        axis->setLabelFont(uiFont(11));
        axis->grid()->setPen(thinPen(theme.hairline));
        axis->grid()->setZeroLinePen(thinPen(theme.line));
        axis->grid()->setAntialiased(false);
    }
}

void dressReadout(QCPItemText& readout)
{
    const Theme& theme = Theme::current();
    readout.setFont(numberFont(11));
    readout.setColor(theme.text);
    readout.setBrush(theme.raised);
    readout.setPen(thinPen(theme.line));
}

QCPItemText* makeReadout(QCustomPlot& plot)
{
    auto* readout = new QCPItemText(&plot);
    readout->setPositionAlignment(Qt::AlignTop | Qt::AlignRight);
    readout->setTextAlignment(Qt::AlignLeft);
    readout->position->setType(QCPItemPosition::ptAxisRectRatio);
    readout->position->setCoords(1, 0);
    readout->setClipToAxisRect(false);
    readout->setLayer(QStringLiteral("overlay"));
    readout->setPadding(QMargins(5, 1, 5, 1));
    readout->setVisible(false);
    return readout;
}

}  // namespace ballast::ui
