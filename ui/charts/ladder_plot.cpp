#include "ui/charts/ladder_plot.h"

#include "ui/charts/plot_pens.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr double kBarWidth = 0.7;
constexpr int kNamePixels = 64;  ///< a name with room on both sides

}  // namespace

LadderPlot::LadderPlot(QWidget* parent)
    : ReadoutPlot(parent),
      m_names(new QCPAxisTickerText),
      m_numbers(new NumberTicker(AxisNumbers::Short)),
      m_gains(new QCPBars(xAxis, yAxis)),
      m_losses(new QCPBars(xAxis, yAxis))
{
    setObjectName(QStringLiteral("ladderPlot"));
    axisRect()->setMargins(QMargins(64, 12, 18, 28));
    xAxis->setTicker(m_names);
    xAxis->grid()->setVisible(false);
    yAxis->setTicker(m_numbers);
    for (QCPBars* bars : {m_gains, m_losses}) {
        bars->setWidth(kBarWidth);
        bars->setSelectable(QCP::stNone);
    }
    restyle();
}

void LadderPlot::show(std::vector<Bar> bars, const QString& unit)
{
    if (bars == m_bars && yAxis->label() == unit) return;
    m_bars = std::move(bars);
    yAxis->setLabel(unit);
    redraw();
}

void LadderPlot::restyle()
{
    ReadoutPlot::restyle();
    const Theme& theme = Theme::current();
    m_gains->setPen(Qt::NoPen);
    m_losses->setPen(Qt::NoPen);
    m_gains->setBrush(faded(theme.good, 0.75F));
    m_losses->setBrush(faded(theme.bad, 0.75F));
    redraw();
}

void LadderPlot::redraw()
{
    m_gains->data()->clear();
    m_losses->data()->clear();
    double low = 0, high = 0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const double value = m_bars[i].value;
        (value >= 0 ? m_gains : m_losses)->addData(static_cast<double>(i), value);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const double room = std::max(0.08 * (high - low), 1e-9);
    xAxis->setRange(-0.6, static_cast<double>(std::max<std::size_t>(m_bars.size(), 1)) - 0.4);
    yAxis->setRange(low - (low < 0 ? room : 0), high + room);
    nameBars();
    replot(QCustomPlot::rpQueuedReplot);
}

/// As many names as there is room for, evenly; the others are read under the pointer.
void LadderPlot::nameBars()
{
    m_names->clear();
    if (m_bars.empty()) return;
    const int room = std::max(1, axisRect()->width() / kNamePixels);
    const auto step = std::max<std::size_t>(1, (m_bars.size() + room - 1) / room);
    for (std::size_t i = 0; i < m_bars.size(); i += step)
        m_names->addTick(static_cast<double>(i), m_bars[i].name);
}

QString LadderPlot::readout(double x) const
{
    const double nearest = std::round(x);
    if (nearest < 0 || nearest >= static_cast<double>(m_bars.size()) ||
        std::abs(x - nearest) > kBarWidth / 2)
        return {};
    return m_bars[static_cast<std::size_t>(nearest)].detail;
}

void LadderPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    nameBars();
}

QString LadderPlot::readoutAt(const QPoint& pixel) const
{
    return isInside(pixel) ? readout(xAxis->pixelToCoord(pixel.x())) : QString();
}

}  // namespace ballast::ui
