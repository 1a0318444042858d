#include "ui/charts/readout_plot.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/theme.h"

namespace ballast::ui {
namespace {

constexpr QPoint kNowhere{-1000, -1000};

}  // namespace

ReadoutPlot::ReadoutPlot(QWidget* parent) : QCustomPlot(parent), m_readout(new QCPItemText(this))
{
    setMouseTracking(true);
    axisRect()->setAutoMargins(QCP::msNone);  // fixed, so that nothing moves with the numbers
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_readout->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_readout->setClipToAxisRect(false);
    m_readout->setLayer(QStringLiteral("overlay"));  // over all, also over what is made later
    m_readout->setPadding(QMargins(5, 1, 5, 1));
    m_readout->setVisible(false);
}

void ReadoutPlot::restyle()
{
    const Theme& theme = Theme::current();
    setBackground(QBrush(theme.panel));
    for (QCPAxis* axis : {xAxis, yAxis}) {
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
    m_readout->setFont(numberFont(11));
    m_readout->setColor(theme.text);
    m_readout->setBrush(theme.raised);
    m_readout->setPen(thinPen(theme.line));
}

void ReadoutPlot::placeReadout(const QPoint& pixel)
{
    const QString text = pixel == kNowhere ? QString() : readoutAt(pixel);
    if (text.isEmpty() && !m_readout->visible()) return;
    m_readout->setVisible(!text.isEmpty());
    const bool right = pixel.x() > axisRect()->rect().center().x();
    m_readout->setPositionAlignment(Qt::AlignTop | (right ? Qt::AlignLeft : Qt::AlignRight));
    m_readout->position->setCoords(right ? 0 : 1, 0);
    m_readout->setText(text);
    replot(QCustomPlot::rpQueuedReplot);
}

void ReadoutPlot::mouseMoveEvent(QMouseEvent* event)
{
    QCustomPlot::mouseMoveEvent(event);
    placeReadout(event->pos());
}

void ReadoutPlot::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    placeReadout(kNowhere);
}

void ReadoutPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace ballast::ui
