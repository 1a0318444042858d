#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/charts/exposure_plot.h"
#include "ui/widgets/long_work.h"
#include "ui/widgets/section_header.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

double unixSeconds(core::Time at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

engine::UnderlyingState stateWith(std::shared_ptr<const engine::Series> series)
{
    engine::UnderlyingState s = support::sampleSnapshot({.history = 1min})->underlyings->front();
    s.series = std::move(series);
    return s;
}

std::shared_ptr<engine::Series> seriesOf(const std::vector<engine::ExposureSample>& samples)
{
    auto series = std::make_shared<engine::Series>();
    for (const auto& sample : samples) series->append(sample);
    return series;
}

std::size_t gapsIn(const ui::Track& track)
{
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < track.size(); ++i)
        gaps += std::isnan(track.value(ui::Channel::Delta, i)) ? 1U : 0U;
    return gaps;
}

void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step) {
        const QPoint at = from + (to - from) * step / 4;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

}  // namespace

class TestDeltaChart : public QObject {
    Q_OBJECT
private slots:
    void takesOnlyWhatItHasNotSeen();
    void drawsASilenceAsAGap();
    void drawsAChangeOfConventionAsAGap();
    void drawsAChangeOfSmileRuleAsAGap();
    void namesTheSmileRuleInItsTitle();
    void drawsNothingAcrossTheTimeTheDeskWasClosed();
    void putsThePastBeforeTheLive();
    void keepsEveryExtremeWhenItReduces();
    void reducesTheSameWhileItScrolls();
    void keepsALevelRunAsItsTwoEnds();
    void timesStandBesideEachOtherAtEveryWidth();
    void followsUntilTheTraderPans();
    void zoomsWithTheWheelAndStaysLive();
    void endsTheLineWhereTheNumbersAreOld();
    void saysWhatStandsUnderThePointer();
    void saysWhyTheBandMovedUnderThePointerAndInTheCorner();
    void marksWhereAnotherCauseMovedTheBand();
    void keepsThePastsReasonsBeforeTheLiveOnes();
    void opensTheProposalOfAMarker();
    void showsMarkersOfItsOwnUnderlyingOnly();
    void drawsFewPointsHoweverLongTheHistory();
    void putsAMonthInOutlineBeforeTheDayAndWishesForMore();
    void changesTheMetricByItsTabs();
    void writesWhatItShows();
    void exportsOnAThreadOfItsOwnAndMayBeCancelled_data();
    void exportsOnAThreadOfItsOwnAndMayBeCancelled();
};

void TestDeltaChart::takesOnlyWhatItHasNotSeen()
{
    const auto samples = support::sampleSamples({.length = 10min, .every = 1s});
    ui::Track track;
    engine::Series series;
    for (std::size_t i = 0; i < 300; ++i) series.append(samples[i]);
    QVERIFY(track.take(series));
    QCOMPARE(track.samples(), std::size_t{300});
    QVERIFY(!track.take(series));
    for (std::size_t i = 300; i < samples.size(); ++i) series.append(samples[i]);
    QVERIFY(track.take(series));
    QCOMPARE(track.samples(), samples.size());
    QCOMPARE(track.lastTime(), unixSeconds(samples.back().at));
    QCOMPARE(gapsIn(track), std::size_t{0});
}

void TestDeltaChart::drawsASilenceAsAGap()
{
    auto samples = support::sampleSamples({.length = 10min, .every = 1s});
    samples.erase(samples.begin() + 200, samples.begin() + 260);
    ui::Track track;
    track.take(*seriesOf(samples));
    QCOMPARE(gapsIn(track), std::size_t{1});
    QCOMPARE(track.samples(), samples.size());
    std::vector<ui::Track::Point> points;
    track.reduce(ui::Channel::Delta, track.firstTime(), track.lastTime(), 5, points);
    QCOMPARE(std::ranges::count_if(points, [](const auto& p) { return std::isnan(p.value); }), 1);
}

void TestDeltaChart::drawsAChangeOfSmileRuleAsAGap()
{
    auto samples = support::sampleSamples({.length = 1min, .every = 1s});
    for (std::size_t i = 30; i < samples.size(); ++i)
        samples[i].smile.rule = pricing::SmileRule::StickyMoneyness;
    ui::Track track;
    track.take(*seriesOf(samples));
    QCOMPARE(gapsIn(track), 1U);
}

