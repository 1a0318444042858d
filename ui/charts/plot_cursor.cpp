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

PlotCursor::PlotCursor(QCustomPlot& plot, const std::vector<QCPAxisRect*>& panes)
    : m_layer(bufferedLayer(plot)), m_read(new QCPItemText(&plot))
{
    for (QCPAxisRect* pane : panes) m_lines.push_back(line(plot, *pane));
    m_read->setLayer(m_layer);
    m_read->setClipToAxisRect(false);
    m_read->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_read->setTextAlignment(Qt::AlignLeft);
    m_read->position->setType(QCPItemPosition::ptAbsolute);  // which pane is the first may change
    m_read->position->setCoords(74, 14);
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
    for (QCPItemLine* item : m_lines) {
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
    for (QCPItemLine* item : m_lines) item->setVisible(false);
    m_read->setVisible(false);
    m_layer->replot();
}

void PlotCursor::restyle()
{
    const Theme& theme = Theme::current();
    for (QCPItemLine* item : m_lines) item->setPen(thinPen(faded(theme.muted, 0.7F)));
    m_read->setFont(numberFont(11));
    m_read->setColor(theme.text);
    m_read->setBrush(theme.raised);
    m_read->setPen(thinPen(theme.line));
}

}  // namespace ballast::ui
