#include "ui/charts/market_plot.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "ui/charts/line_fill.h"
#include "ui/charts/plot_pens.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

AxisNumbers numbersOf(Pane pane)
{
    switch (pane) {
        case Pane::Volatility:
        case Pane::Margin: return AxisNumbers::Percent;
        case Pane::Delta:
        case Pane::Gamma: return AxisNumbers::Signed;
        case Pane::Vega:
        case Pane::Depth: return AxisNumbers::Short;
        case Pane::Spot:
        case Pane::Spread: break;
    }
    return AxisNumbers::Plain;
}

std::size_t at(Channel channel) { return static_cast<std::size_t>(channel); }
std::size_t at(MarketChannel channel) { return static_cast<std::size_t>(channel); }

}  // namespace

QString paneWords(Pane pane)
{
    switch (pane) {
        case Pane::Spot: return MarketPlot::tr("Spot");
        case Pane::Volatility: return MarketPlot::tr("Volatility");
        case Pane::Spread: return MarketPlot::tr("Spread");
        case Pane::Depth: return MarketPlot::tr("Depth");
        case Pane::Delta: return MarketPlot::tr("Delta");
        case Pane::Gamma: return MarketPlot::tr("Gamma");
        case Pane::Vega: return MarketPlot::tr("Vega");
        case Pane::Margin: return MarketPlot::tr("Margin");
    }
    return {};
}

MarketPlot::MarketPlot(QWidget* parent) : TimePlot(parent)
{
    setObjectName(QStringLiteral("marketPlot"));
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    std::vector<QCPAxisRect*> rects;
    for (std::size_t i = 0; i < kPanes; ++i) {
        m_views[i].rect = new QCPAxisRect(this);
        plotLayout()->addElement(static_cast<int>(i), 0, m_views[i].rect);
        rects.push_back(m_views[i].rect);
    }
    TimePlot::setPanes(rects);
    for (std::size_t i = 0; i < kPanes; ++i) {
        QCPAxis* left = m_views[i].rect->axis(QCPAxis::atLeft);
        const QSharedPointer<NumberTicker> ticker(new NumberTicker(numbersOf(Pane{i})));
        ticker->setTickCount(3);
        left->setTicker(ticker);
        QCPItemText* caption = m_views[i].caption = new QCPItemText(this);
        caption->setClipToAxisRect(false);
        caption->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
        caption->position->setAxisRect(m_views[i].rect);
        caption->position->setType(QCPItemPosition::ptAxisRectRatio);
        caption->position->setCoords(0.008, 0);
    }
    add(Pane::Spot, at(Channel::Spot), false);
    add(Pane::Volatility, at(MarketChannel::Implied), true);
    add(Pane::Volatility, at(MarketChannel::Realised), true);
    add(Pane::Spread, at(MarketChannel::Spread), true);
    add(Pane::Depth, at(MarketChannel::Depth), true);
    add(Pane::Delta, at(Channel::Delta), false);
    add(Pane::Gamma, at(Channel::Gamma), false);
    add(Pane::Vega, at(Channel::Vega), false);
    add(Pane::Margin, at(Channel::Margin), false);
    MarketPlot::restyle();
    setPanes(std::vector{Pane::Spot, Pane::Volatility, Pane::Spread, Pane::Depth});
}

void MarketPlot::add(Pane pane, std::size_t column, bool market)
{
    QCPAxisRect* rect = of(pane).rect;
    QCPGraph* graph = addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setSelectable(QCP::stNone);
    m_lines.push_back({graph, pane, column, market});
}

bool MarketPlot::isShown(Pane pane) const
{
    return std::ranges::find(m_shown, pane) != m_shown.end();
}

/// A pane that is hidden keeps its row, of no height.
void MarketPlot::setPanes(const std::vector<Pane>& shown)
{
    m_shown = shown;
    std::ranges::sort(m_shown);
    for (std::size_t i = 0; i < kPanes; ++i) {
        QCPAxisRect* rect = m_views[i].rect;
        const bool here = isShown(Pane{i});
        const bool last = here && m_shown.back() == Pane{i};
        rect->setVisible(here);
        m_views[i].caption->setVisible(here);
        rect->setSizeConstraintRect(QCPLayoutElement::scrOuterRect);
        rect->setMinimumSize(0, 0);
        rect->setMaximumSize(QWIDGETSIZE_MAX, here ? QWIDGETSIZE_MAX : 0);
        rect->setMargins(here ? QMargins(kLeft, 8, kRight, last ? 24 : 2)
                              : QMargins(kLeft, 0, kRight, 0));
        rect->axis(QCPAxis::atBottom)->setTickLabels(last);
        plotLayout()->setRowStretchFactor(static_cast<int>(i), here ? 1 : 1e-6);
    }
    for (const Line& line : m_lines) line.graph->setVisible(isShown(line.pane));
    refresh();
}