void TestDeltaChart::namesTheSmileRuleInItsTitle()
{
    ui::DeltaChart chart;
    engine::UnderlyingState state =
        stateWith(seriesOf(support::sampleSamples({.length = 1min, .every = 1s})));
    const auto title = [&] {
        chart.show(state, nullptr, support::sampleTime());
        QString all;
        for (const auto* label : chart.header()->findChildren<QLabel*>()) all += label->text();
        return all;
    };
    QVERIFY2(title().contains(QStringLiteral("net transaction delta · band")), qPrintable(title()));
    state.policy.smile = {pricing::SmileRule::SkewStickiness, 1.5, 0, 0, 0};
    QVERIFY2(
        title().contains(QStringLiteral("net transaction delta by skew stickiness 1.50 · band")),
        qPrintable(title()));
}

void TestDeltaChart::drawsAChangeOfConventionAsAGap()
{
    auto samples = support::sampleSamples({.length = 1min, .every = 1s});
    for (std::size_t i = 30; i < samples.size(); ++i)
        samples[i].convention = portfolio::DeltaConvention::BlackScholes;
    ui::Track track;
    track.take(*seriesOf(samples));
    QCOMPARE(gapsIn(track), std::size_t{1});
}

void TestDeltaChart::drawsNothingAcrossTheTimeTheDeskWasClosed()
{
    // Closed for five seconds: shorter than any silence within a run that counts as a gap.
    const auto live = support::sampleSamples({.length = 5min, .every = 1s});
    auto past = support::sampleSamples({.end = live.front().at - 5s, .length = 5min, .every = 1s});
    const auto brokenOnce = [&](const ui::Track& track) {
        QCOMPARE(gapsIn(track), std::size_t{1});
        std::vector<ui::Track::Point> points;
        track.reduce(ui::Channel::Delta, track.firstTime(), track.lastTime(), 1, points);
        const auto gap =
            std::ranges::find_if(points, [](const auto& point) { return std::isnan(point.value); });
        QVERIFY(gap != points.end());
        QVERIFY(gap->time > unixSeconds(past.back().at) &&
                gap->time < unixSeconds(live.front().at));
    };
    ui::Track pastFirst;
    pastFirst.setPast(past);
    pastFirst.take(*seriesOf(live));
    brokenOnce(pastFirst);
    ui::Track liveFirst;
    liveFirst.take(*seriesOf(live));
    liveFirst.setPast(past);
    brokenOnce(liveFirst);
    // The same run, of which the oldest part is read from the record: no gap.
    ui::Track oneRun;
    oneRun.take(*seriesOf({live.begin() + 100, live.end()}));
    oneRun.setPast({live.begin(), live.begin() + 100});
    QCOMPARE(gapsIn(oneRun), std::size_t{0});
}

void TestDeltaChart::putsThePastBeforeTheLive()
{
    const auto live = support::sampleSamples({.length = 5min, .every = 1s});
    const auto past =
        support::sampleSamples({.end = support::sampleTime() - 1h, .length = 30min, .every = 10s});
    ui::Track track;
    track.take(*seriesOf(live));
    track.setPast(past);
    QCOMPARE(track.samples(), live.size() + past.size());
    QCOMPARE(gapsIn(track), std::size_t{1});
    QCOMPARE(track.firstTime(), unixSeconds(past.front().at));
    QCOMPARE(track.lastTime(), unixSeconds(live.back().at));
    for (std::size_t i = 1; i < track.size(); ++i) QVERIFY(track.time(i) > track.time(i - 1));
    auto more = seriesOf(live);
    engine::ExposureSample next = live.back();
    next.at += 1s;
    more->append(next);
    QVERIFY(track.take(*more));  // the past did not make it forget what it had seen
    QCOMPARE(track.samples(), live.size() + past.size() + 1);
}

void TestDeltaChart::keepsEveryExtremeWhenItReduces()
{
    const auto samples = support::sampleSamples({.length = 6h, .every = 1s});
    ui::Track track;
    track.take(*seriesOf(samples));
    std::vector<ui::Track::Point> points;
    track.reduce(ui::Channel::Delta, track.firstTime(), track.lastTime(), 20, points);
    QVERIFY(points.size() < 2 * 6 * 3600 / 20 + 4);
    const auto byDelta = [](const auto& a, const auto& b) { return a.delta < b.delta; };
    const auto byValue = [](const auto& a, const auto& b) { return a.value < b.value; };
    QCOMPARE(std::ranges::max_element(points, byValue)->value,
             std::ranges::max_element(samples, byDelta)->delta);
    QCOMPARE(std::ranges::min_element(points, byValue)->value,
             std::ranges::min_element(samples, byDelta)->delta);
}

