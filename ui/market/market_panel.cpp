#include "ui/market/market_panel.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "ui/charts/chart_csv.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {

MarketPanel::MarketPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Market over time"), this)),
      m_plot(new MarketPlot(this))
{
    setObjectName(QStringLiteral("marketPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setMinimumSize(300, 120);
    m_plot->setAccessibleName(
        tr("Spot, volatility, spread and depth over time, linked with the chart of the delta"));
    for (std::size_t i = 0; i < kPanes; ++i) {
        auto* toggle = m_toggles[i] = new QToolButton(m_header);
        toggle->setText(paneWords(Pane{i}));
        toggle->setObjectName(QStringLiteral("pane%1").arg(i));
        toggle->setProperty("role", QStringLiteral("tab"));
        toggle->setToolTip(tr("Show or hide this pane"));
        toggle->setCheckable(true);
        toggle->setFocusPolicy(Qt::TabFocus);
        const auto& shown = m_plot->shownPanes();
        toggle->setChecked(std::ranges::find(shown, Pane{i}) != shown.end());
        connect(toggle, &QToolButton::clicked, this, &MarketPanel::choose);
        m_header->addLeft(toggle);
    }
}

/// At least one pane stays.
void MarketPanel::choose()
{
    std::vector<Pane> shown;
    for (std::size_t i = 0; i < kPanes; ++i)
        if (m_toggles[i]->isChecked()) shown.push_back(Pane{i});
    if (shown.empty()) {
        shown = m_plot->shownPanes();
        for (const Pane pane : shown) m_toggles[static_cast<std::size_t>(pane)]->setChecked(true);
    }
    m_plot->setPanes(shown);
    emit viewChosen();
}

QStringList MarketPanel::view() const
{
    QStringList numbers;
    for (const Pane pane : m_plot->shownPanes()) numbers << QString::number(static_cast<int>(pane));
    return numbers;
}

void MarketPanel::setView(const QStringList& panes)
{
    std::vector<Pane> shown;
    for (const QString& number : panes) {
        bool ok = false;
        const uint pane = number.toUInt(&ok);
        if (ok && pane < kPanes) shown.push_back(Pane{pane});
    }
    if (shown.empty()) return;
    m_plot->setPanes(shown);
    for (std::size_t i = 0; i < kPanes; ++i)
        m_toggles[i]->setChecked(std::ranges::find(shown, Pane{i}) != shown.end());
}

void MarketPanel::setSource(core::Currency underlying, const Track* exposure)
{
    if (underlying == m_underlying && exposure == m_exposure) return;
    m_underlying = underlying;
    m_exposure = exposure;
    m_plot->setTracks(exposure, &m_tracks[underlying]);
    refresh();
}

void MarketPanel::forget()
{
    for (auto& [underlying, track] : m_tracks) track.clear();
}

void MarketPanel::setPast(core::Currency underlying,
                          const std::vector<engine::MarketSample>& samples, core::Duration stretch)
{
    m_tracks[underlying].setPast(samples, stretch);
    if (underlying == m_underlying && isVisible()) m_plot->refreshNow();
}

void MarketPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    m_snapshot = snapshot;
    if (isVisible()) refresh();
}

void MarketPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void MarketPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->underlyings) return;
    bool grown = false;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings) {
        if (state.underlying != m_underlying || !state.market) continue;
        grown = m_tracks[m_underlying].take(*state.market);
        m_header->setRemark(words(m_underlying));
    }
    m_plot->advance(std::chrono::duration<double>(m_snapshot->at.time_since_epoch()).count(),
                    grown);
}

QString MarketPanel::exportPng(const QString& path)
{
    return m_plot->savePng(path, 0, 0, 2.0)
               ? QString()
               : tr("The picture could not be written to %1. Choose another place.").arg(path);
}

QString MarketPanel::exportPdf(const QString& path)
{
    return m_plot->savePdf(path)
               ? QString()
               : tr("The picture could not be written to %1. Choose another place.").arg(path);
}

QString MarketPanel::exportCsv(const QString& path) const
{
    const auto found = m_tracks.find(m_underlying);
    return writeCsv(found == m_tracks.end() ? MarketTrack() : found->second, m_underlying, path);
}

/// A month of samples is not written in a frame.
QString MarketPanel::startCsv(const QString& path)
{
    const auto found = m_tracks.find(m_underlying);
    LongWork* work =
        csvWork(found == m_tracks.end() ? MarketTrack() : found->second, m_underlying, path, this,
                [this](const QString& sentence) { emit exported(sentence); });
    emit working(work);
    work->start();
    return {};
}

void MarketPanel::contextMenuEvent(QContextMenuEvent* event)
{
    const auto ask = [this](const QString& title, const QString& filter, const QString& suffix,
                            const auto& write) {
        const QString path =
            QFileDialog::getSaveFileName(this, title, words(m_underlying) + suffix, filter);
        if (path.isEmpty()) return;
        if (const QString sentence = write(path); !sentence.isEmpty()) emit failed(sentence);
    };
    QMenu menu(this);
    menu.addAction(tr("Why here?"), this, [this, at = event->pos()] {
        emit momentWished(core::Time{core::fromSeconds(m_plot->timeAt(m_plot->mapFrom(this, at)))},
                          m_underlying);
    });
    menu.addSeparator();
    menu.addAction(tr("Export picture (PNG)…"), this, [&] {
        ask(tr("Export picture"), tr("PNG picture (*.png)"), QStringLiteral("-market.png"),
            [this](const QString& path) { return exportPng(path); });
    });
    menu.addAction(tr("Export picture (PDF)…"), this, [&] {
        ask(tr("Export picture"), tr("PDF document (*.pdf)"), QStringLiteral("-market.pdf"),
            [this](const QString& path) { return exportPdf(path); });
    });
    menu.addAction(tr("Export data (CSV)…"), this, [&] {
        ask(tr("Export data"), tr("Comma-separated values (*.csv)"), QStringLiteral("-market.csv"),
            [this](const QString& path) { return startCsv(path); });
    });
    menu.exec(event->globalPos());
}

}  // namespace ballast::ui
