#include "ui/charts/frontier_plot.h"

#include "models/core/text.h"
#include "ui/charts/plot_pens.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

/// A point is under the pointer within this many pixels.
constexpr double kNear = 14;

}  // namespace

FrontierPlot::FrontierPlot(QWidget* parent)
    : QCustomPlot(parent),
      m_costTicker(new NumberTicker(AxisNumbers::Plain)),
      m_riskTicker(new NumberTicker(AxisNumbers::Plain)),
      m_line(addGraph()),
      m_efficient(addGraph()),
      m_others(addGraph()),
      m_inForce(addGraph()),
      m_readout(new QCPItemText(this))
{
    setObjectName(QStringLiteral("frontierPlot"));
    setMouseTracking(true);
    axisRect()->setAutoMargins(QCP::msNone);  // fixed, so that nothing moves with the numbers
    axisRect()->setMargins(QMargins(72, 12, 18, 40));
    xAxis->setTicker(m_riskTicker);
    yAxis->setTicker(m_costTicker);
    m_riskTicker->setTickCount(7);
    for (QCPGraph* graph : {m_efficient, m_others, m_inForce})
        graph->setLineStyle(QCPGraph::lsNone);
    for (QCPGraph* graph : {m_line, m_efficient, m_others, m_inForce})
        graph->setSelectable(QCP::stNone);
    m_readout->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_readout->setClipToAxisRect(false);
    m_readout->setLayer(QStringLiteral("overlay"));
    m_readout->setPadding(QMargins(5, 1, 5, 1));
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_readout->setVisible(false);
    restyle();
}

void FrontierPlot::restyle()
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
        axis->grid()->setZeroLinePen(thinPen(theme.hairline));
        axis->grid()->setAntialiased(false);
    }
    m_line->setPen(thinPen(theme.accent, 1.4));
    m_efficient->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, theme.accent, theme.accent, 7));
    m_others->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, theme.muted, theme.panel, 7));
    m_inForce->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, thinPen(theme.warn, 1.6), Qt::NoBrush, 14));
    m_readout->setFont(numberFont(11));
    m_readout->setColor(theme.text);
    m_readout->setBrush(theme.raised);
    m_readout->setPen(thinPen(theme.line));
    drawAll();
}

void FrontierPlot::show(std::shared_ptr<const laboratory::Report> report)
{
    if (report == m_report) return;
    m_report = std::move(report);
    m_readout->setVisible(false);
    drawAll();
}

void FrontierPlot::drawAll()
{
    for (QCPGraph* graph : {m_line, m_efficient, m_others, m_inForce}) graph->data()->clear();
    if (m_report) {
        xAxis->setLabel(tr("hedging error, sd, %1").arg(spoken(m_report->riskOf)));
        yAxis->setLabel(tr("cost, %1").arg(spoken(m_report->costOf)));
        for (const laboratory::PolicyResult& p : m_report->policies) {
            (p.efficient ? m_efficient : m_others)->addData(p.sd, p.cost);
            if (p.efficient) m_line->addData(p.sd, p.cost);
            if (p.inForce) m_inForce->addData(p.sd, p.cost);
        }
        fit();
        nameAll();
    }
    replot(QCustomPlot::rpQueuedReplot);
}

/// From nothing on both axes: half the cost is to look like half of it.
void FrontierPlot::fit()
{
    double cost = 0, risk = 0;
    for (const laboratory::PolicyResult& p : m_report->policies)
        cost = std::max(cost, p.cost), risk = std::max(risk, p.sd);
    xAxis->setRange(0, risk > 0 ? 1.12 * risk : 1);
    yAxis->setRange(0, cost > 0 ? 1.12 * cost : 1);
}