void TestDeltaChart::reducesTheSameWhileItScrolls()
{
    ui::Track track;
    track.take(*seriesOf(support::sampleSamples({.length = 1h, .every = 1s})));
    std::vector<ui::Track::Point> a, b;
    const double from = track.firstTime() + 600, to = track.lastTime() - 600;
    track.reduce(ui::Channel::Delta, from, to, 7, a);
    track.reduce(ui::Channel::Delta, from + 3, to + 3, 7, b);
    std::size_t shared = 0;
    for (std::size_t i = 4; i + 4 < a.size(); ++i)
        shared +=
            std::ranges::any_of(
                b, [&](const auto& p) { return p.time == a[i].time && p.value == a[i].value; })
                ? 1U
                : 0U;
    QCOMPARE(shared, a.size() - 8);
}

void TestDeltaChart::keepsALevelRunAsItsTwoEnds()
{
    auto samples = support::sampleSamples({.length = 1h, .every = 1s});
    for (auto& sample : samples) sample.upper = 2.3;
    ui::Track track;
    track.take(*seriesOf(samples));
    std::vector<ui::Track::Point> points;
    track.reduce(ui::Channel::Upper, track.firstTime(), track.lastTime(), 3, points);
    QCOMPARE(points.size(), std::size_t{2});
}

void TestDeltaChart::timesStandBesideEachOtherAtEveryWidth()
{
    ui::DeltaChart chart;
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    ui::ExposurePlot& plot = *chart.plot();
    for (const int width : {360, 480, 640, 900, 1'400})
        for (const double span : {300.0, 3'600.0, 86'400.0, 7 * 86'400.0}) {
            plot.resize(width, 300);
            plot.setSpan(span);
            plot.refreshNow();
            QCPAxis* axis = plot.axisRect(plot.axisRectCount() - 1)->axis(QCPAxis::atBottom);
            const QFontMetrics letters(axis->tickLabelFont());
            const QList<double> ticks = axis->tickVector();
            const QList<QString> labels = axis->tickVectorLabels();
            QVERIFY(!ticks.isEmpty() && ticks.size() == labels.size());
            for (qsizetype n = 1; n < ticks.size(); ++n) {
                const double room = axis->coordToPixel(ticks[n]) - axis->coordToPixel(ticks[n - 1]);
                QVERIFY2(
                    room > letters.horizontalAdvance(labels[n]),
                    qPrintable(
                        QStringLiteral("%1 px, %2 s: %3").arg(width).arg(span).arg(labels[n])));
            }
        }
}

void TestDeltaChart::followsUntilTheTraderPans()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    chart.header()->show();
    QVERIFY(chart.isFollowing());
    auto* live = chart.header()->findChild<QWidget*>(QStringLiteral("goLive"));
    QVERIFY(live && live->isHidden());

    chart.plot()->refreshNow();
    drag(*chart.plot(), {500, 150}, {640, 150});
    QVERIFY(!chart.isFollowing());
    QVERIFY(!live->isHidden());
    const QCPRange held = chart.plot()->timeRange();
    QVERIFY(held.upper < unixSeconds(snapshot->at));
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at + 30s);
    QCOMPARE(chart.plot()->timeRange().upper, held.upper);  // nothing moves under the trader's eyes

    QTest::mouseClick(live, Qt::LeftButton);
    QVERIFY(chart.isFollowing() && live->isHidden());
    QVERIFY(chart.plot()->timeRange().upper >= unixSeconds(snapshot->at));
}

void TestDeltaChart::zoomsWithTheWheelAndStaysLive()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    const double before = chart.plot()->span();
    QWheelEvent wheel({450, 150}, {450, 150}, {}, {0, 240}, {}, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart.plot(), &wheel);
    QVERIFY(chart.plot()->span() < 0.8 * before);
    QVERIFY(chart.isFollowing());
    QVERIFY(chart.plot()->timeRange().contains(unixSeconds(snapshot->at)));
}

