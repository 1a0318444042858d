#include "ui/market/curves_panel.h"

#include "models/core/text.h"
#include "models/market/depth_curve.h"
#include "models/tables/words.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

/// Of the snapshot's time: no oftener than a person reads.
constexpr core::Duration kPace = std::chrono::milliseconds{300};
constexpr double kPercent = 100, kSecondsADay = 86'400, kYear = 365;
constexpr double kAskedUsd = 100'000;  ///< the size whose cost is said in words

QString usdWords(double usd) { return words(core::usd(usd, 0)); }

XyPlot::Line lineOf(const QString& name, tables::Tone tone)
{
    XyPlot::Line line;
    line.name = name;
    line.tone = tone;
    return line;
}

double coinPriceOf(const engine::Snapshot& snapshot, const market::Instrument& instrument)
{
    const market::IndexPrice* index = snapshot.market->index(instrument.underlying);
    return index ? index->price.toDouble() : 0;
}

/// "2.4 bp", or that the book does not reach so far.
QString costWords(std::span<const market::CostPoint> curve)
{
    const auto cost = market::costAt(curve, kAskedUsd);
    return cost ? CurvesPanel::tr("%1 bp").arg(words(core::number(*cost, 2)))
                : CurvesPanel::tr("more than is seen");
}

}  // namespace

XyPlot::Picture depthPicture(const market::Listing& listing, double coinPrice, QString& remark)
{
    XyPlot::Picture picture;
    const auto bids = market::depthCurve(listing, core::Side::Sell, coinPrice);
    const auto asks = market::depthCurve(listing, core::Side::Buy, coinPrice);
    const auto add = [&](const auto& curve, const QString& name, tables::Tone tone) {
        XyPlot::Line line = lineOf(name, tone);
        line.steps = line.filled = true;
        for (const market::DepthPoint& point : curve)
            line.points.emplace_back(point.price, point.usd);
        // A bid holds down to the next one: by price, each step begins with the level below.
        if (tone == tables::Tone::Good) std::ranges::reverse(line.points);
        if (!line.points.empty()) picture.lines.push_back(std::move(line));
    };
    add(bids, CurvesPanel::tr("bids, USD"), tables::Tone::Good);
    add(asks, CurvesPanel::tr("asks, USD"), tables::Tone::Bad);
    picture.xLabel = CurvesPanel::tr("price");
    picture.yLabel = CurvesPanel::tr("USD up to it");
    picture.yNumbers = AxisNumbers::Short;
    if (const double mid = market::midOf(listing); mid > 0) picture.markAt = mid;
    if (!bids.empty() && !asks.empty())
        remark = CurvesPanel::tr("%1 bid and %2 asked in %3 and %4 levels")
                     .arg(usdWords(bids.back().usd), usdWords(asks.back().usd))
                     .arg(bids.size())
                     .arg(asks.size());
    return picture;
}

XyPlot::Picture costPicture(const market::Listing& listing, double coinPrice, QString& remark)
{
    XyPlot::Picture picture;
    const auto buy = market::costCurve(listing, core::Side::Buy, coinPrice);
    const auto sell = market::costCurve(listing, core::Side::Sell, coinPrice);
    const auto add = [&](const auto& curve, const QString& name, tables::Tone tone) {
        if (curve.empty()) return;
        XyPlot::Line line = lineOf(name, tone);
        line.points.emplace_back(0, curve.front().costBp);  // half the spread
        for (const market::CostPoint& point : curve)
            line.points.emplace_back(point.usd, point.costBp);
        picture.lines.push_back(std::move(line));
    };
    add(buy, CurvesPanel::tr("buy, bp"), tables::Tone::Good);
    add(sell, CurvesPanel::tr("sell, bp"), tables::Tone::Bad);
    picture.xLabel = CurvesPanel::tr("USD at once");
    picture.yLabel = CurvesPanel::tr("bp beside the mid, without fees");
    picture.xNumbers = AxisNumbers::Short;
    if (!picture.lines.empty())
        remark = CurvesPanel::tr("%1 at once: buying %2, selling %3")
                     .arg(usdWords(kAskedUsd), costWords(buy), costWords(sell));
    return picture;
}

QString termRemark(int expiries, int inverted)
{
    if (inverted == 1) return CurvesPanel::tr("1 stretch of negative variance");
    if (inverted > 1)
        return CurvesPanel::tr("%n stretches of negative variance", nullptr, inverted);
    if (expiries == 1) return CurvesPanel::tr("1 expiry, variance grows with time");
    return CurvesPanel::tr("%n expiries, variance grows with time", nullptr, expiries);
}