void MarketPlot::setTracks(const Track* exposure, const MarketTrack* market)
{
    if (exposure == m_exposure && market == m_market) return;
    m_exposure = exposure;
    m_market = market;
    for (const View& view : m_views) view.rect->axis(QCPAxis::atLeft)->setRange(0, 0);
    refresh();
}

void MarketPlot::advance(double now, bool grown)
{
    m_now = now;
    const bool moves = isFollowing() && !(std::abs(now - m_drawn) < 0.7 * secondsPerPixel());
    if (grown || moves) refresh();
}

const Columns* MarketPlot::rowsOf(const Line& line) const
{
    if (line.market) return m_market ? &m_market->rows() : nullptr;
    return m_exposure ? &m_exposure->rows() : nullptr;
}

double MarketPlot::present() const { return m_now; }

double MarketPlot::snapped(double time) const
{
    return m_exposure && !m_exposure->empty() ? m_exposure->time(m_exposure->nearest(time))
                                              : std::nan("");
}

void MarketPlot::rebuild()
{
    m_drawn = m_now;
    const QCPRange range = timeRange();
    for (const Line& line : m_lines) {
        const Columns* rows = rowsOf(line);
        m_scratch.clear();
        if (rows && isShown(line.pane))
            rows->reduce(line.column, range.lower, range.upper, secondsPerPixel(), m_scratch);
        fillLine(*line.graph, m_scratch, range.size() / secondsPerPixel());
    }
    for (const Pane pane : m_shown) {
        QCPGraph *first = nullptr, *second = nullptr;
        for (const Line& line : m_lines)
            if (line.pane == pane) (first ? second : first) = line.graph;
        fitHeight(of(pane).rect->axis(QCPAxis::atLeft), {first, second ? second : first});
        of(pane).caption->setText(latest(pane, range.upper));
    }
}

/// The pane's name, unit and value at this time: "Spread 1.20 bp".
QString MarketPlot::latest(Pane pane, double time) const
{
    const auto market = [&](MarketChannel channel) {
        if (!m_market) return std::nan("");
        const std::size_t row = m_market->at(time);
        return row < m_market->rows().size() ? m_market->value(channel, row) : std::nan("");
    };
    const auto exposure = [&](Channel channel) {
        return m_exposure && !m_exposure->empty()
                   ? m_exposure->value(channel, m_exposure->nearest(time))
                   : std::nan("");
    };
    const auto said = [](double value, int decimals) {
        return std::isfinite(value) ? words(core::number(value, decimals)) : QStringLiteral("–");
    };
    const auto signedly = [](double value, int decimals) {
        return std::isfinite(value) ? words(core::signedNumber(value, decimals))
                                    : QStringLiteral("–");
    };
    switch (pane) {
        case Pane::Spot: return tr("Spot %1").arg(said(exposure(Channel::Spot), 1));
        case Pane::Volatility:
            return tr("Volatility: implied %1 %, realised %2 %")
                .arg(said(market(MarketChannel::Implied), 1),
                     said(market(MarketChannel::Realised), 1));
        case Pane::Spread: return tr("Spread %1 bp").arg(said(market(MarketChannel::Spread), 2));
        case Pane::Depth: return tr("Depth %1 coin").arg(said(market(MarketChannel::Depth), 2));
        case Pane::Delta: return tr("Delta %1 coin").arg(signedly(exposure(Channel::Delta), 2));
        case Pane::Gamma:
            return tr("Gamma %1 coin per 1 %").arg(signedly(exposure(Channel::Gamma), 3));
        case Pane::Vega: return tr("Vega %1 USD").arg(signedly(exposure(Channel::Vega), 0));
        case Pane::Margin: return tr("Margin use %1 %").arg(said(exposure(Channel::Margin), 1));
    }
    return {};
}

QString MarketPlot::readout(double time) const
{
    QStringList lines{tables::clockSecondsWords(core::Time{core::fromSeconds(time)})};
    for (const Pane pane : m_shown) lines << latest(pane, time);
    return lines.join(QLatin1Char('\n'));
}

int MarketPlot::pointsDrawn(Pane pane) const
{
    int points = 0;
    for (const Line& line : m_lines)
        if (line.pane == pane) points += line.graph->dataCount();
    return points;
}

void MarketPlot::restyle()
{
    TimePlot::restyle();
    const Theme& theme = Theme::current();
    for (const View& view : m_views) {
        view.caption->setFont(numberFont(11));
        view.caption->setColor(theme.muted);
    }
    for (const Line& line : m_lines) {
        const bool spot = line.pane == Pane::Spot;
        const bool implied =
            line.pane == Pane::Volatility && line.column == at(MarketChannel::Implied);
        line.graph->setPen(thinPen(spot ? theme.spot : implied ? theme.accent : theme.strong, 1.3));
    }
}

}  // namespace ballast::ui