/// The rule in force first, then from the least error on: what has no room for its name is read
/// under the pointer.
void FrontierPlot::nameAll()
{
    for (QCPItemText* name : m_names) removeItem(name);
    m_names.clear();
    if (!m_report) return;
    std::vector<const laboratory::PolicyResult*> named;
    for (const laboratory::PolicyResult& p : m_report->policies)
        if (p.efficient || p.inForce) named.push_back(&p);
    std::ranges::stable_sort(
        named, {}, [](const laboratory::PolicyResult* p) { return std::pair{!p->inForce, p->sd}; });
    std::vector<QRectF> taken;
    for (const laboratory::PolicyResult* p : named) nameIt(*p, taken);
}

/// Beside its point, on the first of four sides where it touches no other name and stays inside.
void FrontierPlot::nameIt(const laboratory::PolicyResult& result, std::vector<QRectF>& taken)
{
    constexpr double kGap = 7;
    const Theme& theme = Theme::current();
    const QString text = words(result.name);
    const QFontMetricsF metrics(uiFont(11));
    const double width = metrics.horizontalAdvance(text) + 2, height = metrics.height();
    const double x = xAxis->coordToPixel(result.sd), y = yAxis->coordToPixel(result.cost);
    for (const bool below : {false, true})
        for (const bool left : {false, true}) {
            const QRectF box(left ? x - kGap - width : x + kGap, below ? y + 2 : y - 2 - height,
                             width, height);
            const auto touches = [&](const QRectF& other) { return box.intersects(other); };
            if (!QRectF(axisRect()->rect()).contains(box) || std::ranges::any_of(taken, touches))
                continue;
            taken.push_back(box);
            auto* name = new QCPItemText(this);
            name->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
            name->position->setType(QCPItemPosition::ptAbsolute);
            name->position->setCoords(box.topLeft());
            name->setFont(uiFont(11));
            name->setColor(result.inForce ? theme.warn : theme.text);
            name->setText(text);
            name->setSelectable(false);
            m_names.push_back(name);
            return;
        }
}

void FrontierPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    plotLayout()->update(QCPLayoutElement::upLayout);
    nameAll();
    replot(QCustomPlot::rpQueuedReplot);
}

int FrontierPlot::pointsDrawn() const { return m_efficient->dataCount() + m_others->dataCount(); }

std::vector<QPointF> FrontierPlot::frontier() const
{
    std::vector<QPointF> out;
    for (const QCPGraphData& point : *m_line->data()) out.emplace_back(point.key, point.value);
    return out;
}

QString FrontierPlot::readout(const QPoint& pixel) const
{
    if (!m_report) return {};
    const laboratory::PolicyResult* nearest = nullptr;
    double distance = kNear;
    for (const laboratory::PolicyResult& p : m_report->policies) {
        const double d = std::hypot(xAxis->coordToPixel(p.sd) - pixel.x(),
                                    yAxis->coordToPixel(p.cost) - pixel.y());
        if (d < distance) distance = d, nearest = &p;
    }
    if (!nearest) return {};
    const auto figure = [](double value) {
        return words(core::number(value, value < 10 ? 4 : value < 1000 ? 1 : 0));
    };
    return tr("%1\ncost %2  error %3\n%4 trades")
        .arg(words(nearest->name), figure(nearest->cost), figure(nearest->sd),
             words(core::number(nearest->trades, 1)));
}

void FrontierPlot::placeReadout(const QPoint& pixel)
{
    const QString text = readout(pixel);
    if (text.isEmpty() && !m_readout->visible()) return;
    m_readout->setVisible(!text.isEmpty());
    // On the side the pointer is not.
    const bool right = pixel.x() > axisRect()->rect().center().x();
    m_readout->setPositionAlignment(Qt::AlignTop | (right ? Qt::AlignLeft : Qt::AlignRight));
    m_readout->position->setCoords(right ? 0 : 1, 0);
    m_readout->setText(text);
    replot(QCustomPlot::rpQueuedReplot);
}

void FrontierPlot::mouseMoveEvent(QMouseEvent* event)
{
    QCustomPlot::mouseMoveEvent(event);
    placeReadout(event->pos());
}

void FrontierPlot::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    placeReadout(QPoint(-1000, -1000));
}

void FrontierPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace ballast::ui
