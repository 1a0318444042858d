#include "ui/charts/waterfall_plot.h"

#include "models/core/text.h"
#include "ui/charts/plot_pens.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr double kHalf = 0.42;
constexpr int kRowsOfNames = 2;

/// On as many lines as there are words, where they do not fit side by side.
QString broken(const QString& name, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(name) <= width) return name;
    QStringList lines;
    for (const QString& word : name.split(QLatin1Char(' '))) {
        const QString longer = lines.isEmpty() ? word : lines.back() + QLatin1Char(' ') + word;
        if (!lines.isEmpty() &&
            (metrics.horizontalAdvance(longer) <= width || lines.size() == kRowsOfNames))
            lines.back() = longer;
        else
            lines << word;
    }
    for (QString& line : lines) line = metrics.elidedText(line, Qt::ElideRight, width);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

WaterfallPlot::WaterfallPlot(QWidget* parent)
    : ReadoutPlot(parent),
      m_yTicker(new NumberTicker(AxisNumbers::Short)),
      m_names(new QCPAxisTickerText)
{
    axisRect()->setMargins(QMargins(76, 16, 12, 40));
    yAxis->setTicker(m_yTicker);
    xAxis->setTicker(m_names);
    xAxis->grid()->setVisible(false);
    restyle();
}

void WaterfallPlot::show(Picture picture)
{
    if (picture == m_picture) return;
    m_picture = std::move(picture);
    hideReadout();
    redraw();
}

void WaterfallPlot::restyle()
{
    ReadoutPlot::restyle();
    xAxis->setTickLabelFont(uiFont(11));
    yAxis->grid()->setZeroLinePen(thinPen(Theme::current().muted));
    redraw();
}

std::pair<double, double> WaterfallPlot::spanOf(int number) const
{
    double at = 0;
    for (int b = 0; b < static_cast<int>(m_picture.bars.size()); ++b) {
        const Bar& bar = m_picture.bars[static_cast<std::size_t>(b)];
        if (b == number)
            return bar.isTotal ? std::pair{0.0, bar.value} : std::pair{at, at + bar.value};
        if (!bar.isTotal) at += bar.value;
    }
    return {0, 0};
}

QString WaterfallPlot::amount(double value) const
{
    return words(core::signedNumber(value, m_picture.decimals));
}

void WaterfallPlot::redraw()
{
    for (QCPAbstractItem* item : m_items) removeItem(item);
    m_items.clear();
    const Theme& theme = Theme::current();
    double low = 0, high = 0;
    const int count = static_cast<int>(m_picture.bars.size());
    for (int b = 0; b < count; ++b) {
        const auto [from, to] = spanOf(b);
        low = std::min({low, from, to}), high = std::max({high, from, to});
    }
    const double room = low < high ? 0.12 * (high - low) : 1;
    yAxis->setRange(low < 0 ? low - room : low, high > 0 ? high + room : high + 0.1 * room);
    yAxis->setLabel(m_picture.yLabel);
    xAxis->setRange(-0.6, std::max(0.6, count - 0.4));
    for (int b = 0; b < count; ++b) {
        const Bar& bar = m_picture.bars[static_cast<std::size_t>(b)];
        const auto [from, to] = spanOf(b);
        const bool gain = m_picture.costs ? bar.value < 0 : bar.value > 0;
        auto* box = new QCPItemRect(this);
        box->setSelectable(false);
        box->topLeft->setCoords(b - kHalf, std::max(from, to));
        box->bottomRight->setCoords(b + kHalf, std::min(from, to));
        const QColor fill = bar.isTotal ? theme.accent : gain ? theme.good : theme.bad;
        box->setPen(thinPen(fill));
        box->setBrush(faded(fill, 0.85F));
        m_items.push_back(box);
        auto* text = new QCPItemText(this);
        text->setSelectable(false);
        text->setClipToAxisRect(false);
        const bool below = bar.value < 0;
        text->setPositionAlignment(Qt::AlignHCenter | (below ? Qt::AlignTop : Qt::AlignBottom));
        text->position->setCoords(b, below ? std::min(from, to) : std::max(from, to));
        text->setFont(numberFont(11));
        text->setColor(bar.isTotal ? theme.strong : theme.muted);
        text->setText(amount(bar.value));
        m_items.push_back(text);
    }
    nameBars();
    replot(QCustomPlot::rpQueuedReplot);
}

void WaterfallPlot::nameBars()
{
    m_names->clear();
    const int count = static_cast<int>(m_picture.bars.size());
    if (count == 0) return;
    const QFontMetrics metrics(uiFont(11));
    const int width = std::max(20, axisRect()->width() / count - 6);
    for (int b = 0; b < count; ++b)
        m_names->addTick(b,
                         broken(m_picture.bars[static_cast<std::size_t>(b)].name, metrics, width));
}

QString WaterfallPlot::readout(int number) const
{
    if (number < 0 || number >= static_cast<int>(m_picture.bars.size())) return {};
    const Bar& bar = m_picture.bars[static_cast<std::size_t>(number)];
    QString text = bar.name + QLatin1Char('\n') + amount(bar.value);
    if (!m_picture.yLabel.isEmpty()) text += QLatin1Char(' ') + m_picture.yLabel;
    if (!bar.detail.isEmpty()) text += QLatin1Char('\n') + bar.detail;
    return text;
}

QString WaterfallPlot::readoutAt(const QPoint& pixel) const
{
    if (!isInside(pixel)) return {};
    return readout(static_cast<int>(std::lround(xAxis->pixelToCoord(pixel.x()))));
}

void WaterfallPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    plotLayout()->update(QCPLayoutElement::upLayout);
    nameBars();
    replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace ballast::ui
