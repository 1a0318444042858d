#include "models/laboratory/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::laboratory {
namespace {

constexpr double kYearSeconds = 365.0 * 86'400;
/// A search walks the same markets many times; as many steps as this are kept in memory, 72 bytes
/// each.
constexpr double kMostKept = 8e6;
/// A search costs little against the first walk where markets are kept.
constexpr double kSearchShare = 0.05;

}  // namespace

double stepsOf(const BacktestPlan& plan)
{
    return std::floor(plan.days * 86'400 / plan.stepSeconds);
}

Policy fiveSecondThreshold(double threshold, double stepSeconds)
{
    Policy policy;
    policy.name = "5 s threshold";
    policy.hedge.trigger = Trigger::Band;
    policy.hedge.every = static_cast<std::uint32_t>(std::max(1LL, std::llround(5 / stepSeconds)));
    policy.hedge.below = policy.hedge.above = threshold;
    policy.hedge.hedgeTo = rebalance::HedgeTo::Target;
    return policy;
}

Backtest::Backtest(BacktestPlan plan)
    : m_plan(std::move(plan)),
      m_parts(m_plan.lastSeed < m_plan.firstSeed ? 0 : m_plan.lastSeed - m_plan.firstSeed + 1)
{
    for (std::size_t i = 0; i < m_plan.policies.size(); ++i)
        if (m_plan.policies[i].dailySdUsd > 0) m_searches.push_back({.policy = i});
    m_stages = m_searches.empty() ? 0 : kBisections;
    m_keep = m_stages > 0 && stepsOf(m_plan) * static_cast<double>(m_parts.size()) <= kMostKept;
    if (m_stages > 0) aim();
}

/// The aversion in the middle, on the scale of logarithms.
void Backtest::aim()
{
    for (const Search& search : m_searches)
        m_plan.policies[search.policy].hedge.riskAversion = std::sqrt(search.low * search.high);
}

void Backtest::run(std::size_t part, const std::atomic<bool>& cancelled)
{
    if (cancelled) return;
    Part& mine = m_parts[part];
    const double stepYears = m_plan.stepSeconds / kYearSeconds, steps = stepsOf(m_plan);
    if (!(steps <= kMostSteps)) {
        mine.problem = fmt::format(
            "{:.0f} steps a market are more than the {:.0f} there is room for", steps, kMostSteps);
        return;
    }
    std::shared_ptr<const Series> series = mine.series;
    if (!series) {
        auto market = m_plan.open(m_plan.firstSeed + part);
        if (!market) {
            mine.problem = market.error().message;
            return;
        }
        series = std::make_shared<const Series>(
            walk(**market, static_cast<std::size_t>(steps), stepYears, &cancelled));
        if (cancelled) return;
        mine.priced += series->priced;
        if (m_keep) mine.series = series;
    }
    mine.outcomes.assign(m_plan.policies.size(), {});
    const bool searching = m_stage < m_stages;
    for (std::size_t i = 0; i < m_plan.policies.size() && !cancelled; ++i)
        if (!searching || m_plan.policies[i].dailySdUsd > 0)
            mine.outcomes[i] =
                hedge(m_plan.policies[i].hedge, m_plan.costs, *series, stepYears, &cancelled);
}

HedgeOutcome Backtest::together(std::size_t policy) const
{
    HedgeOutcome all;
    for (const Part& part : m_parts)
        if (policy < part.outcomes.size()) all.merge(part.outcomes[policy]);
    return all;
}

double Backtest::longest(std::size_t policy) const
{
    double days = 0;
    for (const Part& part : m_parts)
        if (policy < part.outcomes.size()) days = std::max(days, part.outcomes[policy].cost.count);
    return days;
}

bool Backtest::next()
{
    if (m_stage >= m_stages) return false;
    for (Search& search : m_searches) {
        const Policy& policy = m_plan.policies[search.policy];
        const bool tooMuch = together(search.policy).error.sd() > policy.dailySdUsd;
        (tooMuch ? search.low : search.high) = policy.hedge.riskAversion;
    }
    ++m_stage;
    // The last stage stands at the end that keeps the promise.
    if (m_stage < m_stages)
        aim();
    else
        for (const Search& search : m_searches)
            m_plan.policies[search.policy].hedge.riskAversion = search.high;
    return true;
}

double Backtest::before() const
{
    if (m_stage == 0) return 0;
    return m_keep ? 1 - kSearchShare * (m_stages - m_stage + 1) : double(m_stage) / (m_stages + 1);
}

double Backtest::share() const
{
    if (m_stages == 0) return 1;
    if (!m_keep) return 1.0 / (m_stages + 1);
    return m_stage == 0 ? 1 - kSearchShare * m_stages : kSearchShare;
}

std::vector<std::string> Backtest::problems() const
{
    std::vector<std::string> out;
    for (const Part& part : m_parts)
        if (!part.problem.empty() && std::ranges::find(out, part.problem) == out.end())
            out.push_back(part.problem);
    for (const Search& search : m_searches) {
        const Policy& policy = m_plan.policies[search.policy];
        if (m_stage < m_stages || !out.empty()) continue;
        const double left = together(search.policy).error.sd();
        if (left > policy.dailySdUsd)
            out.push_back(
                fmt::format("{}: no risk aversion leaves as little as {} USD a day; the "
                            "least is {:.6g}",
                            policy.name, policy.dailySdUsd, left));
    }
    return out;
}

Report Backtest::report() const
{
    Report report;
    report.title = m_plan.title;
    report.costOf = "USD a day";
    report.riskOf = "USD a day";
    report.costs = m_plan.costs;
    report.onePath = m_plan.onePath && m_parts.size() > 1;
    for (std::size_t i = 0; i < m_plan.policies.size(); ++i) {
        const Policy& policy = m_plan.policies[i];
        const HedgeOutcome all = together(i);
        PolicyResult result;
        result.name = policy.name;
        result.hedge = policy.hedge;
        result.cost = all.cost.mean;
        // One recorded path is as many days as its longest walk has.
        const double days = m_plan.onePath ? longest(i) : all.cost.count;
        result.costError = all.cost.meanError(days);
        result.sd = all.error.sd();
        result.sdError = all.error.sdError(days);
        result.pnlSd = all.pnl.sd();
        result.trades = all.trades.mean;
        result.turnover = all.turnover.mean;
        result.inForce = policy.inForce;
        report.policies.push_back(std::move(result));
    }
    for (const Part& part : m_parts) report.events += part.priced;
    report.problems = problems();
    markEfficient(report.policies);
    return report;
}

}  // namespace ballast::laboratory
