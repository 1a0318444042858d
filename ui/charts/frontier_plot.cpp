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
    : ReadoutPlot(parent),
      m_costTicker(new NumberTicker(AxisNumbers::Plain)),
      m_riskTicker(new NumberTicker(AxisNumbers::Plain)),
      m_line(addGraph()),
      m_efficient(addGraph()),
      m_others(addGraph()),
      m_inForce(addGraph())
{
    setObjectName(QStringLiteral("frontierPlot"));
    axisRect()->setMargins(QMargins(72, 12, 18, 40));
    xAxis->setTicker(m_riskTicker);
    yAxis->setTicker(m_costTicker);
    m_riskTicker->setTickCount(7);
    for (QCPGraph* graph : {m_efficient, m_others, m_inForce})
        graph->setLineStyle(QCPGraph::lsNone);
    for (QCPGraph* graph : {m_line, m_efficient, m_others, m_inForce})
        graph->setSelectable(QCP::stNone);
    restyle();
}

void FrontierPlot::restyle()
{
    ReadoutPlot::restyle();
    const Theme& theme = Theme::current();
    m_line->setPen(thinPen(theme.accent, 1.4));
    m_efficient->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, theme.accent, theme.accent, 7));
    m_others->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, theme.muted, theme.panel, 7));
    m_inForce->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, thinPen(theme.warn, 1.6), Qt::NoBrush, 14));
    drawAll();
}

void FrontierPlot::show(std::shared_ptr<const laboratory::Report> report)
{
    if (report == m_report) return;
    m_report = std::move(report);
    hideReadout();
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

QString FrontierPlot::readoutAt(const QPoint& pixel) const { return readout(pixel); }

}  // namespace ballast::ui
