// Spot, volatilities, spread and depth over one time axis, linked with the chart of the delta.
#include "ui/market/market_panel.h"

#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/charts/exposure_plot.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/section_header.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace ballast;
using namespace std::chrono_literals;
using ui::MarketChannel;
using ui::Pane;

namespace {

double unixSeconds(core::Time at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

/// Every ten seconds up to the sample desk's time: 55 % implied, a spread of 1.2 bp.
std::vector<engine::MarketSample> marketOf(core::Duration length, core::Time end)
{
    std::vector<engine::MarketSample> all;
    for (core::Time at = end - length; at <= end; at += 10s)
        all.push_back({"BTC", at, 0.55, 0.48, 1.2e-4, 30});
    return all;
}

std::shared_ptr<engine::Snapshot> withMarket(const std::vector<engine::MarketSample>& samples)
{
    auto snapshot = support::copyOf(*support::sampleSnapshot({.history = 30min}));
    auto series = std::make_shared<engine::MarketSeries>();
    for (const engine::MarketSample& sample : samples) series->append(sample);
    auto states = *snapshot->underlyings;
    for (engine::UnderlyingState& state : states)
        if (state.underlying == core::Currency{"BTC"}) state.market = series;
    snapshot->underlyings =
        std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
    return snapshot;
}

struct Shown {
    ui::MainWindow window{ui::Environment{}};

    explicit Shown(const std::shared_ptr<const engine::Snapshot>& snapshot)
    {
        window.resize(1680, 1020);
        window.show();
        for (ui::PanelDock* dock : window.docks())
            if (dock->objectName() == QStringLiteral("market")) dock->show(), dock->raise();
        window.show(snapshot);
        QCoreApplication::processEvents();
        window.market()->present(snapshot);
        window.market()->plot()->refreshNow();
    }
    ui::MarketPlot& plot() { return *window.market()->plot(); }
    ui::ExposurePlot& delta() { return *window.chart()->plot(); }
};

}  // namespace

class TestMarketPanel : public QObject {
    Q_OBJECT
private slots:
    void unitsAreThoseOfTheAxes()
    {
        ui::MarketTrack track;
        engine::MarketSeries series;
        series.append({"BTC", support::sampleTime(), 0.55, 0, 1.2e-4, 30});
        QVERIFY(track.take(series));
        QVERIFY(!track.take(series));
        QCOMPARE(track.value(MarketChannel::Implied, 0), 55.0);
        QVERIFY(std::isnan(track.value(MarketChannel::Realised, 0)));  // not known is not zero
        QVERIFY(std::abs(track.value(MarketChannel::Spread, 0) - 1.2) < 1e-9);
        QCOMPARE(track.value(MarketChannel::Depth, 0), 30.0);
        const double at = unixSeconds(support::sampleTime());
        QCOMPARE(track.at(at + 30), std::size_t{0});
        QCOMPARE(track.at(at + 90), track.rows().size());  // a minute old is no value of now
        QCOMPARE(track.at(at - 1), track.rows().size());
    }

    void thePastStandsBeforeTheLiveAndASilenceIsAGap()
    {
        ui::MarketTrack track;
        engine::MarketSeries series;
        for (const auto& sample : marketOf(5min, support::sampleTime())) series.append(sample);
        track.take(series);
        const std::size_t live = track.rows().size();
        track.setPast(marketOf(10min, support::sampleTime() - 1h));
        QCOMPARE(track.rows().size(), live + 61 + 1);
        for (std::size_t i = 1; i < track.rows().size(); ++i)
            QVERIFY(track.rows().time(i) > track.rows().time(i - 1));
        QVERIFY(std::isnan(track.value(MarketChannel::Depth, 61)));
    }