void TestDeltaChart::endsTheLineWhereTheNumbersAreOld()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    const auto snapshot = support::sampleSnapshot();
    engine::UnderlyingState state = snapshot->underlyings->front();
    state.state = engine::BandState::Stale;
    state.numbersAt = snapshot->at + 5s;
    chart.plot()->setSpan(3600);
    chart.show(state, nullptr, snapshot->at + 10min);
    chart.plot()->refreshNow();
    QVERIFY(chart.plot()->timeRange().contains(unixSeconds(snapshot->at + 10min)));
    bool found = false;
    QCOMPARE(chart.plot()->line().getKeyRange(found).upper, unixSeconds(state.numbersAt));
    QVERIFY(found);
}

void TestDeltaChart::saysWhatStandsUnderThePointer()
{
    ui::DeltaChart chart;
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    const QString text = chart.plot()->readout(unixSeconds(snapshot->at));
    QVERIFY2(text.startsWith(QStringLiteral("14:31:07   Δ +2.61   band -2.30 … +2.30   spot 63")),
             qPrintable(text));
}

/// Ten minutes in which the band was told of three times, twice for one cause.
std::vector<engine::ExposureSample> toldSamples()
{
    auto samples = support::sampleSamples({.length = 10min, .every = 1s});
    const auto tell = [&](std::size_t at, bands::Driver driver, const char* why) {
        samples[at].bandDriver = driver;
        samples[at].bandWhy = why;
    };
    tell(100, bands::Driver::Found, "Band 2.10 by Whalley-Wilmott: gamma -1.42 per 1 %");
    tell(300, bands::Driver::Regime, "Band 2.10 -> 2.31: spread x1.6 its median");
    tell(400, bands::Driver::Regime, "Band 2.31 -> 2.50: spread x2.2 its median");
    return samples;
}

void TestDeltaChart::saysWhyTheBandMovedUnderThePointerAndInTheCorner()
{
    const auto samples = toldSamples();
    ui::DeltaChart chart;
    chart.resize(900, 420);
    engine::UnderlyingState state = stateWith(seriesOf(samples));
    state.bandStory = {"Band 2.31 -> 2.50: spread x2.2 its median", "implied vol 55.0 %, by regime",
                       "stressed; worst: spread 2.20 times its average", bands::Driver::Regime};
    chart.show(state, nullptr, support::sampleTime());
    chart.plot()->resize(900, 420);
    chart.plot()->setSpan(600);
    chart.plot()->refreshNow();
    const auto said = [&](std::size_t at) {
        return chart.plot()->readout(unixSeconds(samples[at].at)).section(QLatin1Char('\n'), 1);
    };
    QCOMPARE(said(99), QString());
    QVERIFY(said(100).startsWith(QStringLiteral("Band 2.10 by Whalley-Wilmott")));
    QCOMPARE(said(350), QStringLiteral("Band 2.10 -> 2.31: spread x1.6 its median"));
    QCOMPARE(said(500), QStringLiteral("Band 2.31 -> 2.50: spread x2.2 its median"));
    QCOMPARE(chart.plot()->bandWhy(), QStringLiteral("Band 2.31 -> 2.50: spread x2.2 its median"));
    QString tip;
    for (int y = 0; y < 420 && tip.isEmpty(); ++y) tip = chart.plot()->toolTipAt({100, y});
    QVERIFY2(tip.contains(QStringLiteral("implied vol 55.0 %, by regime\nstressed; worst: spread "
                                         "2.20 times its average")),
             qPrintable(tip));
    auto* gamma = chart.header()->findChild<QAbstractButton*>(QStringLiteral("metric1"));
    gamma->click();
    QCOMPARE(chart.plot()->bandWhy(), QString());
    QCOMPARE(said(350), QString());
}

void TestDeltaChart::marksWhereAnotherCauseMovedTheBand()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    chart.show(stateWith(seriesOf(toldSamples())), nullptr, support::sampleTime());
    chart.plot()->setSpan(600);
    chart.plot()->refreshNow();
    QCOMPARE(chart.plot()->causesDrawn(), std::size_t{2});
    chart.plot()->setSpan(240);  // the first is further back
    chart.plot()->refreshNow();
    QCOMPARE(chart.plot()->causesDrawn(), std::size_t{0});
}

