#include "ui/charts/delta_chart.h"

#include "models/core/text.h"
#include "ui/charts/chart_csv.h"
#include "ui/charts/exposure_plot.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::ui {
namespace {

double unixSeconds(core::Time at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

/// What the band is, and where a hedge goes: "band 0.00 ± 2.30 · hedges to 70 % of the way".
QString bandText(const rebalance::Policy& policy)
{
    const rebalance::FixedBand& band = policy.band;
    const QString width =
        band.above == band.below
            ? QStringLiteral("± %1").arg(words(core::number(band.above, 2)))
            : QStringLiteral("+%1 / -%2")
                  .arg(words(core::number(band.above, 2)), words(core::number(band.below, 2)));
    const QString to =
        band.hedgeTo == rebalance::HedgeTo::Target ? DeltaChart::tr("hedges to the target")
        : band.hedgeTo == rebalance::HedgeTo::Edge ? DeltaChart::tr("hedges to the edge")
        : band.hedgeTo == rebalance::HedgeTo::Pair
            ? DeltaChart::tr("hedges to %1 short of the target")
                  .arg(words(core::number(band.inner, 2)))
        : band.hedgeTo == rebalance::HedgeTo::Cheapest
            ? DeltaChart::tr("hedges where it is cheapest")
            : DeltaChart::tr("hedges %1 % of the way back")
                  .arg(words(core::number(100 * band.ratio, 0)));
    const QString convention = spoken(portfolio::text(policy.convention));
    const QString delta =
        policy.smile.isDefault()
            ? DeltaChart::tr("%1 delta").arg(convention)
            : DeltaChart::tr("%1 delta by %2").arg(convention, spoken(pricing::text(policy.smile)));
    return DeltaChart::tr("%1 · band %2 %3 · %4")
        .arg(delta, words(core::signedNumber(band.target, 2)), width, to);
}

ExposurePlot::Head headOf(const engine::UnderlyingState& s, core::Time now)
{
    const rebalance::FixedBand& band = s.band;
    const portfolio::Exposure& e = s.exposure;
    const bool old = s.state == engine::BandState::Stale && s.numbersAt != core::Time{};
    return {unixSeconds(now),
            unixSeconds(old ? std::min(s.numbersAt, now) : now),
            {s.delta, band.lower(), band.upper(), band.target, e.spot > 0 ? e.spot : std::nan(""),
             e.gamma1PctCoin, e.vega, 100 * e.marginUse}};
}

}  // namespace

DeltaChart::DeltaChart(QWidget* parent)
    : QWidget(parent),
      m_settling(new QTimer(this)),
      m_header(new SectionHeader({}, this)),
      m_plot(new ExposurePlot(this)),
      m_empty(new EmptyState(
          tr("No history yet"),
          tr("The line begins with the first price and position of this underlying."), {}, this)),
      m_metrics(new QButtonGroup(this)),
      m_ranges(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("deltaChart"));
    auto* stack = new QStackedLayout(this);
    stack->addWidget(m_empty);
    stack->addWidget(m_plot);
    setMinimumSize(380, 170);
    makeTabs();
    makeRanges();
    // A hand that pans is let come to rest first.
    m_settling->setSingleShot(true);
    m_settling->setInterval(120);
    connect(m_settling, &QTimer::timeout, this, &DeltaChart::wishFiner);
    connect(m_plot, &ExposurePlot::viewChanged, this, &DeltaChart::look);
    connect(m_plot, &ExposurePlot::markerClicked, this, &DeltaChart::proposalClicked);
    connect(m_plot, &ExposurePlot::followingChanged, m_live,
            [this](bool following) { m_live->setVisible(!following); });
    connect(m_plot, &ExposurePlot::zoomed, this, [this] {
        m_ranges->setExclusive(false);
        if (QAbstractButton* range = m_ranges->checkedButton()) range->setChecked(false);
        m_ranges->setExclusive(true);
    });
    setTitle();
}

