// The review of a year: 20 000 rebalances, every hour of two underlyings, thirty cells of
// attribution a day. What a filter, a grouping and the attribution take; what the store's sums cost
// a sample and a carried position; and how fast a period is read from the disk.
#include "connectors/store/history.h"
#include "connectors/store/review_reader.h"
#include "models/review/counterfactual.h"
#include "tests/connectors/store/store_samples.h"
#include "tests/models/review/review_samples.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <vector>

using namespace ballast;
namespace s = ballast::review::samples;

namespace {

constexpr int kDays = 365;

const review::ReviewData& year()
{
    static const review::ReviewData made = [] {
        review::ReviewData d;
        d.from = s::at(0), d.to = s::at(86'400.0 * kDays);
        const char* triggers[] = {"Band breach", "Schedule", "Price move", "Gamma floor"};
        const char* outcomes[] = {"Approved", "Edited", "Auto-fired", "Rejected", "Expired"};
        for (int n = 0; n < 20'000; ++n) {
            review::Case c = s::one(static_cast<std::uint64_t>(n + 1), 1'576.0 * n);
            c.row.trigger = triggers[n % 4];
            c.row.outcome = outcomes[n % 5];
            c.row.underlying = n % 3 ? "BTC" : "ETH";
            c.row.slippageBp = n % 17 - 8;
            c.trader = n % 2 ? "anna" : "ben";
            d.cases.push_back(std::move(c));
        }
        for (int day = 0; day < kDays; ++day)
            for (int n = 0; n < 30; ++n) {
                review::PnlCell cell;
                cell.day = review::dayOfStep(s::at(86'400.0 * day + 1));
                cell.account = {n % 2 ? "paper" : "paper-b", "main"};
                cell.subBook = n % 3 ? "house" : "";
                cell.underlying = n % 5 ? "BTC" : "ETH";
                cell.expiry = s::at(86'400.0 * (kDays + n));
                cell.parts.gamma = n, cell.parts.theta = -n + 0.1;
                cell.parts.options = cell.parts.total = 0.2;
                cell.markedUsd = 0.25;
                d.pnl.push_back(cell);
            }
        for (const char* underlying : {"BTC", "ETH"})
            for (int hour = 0; hour < 24 * kDays; ++hour) {
                review::HourCell cell;
                cell.underlying = underlying;
                cell.hour = s::at(3'600.0 * hour);
                cell.time = {std::chrono::hours{1}, std::chrono::minutes{57}};
                cell.samples = cell.steps = cell.known = 3'600;
                cell.errorUsd = hour % 7 - 3, cell.errorSquares = 9;
                cell.variance = 3e-5;
                cell.spotSeconds = 3'600 * 63'000.0;
                cell.gammaSeconds = 3'600 * 0.1;
                cell.sigmaSeconds = 1'800, cell.sigmaKnown = 3'600, cell.costSeconds = 1.8;
                cell.deltaLast = 0.1;
                d.hours.push_back(cell);
            }
        for (int n = 0; n < 5'000; ++n)
            d.breaches.push_back(
                {"BTC", s::at(6'307.0 * n), s::at(6'307.0 * n + 12), 0.2, 63'000, false});
        review::finish(d);
        return d;
    }();
    return made;
}

void filterAYear(benchmark::State& state)
{
    const review::ReviewData& data = year();
    review::ReviewFilter filter;
    if (state.range(0) == 1) filter.underlying = "BTC";
    if (state.range(0) == 2) filter.trigger = "Schedule", filter.trader = "anna";
    if (state.range(0) == 3) filter.text = "perpetual";
    std::size_t rows = 0;
    for (auto _ : state) {
        const review::PeriodReview made = review::reviewOf(data, filter);
        rows = made.rows.size();
        benchmark::DoNotOptimize(made.headline.shortfallUsd);
    }
    state.counters["rows"] = static_cast<double>(rows);
}

void groupAYear(benchmark::State& state)
{
    std::vector<const review::Case*> all;
    for (const review::Case& one : year().cases) all.push_back(&one);
    for (auto _ : state)
        benchmark::DoNotOptimize(review::costBy(all, static_cast<review::CostBy>(state.range(0))));
}

void attributeAYear(benchmark::State& state)
{
    for (auto _ : state)
        for (const review::PnlBy by : {review::PnlBy::Total, review::PnlBy::Day,
                                       review::PnlBy::Expiry, review::PnlBy::SubBook})
            benchmark::DoNotOptimize(review::pnlBy(year().pnl, by));
}

void whatElse(benchmark::State& state)
{
    const review::Case one = s::one();
    std::vector<review::SpotPoint> path;
    for (int n = 0; n < 3'600; ++n) path.push_back({s::at(n), 63'200 - 0.05 * n});
    for (auto _ : state) benchmark::DoNotOptimize(review::whatIfs(one, path));
}

void carriedStep(benchmark::State& state)
{
    const s::Book book = s::book(1);
    std::size_t n = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(review::stepOf(book.before[n], book.after[n]));
        n = (n + 1) % 5;  // options alone
    }
}

void foldSamples(benchmark::State& state)
{
    const auto samples = s::walk(100'000, 1'000);
    for (auto _ : state) {
        review::SampleFold fold;
        for (const review::BandSample& sample : samples) fold.add(sample);
        benchmark::DoNotOptimize(fold.take());
    }
    state.SetItemsProcessed(state.iterations() * 100'000);
}

/// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder()
        : m_path(std::filesystem::current_path() /
                 fmt::format("bench_review_{}",
                             std::chrono::steady_clock::now().time_since_epoch().count()))
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// So many rebalances with orders, fills and marks.
void fill(const std::filesystem::path& folder, int count)
{
    auto history = store::History::open(folder);
    if (!history) std::abort();
    store::OrderJournal::Changes changes;
    std::vector<engine::Remember> rows;
    for (int n = 1; n <= count; ++n) {
        const auto number = static_cast<std::uint64_t>(n);
        rebalance::Proposal p = store::samples::proposal(number);
        p.createdAt = p.revisedAt = s::at(1'576.0 * n);
        rows.push_back({engine::ProposalRecord{p}});
        rows.push_back({engine::DecisionRecord{{number},
                                               1,
                                               engine::DecisionKind::Approved,
                                               "anna",
                                               "",
                                               store::samples::label(number),
                                               p.createdAt + std::chrono::seconds{6}}});
        store::StoredOrder order;
        order.order.intent = store::samples::intent(number);
        order.order.intent.createdAt = p.createdAt;
        order.order.state = orders::OrderState::Filled;
        order.order.filled = order.order.intent.quantity;
        order.order.lastAt = p.createdAt + std::chrono::seconds{7};
        changes.orders.push_back(order);
        store::StoredFill trade;
        trade.fill = store::samples::fill(fmt::format("t{}", n), order.order.intent);
        trade.fill.at = p.createdAt + std::chrono::seconds{7};
        changes.fills.push_back(trade);
        for (int step = 0; step < 9; ++step) {
            review::OrderMark mark;
            mark.proposal = {number};
            mark.venue = "paper";
            mark.instrument = "BTC-PERPETUAL";
            mark.step = static_cast<review::MarkStep>(step);
            if (step > 1) mark.label = order.order.intent.label;
            if (step == 3 || step > 4) mark.tradeId = trade.fill.tradeId;
            mark.mid = 63'400 + step;
            mark.at = p.createdAt;
            rows.push_back({engine::MarkRecord{mark}});
        }
    }
    if (!history->append(changes, {1, "h"}, rows)) std::abort();
}

void readRebalances(benchmark::State& state)
{
    const Folder folder;
    fill(folder.path(), static_cast<int>(state.range(0)));
    const auto reader = store::ReviewReader::open(folder.path());
    if (!reader) std::abort();
    for (auto _ : state) {
        const auto data = reader->read({});
        if (!data || std::ssize(data->cases) != state.range(0)) std::abort();
    }
    state.counters["us_each"] = benchmark::Counter(
        static_cast<double>(state.range(0)) / 1e6,
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// An hour of a book of 200 positions, priced and added up on the store's thread.
void writeCarried(benchmark::State& state)
{
    const Folder folder;
    auto history = store::History::open(folder.path());
    if (!history) std::abort();
    int hour = 0;
    for (auto _ : state) {
        std::vector<engine::Remember> rows;
        for (std::uint64_t n = 0; n < 25; ++n)
            for (review::CarriedRow row : s::book(n).before) {
                row.key.instrument += std::to_string(n);
                row.at = s::at(3'600.0 * hour);
                if (row.key.expiry) *row.key.expiry = s::at(86'400.0 * 900);
                rows.push_back({engine::CarriedRecord{row}});
            }
        ++hour;
        if (!history->append({}, {}, rows)) std::abort();
    }
    state.SetItemsProcessed(state.iterations() * 200);
}

}  // namespace

BENCHMARK(filterAYear)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(groupAYear)->DenseRange(0, review::kCostBys - 1)->Unit(benchmark::kMillisecond);
BENCHMARK(attributeAYear)->Unit(benchmark::kMillisecond);
BENCHMARK(whatElse)->Unit(benchmark::kMicrosecond);
BENCHMARK(carriedStep);
BENCHMARK(foldSamples)->Unit(benchmark::kMillisecond);
BENCHMARK(readRebalances)->Arg(400)->Arg(20'000)->Unit(benchmark::kMillisecond);
BENCHMARK(writeCarried)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