    void fourPanesOverOneAxisAndTheGreeksWhereTheyAreWanted()
    {
        Shown shown(withMarket(marketOf(30min, support::sampleTime())));
        for (const Pane pane : {Pane::Spot, Pane::Volatility, Pane::Spread, Pane::Depth})
            QVERIFY2(shown.plot().pointsDrawn(pane) > 1, qPrintable(ui::paneWords(pane)));
        QCOMPARE(shown.plot().pointsDrawn(Pane::Gamma), 0);
        auto* gamma = shown.window.market()->header()->findChild<QAbstractButton*>(
            QStringLiteral("pane%1").arg(int(Pane::Gamma)));
        QVERIFY(gamma && !gamma->isChecked());
        gamma->click();
        shown.plot().refreshNow();
        QVERIFY(shown.plot().pointsDrawn(Pane::Gamma) > 1);
        // The last one that is open cannot be closed.
        for (std::size_t i = 0; i < ui::kPanes; ++i)
            if (auto* each = shown.window.market()->header()->findChild<QAbstractButton*>(
                    QStringLiteral("pane%1").arg(i));
                each->isChecked())
                each->click();
        QCOMPARE(shown.plot().shownPanes().size(), std::size_t{1});
    }

    void whatStandsUnderThePointerIsToldOfEachPane()
    {
        Shown shown(withMarket(marketOf(30min, support::sampleTime())));
        const QString told = shown.plot().readout(unixSeconds(support::sampleTime()));
        for (const char* part : {"14:31:07", "Spot 63", "implied 55.0 %, realised 48.0 %",
                                 "Spread 1.20 bp", "Depth 30.00 coin"})
            QVERIFY2(told.contains(QString::fromUtf8(part)), qPrintable(told));
    }

    void oneRangeAndOneCrossHairForBothCharts()
    {
        Shown shown(withMarket(marketOf(30min, support::sampleTime())));
        shown.delta().setSpan(1'200);
        QCOMPARE(shown.plot().span(), 1'200.0);
        QVERIFY(shown.plot().isFollowing());
        shown.plot().showTime(unixSeconds(support::sampleTime() - 10min));
        QVERIFY(!shown.delta().isFollowing());
        QCOMPARE(shown.delta().timeRange().lower, shown.plot().timeRange().lower);
        QCOMPARE(shown.delta().timeRange().upper, shown.plot().timeRange().upper);
        shown.delta().goLive();
        QVERIFY(shown.plot().isFollowing());
        // The pointer over one is told to the other, and its leaving too.
        QSignalSpy pointed(&shown.plot(), &ui::TimePlot::pointed);
        QMouseEvent move(QEvent::MouseMove, {300, 40}, shown.plot().mapToGlobal(QPoint{300, 40}),
                         Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(&shown.plot(), &move);
        QCOMPARE(pointed.size(), 1);
        QVERIFY(std::isfinite(pointed[0][0].toDouble()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&shown.plot(), &leave);
        QVERIFY(std::isnan(pointed.last()[0].toDouble()));
    }

    void whatIsShownIsWritten()
    {
        QTemporaryDir folder;
        Shown shown(withMarket(marketOf(5min, support::sampleTime())));
        ui::MarketPanel& panel = *shown.window.market();
        QCOMPARE(panel.exportPng(folder.filePath(QStringLiteral("a.png"))), QString());
        QCOMPARE(panel.exportPdf(folder.filePath(QStringLiteral("a.pdf"))), QString());
        QCOMPARE(panel.exportCsv(folder.filePath(QStringLiteral("a.csv"))), QString());
        QFile csv(folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly | QIODevice::Text));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype{32});
        QVERIFY(lines.last().startsWith("2026-11-22T14:31:07.214Z,BTC,55"));
        QVERIFY(panel.exportCsv(QStringLiteral("/nowhere/a.csv"))
                    .contains(QStringLiteral("could not be written")));
    }

    void thePanesAreRemembered()
    {
        ui::MarketPanel panel;
        panel.setView(
            {QStringLiteral("0"), QStringLiteral("7"), QStringLiteral("99"), QStringLiteral("x")});
        QCOMPARE(panel.view(), (QStringList{QStringLiteral("0"), QStringLiteral("7")}));
        panel.setView({});
        QCOMPARE(panel.view().size(), qsizetype{2});
    }
};

QTEST_MAIN(TestMarketPanel)
#include "tst_market_panel.moc"
