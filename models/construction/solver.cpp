#include "models/construction/solver.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

bool isDiscrete(const Problem& problem)
{
    for (const Instrument& i : problem.instruments)
        if (i.lot > 0 || i.minimum > 0 || i.ticket > 0) return true;
    return false;
}

bool isSmooth(const Problem& problem)
{
    for (const Instrument& i : problem.instruments)
        if (i.impact > 0) return true;
    return !problem.riskWeights.empty();
}

double outside(const GreekBand& band, double y)
{
    return y > band.upper ? y - band.upper : y < band.lower ? y - band.lower : 0;
}

/// The part of an instrument beyond `fixed` units of the side it is traded on, or nothing of it.
Instrument beyond(Instrument i, double x)
{
    const double least = x == 0 ? 0 : i.minimum;
    const bool open = x == 0 && i.ticket == 0 && i.minimum == 0 && i.lot == 0;
    if (x != 0 && i.lot == 0) {
        (x > 0 ? i.maxSell : i.maxBuy) = 0;
        (x > 0 ? i.maxBuy : i.maxSell) -= least;
    } else if (!open) {
        i.maxBuy = i.maxSell = 0;
    }
    double skip = least;
    std::vector<CostLevel>& levels = x > 0 ? i.buyLevels : i.sellLevels;
    while (skip > 0 && !levels.empty() && levels.front().size <= skip) {
        skip -= levels.front().size;
        levels.erase(levels.begin());
    }
    if (!levels.empty()) levels.front().size -= skip;
    i.ticket = i.minimum = i.lot = 0;
    return i;
}

}  // namespace

std::string_view text(Status status)
{
    switch (status) {
        case Status::Optimal: return "best";
        case Status::Infeasible: return "out of reach";
        case Status::TimeCapped: return "best in the time given";
        case Status::Rounded: return "rounded";
        case Status::Invalid: return "not a problem";
    }
    return "?";
}

double Solution::gap() const
{
    if (exact || cost <= lowerBound) return 0;
    return (cost - lowerBound) / std::max(std::abs(cost), 1e-12);
}

void Solver::take(const Problem& problem, const std::vector<double>& x, Solution& out)
{
    if (&out.x != &x) out.x.assign(x.begin(), x.end());
    out.cost = objective(problem, out.x);
    out.residual = residual(problem, out.x);
}

void Solver::solve(const Problem& problem, const SolverOptions& options, Solution& out)
{
    out.status = Status::Invalid;
    out.x.assign(problem.instruments.size(), 0);
    out.violations.clear();
    out.why.clear();
    out.unique = Uniqueness::NotExamined;
    out.exact = false;
    out.cost = out.lowerBound = 0;
    out.residual = {};
    out.why = faultOf(problem);
    if (!out.why.empty()) return;
    continuous(problem, out);
    if (options.effort != Effort::Continuous && isDiscrete(problem) &&
        out.status != Status::Invalid)
        whole(problem, options, out);
}

LinearStatus Solver::linear()
{
    const LinearStatus status = m_simplex.solve(m_program.linear);
    m_ours = status != LinearStatus::Stalled;
    double cost = 0;
    return m_ours ? status : solveByGlpk(m_program.linear, m_columns, cost);
}

void Solver::continuous(const Problem& problem, Solution& out)
{
    build(problem, m_program);
    const LinearStatus status = linear();
    if (status == LinearStatus::Infeasible) return elastic(problem, out);
    if (status == LinearStatus::Stalled) {
        out.why = "neither simplex came to an end";
        return;
    }
    if (m_program.quadratic) return quadratic(problem, out);
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), out.x);
    take(problem, out.x, out);
    out.status = Status::Optimal;
    out.exact = true;
    out.unique = m_ours ? m_simplex.uniqueness() : Uniqueness::NotExamined;
    out.lowerBound = out.cost;
    // Where tickets are spread, what the program costs is less than the trades do.
    double program = 0;
    const std::vector<double>& x = m_ours ? m_simplex.x() : m_columns;
    for (std::size_t j = 0; j < x.size(); ++j) program += m_program.linear.cost[j] * x[j];
    out.lowerBound = std::min(program, out.cost);
}