void TestDeltaChart::keepsThePastsReasonsBeforeTheLiveOnes()
{
    auto past =
        support::sampleSamples({.end = support::sampleTime() - 1h, .length = 30min, .every = 10s});
    past[90].bandWhy = "Band 1.00 -> 1.25: cost 5.00 -> 9.90 bp";
    past[90].bandDriver = bands::Driver::Cost;
    const auto live = toldSamples();
    ui::Track track;
    track.take(*seriesOf(live));
    track.setPast(past);
    QVERIFY(!track.toldAt(unixSeconds(past[89].at)));
    QCOMPARE(track.toldAt(unixSeconds(past[120].at))->driver, bands::Driver::Cost);
    QCOMPARE(track.toldAt(unixSeconds(live[350].at))->driver, bands::Driver::Regime);
    QCOMPARE(track.causesIn(track.firstTime(), track.lastTime()).size(), std::size_t{3});
}

void TestDeltaChart::opensTheProposalOfAMarker()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    chart.plot()->setSpan(3600);
    chart.plot()->resize(900, 420);
    chart.plot()->refreshNow();
    std::uint64_t opened = 0;
    connect(&chart, &ui::DeltaChart::proposalClicked, this,
            [&](core::ProposalId id) { opened = id.value; });
    const engine::Marker& fill = snapshot->markers->at(2);
    const QPointF pixel = chart.plot()->line().coordsToPixels(unixSeconds(fill.at), fill.delta);
    QTest::mouseClick(chart.plot(), Qt::LeftButton, {}, pixel.toPoint());
    QCOMPARE(opened, fill.proposal.value);
}

void TestDeltaChart::showsMarkersOfItsOwnUnderlyingOnly()
{
    ui::DeltaChart chart;
    chart.resize(900, 420);
    chart.plot()->setSpan(3600);
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    chart.plot()->setSpan(3600);
    chart.plot()->refreshNow();
    QCOMPARE(chart.plot()->markersDrawn(), std::size_t{4});
    chart.show(snapshot->underlyings->back(), snapshot->markers, snapshot->at);
    chart.plot()->refreshNow();
    QCOMPARE(chart.underlying(), core::Currency("ETH"));
    QCOMPARE(chart.plot()->markersDrawn(), std::size_t{1});
}

