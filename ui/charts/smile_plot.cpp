#include "ui/charts/smile_plot.h"

#include "models/core/text.h"
#include "ui/charts/plot_pens.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kPercent = 100;
/// Quotes wider than this in volatility tell nothing and would flatten all others: their whiskers
/// are drawn, but the scale does not go by them.
constexpr double kWide = 0.25;

double volAt(const pricing::Smile& smile, double k)
{
    return kPercent * pricing::at(smile, k).sigma;
}

QString percent(double vol) { return words(core::number(vol, 1)) + QLatin1Char('%'); }

/// A colour on its way into the ground, opaque: a thin translucent line shows its joints.
QColor dimmed(const QColor& colour, const QColor& ground, double share)
{
    const auto mix = [&](int from, int to) { return from + static_cast<int>(share * (to - from)); };
    return {mix(colour.red(), ground.red()), mix(colour.green(), ground.green()),
            mix(colour.blue(), ground.blue())};
}

QString dateOf(core::Time at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toUnixMs(at), Qt::UTC)
        .toString(QStringLiteral("d MMM yy"));
}

}  // namespace

SmilePlot::SmilePlot(QWidget* parent)
    : ReadoutPlot(parent),
      m_strikeTicker(new NumberTicker(AxisNumbers::Plain)),
      m_volTicker(new NumberTicker(AxisNumbers::Percent))
{
    setObjectName(QStringLiteral("smilePlot"));
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    axisRect()->setMargins(QMargins(52, 12, 18, 24));
    xAxis->setTicker(m_strikeTicker);
    yAxis->setTicker(m_volTicker);
    m_strikeTicker->setTickCount(7);

    m_faintDots = addGraph();
    m_dots = addGraph();
    for (QCPGraph* dots : {m_faintDots, m_dots}) {
        dots->setLineStyle(QCPGraph::lsNone);
        dots->setSelectable(QCP::stNone);
    }
    m_whiskers = new QCPErrorBars(xAxis, yAxis);
    m_whiskers->setDataPlottable(m_dots);
    m_whiskers->setErrorType(QCPErrorBars::etValueError);
    m_whiskers->setWhiskerWidth(5);
    m_whiskers->setSymbolGap(0);
    m_whiskers->setSelectable(QCP::stNone);

    m_forward = new QCPItemStraightLine(this);
    m_forwardTag = new QCPItemText(this);
    m_forwardTag->setPositionAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_forwardTag->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_forwardTag->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_forwardTag->setClipToAxisRect(false);
    m_forwardTag->setLayer(QStringLiteral("overlay"));  // over curves, also those made later
    m_forwardTag->setPadding(QMargins(5, 1, 5, 1));
    restyle();
}

void SmilePlot::restyle()
{
    ReadoutPlot::restyle();
    const Theme& theme = Theme::current();
    m_dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, theme.text, theme.text, 4.5));
    m_faintDots->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, theme.faint, Qt::transparent, 4.5));
    m_whiskers->setPen(thinPen(theme.muted));
    m_forward->setPen(dashedPen(faded(theme.spot, 0.8F)));
    m_forwardTag->setFont(numberFont(11));
    m_forwardTag->setColor(theme.spot);
    m_forwardTag->setBrush(theme.panel);
    showNow();
}

void SmilePlot::showSmile(std::shared_ptr<const pricing::Smile> smile)
{
    if (!m_overlay && m_smiles.size() == 1 && m_smiles.front() == smile) return;
    m_overlay = false;
    m_smiles.clear();
    if (smile && smile->usable()) m_smiles.push_back(std::move(smile));
    showNow();
}

void SmilePlot::showSmiles(std::vector<std::shared_ptr<const pricing::Smile>> smiles)
{
    std::erase_if(smiles, [](const auto& smile) { return !smile->usable(); });
    if (m_overlay && m_smiles == smiles) return;
    m_overlay = true;
    m_smiles = std::move(smiles);
    showNow();
}

QCPGraph* SmilePlot::curveGraph(std::size_t i)
{
    while (m_curves.size() <= i) {
        m_curves.push_back(addGraph());
        m_curves.back()->setSelectable(QCP::stNone);
        m_curves.back()->setAdaptiveSampling(false);
    }
    return m_curves[i];
}

void SmilePlot::showNow()
{
    m_curvesDrawn = 0;
    m_dots->data()->clear();
    m_faintDots->data()->clear();
    m_whiskers->data()->clear();
    for (QCPGraph* curve : m_curves) curve->data()->clear();
    const bool one = !m_overlay && !m_smiles.empty();
    m_forward->setVisible(one || (m_overlay && !m_smiles.empty()));
    m_forwardTag->setVisible(m_forward->visible());
    if (one)
        drawOne(*m_smiles.front());
    else if (m_overlay)
        drawAll();
    replot(QCustomPlot::rpQueuedReplot);
}

void SmilePlot::fillCurve(QCPGraph* graph, const pricing::Smile& smile, double from, double to,
                          double scale)
{
    QVector<QCPGraphData> points;
    points.reserve(kCurvePoints + 1);
    for (int i = 0; i <= kCurvePoints; ++i) {
        const double k = from + (to - from) * i / kCurvePoints;
        points.append({scale > 0 ? scale * std::exp(k) : k, volAt(smile, k)});
    }
    graph->data()->set(points, true);
    ++m_curvesDrawn;
}