void Solver::quadratic(const Problem& problem, Solution& out)
{
    if (!m_quadratic.solve(problem, m_program)) {
        out.why = "the risk weights have a negative eigenvalue";
        return;
    }
    amounts(m_program, m_quadratic.x(), problem.instruments.size(), out.x);
    take(problem, out.x, out);
    out.status = Status::Optimal;
    out.lowerBound = std::min(m_quadratic.bound(), out.cost);
    out.exact = m_quadratic.converged() && fits(problem, out.x, 1e-8);
    if (!out.exact) {
        out.status = Status::TimeCapped;
        out.why = "the gap between cost and bound did not close";
    }
    bool strict = true;
    for (const double c : m_program.curvature) strict = strict && c > 0;
    out.unique = strict ? Uniqueness::Unique : Uniqueness::NotExamined;
}

/// First the least weighted distance outside the bands, then the least cost at that distance.
void Solver::elastic(const Problem& problem, Solution& out)
{
    std::size_t first = 0;
    makeElastic(problem, m_program, first);
    if (linear() != LinearStatus::Optimal) {
        out.status = Status::Infeasible;
        out.why = "the bands cannot be met, nor could the nearest to them be found";
        take(problem, out.x, out);
        return name(problem, out);
    }
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), out.x);
    const GreekVector nearest = residual(problem, out.x);
    Problem wider = problem;
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        GreekBand& g = wider.greeks[k];
        const double slack = 1e-10 * std::max(unitScale(problem, k), std::abs(nearest[k]));
        if (nearest[k] < g.lower) g.lower = nearest[k] - slack;
        if (nearest[k] > g.upper) g.upper = nearest[k] + slack;
    }
    build(wider, m_program);
    if (linear() == LinearStatus::Optimal) {
        if (m_program.quadratic)
            quadratic(wider, out);
        else
            amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(),
                    out.x);
    }
    take(problem, out.x, out);
    out.status = Status::Infeasible;
    out.lowerBound = out.cost;
    out.exact = true;
    out.unique = Uniqueness::NotExamined;
    name(problem, out);
}

void Solver::name(const Problem& problem, Solution& out) const
{
    out.violations.clear();
    double margin = 0, notional = 0;
    for (std::size_t i = 0; i < out.x.size(); ++i) {
        margin += marginOf(problem.instruments[i], out.x[i]);
        notional += problem.instruments[i].notionalPerUnit * std::abs(out.x[i]);
    }
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        const GreekBand& band = problem.greeks[k];
        const double amount = outside(band, out.residual[k]);
        if (std::abs(amount) <=
            kFeasible * std::max(unitScale(problem, k), std::abs(band.exposure)))
            continue;
        const double needed = std::abs(outside(band, band.exposure));
        double most = 0;
        for (const Instrument& i : problem.instruments) {
            const double wish = amount > 0 ? -i.perUnit[k] : i.perUnit[k];
            most += wish > 0 ? wish * i.maxBuy : -wish * i.maxSell;
        }
        std::string reason;
        if (reach(problem, k) == 0)
            reason = fmt::format("no instrument changes {}", band.name);
        else if (most < needed * (1 - kFeasible))
            reason = fmt::format("all that may be traded changes {} by {:.6g} of {:.6g}", band.name,
                                 most, needed);
        else if (problem.marginBudget && margin >= *problem.marginBudget * (1 - 1e-6))
            reason = "the margin budget is used up";
        else if (problem.notionalCap && notional >= *problem.notionalCap * (1 - 1e-6))
            reason = "the notional cap is used up";
        else
            reason = "not together with the other bands";
        out.violations.push_back({k, band.name, amount, std::move(reason)});
    }
}

/// The continuous answer with the bands drawn in by what rounding to the nearest lot moves a Greek
/// at most: such an answer stays inside when it is rounded. The finest instrument puts its own
/// Greeks right.
bool Solver::roundable(const Problem& problem, const std::vector<double>& from,
                       std::vector<double>& x)
{
    const Instrument& finest = problem.instruments[m_search.finest()];
    m_tighter = problem;
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        GreekBand& g = m_tighter.greeks[k];
        double half = std::abs(finest.perUnit[k]) * finest.lot / 2;
        for (std::size_t i = 0; finest.perUnit[k] == 0 && i < from.size(); ++i)
            if (from[i] != 0)
                half +=
                    std::abs(problem.instruments[i].perUnit[k]) * problem.instruments[i].lot / 2;
        half = std::min(half, 0.49 * (g.upper - g.lower));
        g.lower += half;
        g.upper -= half;
    }
    build(m_tighter, m_program);
    if (linear() != LinearStatus::Optimal) return false;
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), x);
    return true;
}