void TestDeltaChart::drawsFewPointsHoweverLongTheHistory()
{
    ui::DeltaChart chart;
    chart.resize(1200, 500);
    chart.show(stateWith(seriesOf(support::sampleSamples({.length = 24h, .every = 1s}))), nullptr,
               support::sampleTime());
    QCOMPARE(chart.samplesSeen(), std::size_t{86'401});
    chart.plot()->resize(1200, 500);
    chart.plot()->setSpan(86'400);
    chart.plot()->refreshNow();
    QVERIFY2(chart.plot()->line().dataCount() <= 2 * 1200 + 8,
             qPrintable(QString::number(chart.plot()->line().dataCount())));
    QVERIFY(chart.plot()->line().dataCount() > 1000);
}

/// A month in one sample every five minutes; where a hand looks closer, all of them are wished for,
/// once.
void TestDeltaChart::putsAMonthInOutlineBeforeTheDayAndWishesForMore()
{
    const core::Time now = support::sampleTime();
    const auto day = support::sampleSamples({.length = 1h, .every = 1s});
    const auto month =
        support::sampleSamples({.end = now - 24h, .length = 24h * 29, .every = 5min});
    ui::DeltaChart chart;
    chart.resize(900, 420);
    chart.plot()->resize(900, 420);
    chart.show(stateWith(seriesOf(day)), nullptr, now);
    chart.setPast("BTC", month, 5min);
    QCOMPARE(chart.samplesSeen(), day.size() + month.size());
    QCOMPARE(gapsIn(*chart.track()), std::size_t{1});  // the day that nobody watched
    chart.plot()->setSpan(30 * 86'400);
    chart.plot()->refreshNow();
    QVERIFY(chart.plot()->line().dataCount() > 500);
    QSignalSpy wished(&chart, &ui::DeltaChart::finerWished);
    chart.plot()->setSpan(3'600);
    chart.plot()->showTime(unixSeconds(now - 24h * 10));
    QTRY_COMPARE(wished.size(), 1);
    const auto from = wished[0][1].value<core::Time>(), to = wished[0][2].value<core::Time>();
    QVERIFY(to - from > 2h && to - from < 4h);
    chart.refine("BTC", support::sampleSamples({.end = to, .length = to - from, .every = 1s}));
    QVERIFY(chart.samplesSeen() > day.size() + month.size() + 5'000);
    for (std::size_t i = 1; i < chart.track()->size(); ++i)
        QVERIFY(chart.track()->time(i) > chart.track()->time(i - 1));
    chart.plot()->showTime(unixSeconds(now - 24h * 10) + 60);  // within what was wished for
    QTest::qWait(200);
    QCOMPARE(wished.size(), 1);
}

void TestDeltaChart::changesTheMetricByItsTabs()
{
    ui::DeltaChart chart;
    const auto snapshot = support::sampleSnapshot();
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    const std::pair<ui::Metric, QString> tabs[] = {{ui::Metric::Gamma, QStringLiteral("Γ1%")},
                                                   {ui::Metric::Vega, QStringLiteral("Vega")},
                                                   {ui::Metric::Margin, QStringLiteral("Margin")},
                                                   {ui::Metric::Delta, QStringLiteral("Δ")}};
    for (const auto& [metric, word] : tabs) {
        auto* tab = chart.header()->findChild<QAbstractButton*>(
            QStringLiteral("metric%1").arg(static_cast<int>(metric)));
        QVERIFY(tab);
        tab->click();
        QCOMPARE(chart.plot()->shownMetric(), metric);
        QVERIFY(chart.plot()->readout(unixSeconds(snapshot->at)).contains(word));
    }
}

void TestDeltaChart::writesWhatItShows()
{
    QTemporaryDir folder;
    ui::DeltaChart chart;
    chart.resize(900, 420);
    const auto snapshot = support::sampleSnapshot({.history = 10min});
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    QCOMPARE(chart.exportPng(folder.filePath(QStringLiteral("a.png"))), QString());
    QCOMPARE(chart.exportPdf(folder.filePath(QStringLiteral("a.pdf"))), QString());
    QCOMPARE(chart.exportCsv(folder.filePath(QStringLiteral("a.csv"))), QString());
    QFile csv(folder.filePath(QStringLiteral("a.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly | QIODevice::Text));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), qsizetype{122});
    QVERIFY(lines.last().startsWith("2026-11-22T14:31:07.214Z,BTC,63412.5,2.61"));
    QVERIFY(QFileInfo(folder.filePath(QStringLiteral("a.pdf"))).size() > 1000);
    QVERIFY(chart.exportCsv(QStringLiteral("/nowhere/a.csv"))
                .contains(QStringLiteral("could not be written")));
}

void TestDeltaChart::exportsOnAThreadOfItsOwnAndMayBeCancelled_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("written") << false << QStringLiteral("a.csv") << QStringLiteral("Written to ");
    QTest::newRow("cancelled") << true << QStringLiteral("b.csv")
                               << QStringLiteral("it was cancelled.");
    QTest::newRow("nowhere") << false << QStringLiteral("no/such/c.csv")
                             << QStringLiteral("could not be written");
}

void TestDeltaChart::exportsOnAThreadOfItsOwnAndMayBeCancelled()
{
    QFETCH(bool, cancelled);
    QFETCH(QString, file);
    QFETCH(QString, says);
    QTemporaryDir folder;
    ui::DeltaChart chart;
    const auto snapshot = support::sampleSnapshot({.history = 10min});
    chart.show(snapshot->underlyings->front(), snapshot->markers, snapshot->at);
    QSignalSpy ended(&chart, &ui::DeltaChart::exported);
    connect(&chart, &ui::DeltaChart::working, &chart, [cancelled](ui::LongWork* work) {
        if (cancelled) work->cancel();
    });
    const QString path = folder.filePath(file);
    QVERIFY(chart.startCsv(path).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    QVERIFY2(ended[0][0].toString().contains(says), qPrintable(ended[0][0].toString()));
    QCOMPARE(QFile::exists(path), says.startsWith(QStringLiteral("Written")));
    if (!QFile::exists(path)) return;
    // The same as what is written at once.
    QVERIFY(chart.exportCsv(folder.filePath(QStringLiteral("at-once.csv"))).isEmpty());
    QFile one(path), other(folder.filePath(QStringLiteral("at-once.csv")));
    QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
    QCOMPARE(one.readAll(), other.readAll());
}

QTEST_MAIN(TestDeltaChart)
#include "tst_delta_chart.moc"
