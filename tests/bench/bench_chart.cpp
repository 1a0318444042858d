// One frame of a chart with four lines over a day, a week and a million samples, moved each time:
// Ballast's, which draws what the pixels can show; QCustomPlot alone, with its own adaptive
// sampling; and Qt Charts, where it is installed. The same window, the same numbers, the same
// program.
#include "ui/charts/line_fill.h"

#include <qcustomplot.h>

#ifdef BALLAST_QTCHARTS
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#endif

#include <QApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <vector>

using namespace ballast;

namespace {

constexpr int kLines = 4, kWidth = 1'100, kHeight = 420;

/// Random walks, a sample a second.
const ui::Columns& rowsOf(std::size_t count)
{
    static std::vector<std::pair<std::size_t, ui::Columns>> made;
    for (const auto& [rows, columns] : made)
        if (rows == count) return columns;
    ui::Columns columns(kLines, count);
    std::array<double, kLines> at{0, 10, 20, 30};
    std::uint64_t state = 88'172'645'463'325'252ULL;
    for (std::size_t i = 0; i < count; ++i) {
        for (double& value : at) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            value += static_cast<double>(state % 2'001) / 1'000 - 1;
        }
        columns.append(static_cast<double>(i), at);
    }
    made.emplace_back(count, std::move(columns));
    return made.back().second;
}

struct Plot : QCustomPlot {
    Plot()
    {
        resize(kWidth, kHeight);
        setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
        for (int line = 0; line < kLines; ++line) addGraph()->setPen(QPen(Qt::white, 1));
        setBackground(QBrush(Qt::black));
        show();
        QCoreApplication::processEvents();
    }
};

/// Processor time, so that a busy machine favours nobody.
template <class Frame>
void frames(benchmark::State& state, const Frame& frame)
{
    std::vector<double> taken;
    int number = 0;
    for (auto _ : state) {
        const std::clock_t begin = std::clock();
        frame(++number);
        taken.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        state.SetIterationTime(taken.back());
    }
    std::ranges::sort(taken);
    state.counters["p50_ms"] = 1e3 * taken[taken.size() / 2];
    state.counters["worst_ms"] = 1e3 * taken.back();
}

/// Scrolled by some rows a frame, or zoomed by them: then nothing of the frame before can be used.
template <bool kZooms>
void ballastFrame(benchmark::State& state)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const ui::Columns& rows = rowsOf(count);
    Plot plot;
    plot.yAxis->setRange(-3'000, 3'000);
    std::vector<ui::Columns::Point> drawn;
    frames(state, [&](int number) {
        const double from = number % 100;
        const double to = static_cast<double>(count) - 100 + (kZooms ? -from : from);
        for (int line = 0; line < kLines; ++line) {
            rows.reduce(static_cast<std::size_t>(line), from, to, (to - from) / kWidth, drawn);
            ui::fillLine(*plot.graph(line), drawn, kWidth);
        }
        plot.xAxis->setRange(from, to);
        plot.replot(QCustomPlot::rpImmediateRefresh);
        QCoreApplication::processEvents();
    });
}

void plainFrame(benchmark::State& state)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const ui::Columns& rows = rowsOf(count);
    Plot plot;
    plot.yAxis->setRange(-3'000, 3'000);
    for (int line = 0; line < kLines; ++line) {
        QVector<QCPGraphData> points;
        points.reserve(static_cast<qsizetype>(count));
        for (std::size_t i = 0; i < count; ++i)
            points.append({rows.time(i), rows.value(static_cast<std::size_t>(line), i)});
        plot.graph(line)->data()->set(points, true);
    }
    frames(state, [&](int number) {
        plot.xAxis->setRange(number % 100, static_cast<double>(count) - 100 + number % 100);
        plot.replot(QCustomPlot::rpImmediateRefresh);
        QCoreApplication::processEvents();
    });
}

#ifdef BALLAST_QTCHARTS
void qtChartsFrame(benchmark::State& state)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const ui::Columns& rows = rowsOf(count);
    auto* chart = new QChart;
    auto* x = new QValueAxis;
    auto* y = new QValueAxis;
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    chart->legend()->hide();
    y->setRange(-3'000, 3'000);
    for (int line = 0; line < kLines; ++line) {
        auto* series = new QLineSeries;
        QList<QPointF> points;
        points.reserve(static_cast<qsizetype>(count));
        for (std::size_t i = 0; i < count; ++i)
            points.append({rows.time(i), rows.value(static_cast<std::size_t>(line), i)});
        series->replace(points);
        chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    QChartView view(chart);
    view.resize(kWidth, kHeight);
    view.show();
    QCoreApplication::processEvents();
    frames(state, [&](int number) {
        x->setRange(number % 100, static_cast<double>(count) - 100 + number % 100);
        QCoreApplication::processEvents();
        view.viewport()->repaint();
    });
}
// A million take it some seconds a frame: one is enough to know.
BENCHMARK(qtChartsFrame)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(5);
#endif

BENCHMARK(ballastFrame<false>)
    ->Arg(86'400)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(100);
BENCHMARK(ballastFrame<true>)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(100);
BENCHMARK(plainFrame)
    ->Arg(86'400)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(30);

/// What the reduction alone costs of it: four lines.
void reduceAlone(benchmark::State& state)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const ui::Columns& rows = rowsOf(count);
    std::vector<ui::Columns::Point> drawn;
    double from = 0;
    for (auto _ : state) {
        from = from < 100 ? from + 1 : 0;
        for (std::size_t line = 0; line < kLines; ++line)
            rows.reduce(line, from, static_cast<double>(count), static_cast<double>(count) / kWidth,
                        drawn);
        benchmark::DoNotOptimize(drawn.data());
    }
}
BENCHMARK(reduceAlone)->Arg(86'400)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
