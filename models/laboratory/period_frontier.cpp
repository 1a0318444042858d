#include "models/laboratory/period_frontier.h"

#include "models/bands/waiting.h"
#include "models/laboratory/counter_random.h"
#include "models/laboratory/hedger.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace ballast::laboratory {
namespace {

constexpr double kHour = 3'600, kYear = 365 * 86'400.0;
constexpr std::size_t kStepsAnHour = 60, kStepsADay = 24 * kStepsAnHour;
constexpr double kStepYears = 60 / kYear;
constexpr std::size_t kLeastDays = 180;
/// Of an hour that was watched for less nothing can be said.
constexpr double kLeastSeconds = 600;
/// Errors for which the band's aversion is found, in parts of the period's own.
constexpr double kErrors[] = {0.2, 0.3, 0.45, 0.65, 1, 1.5, 2.2, 3.3, 5};
/// Minutes between two looks of a clock.
constexpr std::uint32_t kClocks[] = {5, 15, 60, 240};

double average(double sum, double seconds) { return seconds > 0 ? sum / seconds : 0; }

/// One hour as it is walked.
struct Walked {
    double gammaUsd = 0;  ///< gamma times the price squared
    double variance = 0;  ///< of the whole hour
    double spot = 0;
};

Walked walkedOf(const review::HourCell& cell)
{
    const double seconds = cell.seconds();
    Walked w;
    w.spot = average(cell.spotSeconds, seconds);
    w.gammaUsd = average(cell.gammaSeconds, seconds) * 100 * w.spot;
    w.variance = average(cell.variance, seconds) * kHour;
    return w;
}

/// Of too many hours some, evenly spread: each stands for those about it.
std::vector<Walked> thinned(std::vector<Walked> hours)
{
    if (hours.size() <= kMostFrontierHours) return hours;
    const std::size_t all = hours.size();
    for (std::size_t n = 0; n < kMostFrontierHours; ++n)
        hours[n] = hours[(2 * n + 1) * all / (2 * kMostFrontierHours)];
    hours.resize(kMostFrontierHours);
    hours.shrink_to_fit();
    return hours;
}

/// What is hedged depends on gamma times the price squared alone, in dollars: the walk has its own
/// price, and the gamma that makes the same of it. Nothing once `cancelled` is set. What is drawn
/// is counted in `moves`.
std::optional<Series> seriesOf(const std::vector<Walked>& hours, std::size_t days,
                               std::uint64_t seed, std::uint32_t book,
                               const std::atomic<bool>* cancelled, std::size_t& moves)
{
    const std::size_t steps = days * kStepsADay;
    if (cancelled && *cancelled) return std::nullopt;
    std::vector<double> even((steps + 1) / 2), odd(even.size());
    fillNormals(seed, 0, book, even, odd);
    moves += even.size() + odd.size();
    Series series;
    series.steps.reserve(steps + 1);
    Seen seen;
    seen.spot = hours.front().spot;
    for (std::size_t n = 0; n <= steps; ++n) {
        if (cancelled && n % kStepsADay == 0 && *cancelled) return std::nullopt;
        const Walked& hour = hours[n / kStepsAnHour % hours.size()];
        seen.gamma = hour.gammaUsd / (seen.spot * seen.spot);
        seen.sigma = std::sqrt(hour.variance / kHour * kYear);
        series.steps.push_back(seen);
        const double normal = n % 2 == 0 ? even[n / 2 % even.size()] : odd[n / 2];
        const double sd = std::sqrt(hour.variance / kStepsAnHour);
        const double move = seen.spot * std::expm1(sd * normal - sd * sd / 2);
        seen.delta += seen.gamma * move;
        seen.spot += move;
    }
    return series;
}

/// The aversion at which a book of this hour's make swings so much a day.
std::optional<double> aversionFor(double errorUsd, const Walked& typical, double lambda)
{
    bands::Inputs in;
    in.forward = typical.spot;
    in.gamma = typical.gammaUsd / (typical.spot * typical.spot);
    in.sigma = std::sqrt(typical.variance / kHour * kYear);
    in.cost = lambda;
    const bands::RiskAversion found = bands::riskAversionFor(errorUsd, in);
    if (found.status != bands::Status::Ok) return std::nullopt;
    return found.perUsd;
}

/// The mean of the hours, weighted by what a move's square is multiplied by.
Walked typicalOf(const std::vector<Walked>& hours)
{
    Walked sum;
    double weight = 0;
    for (const Walked& hour : hours) {
        sum.gammaUsd += hour.gammaUsd, sum.variance += hour.variance, sum.spot += hour.spot;
        weight += 1;
    }
    return {sum.gammaUsd / weight, sum.variance / weight, sum.spot / weight};
}

double lambdaOf(const review::PeriodReview& period, std::span<const review::HourCell> hours)
{
    const review::CostSum& cost = period.cost;
    if (cost.tradedUsd > 0 && cost.realised > 0) return cost.realised / cost.tradedUsd;
    double sum = 0, seconds = 0;
    for (const review::HourCell& cell : hours) sum += cell.costSeconds, seconds += cell.sigmaKnown;
    return average(sum, seconds);
}

std::string clockName(std::uint32_t minutes)
{
    return minutes % 60 == 0 ? fmt::format("every {} h", minutes / 60)
                             : fmt::format("every {} min", minutes);
}

std::vector<PolicyResult> rulesFor(double errorUsd, const Walked& typical, double lambda)
{
    std::vector<PolicyResult> rules;
    for (const double share : kErrors) {
        const auto aversion = aversionFor(share * errorUsd, typical, lambda);
        if (!aversion) continue;
        PolicyResult rule;
        rule.name = fmt::format("Whalley-Wilmott {:.1e}", *aversion);
        rule.hedge.trigger = Trigger::WhalleyWilmott;
        rule.hedge.riskAversion = *aversion;
        rule.hedge.hedgeTo = rebalance::HedgeTo::Edge;
        rules.push_back(std::move(rule));
    }
    for (const std::uint32_t minutes : kClocks) {
        PolicyResult rule;
        rule.name = clockName(minutes);
        rule.hedge.trigger = Trigger::Clock;
        rule.hedge.every = minutes;
        rules.push_back(std::move(rule));
    }
    return rules;
}

/// The cost of the line through the efficient rules at this error: both in logarithms, for cost
/// falls with a power of the error. 0: beyond its ends.
double lineAt(const std::vector<PolicyResult>& rules, double errorUsd)
{
    std::vector<const PolicyResult*> line;
    for (const PolicyResult& rule : rules)
        if (rule.efficient && rule.sd > 0 && rule.cost > 0) line.push_back(&rule);
    std::ranges::sort(line, {}, [](const PolicyResult* rule) { return rule->sd; });
    for (std::size_t n = 1; n < line.size(); ++n) {
        const PolicyResult &a = *line[n - 1], &b = *line[n];
        if (errorUsd < a.sd || errorUsd > b.sd || !(b.sd > a.sd)) continue;
        const double share = std::log(errorUsd / a.sd) / std::log(b.sd / a.sd);
        return a.cost * std::pow(b.cost / a.cost, share);
    }
    return 0;
}

}  // namespace

