// Five thousand positions, every one of them with new numbers: what a frame of the positions panel
// costs, grouped, flat and sorted, filtered, and as a file; beside a QTreeWidget that is filled
// anew with the same cells, which is how a tree without a model is kept up to date.
#include "models/tables/position_sheet.h"
#include "models/tables/position_tree.h"
#include "ui/portfolio/position_delegate.h"
#include "ui/portfolio/position_export.h"
#include "ui/widgets/grouped_tree.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

using namespace ballast;
using tables::PositionTree;
using enum portfolio::GroupKey;

namespace {

constexpr int kShown[] = {PositionTree::Instrument, PositionTree::Venue,      PositionTree::Size,
                          PositionTree::Mark,       PositionTree::Volatility, PositionTree::Delta,
                          PositionTree::Gamma,      PositionTree::Vega,       PositionTree::Theta,
                          PositionTree::Pnl};

/// Books of options on two coins over twelve expiries, a frame each twentieth of a second.
class Feed {
public:
    explicit Feed(int lines)
    {
        for (int i = 0; i < lines; ++i) m_lines.push_back(line(i, lines));
        for (const char* coin : {"BTC", "ETH"}) {
            portfolio::Exposure exposure;
            exposure.underlying = coin;
            exposure.spot = 64'000;
            m_exposures.push_back(exposure);
        }
    }
    std::shared_ptr<const portfolio::Book> next()
    {
        ++m_frame;
        auto book = std::make_shared<portfolio::Book>();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            portfolio::Line line = m_lines[i];
            const double wave = std::sin(static_cast<double>(m_frame) / 7 + static_cast<double>(i));
            line.delta.shift(wave);
            line.deltaUsd.shift(64'000 * wave);
            line.vega += wave;
            line.pnlUsd += 100 * wave;
            book->lines.push_back(std::move(line));
        }
        book->exposures = m_exposures;
        for (portfolio::Exposure& e : book->exposures)
            e.lines = static_cast<int>(m_lines.size() / 2);
        book->valuedAt = core::fromUnixMs(1'785'000'000'000 + 50 * m_frame);
        return book;
    }

private:
    static portfolio::Line line(int i, int lines)
    {
        auto instrument = std::make_shared<market::Instrument>();
        const bool first = i < lines / 2;
        instrument->id = {static_cast<std::uint32_t>(i)};
        instrument->venue = "paper";
        instrument->kind = market::Kind::Option;
        instrument->underlying = instrument->settlementCurrency = first ? "BTC" : "ETH";
        instrument->optionType = i % 2 ? market::OptionType::Call : market::OptionType::Put;
        instrument->strike = *core::Price::nearest(20'000 + 10 * i);
        const int expiry = i * 24 / lines % 12;
        instrument->expiry = core::fromUnixMs(1'786'000'000'000 + 604'800'000LL * expiry);
        instrument->name = std::string(first ? "BTC" : "ETH") + "-" + std::to_string(expiry) +
                           "W-" + std::to_string(20'000 + 10 * i) + (i % 2 ? "-C" : "-P");
        instrument->ticks.base = *core::Price::nearest(0.0001);
        instrument->lot = *core::Quantity::nearest(0.1);
        portfolio::Line line;
        line.instrument = instrument;
        line.position = {{"paper", "main"}, instrument->id, *core::Quantity::nearest(i % 7 - 3.5)};
        line.gap = portfolio::Gap::None;
        line.mark = 0.02;
        line.volatility = 0.55;
        line.gamma1PctCoin = 0.01;
        line.vega = 20;
        line.theta = -10;
        return line;
    }
    std::vector<portfolio::Line> m_lines;
    std::vector<portfolio::Exposure> m_exposures;
    std::int64_t m_frame = 0;
};

enum Way : int { Grouped, FlatSorted, Filtered, Heated };
constexpr const char* kWays[] = {"grouped", "flat, sorted", "filtered", "tinted"};

void arrange(PositionTree& tree, Way way)
{
    if (way == FlatSorted) {
        tree.setGrouping({});
        tree.sort(PositionTree::Delta, Qt::DescendingOrder);
    }
    if (way == Filtered)
        tree.setFilter(
            tables::PositionFilter::parse(QStringLiteral("btc call dte<60 |delta|>0.1")).value());
    if (way == Heated) tree.setHeat({PositionTree::Delta, PositionTree::Vega, PositionTree::Theta});
}

/// A new book, until the frame with it is painted.
void modelFrame(benchmark::State& state)
{
    const auto way = static_cast<Way>(state.range(0));
    state.SetLabel(kWays[way]);
    Feed feed(static_cast<int>(state.range(1)));
    PositionTree tree;
    arrange(tree, way);
    ui::GroupedTree view;
    view.setModel(&tree);
    ui::dressTable(&view, {}, 20);
    view.setItemDelegate(new ui::PositionDelegate(&view, 20));
    view.resize(1100, 400);
    view.show();
    tree.show(feed.next());
    view.expandAll();
    QCoreApplication::processEvents();
    double worst = 0;
    for (auto _ : state) {
        const auto book = feed.next();
        const auto begin = std::chrono::steady_clock::now();
        tree.show(book);
        QCoreApplication::processEvents();
        const double taken =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        worst = std::max(worst, taken);
        state.SetIterationTime(taken);
    }
    state.counters["worst_ms"] = 1e3 * worst;
}
BENCHMARK(modelFrame)
    ->ArgsProduct({{Grouped, FlatSorted, Filtered, Heated}, {5'000}})
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

/// 50,000 changed cells a second at 60 frames: each frame 833 cells of 5,000 rows are others, which
/// is five cells each of 167 lines. What the frame's share of the window's thread is.
void tickingFrame(benchmark::State& state)
{
    constexpr std::size_t kLinesAFrame = 167;
    state.SetLabel(state.range(0) == Grouped ? "grouped" : "flat, sorted");
    Feed feed(5'000);
    PositionTree tree;
    arrange(tree, static_cast<Way>(state.range(0)));
    ui::GroupedTree view;
    view.setModel(&tree);
    ui::dressTable(&view, {}, 20);
    view.setItemDelegate(new ui::PositionDelegate(&view, 20));
    view.resize(1100, 400);
    view.show();
    auto book = feed.next();
    tree.show(book);
    view.expandAll();
    QCoreApplication::processEvents();
    std::vector<double> taken;
    std::size_t next = 0;
    for (auto _ : state) {
        auto changed = std::make_shared<portfolio::Book>(*book);
        for (std::size_t i = 0; i < kLinesAFrame; ++i) {
            portfolio::Line& line = changed->lines[next++ % changed->lines.size()];
            line.mark += 1e-4;
            line.volatility += 1e-3;
            line.delta.shift(0.01);
            line.vega += 1;
            line.pnlUsd += 10;
        }
        changed->valuedAt = book->valuedAt + std::chrono::milliseconds{16};
        book = changed;
        const auto begin = std::chrono::steady_clock::now();
        tree.show(book);
        QCoreApplication::processEvents();
        taken.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        state.SetIterationTime(taken.back());
    }
    std::ranges::sort(taken);
    state.counters["p50_ms"] = 1e3 * taken[taken.size() / 2];
    state.counters["p99_ms"] = 1e3 * taken[taken.size() * 99 / 100];
}
BENCHMARK(tickingFrame)
    ->Arg(Grouped)
    ->Arg(FlatSorted)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(600);

void fill(QTreeWidgetItem* parent, const PositionTree& tree, const QModelIndex& above)
{
    for (int row = 0; row < tree.rowCount(above); ++row) {
        const QModelIndex index = tree.index(row, 0, above);
        auto* item = new QTreeWidgetItem(parent);
        int column = 0;
        for (const int shown : kShown)
            item->setText(column++, index.siblingAtColumn(shown).data().toString());
        fill(item, tree, index);
    }
}

/// The same cells in a widget that is cleared and filled again; the texts are not free there
/// either, the sums are.
void widgetFrame(benchmark::State& state)
{
    Feed feed(static_cast<int>(state.range(0)));
    PositionTree tree;
    QTreeWidget view;
    view.setColumnCount(static_cast<int>(std::size(kShown)));
    view.setUniformRowHeights(true);
    view.resize(1100, 400);
    view.show();
    for (auto _ : state) {
        tree.show(feed.next());
        const auto begin = std::chrono::steady_clock::now();
        view.clear();
        fill(view.invisibleRootItem(), tree, {});
        view.expandAll();
        QCoreApplication::processEvents();
        state.SetIterationTime(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
}
BENCHMARK(widgetFrame)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseManualTime();

/// The part of an export that the window waits for.
void sheetOfAll(benchmark::State& state)
{
    Feed feed(5'000);
    PositionTree tree;
    tree.show(feed.next());
    const std::vector<int> columns(std::begin(kShown), std::end(kShown));
    for (auto _ : state) benchmark::DoNotOptimize(tables::sheetOf(tree, columns));
}
BENCHMARK(sheetOfAll)->Unit(benchmark::kMillisecond);

/// And what the other thread does.
void fileOfAll(benchmark::State& state)
{
    const auto format = static_cast<ui::PositionExport::Format>(state.range(0));
    state.SetLabel(format == ui::PositionExport::Format::Csv ? "CSV" : "Excel");
    Feed feed(5'000);
    PositionTree tree;
    tree.show(feed.next());
    const auto sheet = tables::sheetOf(tree, {std::begin(kShown), std::end(kShown)});
    QTemporaryDir folder;
    for (auto _ : state)
        if (!ui::writePositions(sheet, folder.filePath(QStringLiteral("all")), format).isEmpty())
            state.SkipWithError("not written");
}
BENCHMARK(fileOfAll)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyTheme(application, ui::ThemeKind::Dark);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