void SmilePlot::drawOne(const pricing::Smile& smile)
{
    const Theme& theme = Theme::current();
    double low = 1e9, high = 0;
    const auto within = [&](double vol) { low = std::min(low, vol), high = std::max(high, vol); };
    QVector<QCPErrorBarsData> bars;
    for (const pricing::SmilePoint& point : smile.points) {
        const double strike = smile.forward * std::exp(point.k), vol = kPercent * point.sigma;
        const bool sure = point.use == pricing::QuoteUse::TwoSided;
        (sure ? m_dots : m_faintDots)->addData(strike, vol);
        if (!sure) {
            within(vol);
            continue;
        }
        bars.append({vol - kPercent * point.bidIv, kPercent * point.askIv - vol});
        if (point.askIv - point.bidIv > kWide) continue;
        within(kPercent * point.bidIv);
        within(kPercent * point.askIv);
    }
    m_whiskers->data()->swap(bars);
    const double margin = 0.04 * std::max(smile.highest() - smile.lowest(), 0.02);
    const double from = smile.lowest() - margin, to = smile.highest() + margin;
    QCPGraph* curve = curveGraph(0);
    const bool fitted = smile.kind == pricing::SmileKind::Curve;
    curve->setPen(fitted ? thinPen(theme.accent, 1.6) : dashedPen(theme.warn));
    fillCurve(curve, smile, from, to, smile.forward);
    for (const QCPGraphData& point : *curve->data()) within(point.value);
    m_strikeTicker->setNumbers(AxisNumbers::Plain);
    fit(smile.forward * std::exp(from), smile.forward * std::exp(to), low, high);
    m_forward->point1->setCoords(smile.forward, low);
    m_forward->point2->setCoords(smile.forward, high);
    m_forwardTag->position->setCoords(smile.forward, 0);
    m_forwardTag->setText(QStringLiteral("F ") + words(core::number(smile.forward, 1)));
}

void SmilePlot::drawAll()
{
    const Theme& theme = Theme::current();
    double low = 1e9, high = 0, left = 0, right = 0;
    for (std::size_t i = 0; i < m_smiles.size(); ++i) {
        const pricing::Smile& smile = *m_smiles[i];
        QCPGraph* curve = curveGraph(i);
        const double share = m_smiles.size() < 2 ? 0 : double(i) / double(m_smiles.size() - 1);
        const bool fitted = smile.kind == pricing::SmileKind::Curve;
        curve->setPen(
            thinPen(dimmed(fitted ? theme.accent : theme.warn, theme.panel, 0.65 * share), 1.4));
        fillCurve(curve, smile, smile.lowest(), smile.highest(), 0);
        left = std::min(left, smile.lowest());
        right = std::max(right, smile.highest());
        for (const QCPGraphData& point : *curve->data())
            low = std::min(low, point.value), high = std::max(high, point.value);
    }
    if (m_smiles.empty()) return;
    m_strikeTicker->setNumbers(AxisNumbers::Signed);
    fit(left, right, low, high);
    m_forward->point1->setCoords(0, low);
    m_forward->point2->setCoords(0, high);
    m_forwardTag->position->setCoords(0, 0);
    m_forwardTag->setText(QStringLiteral("ln(K/F) = 0"));
}

void SmilePlot::fit(double from, double to, double low, double high)
{
    const double room = std::max(0.06 * (high - low), 0.5);
    xAxis->setRange(from, to);
    // The scale of volatilities is kept until they leave it or fill less than half of it, so that
    // the picture does not breathe with every fit.
    const QCPRange held = yAxis->range();
    const bool another = low - room / 2 < held.lower || high + room / 2 > held.upper ||
                         high - low < 0.5 * held.size();
    if (another) yAxis->setRange(std::max(0.0, low - room), high + 1.6 * room);
}

QString SmilePlot::readout(double key) const
{
    if (m_smiles.empty()) return {};
    if (m_overlay) {
        QString text = QStringLiteral("k %1").arg(words(core::signedNumber(key, 3)));
        for (const auto& smile : m_smiles)
            if (key >= smile->lowest() && key <= smile->highest())
                text += QStringLiteral("\n%1  %2")
                            .arg(dateOf(smile->expiry), percent(volAt(*smile, key)));
        return text;
    }
    const pricing::Smile& smile = *m_smiles.front();
    if (!(key > 0)) return {};
    const double k = std::log(key / smile.forward);
    const pricing::SmileValue value = pricing::at(smile, k);
    QString text =
        tr("%1  k %2\ncurve %3  skew %4")
            .arg(words(core::number(key, 0)), words(core::signedNumber(k, 3)),
                 percent(kPercent * value.sigma), words(core::signedNumber(value.skew, 2)));
    const auto near = std::ranges::min_element(
        smile.points, {}, [&](const pricing::SmilePoint& p) { return std::abs(p.k - k); });
    if (near != smile.points.end() && (near->bidIv > 0 || near->askIv > 0)) {
        const auto side = [](double vol) { return vol > 0 ? percent(kPercent * vol) : tr("none"); };
        text += tr("\n%1  bid %2  ask %3")
                    .arg(words(core::number(smile.forward * std::exp(near->k), 0)),
                         side(near->bidIv), side(near->askIv));
    }
    return text;
}

int SmilePlot::dotsDrawn() const { return m_dots->dataCount() + m_faintDots->dataCount(); }
int SmilePlot::whiskersDrawn() const { return static_cast<int>(m_whiskers->data()->size()); }

QString SmilePlot::readoutAt(const QPoint& pixel) const
{
    return isInside(pixel) ? readout(xAxis->pixelToCoord(pixel.x())) : QString();
}

}  // namespace ballast::ui