XyPlot::Picture termPicture(const pricing::Surface& surface, core::Time now, QString& remark)
{
    XyPlot::Picture picture;
    XyPlot::Line level = lineOf(CurvesPanel::tr("at the forward, %"), tables::Tone::Accent);
    XyPlot::Line forward = lineOf(CurvesPanel::tr("between expiries, %"), tables::Tone::Warn);
    level.dots = true;
    forward.steps = true;
    double lastVariance = 0, lastDays = 0;
    int inverted = 0;
    for (const auto& smile : surface.smiles) {
        const double days = core::seconds(smile->expiry - now) / kSecondsADay;
        if (!smile->usable() || !(days > lastDays)) continue;
        const double sigma = pricing::at(*smile, 0).sigma;
        const double variance = sigma * sigma * days / kYear;
        level.points.emplace_back(days, kPercent * sigma);
        const double between = (variance - lastVariance) / ((days - lastDays) / kYear);
        inverted += between < 0;
        const double vol = kPercent * std::sqrt(std::max(between, 0.0));
        forward.points.emplace_back(lastDays, vol);
        forward.points.emplace_back(days, vol);
        lastVariance = variance;
        lastDays = days;
    }
    const auto count = level.points.size();
    if (count > 0) picture.lines.push_back(std::move(level));
    if (count > 1) picture.lines.push_back(std::move(forward));
    picture.xLabel = CurvesPanel::tr("days to expiry");
    picture.yLabel = CurvesPanel::tr("implied volatility");
    picture.yNumbers = AxisNumbers::Percent;
    picture.yFromZero = false;
    if (count > 0) remark = termRemark(static_cast<int>(count), inverted);
    return picture;
}

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Curves"), this)),
      m_tools(new ToolRow(this)),
      m_instrument(m_tools->addChoice(QStringLiteral("curvesInstrument"), tr("Instrument"), {})),
      m_curve(m_tools->addChoice(QStringLiteral("curvesKind"), tr("Curve"),
                                 {tr("Depth"), tr("Cost to trade"), tr("Term structure")})),
      m_pages(new QStackedWidget(this)),
      m_plot(new XyPlot)
{
    setObjectName(QStringLiteral("curvesPanel"));
    m_instrument->setMinimumContentsLength(16);
    m_plot->setObjectName(QStringLiteral("curvesPlot"));
    m_plot->setAccessibleName(tr("Depth, cost to trade or term structure"));
    m_pages->addWidget(new EmptyState(
        tr("No curve yet"), tr("It is drawn as soon as the venue sends a book of this instrument, "
                               "or quotes options of its coin.")));
    m_pages->addWidget(m_plot);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);
    for (QComboBox* choice : {m_instrument, m_curve})
        connect(choice, &QComboBox::activated, this, &CurvesPanel::refresh);
}

void CurvesPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->market != snapshot->market;
    m_snapshot = snapshot;
    const bool soon = snapshot->at >= m_refreshedAt && snapshot->at - m_refreshedAt < kPace;
    if (another && !soon && isVisible()) refresh();
}

void CurvesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CurvesPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->market) return;
    m_refreshedAt = m_snapshot->at;
    fillInstruments();
    const int at = m_instrument->currentIndex();
    const market::Listing* listing =
        at >= 0 && at < static_cast<int>(m_instruments.size())
            ? m_snapshot->market->find(m_instruments[static_cast<std::size_t>(at)])
            : nullptr;
    if (!listing) return draw({}, {});
    const double coinPrice = coinPriceOf(*m_snapshot, *listing->instrument);
    QString remark;
    switch (static_cast<Curve>(m_curve->currentIndex())) {
        case Curve::Depth: draw(depthPicture(*listing, coinPrice, remark), remark); break;
        case Curve::Cost: draw(costPicture(*listing, coinPrice, remark), remark); break;
        case Curve::Term: {
            const pricing::Surface* surface =
                m_snapshot->surfaces->find(listing->instrument->underlying);
            XyPlot::Picture picture;
            if (surface) picture = termPicture(*surface, m_snapshot->at, remark);
            draw(std::move(picture), remark);
            break;
        }
    }
}

void CurvesPanel::draw(XyPlot::Picture picture, const QString& remark)
{
    m_pages->setCurrentIndex(picture.lines.empty() ? 0 : 1);
    m_tools->setRemark(remark);
    m_plot->show(std::move(picture));
}

/// Those whose book is known, futures before options, as the venue names them.
void CurvesPanel::fillInstruments()
{
    std::vector<core::InstrumentId> now;
    const auto& listings = m_snapshot->market->listings;
    for (std::size_t i = 0; i < listings.size(); ++i) {
        const market::Listing& listing = listings[i];
        if (listing.instrument && (!listing.bids.empty() || !listing.asks.empty()))
            now.push_back(listing.instrument->id);
    }
    const auto instrumentOf = [&](core::InstrumentId id) -> const market::Instrument& {
        return *m_snapshot->market->find(id)->instrument;
    };
    std::ranges::sort(now, {}, [&](core::InstrumentId id) {
        const market::Instrument& i = instrumentOf(id);
        return std::tuple{i.isOption(), i.expiry.value_or(core::Time{}), std::string_view{i.name}};
    });
    if (now == m_instruments) return;
    const QSignalBlocker quiet(m_instrument);
    const QString shown = m_instrument->currentText();
    m_instruments = std::move(now);
    m_instrument->clear();
    for (const core::InstrumentId id : m_instruments)
        m_instrument->addItem(words(instrumentOf(id).name));
    m_instrument->setCurrentIndex(
        m_instruments.empty() ? -1 : std::max(0, m_instrument->findText(shown)));
}

}  // namespace ballast::ui