QToolButton* DeltaChart::quietButton(const QString& text, const QString& name)
{
    auto* button = new QToolButton(m_header);
    button->setText(text);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void DeltaChart::makeTabs()
{
    const std::pair<QString, Metric> tabs[] = {{tr("Delta && band"), Metric::Delta},
                                               {tr("Gamma"), Metric::Gamma},
                                               {tr("Vega"), Metric::Vega},
                                               {tr("Margin"), Metric::Margin}};
    for (const auto& [text, metric] : tabs) {
        QToolButton* tab =
            quietButton(text, QStringLiteral("metric%1").arg(static_cast<int>(metric)));
        tab->setProperty("role", QStringLiteral("tab"));
        tab->setCheckable(true);
        tab->setChecked(metric == Metric::Delta);
        m_metrics->addButton(tab, static_cast<int>(metric));
        m_header->addLeft(tab);
    }
    connect(m_metrics, &QButtonGroup::idClicked, this,
            [this](int id) { m_plot->setMetric(static_cast<Metric>(id)); });
}

void DeltaChart::makeRanges()
{
    m_live = quietButton(tr("● Live"), QStringLiteral("goLive"));
    m_live->setToolTip(tr("Back to now, and follow"));
    m_live->setProperty("role", QStringLiteral("live"));
    m_live->hide();
    m_header->addRight(m_live);
    connect(m_live, &QToolButton::clicked, m_plot, &ExposurePlot::goLive);
    const std::pair<QString, int> ranges[] = {{tr("5 m"), 300},        {tr("1 h"), 3600},
                                              {tr("3 h"), 3 * 3600},   {tr("1 d"), 86'400},
                                              {tr("1 w"), 7 * 86'400}, {tr("1 mo"), 30 * 86'400}};
    for (const auto& [text, seconds] : ranges) {
        QToolButton* button = quietButton(text, QStringLiteral("range%1").arg(seconds));
        button->setCheckable(true);
        button->setChecked(seconds == 300);
        m_ranges->addButton(button, seconds);
        m_header->addRight(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int seconds) { m_plot->setSpan(seconds); });
}

void DeltaChart::setTitle() { m_header->setTitle(words(m_underlying)); }

void DeltaChart::show(const engine::UnderlyingState& state,
                      const std::shared_ptr<const std::vector<engine::Marker>>& markers,
                      core::Time now)
{
    Track& track = m_tracks[state.underlying];
    const bool grown = state.series && track.take(*state.series);
    const bool changed = state.underlying != m_underlying;
    if (changed) {
        m_underlying = state.underlying;
        setTitle();
        m_plot->setTrack(&track);
    }
    m_header->setRemark(bandText(state.policy));
    m_plot->setBandStory(state.bandStory);
    if (changed || markers != m_markers) {
        m_markers = markers;
        std::vector<engine::Marker> own;
        if (markers)
            for (const engine::Marker& marker : *markers)
                if (marker.underlying == m_underlying) own.push_back(marker);
        m_plot->setMarkers(std::move(own));
    }
    static_cast<QStackedLayout*>(layout())->setCurrentIndex(track.empty() ? 0 : 1);
    if (!track.empty()) m_plot->advance(headOf(state, now), grown || changed);
}

void DeltaChart::forget()
{
    for (auto& [underlying, track] : m_tracks) track.clear();
    m_outlines.clear();
    m_markers.reset();
}

void DeltaChart::showTime(core::Time at) { m_plot->showTime(unixSeconds(at)); }

void DeltaChart::setPast(core::Currency underlying,
                         const std::vector<engine::ExposureSample>& samples, core::Duration stretch)
{
    Track& track = m_tracks[underlying];
    const double wholeFrom = track.empty() ? 0 : track.firstTime();
    track.setPast(samples, stretch);
    // What an outline is put before is whole.
    if (stretch > core::Duration{} && !samples.empty())
        m_outlines[underlying].wholeFrom =
            wholeFrom > 0 ? wholeFrom : std::numeric_limits<double>::infinity();
    if (underlying == m_underlying) m_plot->refreshSoon();
}

void DeltaChart::refine(core::Currency underlying,
                        const std::vector<engine::ExposureSample>& samples, core::Duration stretch)
{
    m_tracks[underlying].refine(samples, stretch);
    if (underlying == m_underlying) m_plot->refreshSoon();
}

void DeltaChart::look() { m_settling->start(); }

/// Of a stretch three times as long as what is seen, so that the next pan finds it there; not of
/// one so long that the outline has a row for each pixel.
void DeltaChart::wishFiner()
{
    constexpr double kOutlineServes = 2 * 86'400.0;
    const auto known = m_outlines.find(m_underlying);
    const auto [from, to] = m_plot->timeRange();
    if (known == m_outlines.end() || from >= known->second.wholeFrom || to - from > kOutlineServes)
        return;
    auto& wished = known->second.wished;
    if (std::ranges::any_of(wished,
                            [&](const auto& w) { return w.first <= from && to <= w.second; }))
        return;
    const double span = to - from;
    wished.emplace_back(from - span, to + span);
    emit finerWished(m_underlying, core::Time{core::fromSeconds(from - span)},
                     core::Time{core::fromSeconds(std::min(to + span, known->second.wholeFrom))});
}

const Track* DeltaChart::track() const
{
    const auto found = m_tracks.find(m_underlying);
    return found == m_tracks.end() ? nullptr : &found->second;
}

std::size_t DeltaChart::samplesSeen() const
{
    const auto found = m_tracks.find(m_underlying);
    return found == m_tracks.end() ? 0 : found->second.samples();
}

bool DeltaChart::isFollowing() const { return m_plot->isFollowing(); }

QString DeltaChart::exportPng(const QString& path)
{
    return m_plot->savePng(path, 0, 0, 2.0)
               ? QString()
               : tr("The picture could not be written to %1. Choose another place.").arg(path);
}

QString DeltaChart::exportPdf(const QString& path)
{
    return m_plot->savePdf(path)
               ? QString()
               : tr("The picture could not be written to %1. Choose another place.").arg(path);
}

QString DeltaChart::exportCsv(const QString& path) const
{
    const Track* rows = track();
    return ui::writeCsv(rows ? *rows : Track(), m_underlying, path);
}

/// A month of samples is not written in a frame.
QString DeltaChart::startCsv(const QString& path)
{
    const Track* rows = track();
    LongWork* work = csvWork(rows ? *rows : Track(), m_underlying, path, this,
                             [this](const QString& sentence) { emit exported(sentence); });
    emit working(work);
    work->start();
    return {};
}

void DeltaChart::exportBy(const QString& title, const QString& filter, const QString& suffix,
                          QString (DeltaChart::*write)(const QString&))
{
    const QString path =
        QFileDialog::getSaveFileName(this, title, words(m_underlying) + suffix, filter);
    if (path.isEmpty()) return;
    if (const QString sentence = (this->*write)(path); !sentence.isEmpty()) emit failed(sentence);
}

void DeltaChart::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Why here?"), this, [this, at = event->pos()] {
        emit momentWished(core::Time{core::fromSeconds(m_plot->timeAt(m_plot->mapFrom(this, at)))},
                          m_underlying);
    });
    menu.addSeparator();
    menu.addAction(tr("Export picture (PNG)…"), this, [this] {
        exportBy(tr("Export picture"), tr("PNG picture (*.png)"), QStringLiteral("-delta.png"),
                 &DeltaChart::exportPng);
    });
    menu.addAction(tr("Export picture (PDF)…"), this, [this] {
        exportBy(tr("Export picture"), tr("PDF document (*.pdf)"), QStringLiteral("-delta.pdf"),
                 &DeltaChart::exportPdf);
    });
    menu.addAction(tr("Export data (CSV)…"), this, [this] {
        exportBy(tr("Export data"), tr("Comma-separated values (*.csv)"),
                 QStringLiteral("-delta.csv"), &DeltaChart::startCsv);
    });
    menu.exec(event->globalPos());
}

}  // namespace ballast::ui
