#include "ui/charts/plot_cursor.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

namespace ballast::ui {
namespace {

QCPLayer* bufferedLayer(QCustomPlot& plot)
{
    const QString name = QStringLiteral("cursor");
    plot.addLayer(name, plot.layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    plot.layer(name)->setMode(QCPLayer::lmBuffered);
    return plot.layer(name);
}

}  // namespace

PlotCursor::PlotCursor(QCustomPlot& plot, QCPAxisRect& upper, QCPAxisRect& lower)
    : m_layer(bufferedLayer(plot)),
      m_upper(line(plot, upper)),
      m_lower(line(plot, lower)),
      m_read(new QCPItemText(&plot))
{
    m_read->setLayer(m_layer);
    m_read->setClipToAxisRect(false);
    m_read->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_read->setTextAlignment(Qt::AlignLeft);
    m_read->position->setAxisRect(&upper);
    m_read->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_read->position->setCoords(0.008, 0.0);
    m_read->setPadding(QMargins(6, 3, 6, 3));
    m_read->setVisible(false);
    restyle();
}

QCPItemLine* PlotCursor::line(QCustomPlot& plot, QCPAxisRect& rect)
{
    auto* item = new QCPItemLine(&plot);
    item->setLayer(m_layer);
    item->setClipAxisRect(&rect);
    for (QCPItemPosition* end : {item->start, item->end}) {
        end->setAxisRect(&rect);
        end->setAxes(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    item->setVisible(false);
    return item;
}

void PlotCursor::moveTo(double time, const QString& readout)
{
    for (QCPItemLine* item : {m_upper, m_lower}) {
        item->start->setCoords(time, 0);
        item->end->setCoords(time, 1);
        item->setVisible(true);
    }
    m_read->setText(readout);
    m_read->setVisible(true);
    m_layer->replot();
}

void PlotCursor::hide()
{
    if (!m_read->visible()) return;
    m_upper->setVisible(false);
    m_lower->setVisible(false);
    m_read->setVisible(false);
    m_layer->replot();
}

void PlotCursor::restyle()
{
    const Theme& theme = Theme::current();
    for (QCPItemLine* item : {m_upper, m_lower}) item->setPen(thinPen(faded(theme.muted, 0.7F)));
    m_read->setFont(numberFont(11));
    m_read->setColor(theme.text);
    m_read->setBrush(theme.raised);
    m_read->setPen(thinPen(theme.line));
}

}  // namespace ballast::ui
