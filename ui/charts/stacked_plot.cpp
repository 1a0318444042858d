#include "ui/charts/stacked_plot.h"

#include "models/core/text.h"
#include "ui/charts/plot_pens.h"
#include "ui/charts/series_colours.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr double kWidth = 0.86;
/// A bar's name needs so many pixels; of more bars than that every other one is named.
constexpr int kNameWidth = 52;
constexpr float kChosen = 0.10F;

}  // namespace

StackedPlot::StackedPlot(QWidget* parent)
    : ReadoutPlot(parent),
      m_yTicker(new NumberTicker(AxisNumbers::Short)),
      m_names(new QCPAxisTickerText),
      m_totals(addGraph()),
      m_mark(new QCPItemRect(this))
{
    setFocusPolicy(Qt::StrongFocus);
    axisRect()->setMargins(QMargins(76, 10, 12, 26));
    yAxis->setTicker(m_yTicker);
    xAxis->setTicker(m_names);
    xAxis->grid()->setVisible(false);
    m_totals->setLineStyle(QCPGraph::lsNone);
    m_totals->setSelectable(QCP::stNone);
    m_totals->setLayer(QStringLiteral("axes"));  // before the bars, which are made later
    m_mark->setLayer(QStringLiteral("background"));
    m_mark->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->setPen(Qt::NoPen);
    m_mark->setVisible(false);
    restyle();
}

void StackedPlot::show(Picture picture)
{
    if (picture == m_picture) return;
    m_picture = std::move(picture);
    hideReadout();
    choose(-1);
    redraw();
}

void StackedPlot::restyle()
{
    ReadoutPlot::restyle();
    const Theme& theme = Theme::current();
    m_mark->setBrush(faded(theme.accent, kChosen));
    m_totals->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDiamond, thinPen(theme.panel), theme.strong, 8));
    yAxis->grid()->setZeroLinePen(thinPen(theme.muted));
    redraw();
}

void StackedPlot::redraw()
{
    for (QCPBars* bars : m_series) removePlottable(bars);
    m_series.clear();
    const Theme& theme = Theme::current();
    for (std::size_t s = 0; s < m_picture.series.size(); ++s) {
        auto* bars = new QCPBars(xAxis, yAxis);
        bars->setSelectable(QCP::stNone);
        bars->setAntialiased(false);
        bars->setWidth(kWidth);
        bars->setPen(thinPen(theme.panel, 0.6));
        bars->setBrush(seriesColour(theme, s));
        QVector<double> keys, values;
        for (std::size_t b = 0; b < m_picture.bars.size(); ++b) {
            const auto& all = m_picture.bars[b].values;
            keys << double(b);
            values << (s < all.size() && std::isfinite(all[s]) ? all[s] : 0);
        }
        bars->setData(keys, values, true);
        if (s > 0) bars->moveAbove(m_series.back());
        m_series.push_back(bars);
    }
    m_totals->data()->clear();
    double low = 0, high = 0;
    for (std::size_t b = 0; b < m_picture.bars.size(); ++b) {
        const Bar& bar = m_picture.bars[b];
        double up = 0, down = 0;
        for (const double value : bar.values) (value > 0 ? up : down) += value;
        low = std::min({low, down, bar.total}), high = std::max({high, up, bar.total});
        m_totals->addData(double(b), bar.total);
    }
    const double room = low < high ? 0.06 * (high - low) : 1;
    yAxis->setRange(low - room, high + room);
    yAxis->setLabel(m_picture.yLabel);
    xAxis->setRange(-0.6, std::max(0.6, double(m_picture.bars.size()) - 0.4));
    nameBars();
    replot(QCustomPlot::rpQueuedReplot);
}

void StackedPlot::nameBars()
{
    m_names->clear();
    const int count = static_cast<int>(m_picture.bars.size());
    if (count == 0) return;
    const int fit = std::max(1, axisRect()->width() / kNameWidth);
    const int step = (count + fit - 1) / fit;
    for (int b = 0; b < count; ++b) {
        const Bar& bar = m_picture.bars[static_cast<std::size_t>(b)];
        const QString sign = bar.isMarked ? QStringLiteral(" !") : QString();
        if (b % step == 0) m_names->addTick(b, bar.name + sign);
    }
}

void StackedPlot::choose(int bar)
{
    const int count = static_cast<int>(m_picture.bars.size());
    m_chosen = bar < 0 || count == 0 ? -1 : std::min(bar, count - 1);
    m_mark->setVisible(m_chosen >= 0);
    if (m_chosen >= 0) {
        m_mark->topLeft->setCoords(m_chosen - 0.5, 0);
        m_mark->bottomRight->setCoords(m_chosen + 0.5, 1);
    }
    setAccessibleDescription(m_chosen >= 0 ? readout(m_chosen) : QString());
    replot(QCustomPlot::rpQueuedReplot);
}

QString StackedPlot::readout(int number) const
{
    if (number < 0 || number >= static_cast<int>(m_picture.bars.size())) return {};
    const Bar& bar = m_picture.bars[static_cast<std::size_t>(number)];
    QString text = bar.title.isEmpty() ? bar.name : bar.title;
    text += QLatin1Char('\n') + tr("total  %1").arg(words(core::signedShort(bar.total)));
    for (std::size_t s = 0; s < m_picture.series.size() && s < bar.values.size(); ++s)
        if (bar.values[s] != 0)
            text += QStringLiteral("\n%1  %2")
                        .arg(m_picture.series[s], words(core::signedShort(bar.values[s])));
    if (bar.isMarked) text += QLatin1Char('\n') + tr("unexplained: beyond what is accepted");
    return text;
}

int StackedPlot::barAt(const QPoint& pixel) const
{
    if (!isInside(pixel)) return -1;
    const int bar = static_cast<int>(std::lround(xAxis->pixelToCoord(pixel.x())));
    return bar >= 0 && bar < static_cast<int>(m_picture.bars.size()) ? bar : -1;
}

QString StackedPlot::readoutAt(const QPoint& pixel) const { return readout(barAt(pixel)); }

void StackedPlot::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_picture.bars.size()) - 1;
    if (last < 0) return ReadoutPlot::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left: return choose(m_chosen < 0 ? last : std::max(0, m_chosen - 1));
        case Qt::Key_Right: return choose(m_chosen < 0 ? 0 : std::min(last, m_chosen + 1));
        case Qt::Key_Home: return choose(0);
        case Qt::Key_End: return choose(last);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_chosen >= 0) emit barOpened(m_chosen);
            return;
        default: ReadoutPlot::keyPressEvent(event);
    }
}

void StackedPlot::mouseReleaseEvent(QMouseEvent* event)
{
    ReadoutPlot::mouseReleaseEvent(event);
    const int bar = barAt(event->pos());
    if (event->button() != Qt::LeftButton || bar < 0) return;
    choose(bar);
    emit barOpened(bar);
}

void StackedPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    plotLayout()->update(QCPLayoutElement::upLayout);
    nameBars();
    replot(QCustomPlot::rpQueuedReplot);
}

void StackedPlot::focusOutEvent(QFocusEvent* event)
{
    ReadoutPlot::focusOutEvent(event);
    choose(-1);
}

}  // namespace ballast::ui