/// From two sides: rounded towards no trade, and from within the bands to the nearest.
void Solver::search(const Problem& problem, int settings, Solution& out)
{
    using Rounding = LotSearch::Rounding;
    m_search.run(problem, out.x, Rounding::TowardsNone, settings / 2);
    m_first = m_search.x();
    const bool inside = m_search.inside();
    std::vector<double> from = out.x;
    if (!isSmooth(problem)) roundable(problem, out.x, from);
    m_search.run(problem, from, Rounding::Nearest, settings / 2);
    const bool better = m_search.inside() != inside
                            ? m_search.inside()
                            : objective(problem, m_search.x()) < objective(problem, m_first);
    if (!better) m_search.run(problem, m_first, Rounding::Nearest, 0);
}

/// Whole lots, from the answer without them.
void Solver::whole(const Problem& problem, const SolverOptions& options, Solution& out)
{
    const bool reachable = out.status != Status::Infeasible;
    const double bound = out.lowerBound;
    search(problem, options.searchSettings, out);
    take(problem, m_search.x(), out);
    out.exact = false;
    out.unique = Uniqueness::NotExamined;
    if (!m_search.inside()) {
        out.status = Status::Infeasible;
        out.lowerBound = 0;
        out.why = reachable ? "no combination of whole lots was found that meets every band"
                            : "whole lots nearest to bands that cannot be met";
        name(problem, out);
    } else {
        out.status = Status::Rounded;
        out.lowerBound = std::min(bound, out.cost);
        out.why = "found by search, not proven the best";
        if (out.cost - bound <= 1e-9 * std::abs(out.cost)) {
            out.status = Status::Optimal;
            out.exact = true;
            out.why.clear();
        }
    }
    if (options.effort == Effort::Best && reachable && !out.exact && !isSmooth(problem))
        byTree(problem, options, out);
    else if (options.effort == Effort::Best && out.status == Status::Rounded && isSmooth(problem))
        out.why = "lots with impacts or risk weights are searched for, not proven";
}

void Solver::byTree(const Problem& problem, const SolverOptions& options, Solution& out)
{
    const bool had = out.status == Status::Rounded;
    IntegerAnswer tree =
        solveInteger(problem, options.integer, had ? out.x : std::vector<double>{});
    if (tree.infeasible && !had) {
        out.why = "no combination of whole lots meets every band";
        return;
    }
    bool good = tree.found && polish(problem, tree.x);
    if (good && (!had || objective(problem, tree.x) < out.cost)) {
        take(problem, tree.x, out);
        out.violations.clear();
    }
    if (!had && !good) return;
    out.lowerBound = std::min(out.cost, std::max(out.lowerBound, tree.bound));
    const bool proven =
        tree.proven && out.cost - tree.bound <= 2e-8 * std::max(1.0, std::abs(out.cost)) +
                                                    options.integer.gap * std::abs(out.cost);
    out.exact = proven;
    out.status = proven ? Status::Optimal : good ? Status::TimeCapped : Status::Rounded;
    out.why = proven ? "" : "the limit came before the proof";
}

/// What may be of any size, exactly at its best beside the lots and choices the tree has made, for
/// the tree answers within tolerances of its own. False: that answer does not hold.
bool Solver::polish(const Problem& problem, std::vector<double>& x)
{
    Problem rest = problem;
    std::vector<double> fixed = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Instrument& one = problem.instruments[i];
        if (one.lot == 0) fixed[i] = std::copysign(x[i] == 0 ? 0 : one.minimum, x[i]);
        rest.instruments[i] = beyond(one, x[i]);
        if (rest.marginBudget) *rest.marginBudget -= marginOf(one, fixed[i]);
        if (rest.notionalCap) *rest.notionalCap -= one.notionalPerUnit * std::abs(fixed[i]);
    }
    for (auto* cap : {&rest.marginBudget, &rest.notionalCap})
        if (*cap) *cap = std::max(0.0, **cap);
    const GreekVector y = residual(problem, fixed);
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) rest.greeks[k].exposure = y[k];
    build(rest, m_program);
    if (linear() == LinearStatus::Optimal) {
        std::vector<double> more;
        amounts(m_program, m_ours ? m_simplex.x() : m_columns, x.size(), more);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = fixed[i] + more[i];
    }
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!isTradable(problem.instruments[i], x[i])) return false;
    return fits(problem, x);
}

Solution solve(const Problem& problem, const SolverOptions& options)
{
    Solution out;
    Solver().solve(problem, options, out);
    return out;
}

}  // namespace ballast::construction