std::vector<review::HourCell> hoursOf(const review::ReviewData& data,
                                      const review::PeriodReview& period, core::Currency underlying)
{
    std::vector<review::HourCell> hours;
    for (const review::HourCell& cell : data.hours)
        if (cell.hour >= period.from && cell.hour <= period.to &&
            (underlying.empty() || cell.underlying == underlying))
            hours.push_back(cell);
    return hours;
}

PeriodFrontier periodFrontier(const review::PeriodReview& period,
                              std::span<const review::HourCell> hours, std::uint64_t seed,
                              const std::atomic<bool>* cancelled)
{
    PeriodFrontier out;
    std::map<core::Currency, std::vector<Walked>> books;
    std::map<core::Currency, double> seconds;
    for (const review::HourCell& cell : hours) {
        if (cell.seconds() < kLeastSeconds) continue;
        const Walked walked = walkedOf(cell);
        if (!(walked.spot > 0) || !(walked.variance > 0)) continue;
        books[cell.underlying].push_back(walked);
        seconds[cell.underlying] += cell.seconds();
        out.hours += cell.seconds() / kHour;
    }
    out.lambda = lambdaOf(period, hours);
    out.errorUsd = period.quality.errorSdUsd;
    double watched = 0;
    for (const auto& [underlying, sum] : seconds) watched = std::max(watched, sum);
    if (books.empty() || !(out.lambda > 0) || !(out.errorUsd > 0)) return out;
    out.costUsd = period.cost.realised / (watched / 86'400);
    std::size_t longest = 0;
    const std::vector<Walked>* largest = nullptr;
    std::size_t walked = 0, known = 0;
    for (auto& [underlying, book] : books) {
        known += book.size();
        book = thinned(std::move(book));
        walked += book.size();
        longest = std::max(longest, book.size());
        if (!largest || typicalOf(book).gammaUsd > typicalOf(*largest).gammaUsd) largest = &book;
    }
    if (walked < known) out.walkedHours = walked;
    const std::size_t days = std::max(kLeastDays, longest / 24 + 1);
    out.days = static_cast<double>(days);

    Costs costs;
    costs.fee = out.lambda, costs.halfSpread = 0, costs.lot = 0;
    costs.visibleDepth = costs.dailyVolume = 1e15;
    std::vector<PolicyResult> rules = rulesFor(out.errorUsd, typicalOf(*largest), out.lambda);
    std::vector<double> variance(rules.size(), 0), fourth(rules.size(), 0);
    std::uint32_t number = 0;
    for (const auto& [underlying, book] : books) {
        const std::optional<Series> series =
            seriesOf(book, days, seed, number++, cancelled, out.moves);
        if (!series) return out;
        for (std::size_t n = 0; n < rules.size(); ++n) {
            const HedgeOutcome one = hedge(rules[n].hedge, costs, *series, kStepYears, cancelled);
            if (cancelled && *cancelled) return out;
            rules[n].cost += one.cost.mean;
            rules[n].costError = std::hypot(rules[n].costError, one.cost.meanError());
            rules[n].trades += one.trades.mean;
            rules[n].turnover += one.turnover.mean;
            variance[n] += one.error.variance();
            fourth[n] += std::pow(2 * one.error.sd() * one.error.sdError(), 2);
        }
    }
    for (std::size_t n = 0; n < rules.size(); ++n) {
        rules[n].sd = std::sqrt(variance[n]);
        if (rules[n].sd > 0) rules[n].sdError = std::sqrt(fourth[n]) / (2 * rules[n].sd);
    }
    std::ranges::stable_sort(rules, {}, &PolicyResult::sd);
    markEfficient(rules);
    out.frontierUsd = lineAt(rules, out.errorUsd);
    PolicyResult ours;
    ours.name = "this period";
    ours.cost = out.costUsd, ours.sd = out.errorUsd;
    ours.trades = period.quality.hedgesPerDay;
    ours.inForce = true;
    rules.push_back(std::move(ours));
    out.report.title = "The period among the rules of the laboratory";
    out.report.costOf = out.report.riskOf = "USD a day";
    out.report.policies = std::move(rules);
    out.known = true;
    return out;
}

}  // namespace ballast::laboratory
